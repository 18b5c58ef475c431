"""Content in which chosen names are labels, in every text, title, note and reason.

Spans are worked out anew, so that they still quote. What tells who was meant without naming them
stays behind: coordinates of a hidden place and of those told by it, the side that a hidden body
is, the file an article came from. Identities are made of digests that a secret of this export went
into: else whoever guesses a name could confirm the guess by the digest of the text.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from desktop.analysis.model import Analysis, Entity, Mention, Place
from desktop.analysis.text.fold import fold_word
from desktop.exporting.content import (
    AcrossArticles,
    ConflictSide,
    Content,
    ExportedDocument,
    ExportedToll,
)
from desktop.exporting.redaction.checking import Check
from desktop.exporting.redaction.names import HiddenName, NameFinder
from desktop.exporting.redaction.numbering import renumbered
from desktop.exporting.redaction.replacing import Replace, Replaced, replacer
from desktop.exporting.redaction.spellings import Hidden, spelt_in_case
from desktop.exporting.redaction.walk import spans_in, walked
from desktop.look.translation import Words

_WORD = re.compile(r"[^\W\d_]{2}")
_NOWHERE = Place(None, None, None, None)


def redacted(content: Content, names: Sequence[HiddenName]) -> Content:
    """The content with labels in the places of names. The articles are gone through once before,
    for what they call those who bear the names.

    Args:
        content: of the whole case.
        names: in the order that their labels are numbered in.

    Raises:
        ExportCancelled: as the articles are gone through.
    """
    called = [
        replace(name, spellings=tuple(dict.fromkeys([*name.spellings, *_called(name, content)])))
        for name in names
    ]
    hidden = spelt_in_case(called, (each.analysis for each in content.documents()))
    finder = NameFinder(hidden.names, transcribed=True)
    seen: set[int] = set()
    replace_in = replacer(finder, _labels(hidden.names, finder, content.words), seen)
    beside: set[str] = set()
    hiding = _Hiding(hidden, finder, replace_in, beside)

    def documents() -> Iterator[ExportedDocument]:
        return map(hiding.document, content.documents())

    return replace(
        content,
        case=replace_in(content.case).text,
        documents=documents,
        across=cache(lambda: hiding.across(content)),
        remarks=walked(content.remarks, replace_in),
        reliability=hiding.reliability(content.reliability),
        check=Check(
            NameFinder(hidden.names),
            finder,
            tuple(name.spellings[0] for name in names),
            seen,
            beside,
        ),
    )


def _called(name: HiddenName, content: Content) -> list[str]:
    """What else the lexicons call the bearer."""
    return sorted(other for each in name.spellings for other in content.also_called(each))


def _labels(names: Sequence[HiddenName], finder: NameFinder, words: Words) -> list[str]:
    """«Person 1», «Place 2»: numbered through, so that a kind that is read otherwise in a later
    export changes no other label. Where that would hold a hidden word itself, marks alone."""

    def label(number: int, name: HiddenName) -> str:
        told = words.tr(f"export.hidden.{name.kind or 'name'}", number=str(number))
        marks = "■" * number
        return next((each for each in (told, f"■ {number}") if not finder.finds(each)), marks)

    return [label(number, name) for number, name in enumerate(names, 1)]


class _Hiding:
    """Puts labels into what leaves."""

    def __init__(
        self, hidden: Hidden, finder: NameFinder, replace_in: Replace, beside: set[str]
    ) -> None:
        self._hidden = hidden
        self._finder = finder
        self._replace = replace_in
        self._beside = beside
        self._secret = secrets.token_bytes(32)

    def document(self, document: ExportedDocument) -> ExportedDocument:
        moved = self._moved(document)
        self._beside |= {
            self._replace(each.name).text
            for each in document.analysis.entities
            if each.kind == "person" and self._says_more(each.name)
        }
        hiding = replace(
            document,
            digest=hashlib.sha256(self._secret + document.digest.encode()).hexdigest(),
            file=None,
            seal="",
            analysis=renumbered(self._without_traces(document.analysis)),
        )
        hidden = walked(hiding, self._replace, moved)
        about = replace(hidden.analysis.document, text=moved.text)
        return replace(hidden, analysis=replace(hidden.analysis, document=about))

    def _says_more(self, name: str) -> bool:
        """Whether words stand beside a hidden name in a name."""
        found = list(self._finder(name))
        ends = [0, *(each.end for each in found)]
        starts = [*(each.start for each in found), len(name)]
        between = " ".join(name[end:start] for end, start in zip(ends, starts, strict=True))
        return bool(found) and _WORD.search(between) is not None

    def across(self, content: Content) -> AcrossArticles:
        """Conflicts and tolls, whose spans are in the articles that they quote."""
        found = content.across()
        quoted = {number for toll in found.tolls for number in toll.documents}
        quoted |= {side.document for conflict in found.conflicts for side in conflict.sides}
        moved = {
            document.number: self._moved(document)
            for document in (content.documents() if quoted else ())
            if document.number in quoted
        }
        conflicts = []
        for conflict in found.conflicts:
            one, other = (self._side(side, moved) for side in conflict.sides)
            conflicts.append(replace(walked(conflict, self._replace), sides=(one, other)))
        tolls = tuple(self._toll(toll, moved) for toll in found.tolls)
        return AcrossArticles(tuple(conflicts), tolls)

    def reliability(self, grades: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        """The grades of sources by the names that they have now."""
        return {
            (kind, fold_word(self._replace(name).text)): grade
            for (kind, name), grade in grades.items()
        }

    def _moved(self, document: ExportedDocument) -> Replaced:
        quoted = spans_in((document.analysis, document.grades, document.remarks))
        return self._replace(document.analysis.document.text, quoted)

    def _side(self, side: ConflictSide, moved: Mapping[int, Replaced]) -> ConflictSide:
        kept = None if side.side in self._hidden.sides else side.side
        return walked(replace(side, side=kept), self._replace, moved.get(side.document))

    def _toll(self, toll: ExportedToll, moved: Mapping[int, Replaced]) -> ExportedToll:
        origins = tuple(
            replace(
                walked(origin, self._replace),
                told=tuple(walked(n, self._replace, moved.get(n.document)) for n in origin.told),
            )
            for origin in toll.origins
        )
        return replace(walked(toll, self._replace), origins=origins)

    def _without_traces(self, analysis: Analysis) -> Analysis:
        """A reading without what tells of its hidden entities in other ways than by name."""
        finds = self._finder.finds
        hidden = {e.id for e in analysis.entities if any(map(finds, (e.name, *e.aliases)))}

        def entity(each: Entity) -> Entity:
            side = None if each.side in self._hidden.sides else each.side
            by_hidden = each.location is not None and each.location.anchor in hidden
            if each.id in hidden or by_hidden:
                place = _NOWHERE if each.place else None
                side = None if each.id in hidden else side
                return replace(each, place=place, location=None, side=side)
            if each.place is None:
                return replace(each, side=side)
            candidates = tuple(c for c in each.place.candidates if not finds(c.name))
            return replace(each, place=replace(each.place, candidates=candidates), side=side)

        def mention(each: Mention) -> Mention:
            told = finds(each.text) or each.entity in hidden
            return replace(each, why=each.why.partition(":")[0]) if told else each

        return replace(
            analysis,
            entities=tuple(map(entity, analysis.entities)),
            mentions=tuple(map(mention, analysis.mentions)),
        )
