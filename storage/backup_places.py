"""Where a person wants the automatic backups of a case, when not beside it: on another disk.

It is kept in the person's settings and not in the case: it must be known while the case is damaged
or locked, and is true on this machine alone. The settings hold names of files, never a word of an
article.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from platformdirs import user_config_path

from storage.location import Doubt, doubt_about
from storage.problems import BackupNotWritten


@dataclass(frozen=True, slots=True)
class Choice:
    """``same_disk``: the person chose a folder on the disk that the case lies on."""

    folder: Path
    same_disk: bool

    def is_present(self, case: Path) -> bool:
        """Whether backups can be made there now. A disk that is not connected may leave an empty
        folder behind, which is then on the disk of the case."""
        return self.folder.is_dir() and (self.same_disk or not is_same_disk(case, self.folder))


def choice(case: Path) -> Choice | None:
    """What was chosen for a case; None: its backups lie beside it."""
    match _read().get(_key(case)):
        case {"folder": str(folder), "same_disk": bool(same_disk)}:
            return Choice(Path(folder), same_disk)
    return None


def choose(case: Path, folder: Path | None) -> None:
    """Have the backups of a case made in another folder from now on; None: beside it.

    Raises:
        BackupNotWritten: nobody can write there, or it cannot be remembered.
    """
    if folder is not None and not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise BackupNotWritten(folder, reason=os.strerror(errno.EACCES))
    place = folder.resolve() if folder is not None else None
    former = [str(one) for one in chosen_folders(case) if one != place]
    entry = {
        "folder": str(place) if place else None,
        "same_disk": place is not None and is_same_disk(case, place),
        "former": former,
    }
    try:
        _write({**_read(), _key(case): entry})
    except OSError as error:
        raise BackupNotWritten(_settings(), reason=error.strerror or str(error)) from error


def chosen_folders(case: Path) -> list[Path]:
    """Every folder that was ever chosen for the backups of a case: those made there are its own
    still, and are encrypted with it."""
    entry = _read().get(_key(case))
    return _folders(entry)


def unreached_folders(case: Path) -> list[Path]:
    """Of these, those that may hold backups which cannot be reached now: a folder that is not
    there, or is empty, as one is that a disk leaves behind."""
    return [
        chosen
        for chosen in chosen_folders(case)
        if not folder_in(chosen, case).exists() and _is_bare(chosen)
    ]


def doubt_about_place(case: Path) -> Doubt | None:
    """What there is to warn of where the backups of a case are made."""
    chosen = choice(case)
    if chosen is None:
        return None
    if not chosen.is_present(case):
        return Doubt("absent", str(chosen.folder))
    if chosen.same_disk:
        return Doubt("same_disk", str(chosen.folder))
    return doubt_about(chosen.folder / case.name)


def case_with(folder: Path) -> Path | None:
    """The case whose backups are made in a folder that :func:`folder_in` named."""
    for name, entry in _read().items():
        if any(folder_in(chosen, Path(name)) == folder for chosen in _folders(entry)):
            return Path(name)
    return None


def folder_in(chosen: Path, case: Path) -> Path:
    """The folder of one case among those of others; cases of one name have each its own."""
    return chosen / f"{case.name}-{sha256(_key(case).encode()).hexdigest()[:8]}.backups"


def is_same_disk(case: Path, folder: Path) -> bool:
    """Whether a folder is on the file system that a case lies on."""
    try:
        return folder.stat().st_dev == case.absolute().parent.stat().st_dev
    except OSError:
        return False


def _key(case: Path) -> str:
    return os.fsencode(case.resolve()).decode("utf-8", "backslashreplace")


def _is_bare(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return True


def _folders(entry: object) -> list[Path]:
    match entry:
        case {"folder": chosen, "former": list(former)}:
            return [Path(one) for one in (chosen, *former) if isinstance(one, str)]
    return []


def _settings() -> Path:
    return user_config_path("rawi") / "backups.json"


def _read() -> dict[str, object]:
    with suppress(OSError, ValueError):
        known = json.loads(_settings().read_text("utf-8"))
        if isinstance(known, dict):
            return known
    return {}


def _write(known: dict[str, object]) -> None:
    file = _settings()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")
    aside.replace(file)
