"""Files of a build bear no trace of when, where and by whom it was made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from installers import release


def settle(folders: Iterable[Path]) -> None:
    """Give every file of the folders the release's moment, and rights that are anybody's alike."""
    moment = release.moment()
    for folder in folders:
        for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
            os.utime(path, (moment, moment), follow_symlinks=False)


def _is_program(path: Path) -> bool:
    """Programs lie at the top, or are scripts; libraries need no right to be executed."""
    with path.open("rb") as file:
        begin = file.read(4)
    return begin[:2] == b"#!" or (begin == b"\x7fELF" and ".so" not in path.name)
