"""The package for Debian and Ubuntu: the program under /usr/lib/rawi, its name in /usr/bin.

No script runs when it is installed or removed: dpkg's own triggers tell the desktop of menu entry,
file type and icons, and nothing that it does not list can be lost.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from installers import frozen, licence_texts, linux_files, release, shared_libraries
from installers.settling import settle

MAINTAINER = "The Rawi authors <authors@rawi.invalid>"
_HOME = Path("usr/lib/rawi")
_DOCUMENTS = Path("usr/share/doc/rawi")
# Found when the program runs and not by its links: the tables of keyboards.
_ALSO = ("xkb-data",)


def build(program: Path, releases: Path) -> Path:
    """Write the package of the program into the folder of releases; return it."""
    tree = release.BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(program, tree)
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(control_text(program, tree), encoding="utf-8")
    (control / "md5sums").write_text(checksums(tree), encoding="utf-8")
    settle([tree])
    releases.mkdir(parents=True, exist_ok=True)
    package = releases / f"rawi_{release.version()}_{architecture()}.deb"
    compression = ("-Zzstd", "-z10", "--threads-max=1")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(package)],
        check=True,
        env=release.environment(),
        stdout=subprocess.DEVNULL,
    )
    return package


def lay_out(program: Path, tree: Path) -> None:
    """Put everything where it lies when it is installed."""
    shutil.copytree(program, tree / _HOME, symlinks=True)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/rawi").symlink_to("../lib/rawi/rawi")
    for place, content in linux_files.shared(release.BUILD / "icons").items():
        file = tree / "usr/share" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tree / _DOCUMENTS).mkdir(parents=True)
    (tree / _DOCUMENTS / "copyright").write_text(copyright_text(program), encoding="utf-8")


def control_text(program: Path, tree: Path) -> str:
    """Return what dpkg is told of the package."""
    needs = shared_libraries.depends(
        shared_libraries.outside(program),
        shared_libraries.newest_glibc(shared_libraries.elf_files(program)),
    )
    return "\n".join(
        (
            "Package: rawi",
            f"Version: {release.version()}",
            f"Architecture: {architecture()}",
            f"Maintainer: {MAINTAINER}",
            f"Installed-Size: {frozen.size(tree) // 1024}",
            f"Depends: {', '.join([needs, *_ALSO])}",
            "Section: editors",
            "Priority: optional",
            "Description: workstation for reading Arabic news closely, fully offline",
            " Rawi shows an Arabic article with its people, organisations, places, dates",
            " and numbers; a timeline that shows how sure each date is; and a ledger of",
            " claims: who, according to whom, says that what happened, to whom, where,",
            " when, how many. Where two sources disagree, the two sentences stand side by",
            " side. Every mark can be corrected, and all is kept in one file, the case.",
            " .",
            " It opens no network connection.",
            "",
        )
    )


def architecture() -> str:
    """Return Debian's name of this machine's architecture."""
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def checksums(tree: Path) -> str:
    """Return the list that `dpkg --verify` goes by."""
    lines = []
    for folder, _, names in sorted(os.walk(tree / "usr")):
        for file in (Path(folder) / name for name in sorted(names)):
            if not file.is_symlink():
                with file.open("rb") as opened:
                    digest = hashlib.file_digest(opened, "md5").hexdigest()
                lines.append(f"{digest}  {file.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def copyright_text(program: Path) -> str:
    """Return Debian's file of licences: Rawi's, then where the others' are."""
    listed = (program / licence_texts.FOLDER / "README.txt").read_text(encoding="utf-8")
    return (
        "Copyright: the Rawi authors. GNU General Public License, version 3 or later:\n"
        "/usr/share/common-licenses/GPL-3. The texts of the licences below lie in\n"
        f"/{_HOME}/{licence_texts.FOLDER}; the bill of materials is\n"
        f"/{_HOME}/rawi.cdx.json.\n\n{listed}"
    )
