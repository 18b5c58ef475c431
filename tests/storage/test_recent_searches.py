from __future__ import annotations

from pathlib import Path

from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from storage.recent_searches import MOST, RecentSearch

WORDS = "اسم الشاهد السري"


def test_the_last_searches_come_first_once_each_and_not_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        for number in range(MOST + 3):
            case.recent_searches.remember(RecentSearch(str(number), "stem"))
        case.recent_searches.remember(RecentSearch("5", "root"))
    with CaseFile.open(path) as case:
        found = case.recent_searches.all()
    assert found[:2] == [RecentSearch("5", "root"), RecentSearch(str(MOST + 2), "stem")]
    assert len(found) == MOST == len({one.query for one in found})


def test_what_is_forgotten_is_nowhere_in_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        case.recent_searches.remember(RecentSearch(WORDS, "stem"))
        case.recent_searches.remember(RecentSearch("غيره", "stem"))
    assert WORDS.encode() in path.read_bytes()
    with CaseFile.open(path) as case:
        case.recent_searches.forget(WORDS)
        assert [one.query for one in case.recent_searches.all()] == ["غيره"]
        case.recent_searches.forget()
        assert case.recent_searches.all() == []
    assert not [file for file in tmp_path.iterdir() if WORDS.encode() in file.read_bytes()]


def test_they_are_encrypted_with_the_case(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path, passphrase=Passphrase("كلمة سر طويلة")) as case:
        case.recent_searches.remember(RecentSearch(WORDS, "stem"))
        files = list(tmp_path.iterdir())
        assert not [file for file in files if WORDS.encode() in file.read_bytes()]


def test_they_are_no_part_of_what_copies_share(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.copy_to(tmp_path / "b.rawi")
        with CaseFile.open(tmp_path / "b.rawi") as other:
            other.recent_searches.remember(RecentSearch(WORDS, "stem"))
            case.merge(other)
        assert case.recent_searches.all() == []
        assert case.journal.entries() == []
