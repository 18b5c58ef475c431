"""The installer for Windows, by Inno Setup (https://jrsoftware.org), on a Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from progress import CannotGoOn

from installers import release

SCRIPT = Path(__file__).parent / "windows" / "rawi.iss"
_USUAL = ("ProgramFiles(x86)", "ProgramFiles")


def build(program: Path, releases: Path) -> Path:
    """Write the installer of the program into the folder of releases; return it.

    Raises:
        CannotGoOn: Inno Setup is not there.
    """
    releases.mkdir(parents=True, exist_ok=True)
    version = release.version()
    folders = (f"/DFolder={program}", f"/DIcons={release.BUILD / 'icons'}", f"/O{releases}")
    subprocess.run([compiler(), f"/DVersion={version}", *folders, str(SCRIPT)], check=True)
    return releases / f"rawi-{version}-windows-x86_64-setup.exe"


def compiler() -> str:
    """Return where Inno Setup's compiler lies. Raises CannotGoOn."""
    folders = [Path(os.environ[name]) / "Inno Setup 6" for name in _USUAL if name in os.environ]
    places = [shutil.which("iscc"), *(shutil.which("iscc", path=str(place)) for place in folders)]
    found = next((place for place in places if place), None)
    if found is None:
        raise CannotGoOn("Install Inno Setup 6.4 or newer first: https://jrsoftware.org/isdl.php")
    return found
