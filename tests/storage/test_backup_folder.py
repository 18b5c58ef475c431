"""Which backups are kept, and how a backup is known: pure, by names alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.backup_folder import Backup, as_backup, backup_folder, superfluous

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)


def made_at(moments: list[datetime]) -> list[Backup]:
    return [Backup(Path(f"{n}.rawi"), n, moment) for n, moment in enumerate(moments, 1)]


def rotated(moments: list[datetime]) -> list[Backup]:
    """What is left when superfluous ones go after each new one."""
    kept: list[Backup] = []
    for backup in made_at(moments):
        kept.append(backup)
        gone = superfluous(kept)
        kept = [one for one in kept if one not in gone]
    return kept


def test_a_backup_is_known_by_its_name_and_folder(tmp_path: Path) -> None:
    folder = backup_folder(tmp_path / "قضية.rawi")
    assert folder.name == "قضية.rawi.backups"
    name = "0012-2026-03-31T12-00-00Z.rawi"
    found = as_backup(folder / name)
    assert found is not None
    assert (found.number, found.made) == (12, NOON)
    assert as_backup(tmp_path / name) is None
    assert as_backup(folder / "0012-2026-13-31T12-00-00Z.rawi") is None
    assert as_backup(folder / "قضية.rawi") is None
    assert as_backup(folder / f".{name}.copying") is None


def test_the_last_five_are_kept_whatever_their_age() -> None:
    hours = [NOON + timedelta(minutes=n) for n in range(40)]
    assert [backup.number for backup in rotated(hours)] == [36, 37, 38, 39, 40]


def test_days_weeks_and_months_are_kept() -> None:
    days = [NOON - timedelta(hours=6 * n) for n in range(400)][::-1]
    kept = rotated(days)
    ages = [(NOON.date() - backup.made.date()).days for backup in kept]
    assert len(kept) <= 5 + 7 + 4 + 3
    assert {0, 1, 2, 3, 4, 5, 6} <= set(ages)
    assert any(13 <= age <= 22 for age in ages)
    assert any(28 <= age <= 62 for age in ages)
    assert max(ages) <= 100


def test_a_clock_set_back_never_lets_the_new_one_go() -> None:
    future = [NOON + timedelta(days=3650 + n) for n in range(30)]
    past = [NOON + timedelta(minutes=n) for n in range(3)]
    kept = rotated([*future, *past])
    assert {31, 32, 33} <= {backup.number for backup in kept}
    assert 30 in {backup.number for backup in kept}


def test_the_newest_is_always_kept_and_little_else_piles_up() -> None:
    draw = random.Random(3)
    for _ in range(200):
        moments = [NOON + timedelta(minutes=draw.randrange(-(10**6), 10**6)) for _ in range(60)]
        kept = rotated(moments)
        assert kept[-1].number == 60
        assert 5 <= len(kept) <= 19
