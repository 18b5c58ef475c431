"""Who else tells what a claim tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.queries.tellings import Tellings
from tests.panes.told_in_many import make_case_of_reprints


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(make_case_of_reprints(tmp_path / "a.rawi")) as opened:
        yield opened


def of(case: CaseFile, outlet: str, words: str = "القورية", *, links: int = 3) -> Tellings:
    lines = case.ledger_lines(case.ledger.ids(limit=500))
    row = next(
        line.claim.row
        for line in lines
        if line.claim.document.outlet == outlet
        and words in line.claim.passage.words
        and len(line.claim.chain) == links
    )
    found = case.chains.of(row)
    assert found is not None
    assert found.of.row == row
    return found


def outlets(found: Tellings) -> set[str | None]:
    return {telling.claim.document.outlet for telling in found.tellings}


def test_every_outlet_that_tells_it_is_found_from_any_of_them(case: CaseFile) -> None:
    every = {"الوطن", "تشرين", "الثورة", "البعث", "الميادين", "العربي الجديد", "الأخبار"}
    assert outlets(of(case, "الوطن")) == every
    assert outlets(of(case, "العربي الجديد", links=2)) == every
    assert of(case, "الوطن").all


def test_reprints_are_one_report_and_others_are_not(case: CaseFile) -> None:
    reports = {t.claim.document.outlet: t.report for t in of(case, "الوطن").tellings}
    assert len({reports[name] for name in ("الوطن", "تشرين", "الثورة", "البعث")}) == 1
    assert reports["العربي الجديد"] != reports["الوطن"]


def test_one_source_has_one_key_in_every_article(case: CaseFile) -> None:
    chains = {t.claim.document.outlet: t.chain for t in of(case, "الوطن").tellings if t.chain[1:]}
    assert chains["الوطن"][0].key == chains["الميادين"][0].key
    assert chains["الوطن"][1].key == chains["الميادين"][1].key
    assert not chains["الوطن"][0].named
    assert chains["العربي الجديد"][0].named


def test_a_number_finds_the_reprints_of_what_is_said_of_it(case: CaseFile) -> None:
    found = of(case, "تشرين", "12 مسلح")
    assert {"الوطن", "تشرين", "الثورة", "البعث"} <= outlets(found)


def test_merged_sources_are_one(case: CaseFile) -> None:
    before = {t.chain[0].key for t in of(case, "الوطن").tellings}
    source = next(
        t.claim.origin
        for t in of(case, "الوطن").tellings
        if t.claim.document.outlet == "العربي الجديد"
    )
    assert source is not None
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef(source.kind, source.name),
            target=EntityRef(source.kind, "مرصد آخر"),
        )
    )
    after = {t.chain[0].key for t in of(case, "الوطن").tellings}
    assert after - before == {f"{source.kind}:مرصد اخر"}


def test_a_claim_that_is_gone_has_no_chain(case: CaseFile) -> None:
    assert case.chains.of(1) is None
