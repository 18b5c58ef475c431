"""Where the automatic backups of a case lie, which there are, and which are kept.

They are numbered: their order is that of the numbers, whatever the clock said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.backup_places import case_with, choice, chosen_folders, folder_in

_NAME = re.compile(r"(\d{4,})-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z\.rawi")
_MOMENT = "%Y-%m-%dT%H-%M-%S"
_SUFFIX = ".backups"

# The last ones whatever their age, then the last of each day, week and month.
_LAST, _DAYS, _WEEKS, _MONTHS = 5, 7, 4, 3


@dataclass(frozen=True, slots=True)
class Backup:
    """``made`` is UTC, by the clock of the machine that made it."""

    path: Path
    number: int
    made: datetime


def backup_folder(case: Path) -> Path:
    """The folder that backups of a case are made in now, which may not exist yet: where the person
    chose, and beside the case while that is not there."""
    chosen = choice(case)
    if chosen is not None and chosen.is_present(case):
        return folder_in(chosen.folder, case)
    return _beside(case)


def backup_folders(case: Path) -> list[Path]:
    """All folders that may hold backups of a case."""
    return [_beside(case), *(folder_in(chosen, case) for chosen in chosen_folders(case))]


def backups(case: Path) -> list[Backup]:
    """The backups of a case that can be reached, the last one made at the end."""
    files: list[Path] = []
    for folder in backup_folders(case):
        with suppress(OSError):
            files += folder.iterdir()
    found = [backup for file in files if (backup := as_backup(file)) is not None]
    return sorted(found, key=lambda backup: (backup.number, backup.made))


def as_backup(path: Path) -> Backup | None:
    """What kind of backup a file is by its name and place; None: it is no automatic one."""
    named = _NAME.fullmatch(path.name)
    if named is None or not path.parent.name.endswith(_SUFFIX):
        return None
    try:
        made = datetime.strptime(named[2], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(named[1]), made)


def case_of(backup: Path) -> Path | None:
    """The case that a backup is of; None where the file is none."""
    if as_backup(backup) is None:
        return None
    elsewhere = case_with(backup.parent)
    return elsewhere or backup.parent.with_name(backup.parent.name.removesuffix(_SUFFIX))


def _beside(case: Path) -> Path:
    return case.with_name(case.name + _SUFFIX)


def next_backup(case: Path, made: datetime) -> Backup:
    """The name of a backup that is made now."""
    known = backups(case)
    number = known[-1].number + 1 if known else 1
    name = f"{number:04}-{made.astimezone(UTC).strftime(_MOMENT)}Z.rawi"
    return Backup(backup_folder(case) / name, number, made)


def superfluous(known: Sequence[Backup]) -> list[Backup]:
    """Those of a case's backups that rotation lets go, oldest first.

    Days, weeks and months are counted by those that there are, not from today: after a long pause,
    or with a clock that is wrong, none is lost for being old.
    """
    newest_first = sorted(known, key=lambda backup: backup.number, reverse=True)
    kept = {backup.number for backup in newest_first[:_LAST]}
    kept |= _last_of_each(newest_first, lambda made: made.date(), _DAYS)
    kept |= _last_of_each(newest_first, lambda made: made.isocalendar()[:2], _WEEKS)
    kept |= _last_of_each(newest_first, lambda made: (made.year, made.month), _MONTHS)
    return [backup for backup in reversed(newest_first) if backup.number not in kept]


def _last_of_each(
    newest_first: Iterable[Backup], span: Callable[[datetime], object], most: int
) -> set[int]:
    last: dict[object, int] = {}
    for backup in newest_first:
        last.setdefault(span(backup.made), backup.number)
    return set(list(last.values())[:most])
