"""What a developer reads while the habits of `dev.py` work: one line a step, with the time."""

from __future__ import annotations

import sys
import time

_STARTED = time.monotonic()


def say(words: str) -> None:
    """Print one step to standard error, with the whole seconds since the start.

    Flushed at once, so that the line stands before what the step's own programs print.
    """
    print(f"[{time.monotonic() - _STARTED:4.0f} s] {words}", file=sys.stderr, flush=True)


class CannotGoOn(Exception):
    """Something that the person at the keyboard has to do first; the message says what."""
