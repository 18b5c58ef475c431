"""Cases that many tests begin with, made once in each process and copied for each test."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

P = ParamSpec("P")


def made_once(
    make: Callable[Concatenate[Path, P], Path],
) -> Callable[Concatenate[Path, P], Path]:
    """A maker of a case whose file is made the first time only, and then written as it was.

    Args:
        make: makes a plain case at a path from its other arguments, closes it, and gives the path.
    """

    made: dict[str, bytes] = {}

    @wraps(make)
    def write(path: Path, /, *args: P.args, **kwargs: P.kwargs) -> Path:
        key = repr((args, kwargs))
        if key not in made:
            with tempfile.TemporaryDirectory() as folder:
                made[key] = make(Path(folder, "case.rawi"), *args, **kwargs).read_bytes()
        path.write_bytes(made[key])
        return path

    return write
