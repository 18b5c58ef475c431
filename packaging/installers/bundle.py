"""The folder of the installed program: made by PyInstaller, lightened, documented, of one moment.

    .venv-package/bin/python -m installers.bundle

The installers of all systems are made of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from installers import bill_of_materials, icons, inspection, licence_texts, release

BUILD = release.ROOT / "build" / "installers"
RELEASES = release.ROOT / "dist"
PROGRAM = BUILD / "dist" / "rawi"
INSIDE = "_internal"
SPEC = Path(__file__).parent / "rawi.spec"
# With notes for debuggers that fill half of them, and safe to take them from.
_DEBUGGED = ("libpython3*", "python3*/lib-dynload/*.so", "sqlcipher3/*.so")


def environment() -> dict[str, str]:
    """Return the variables of a build: nothing in it depends on chance or on the hour."""
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(release.moment()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }


def make() -> Path:
    """Make the folder anew; return it.

    Raises:
        inspection.NotFit: it holds what it must not, or lacks what it needs.
    """
    shutil.rmtree(BUILD, ignore_errors=True)
    icons.draw_all(BUILD / "icons")
    freeze(BUILD)
    if sys.platform == "linux":
        lighten(PROGRAM / INSIDE)
    licence_texts.write(PROGRAM)
    bill_of_materials.write(PROGRAM)
    inspection.check(PROGRAM)
    settle([PROGRAM])
    return PROGRAM


def freeze(build: Path) -> None:
    """Start PyInstaller with the spec."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(build / "dist"), "--workpath", str(build / "work"), str(SPEC)),
        ],
        check=True,
        cwd=release.ROOT,
        env=environment(),
    )


def lighten(inside: Path) -> None:
    """Take out of the libraries what only debuggers read."""
    files = [str(file) for pattern in _DEBUGGED for file in sorted(inside.glob(pattern))]
    subprocess.run(["strip", "--strip-debug", "--enable-deterministic-archives", *files], check=True)


def settle(folders: Iterable[Path]) -> None:
    """Give every file of the folders the release's moment, and rights that are anybody's alike."""
    moment = release.moment()
    for folder in folders:
        for path in sorted(folder.rglob("*"), reverse=True) + [folder]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
            os.utime(path, (moment, moment), follow_symlinks=False)


def _is_program(path: Path) -> bool:
    """Programs lie at the top, or are scripts; libraries need no right to be executed."""
    with path.open("rb") as file:
        begin = file.read(4)
    return begin[:2] == b"#!" or (begin == b"\x7fELF" and ".so" not in path.name)


if __name__ == "__main__":
    print(make())
