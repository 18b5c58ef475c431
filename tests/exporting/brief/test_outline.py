"""What a brief says: every sentence about a source quotes it exactly, and nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from desktop.analysis.model import Place
from desktop.analysis.text.fold import fold_word
from desktop.exporting.brief.accounts import Account
from desktop.exporting.brief.drafting import Draft, Limits
from desktop.exporting.brief.gathering import gather
from desktop.exporting.brief.making import outline_of
from desktop.exporting.brief.outline import Outline, Section, Statement
from desktop.exporting.brief.sentences import Sentences
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import AcrossArticles, Content, ExportedDocument, ExportedToll
from desktop.exporting.problems import ExportNothing
from desktop.exporting.redaction.names import HiddenName
from desktop.look.preferences import Calendar
from desktop.look.translation import words


def section(outline: Outline, key: str) -> Section:
    return next(each for each in outline.sections if each.key == key)


def statements(section: Section) -> Iterator[Statement]:
    for group in section.groups:
        yield from (*group.sides, *group.statements)


def told(statement: Statement) -> str:
    """A statement's words, as they are read."""
    parts = (p if isinstance(p, str) else p.opening + p.text + p.closing for p in statement.parts)
    return "".join(parts).translate(dict.fromkeys((0x2068, 0x2069)))


def everything(outline: Outline) -> str:
    return repr(outline)


def test_every_footnote_quotes_its_text(arabic: Content) -> None:
    texts = {d.digest: d.analysis.document.text for d in arabic.documents()}
    outline = outline_of(arabic)
    assert outline.footnotes
    for number, note in enumerate(outline.footnotes, 1):
        assert note.number == number
        assert texts[note.digest][note.start : note.end] == note.quotation


def test_what_a_source_says_has_a_footnote(arabic: Content) -> None:
    outline = outline_of(arabic)
    for key in ("chronology", "conflicts", "casualties", "claims"):
        for statement in statements(section(outline, key)):
            assert statement.footnotes or statement.judged, told(statement)


def test_sentences_follow_the_stance_and_the_gender_of_who_speaks(arabic: Content) -> None:
    said = [told(each) for each in statements(section(outline_of(arabic), "chronology"))]
    assert (
        "قال متحدث باسم قوات النهر (بنقل وكالة الفرات) إن "
        "«مقاتليها صدوا أمس هجومًا على بلدة الكرامة»." in said
    )
    assert any(each.startswith("زعمت مصادر معارضة") and " أن «المهاجمين" in each for each in said)
    english = outline_of(replace(arabic, words=words("en")))
    assert any(
        "مصادر معارضة (carried by وكالة الفرات) alleged that “المهاجمين" in told(each)
        for each in statements(section(english, "chronology"))
    )


def test_a_reprint_is_the_same_claim_and_cited_once_more(arabic: Content) -> None:
    chronology = section(outline_of(arabic), "chronology")
    same = [each for each in statements(chronology) if "مصدر أصلي واحد" in told(each)]
    claims = [each for each in statements(chronology) if each.lead]
    assert len(same) == len(claims) == 3
    assert all(len(each.cites) == 1 for each in same)


def test_what_one_article_says_twice_is_in_no_other_article(arabic: Content) -> None:
    material = gather(arabic, frozenset(), frozenset())
    draft = Draft(material, Sentences(words("ar")), Limits())
    first = material.claims[0]
    again = replace(first, start=first.start + 1)
    _, same, *_ = draft.told(Account(first, (again,), 1))
    assert told(same) == "القول نفسه في موضع آخر من المقال."
    elsewhere = replace(first, number=2, outlet="الساحل")
    _, same, *_ = draft.told(Account(first, (again, elsewhere), 1))
    assert told(same).endswith("القول نفسه في مقال آخر: الساحل.")
    assert len(same.cites) == 2


def test_days_are_in_order_with_their_doubt(arabic: Content) -> None:
    headings = [group.heading for group in section(outline_of(arabic), "chronology").groups]
    assert headings == ["2 أيار 2021", "3 أيار 2021"]
    eastern = outline_of(replace(arabic, words=words("ar", Calendar(digits="arabic"))))
    assert section(eastern, "chronology").groups[0].heading == "٢ أيار ٢٠٢١"
    assert eastern.footnotes[0].start != 0
    assert "الأحرف" in eastern.footnotes[0].offsets
    assert not any(digit in eastern.footnotes[0].offsets for digit in "0123456789")
    assert (eastern.shown(12), outline_of(arabic).shown(12)) == ("١٢", "12")


def test_conflicts_stand_beside_each_other_with_the_verdict(arabic: Content) -> None:
    (group,) = section(outline_of(arabic), "conflicts").groups
    assert len(group.sides) == 2
    judged = [told(each) for each in group.statements if each.judged]
    assert judged == ["حكم المحلل: يصح الأول.", "ملاحظة المحلل: حكم مسبَّب"]


def test_a_toll_is_the_range_of_its_origins(arabic: Content) -> None:
    (group,) = section(outline_of(arabic), "casualties").groups
    (only,) = group.statements
    assert told(only).startswith("القتلى 12 بحسب قوات النهر: «")


def test_the_killed_and_wounded_together_are_told_as_such(content: Content) -> None:
    (toll,) = content.across().tolls
    (origin,) = toll.origins
    other = replace(origin, origin="وكالة الفرات", low=15, high=15)
    told = _tolls(content, replace(toll, fate="together", high=15, origins=(origin, other)))
    assert any("Killed and wounded together: between 12 and 15" in each for each in told)


def _tolls(content: Content, *tolls: ExportedToll) -> list[str]:
    """What is said of some tolls, their headings among it."""
    content = replace(content, across=lambda: AcrossArticles(tolls=tolls))
    groups = section(outline_of(content), "casualties").groups
    unmarked = dict.fromkeys((0x2068, 0x2069))
    return [
        said
        for group in groups
        for said in (group.heading.translate(unmarked), *map(told, group.statements))
    ]


def test_killed_and_wounded_of_one_event_are_told_together(arabic: Content) -> None:
    (toll,) = arabic.across().tolls
    (origin,) = toll.origins
    about = replace(origin.told[0], low=30, high=30, about=True)
    wounded = replace(toll, fate="wounded", origins=(replace(origin, told=(about,)),))
    heading, only = _tolls(arabic, toll, wounded)
    assert heading == "الكرامة، 3 أيار 2021"
    assert only.startswith("القتلى 12، الجرحى نحو 30 بحسب قوات النهر: «")
    heading, _ = _tolls(arabic, replace(toll, day=None))
    assert heading == "الكرامة، اليوم غير مذكور، أول ما نُشر في 4 أيار 2021"


def test_numbers_of_one_article_are_no_range(arabic: Content) -> None:
    (toll,) = arabic.across().tolls
    (origin,) = toll.origins
    numbers = (origin.told[0], replace(origin.told[0], low=2, high=None))
    both = replace(toll, low=2, origins=(replace(origin, told=numbers),))
    _, several, *_ = _tolls(arabic, both)
    assert several.startswith("القتلى: 12 و2 على الأقل (أعداد متفرقة من مصدر أصلي واحد")
    other = replace(origin, origin="شهود", told=(replace(origin.told[0], low=9, high=9),))
    _, ranged, *_ = _tolls(arabic, replace(toll, low=9, origins=(origin, other)))
    assert ranged == "القتلى: بين 9 و12، بحسب مصدرين أصليين."


def test_a_whole_country_is_no_point_of_the_map(arabic: Content) -> None:
    def documents(radius: float) -> Iterator[ExportedDocument]:
        for each in arabic.documents():
            entities = tuple(
                replace(e, place=Place(35.9, 39.0, radius, None)) if e.kind == "place" else e
                for e in each.analysis.entities
            )
            yield replace(each, analysis=replace(each.analysis, entities=entities))

    drawn = [
        section(outline_of(replace(arabic, documents=partial(documents, radius))), "places").picture
        for radius in (5, 400)
    ]
    assert drawn[0] is not None
    assert drawn[1] is None


def test_grades_are_told_and_notes_too(arabic: Content) -> None:
    outline = outline_of(arabic)
    said = [told(each) for each in statements(section(outline, "claims")) if each.judged]
    assert "أكّده المحلل." in said
    assert "ملاحظة منى: يُراجَع" in said


def test_sources_are_told_with_their_grades(arabic: Content) -> None:
    graded = replace(arabic, reliability={("person", fold_word("متحدث باسم قوات النهر")): "C"})
    table = section(outline_of(graded), "sources").table
    assert table is not None
    first, *others = ([cell.text for cell in row] for row in table.rows)
    assert first[0] == "\u2068متحدث باسم قوات النهر\u2069"
    assert first[4].startswith("\u2068C\u2069 (")
    assert {row[4] for row in others} == {"لم يُقيَّم"}


def test_notes_that_stay_are_nowhere(arabic: Content) -> None:
    outline = outline_of(chosen(arabic, Choice(notes=False)))
    for note in ("يُراجَع", "مقال مهم", "سؤال عن القضية"):
        assert note in everything(outline_of(arabic))
        assert note not in everything(outline)


def test_what_points_to_an_article_that_stays_is_not_told(arabic: Content) -> None:
    outline = outline_of(chosen(arabic, Choice(documents=frozenset({1}))))
    assert {note.document for note in outline.footnotes} == {1}
    assert not section(outline, "conflicts").groups
    assert "وليس" not in outline.covers


def test_without_the_texts_it_still_quotes(arabic: Content) -> None:
    outline = outline_of(chosen(arabic, Choice(text=False)))
    assert [n.quotation for n in outline.footnotes] == [
        n.quotation for n in outline_of(arabic).footnotes
    ]


def test_what_is_left_out_is_counted(arabic: Content) -> None:
    outline = outline_of(arabic, limits=Limits(chronology=1, claims_of_side=1, places=0, sources=1))
    chronology = section(outline, "chronology")
    assert len([each for each in statements(chronology) if each.lead]) == 1
    assert "لم يُذكر قولان مؤرخان" in chronology.left_out[0]
    kept = next(each for each in statements(chronology) if each.lead)
    assert "صدوا" in told(kept), "the one that the analyst confirmed"
    assert section(outline, "sources").left_out


def test_hidden_names_are_nowhere_and_that_is_said(arabic: Content) -> None:
    hidden = HiddenName(("أبو ياسر",))
    outline = outline_of(chosen(arabic, Choice(hidden=(hidden,))))
    assert "ياسر" in everything(outline_of(arabic))
    assert "ياسر" not in everything(outline)
    said = [told(each) for each in section(outline, "method").lead]
    assert any("أُخفيت في هذا التقرير أسماء" in each for each in said)


def test_nothing_read_is_told(content: Content) -> None:
    def none() -> Iterator[ExportedDocument]:
        return iter(())

    with pytest.raises(ExportNothing):
        outline_of(replace(content, documents=none))
