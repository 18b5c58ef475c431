"""Rawi's commands as a person gives them: as a program of its own, or (faster) in this process."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.commands import program
from desktop.commands.picturing import PictureOrder
from desktop.look.translation import Language, words

LOCALES: dict[Language, str] = {"ar": "ar_SY.UTF-8", "en": "en_GB.UTF-8"}


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str


def start(
    *arguments: str | Path,
    stdin: bytes = b"",
    language: Language = "en",
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    folder: Path | None = None,
) -> Answer:
    """Start ``rawi`` as its own process.

    Args:
        arguments: its command line.
        stdin: what it reads from standard input.
        language: of its locale.
        environment: more variables.
        before: called in the new process before the program, to limit it (not on Windows).
        folder: where it is started.
    """
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **_reachable(), "LANG": LOCALES[language], **(environment or {})},
        preexec_fn=before,
        cwd=folder,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _reachable() -> dict[str, str]:
    """The checkout on the path of the new process, wherever that is started."""
    return {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


_C = ctypes.CDLL(None) if sys.platform == "linux" else None
# <linux/prctl.h>, <linux/capability.h>
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1


def as_anyone() -> None:
    """For ``before``: root gives up writing where the permissions forbid it."""
    if _C is not None:
        _C.prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE)


class Terminal:
    """A terminal in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self.ordered: list[PictureOrder] = []

    def __call__(self, *arguments: str | Path, language: Language = "en") -> Answer:
        """Give a command; pictures are not drawn but noted in ``ordered``."""
        self._capture.readouterr()
        code = program.run([*map(str, arguments)], words(language), self.ordered.append)
        said = self._capture.readouterr()
        return Answer(code, said.out, said.err)
