"""A saved search is a person's work: it is in the case, can be undone, and survives a merge."""

from __future__ import annotations

import shutil
from pathlib import Path

from storage.case_file import CaseFile


def told(case: CaseFile) -> list[tuple[str, str, str]]:
    return [(one.name, one.query, one.level) for one in case.saved_searches.all()]


def test_a_search_is_kept_and_there_after_closing(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        changes = case.saved_searches.save("«وقف إطلاق النار»", level="root", name="الهدنة")
        assert changes.beside_readings
        case.saved_searches.save("حلب", level="stem")
    with CaseFile.open(tmp_path / "a.rawi") as case:
        assert told(case) == [("الهدنة", "«وقف إطلاق النار»", "root"), ("حلب", "حلب", "stem")]
        assert case.verify(thorough=True).problems == ()


def test_saving_anew_and_withdrawing_can_be_undone(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.saved_searches.save("حلب", level="stem")
        (first,) = case.saved_searches.all()
        case.saved_searches.save("حلب", level="exact", name="المدينة", uid=first.uid)
        assert told(case) == [("المدينة", "حلب", "exact")]
        case.saved_searches.withdraw(case.saved_searches.all()[0].uid)
        assert told(case) == []
        case.journal.undo()
        assert told(case) == [("المدينة", "حلب", "exact")]
        case.journal.undo()
        assert told(case) == [("حلب", "حلب", "stem")]
        case.journal.undo()
        assert told(case) == []
        case.journal.redo()
        assert told(case) == [("حلب", "حلب", "stem")]


def test_a_merge_takes_in_what_either_copy_saved(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.rawi", tmp_path / "theirs.rawi"
    with CaseFile.create(mine) as case:
        case.saved_searches.save("حلب", level="stem")
    shutil.copy(mine, theirs)
    with CaseFile.open(theirs) as case:
        case.saved_searches.withdraw(case.saved_searches.all()[0].uid)
        case.saved_searches.save("دمشق", level="exact")
    with CaseFile.open(mine) as case:
        case.saved_searches.save("حمص", level="root")
        with CaseFile.open(theirs, read_only=True) as other:
            case.merge(other)
        assert {query for _, query, _ in told(case)} == {"حمص", "دمشق"}
        assert case.verify(thorough=True).problems == ()
