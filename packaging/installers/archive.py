"""The archive for any Linux: unpacked anywhere it runs; `install.sh` gives it a menu entry."""

from __future__ import annotations

import gzip
import io
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

from installers import linux_files, release, shared_libraries
from installers.settling import settle

_LINUX = Path(__file__).parent / "linux"


def build(program: Path, releases: Path) -> Path:
    """Write the archive of the program into the folder of releases; return it."""
    name = f"rawi-{release.version()}-linux-{platform.machine()}"
    tree = release.BUILD / "tar" / name
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(program, tree, symlinks=True)
    for place, content in linux_files.shared(release.BUILD / "icons").items():
        file = tree / "share" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copy(_LINUX / "install.sh", tree / "install.sh")
    (tree / "README.txt").write_text(read_me(program), encoding="utf-8")
    settle([tree])
    releases.mkdir(parents=True, exist_ok=True)
    archive = releases / f"{name}.tar.gz"
    archive.write_bytes(packed(tree))
    return archive


def packed(tree: Path) -> bytes:
    """Return the folder as an archive: names in order, nobody's, of the release's moment."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in [tree, *sorted(tree.rglob("*"))]:
            archive.add(path, path.relative_to(tree.parent), recursive=False, filter=_nobodys)
    return gzip.compress(plain.getvalue(), 6, mtime=0)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = release.moment()
    if entry.issym():
        entry.mode = 0o777
    return entry


def source(releases: Path) -> Path:
    """Write the source that the program was made of beside it, as its licence asks."""
    name = f"rawi-{release.version()}"
    archive = releases / f"{name}-source.tar.gz"
    command = ["git", "archive", f"--prefix={name}/", "--format=tar", "HEAD"]
    plain = subprocess.run(command, cwd=release.ROOT, check=True, capture_output=True).stdout
    archive.write_bytes(gzip.compress(plain, 6, mtime=0))
    return archive


def read_me(program: Path) -> str:
    """Return what a person reads first, in both languages."""
    major, minor = shared_libraries.newest_glibc(shared_libraries.elf_files(program))
    text = (_LINUX / "README.txt").read_text(encoding="utf-8")
    libraries = ", ".join(
        name
        for name in shared_libraries.outside(program)
        if not name.startswith(("libc.", "libm.", "libdl", "libpthread", "librt", "libutil", "ld-"))
    )
    return text.format(version=release.version(), glibc=f"{major}.{minor}", libraries=libraries)
