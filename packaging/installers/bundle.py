"""The folder of the installed program: made by PyInstaller, lightened, documented, of one moment.

    .venv-package/bin/python -m installers.bundle

The installers of all systems are made of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from installers import bill_of_materials, icons, inspection, licence_texts, release, unicode_data
from installers.frozen import INSIDE
from installers.release import BUILD, PROGRAM
from installers.settling import settle

SPEC = Path(__file__).parent / "rawi.spec"
# With notes for debuggers and names that nobody looks up, and safe to take them from: OpenBLAS has
# them too, and would not load any more.
_DEBUGGED = (
    *("libpython3*", "python3*/lib-dynload/*.so", "sqlcipher3/*.so", "bidi/*.so", "PIL/*.so"),
    *("pypdfium2_raw/*.so", "numpy/_core/*.so"),
    *("PySide6/Qt/lib/libicuuc*", "PySide6/Qt/lib/libicui18n*"),
)


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
        env=release.environment(),
    )


def lighten(inside: Path) -> None:
    """Take out of the libraries what only debuggers read, and other languages out of Qt's data."""
    files = [str(file) for pattern in _DEBUGGED for file in sorted(inside.glob(pattern))]
    subprocess.run(
        ["strip", "--strip-unneeded", "--enable-deterministic-archives", *files], check=True
    )
    for data in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
        unicode_data.lighten(data)


if __name__ == "__main__":
    print(make())
