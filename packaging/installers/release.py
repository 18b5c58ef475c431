"""What is released: its version, its moment, where its sources lie."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "installers"
PROGRAM = BUILD / "dist" / "rawi"
RELEASES = ROOT / "dist"
# The moment of a source without history (an unpacked archive): 2026-01-01.
_WITHOUT_HISTORY = 1767225600


def version() -> str:
    """Return the version that pyproject.toml gives."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])


def moment() -> int:
    """Return the moment that every file of a build bears, in seconds since 1970.

    The variable SOURCE_DATE_EPOCH where it is set (https://reproducible-builds.org/specs), else
    when the last change was committed: a build does not know what time it is.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return int(told.stdout) if told.returncode == 0 and told.stdout.strip() else _WITHOUT_HISTORY


def environment() -> dict[str, str]:
    """Return the variables of a build: nothing in it depends on chance or on the hour."""
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(moment()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
