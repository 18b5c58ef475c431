"""Two who did not know of each other: what they said of the same is shown, nothing is dropped."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from storage.ancestry import Ancestry
from storage.case_file import CaseFile
from storage.disagreements import disagreements
from storage.judgements import Action, EntityRef, Judgement
from tests.storage.cases import article


def outlet(case: CaseFile, name: str) -> None:
    case.journal.append(Judgement(action="set_property", document=1, property="outlet", value=name))


def two_copies(folder: Path) -> tuple[Path, Path]:
    ours, theirs = folder / "a.rawi", folder / "b.rawi"
    with CaseFile.create(ours) as case:
        case.documents.add(article(), file="a.txt")
        outlet(case, "النهار")
    shutil.copy(ours, theirs)
    return ours, theirs


def test_they_are_shown_until_somebody_who_knows_both_decides(tmp_path: Path) -> None:
    ours, theirs = two_copies(tmp_path)
    with CaseFile.open(ours) as case:
        outlet(case, "المرفأ")
    with CaseFile.open(theirs) as case:
        outlet(case, "الساحل")
    with CaseFile.open(ours) as case:
        with CaseFile.open(theirs, read_only=True) as other:
            case.merge(other)
        (found,) = disagreements(case.journal)
        assert {entry.judgement.value for entry in found.entries} == {"المرفأ", "الساحل"}
        assert case.current.row(1).outlet == found.entries[-1].judgement.value
        outlet(case, "المرفأ")
        assert disagreements(case.journal) == []


def test_the_same_said_twice_is_no_disagreement(tmp_path: Path) -> None:
    ours, theirs = two_copies(tmp_path)
    for path in (ours, theirs):
        with CaseFile.open(path) as case:
            outlet(case, "المرفأ")
    with CaseFile.open(ours) as case, CaseFile.open(theirs, read_only=True) as other:
        case.merge(other)
        assert disagreements(case.journal) == []


def test_one_after_the_other_is_a_change_of_mind(tmp_path: Path) -> None:
    ours, _ = two_copies(tmp_path)
    with CaseFile.open(ours) as case:
        outlet(case, "المرفأ")
        outlet(case, "الساحل")
        assert disagreements(case.journal) == []


def test_ancestry_is_what_a_walk_finds() -> None:
    draw = random.Random(3)
    for _ in range(50):
        parents: dict[str, tuple[str, ...]] = {}
        heads: set[str] = set()
        for number in range(40):
            entry = f"e{number}"
            if heads and draw.random() < 0.2:
                follows = tuple(sorted(heads))
            elif parents and draw.random() < 0.3:
                follows = (draw.choice(sorted(parents)),)
            else:
                follows = (draw.choice(sorted(heads)),) if heads else ()
            parents[entry] = follows
            heads = (heads - set(follows)) | {entry}
        ancestry = Ancestry.of(parents.items())
        for later in parents:
            reached = _walk(later, parents)
            assert {e for e in parents if ancestry.knows(later, e)} == reached


def _walk(entry: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    reached, waiting = set(), [entry]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(parents[here])
    return reached


NAMES = EntityRef("place", "كفر زيبان"), EntityRef("place", "كفرزيبان"), EntityRef("place", "زيبان")


def pair(action: Action, entity: EntityRef, target: EntityRef) -> Judgement:
    return Judgement(action=action, entity=entity, target=target)


@pytest.mark.parametrize(
    ("one", "two", "disagree"),
    [
        (pair("merge", NAMES[0], NAMES[1]), pair("keep_apart", NAMES[1], NAMES[0]), True),
        (pair("merge", NAMES[0], NAMES[1]), pair("merge", NAMES[0], NAMES[2]), True),
        (pair("keep_apart", NAMES[0], NAMES[1]), pair("keep_apart", NAMES[0], NAMES[2]), False),
        (pair("keep_apart", NAMES[0], NAMES[1]), pair("keep_apart", NAMES[1], NAMES[0]), False),
    ],
)
def test_two_entities_are_one_to_the_one_and_two_to_the_other(
    tmp_path: Path, one: Judgement, two: Judgement, *, disagree: bool
) -> None:
    first, second = two_copies(tmp_path)
    with CaseFile.open(first) as case:
        case.journal.append(one)
    with CaseFile.open(second) as case:
        case.journal.append(two)
    with CaseFile.open(first) as case, CaseFile.open(second, read_only=True) as other:
        case.merge(other)
        assert bool(disagreements(case.journal)) == disagree
