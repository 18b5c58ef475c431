"""What leaves a case, of two articles of our own: one reading twice, the second a reprint."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.exporting.brief.seal import text_seal
from desktop.exporting.content import (
    AcrossArticles,
    ClaimGrade,
    ConflictSide,
    Content,
    ExportedConflict,
    ExportedDocument,
    ExportedToll,
    NumberTold,
    Remark,
    TollOfOrigin,
)
from desktop.look.translation import words
from tests import builders


@pytest.fixture
def content() -> Content:
    """Two articles with the same reading, grades, notes, a conflict and a toll."""
    return Content(
        case="الكرامة",
        made=datetime(2021, 5, 6, 7, 8, tzinfo=UTC),
        version="0.0",
        words=words("en"),
        documents=lambda: iter((document(1), document(2))),
        across=_across,
        remarks=(Remark("منى", "2021-05-06T00:00:00+00:00", "سؤال عن القضية"),),
        reliability={("organisation", "قوات النهر"): "C"},
    )


def document(number: int) -> ExportedDocument:
    """The article of `tests/builders.py`; its reprint has an empty line more."""
    analysis = builders.analysis()
    text = builders.TEXT + "\n" * (number - 1)
    first = analysis.claims[0]
    return ExportedDocument(
        number=number,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        report=1,
        file=f"خبر-{number}.txt",
        analysis=replace(analysis, document=replace(analysis.document, text=text)),
        seal=text_seal(text),
        grades=(ClaimGrade(first.start, first.end, confirmed=True, credibility="2"),),
        remarks=(
            Remark("منى", "2021-05-05T10:00:00+00:00", "يُراجَع", first.start, first.end),
            Remark("منى", "2021-05-05T11:00:00+00:00", "مقال مهم"),
        )
        if number == 1
        else (),
    )


def _across() -> AcrossArticles:
    claims = {claim.id: claim for claim in builders.analysis().claims}
    one, other = (
        ConflictSide(
            number, claims[c].start, claims[c].end, claims[c].text, (origin,), claims[c].stance,
            None, ("الكرامة",), "2021-05-03",
        )
        for number, c, origin in ((1, "c1", "قوات النهر"), (2, "c3", "مصادر معارضة"))
    )  # fmt: skip
    conflict = ExportedConflict("contradiction", "outcome", (one, other), "first", "حكم مسبَّب")
    number = NumberTold(12, 12, about=False, document=1, start=one.start, end=one.end)
    origin = TollOfOrigin("قوات النهر", 12, 12, (number,))
    toll = ExportedToll(
        "killed", "", "الكرامة", "2021-05-03", 12, 12, open=False, origins=(origin,)
    )
    return AcrossArticles((conflict,), (toll,))
