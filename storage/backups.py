"""The automatic copies of a case: before migrations, before a backup was restored, the backups."""

from __future__ import annotations

from datetime import datetime
from glob import escape
from pathlib import Path

from storage.backup_folder import backups


def backup_of_format(case: Path, number: int) -> Path:
    """The copy that is made of a case before it is brought to a format newer than ``number``."""
    return case.with_name(f"{case.stem}.format{number}{case.suffix}.bak")


def former_file(case: Path, moment: datetime) -> Path:
    """A free name for the file of a case in whose place a backup is put at this moment (UTC)."""
    stem = f"{case.stem}.before-{moment:%Y-%m-%dT%H-%M-%S}Z"
    name, number = case.with_name(stem + case.suffix), 1
    while name.exists():
        number += 1
        name = case.with_name(f"{stem}-{number}{case.suffix}")
    return name


def backups_of(case: Path) -> list[Path]:
    """All automatic copies there are of a case."""
    of_formats = case.parent.glob(f"{escape(case.stem)}.format*{escape(case.suffix)}.bak")
    former = case.parent.glob(f"{escape(case.stem)}.before-*{escape(case.suffix)}")
    return [*sorted(of_formats), *sorted(former), *(backup.path for backup in backups(case))]
