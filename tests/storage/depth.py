"""How deep the tests dig that walk at random: enough for every change, deeper when asked.

``RAWI_PROOF_DEPTH=8`` makes them eight times as long; a release is proven so (CONTRIBUTING).
"""

from __future__ import annotations

import os

_DEPTH = int(os.environ.get("RAWI_PROOF_DEPTH", "1"))


def times(usual: int) -> int:
    """So many examples, kills or copies."""
    return usual * _DEPTH
