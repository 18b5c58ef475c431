"""A case as what leaves it: its articles, notes, grades, conflicts and tolls. Qt-free.

Read from one moment of the case, whatever is written meanwhile: hand over what
:meth:`storage.case_file.CaseFile.as_of_now` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import PureWindowsPath

from desktop.analysis.claims.toll_ranges import OriginToll, TollRange, TollTold
from desktop.analysis.mentions.spellings import read_spellings, spellings_of
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import MentionKind
from desktop.analysis.text.fold import fold_word
from desktop.case_comparison import CaseComparison, CaseConflict, Compared, ToldClaim
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
from desktop.exporting.problems import ExportCancelled
from desktop.look.translation import Words
from desktop.version import VERSION
from resources import map as world_map
from resources.lexicons import Lexicons, load
from storage.annotations import Note
from storage.case_file import CaseFile
from storage.conflict_verdicts import ClaimSpan, ConflictJudged, Pair, judged_of
from storage.documents import text_digest

Told = Callable[[int, int], object]
Cancelled = Callable[[], bool]


def content_of(
    case: CaseFile,
    words: Words,
    *,
    on_document: Told = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Content:
    """What a case holds, for the formats.

    Args:
        case: open as long as the content is used.
        words: of the language that headings are written in.
        on_document: told how many of how many articles were read, each time they are gone through.
        cancelled: asked before each article.

    Raises:
        ExportCancelled: from whoever goes through the articles, when ``cancelled`` says yes.
    """
    numbers = case.documents.ids()

    def documents() -> Iterator[ExportedDocument]:
        for done, number in enumerate(numbers):
            if cancelled():
                raise ExportCancelled
            found = _document(case, number)
            if found is not None:
                yield found
            on_document(done + 1, len(numbers))

    return Content(
        case=case.path.stem,
        made=datetime.now(UTC),
        version=VERSION,
        words=words,
        documents=documents,
        across=cache(lambda: _across(case, cancelled)),
        remarks=tuple(
            remark_of(note) for note in case.annotations.notes() if note.document is None
        ),
        reliability=case.annotations.reliability(),
        also_called=_also_called,
    )


def _also_called(name: str) -> frozenset[str]:
    """What a name is called in the lexicons and on the map, and how else it may be spelt."""
    lexicons = load()
    known = name_words(lexicons).known
    folded = fold_word(name)
    found = known.get(folded) or known.get(f"ال{folded}")
    same = {other for other, each in known.items() if found and each.canonical == found.canonical}
    pairs = read_spellings(lexicons.rows("name_spellings"))
    people = _nisbas(folded, lexicons)
    return frozenset({*same, *spellings_of(folded, pairs), *_on_the_map(folded), *people})


def _nisbas(folded: str, lexicons: Lexicons) -> Iterator[str]:
    """What people of a place are called where no rule tells it."""
    for row in lexicons.rows("nisbas"):
        if fold_word(row["place"]) == folded:
            yield from map(fold_word, row["nisbas"].split("|"))


def _on_the_map(folded: str) -> Iterator[str]:
    """What towns and countries of a name are called in the other language."""
    for place in world_map.names():
        called = {fold_word(place.ar), fold_word(place.en).casefold()} - {""}
        if folded.casefold() in called:
            yield from called


def _document(case: CaseFile, number: int) -> ExportedDocument | None:
    """A document of the case; None before it was analysed."""
    analysis = case.current(number)
    if analysis is None:
        return None
    row = case.current.row(number)
    spoken_of = bool(case.annotations.judged([number]))  # most have neither grades nor notes
    about = replace(analysis.document, title=row.title, outlet=row.outlet, published=row.published)
    return ExportedDocument(
        number=number,
        digest=text_digest(analysis.document.text),
        report=min(case.reprints.group(number), default=number),
        file=_file_name(row.file),
        analysis=replace(analysis, document=about),
        seal=text_seal(analysis.document.text),
        grades=_grades(case, number) if spoken_of else (),
        remarks=_own_remarks(case, number) if spoken_of else (),
    )


def _file_name(file: str | None) -> str | None:
    """The name alone: folders tell who works where, and mean nothing on another machine."""
    return file and PureWindowsPath(file).name


def _grades(case: CaseFile, number: int) -> tuple[ClaimGrade, ...]:
    return tuple(
        ClaimGrade(verdict.start, verdict.end, verdict.confirmed, verdict.credibility)
        for verdict in case.annotations.verdicts(number)
    )


def _own_remarks(case: CaseFile, number: int) -> tuple[Remark, ...]:
    notes = case.annotations.notes(number)
    return tuple(remark_of(note) for note in notes if note.document is not None)


def remark_of(note: Note) -> Remark:
    """A note as it leaves."""
    entity: tuple[MentionKind, str] | None = None
    if note.entity is not None:
        entity = (note.entity.kind, note.entity.name)  # type: ignore[assignment]
    return Remark(note.author, note.at, note.text, note.start, note.end, entity)


def _across(case: CaseFile, cancelled: Cancelled) -> AcrossArticles:
    comparison = CaseComparison(case, load())
    comparison.catch_up(cancelled=cancelled)
    compared = comparison.compare(cancelled)
    if cancelled():
        raise ExportCancelled
    verdicts = case.conflict_verdicts.all()
    conflicts = (_conflict(each, _judged(verdicts, each)) for each in _in_order(compared))
    return AcrossArticles(tuple(conflicts), tuple(map(_toll, compared.tolls)))


def _in_order(compared: Compared) -> Sequence[CaseConflict]:
    """Conflicts in and between articles, in order of the articles and their texts."""
    both = [*compared.within, *compared.conflicts]
    return sorted(both, key=lambda c: [(s.document, s.start, s.end) for s in c.sides])


def _judged(verdicts: dict[Pair, ConflictJudged], conflict: CaseConflict) -> ConflictJudged:
    one, other = (ClaimSpan(s.document, s.start, s.end) for s in conflict.sides)
    return judged_of(verdicts, (one, other))


def _conflict(conflict: CaseConflict, judged: ConflictJudged) -> ExportedConflict:
    one, other = map(_side, conflict.sides)
    return ExportedConflict(conflict.kind, conflict.why, (one, other), judged.verdict, judged.note)


def _side(told: ToldClaim) -> ConflictSide:
    return ConflictSide(
        told.document, told.start, told.end, told.text, told.chain, told.stance, told.side,
        told.places, told.day,
    )  # fmt: skip


def _toll(toll: TollRange) -> ExportedToll:
    return ExportedToll(
        toll.fate, toll.whom, toll.place_name, toll.day, toll.low, toll.high, toll.open,
        tuple(map(_of_origin, toll.origins)),
    )  # fmt: skip


def _of_origin(origin: OriginToll) -> TollOfOrigin:
    numbers: dict[tuple[float, float | None], TollTold] = {}
    for told in origin.told:
        numbers.setdefault((told.low, told.high), told)
    return TollOfOrigin(
        origin.words,
        origin.low,
        origin.high,
        tuple(
            NumberTold(one.low, one.high, one.approximate, one.document, one.start, one.end)
            for one in numbers.values()
        ),
    )
