"""The automatic copies of a case, beside it: before migrations, and the backups."""

from __future__ import annotations

from glob import escape
from pathlib import Path

from storage.backup_folder import backups


def backup_of_format(case: Path, number: int) -> Path:
    """The copy that is made of a case before it is brought to a format newer than ``number``."""
    return case.with_name(f"{case.stem}.format{number}{case.suffix}.bak")


def backups_of(case: Path) -> list[Path]:
    """All automatic copies there are of a case."""
    of_formats = case.parent.glob(f"{escape(case.stem)}.format*{escape(case.suffix)}.bak")
    return [*sorted(of_formats), *(backup.path for backup in backups(case))]
