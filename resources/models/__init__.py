"""The learned models' loader. A model is a folder with its weights; without it Rawi works on.

``packaging`` has the program that trains them; the model card lies beside the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from resources.models.names import NameModel, load_names

NAMES = Path(__file__).parent / "recogniser"

_LOADING = Lock()


@dataclass(frozen=True)
class Models:
    """The models that an analysis may ask. ``names``: the recogniser of names, None without it."""

    names: NameModel | None


# The gazetteer and the patterns alone.
NO_MODELS = Models(names=None)


def shipped() -> Models:
    """The models that ship with Rawi, loaded once a process, at the first call."""
    with _LOADING:
        return _load(NAMES)


@lru_cache(maxsize=2)
def _load(folder: Path) -> Models:
    return Models(names=load_names(folder))
