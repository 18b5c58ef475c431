"""What every section of a brief is written with: the material, the sentences, the footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exporting.brief.accounts import Account, accounts_of
from desktop.exporting.brief.dating import day
from desktop.exporting.brief.gathering import Material, Span
from desktop.exporting.brief.judgements import (
    Judged,
    Place,
    of_confirmed,
    of_grade,
    of_remark,
)
from desktop.exporting.brief.outline import Footnote, Part, Statement
from desktop.exporting.brief.saying import Said, isolated, sentence, shortened
from desktop.exporting.brief.sentences import Sentences
from desktop.exporting.claim_rows import ClaimRow
from desktop.exporting.content import Remark

LONGEST_TITLE = 120
"""Characters that are shown of a title: a saved page may call itself by all of its menu."""
SHOWN_OF_DIGEST = 16
"""Hexadecimal digits that a footnote shows: 64 bits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a brief takes in of each; what is left out is told."""

    chronology: int = 120
    claims_of_side: int = 40
    conflicts: int = 60
    casualties: int = 60
    places: int = 40
    places_drawn: int = 25
    sources: int = 60
    articles: int = 500


class Draft:
    """A brief while it is written."""

    def __init__(self, material: Material, sentences: Sentences, limits: Limits) -> None:
        self.material = material
        self.sentences = sentences
        self.limits = limits
        self.footnotes: list[Footnote] = []
        self.by_span = material.by_span
        self.by_number = material.by_number
        self.accounts = accounts_of(material.claims, disputed(material))
        self._cited: dict[Span, int] = {}

    def cite(self, document: int, start: int, end: int, text: str) -> int:
        """The number of the footnote to words of an article; the same words have one footnote."""
        span = (document, start, end)
        if span not in self._cited:
            article = self.by_number[document]
            say = self.sentences.say
            self.footnotes.append(
                Footnote(
                    number=len(self.footnotes) + 1,
                    document=document,
                    digest=article.digest,
                    title=shortened(article.title, LONGEST_TITLE) or say("untitled"),
                    outlet=article.outlet or say("unknown_outlet"),
                    published=self.day(article.published),
                    start=start,
                    end=end,
                    quotation=text,
                    place=say("label.document", number=document),
                    offsets=say("label.characters", start=start, end=end),
                    fingerprint=say("label.digest", digest=article.digest[:SHOWN_OF_DIGEST]),
                )
            )
            self._cited[span] = len(self.footnotes)
        return self._cited[span]

    def cite_row(self, row: ClaimRow) -> int:
        return self.cite(row.number, row.start, row.end, row.text)

    def day(self, published: str | None) -> str:
        return day(published, self.sentences) if published else self.sentences.say("unknown_day")

    def said(self, row: ClaimRow) -> tuple[Part, ...]:
        """A claim as a sentence."""
        return self.say(row.number, row.start, row.end, row.text, row.chain, row.stance)

    def say(  # what a claim of a conflict and one of an article both have
        self, document: int, start: int, end: int, text: str, chain: tuple[str, ...], stance: str
    ) -> tuple[Part, ...]:
        span = (document, start, end)
        said = Said(
            chain=chain,
            stance=stance,
            text=text,
            clause=span in self.material.clauses,
            announced=span in self.material.announced,
            footnote=self.cite(*span, text),
        )
        return sentence(said, self.sentences)

    def told(self, account: Account, *, lead: str = "") -> list[Statement]:
        """An account: its sentence, where else it stands, and what the analyst holds of it."""
        found = [Statement(self.said(account.first), lead=lead)]
        if account.others:
            found.append(self._elsewhere(account))
        found += self.judged(account.first)
        return found

    def _elsewhere(self, account: Account) -> Statement:
        say = self.sentences.say
        cites = tuple(map(self.cite_row, account.others))
        elsewhere = [row for row in account.others if row.number != account.first.number]
        if not elsewhere:
            return Statement((say("chronology.again"),), cites)
        outlets = dict.fromkeys(row.outlet or say("unknown_outlet") for row in account.rows)
        others = dict.fromkeys(row.outlet or say("unknown_outlet") for row in elsewhere)
        told = say(
            "chronology.same",
            count=len({row.number for row in elsewhere}),
            outlets=self.join(map(isolated, others)),
        )
        origin = say("chronology.origin", count=len(outlets))
        return Statement((f"{origin} {told}",), cites)

    def judged(self, row: ClaimRow) -> list[Statement]:
        """What the analyst holds of a claim; empty where that is nothing."""
        say, found = self.sentences.say, []
        claim = self.place(row.number, row.start, row.end)
        if row.confirmed:
            found.append(self.judgement(say("lead.confirmed"), of_confirmed(claim)))
        if row.credibility:
            meaning = self.sentences.label("credibility", row.credibility)
            told = say("lead.graded", grade=row.credibility, meaning=meaning)
            found.append(self.judgement(told, of_grade(claim, row.credibility)))
        for remark in self.remarks_on(row):
            told = say("lead.noted", author=isolated(remark.author), text=isolated(remark.text))
            found.append(self.judgement(told, of_remark(claim[0], remark)))
        return found

    def judgement(self, told: str, judged: Judged) -> Statement:
        """What the analyst holds of something, in a sentence."""
        return Statement((told,), judged=True, judgement=self.code(judged))

    def code(self, judged: Judged) -> str:
        """Of a judgement; "" where names are hidden."""
        return judged.code if self.material.check is None else ""

    def place(self, document: int, start: int, end: int) -> Place:
        """Of a claim, outside of the case."""
        return self.by_number[document].digest, start, end

    def remarks_on(self, row: ClaimRow) -> list[Remark]:
        """The notes on words of a claim."""
        return [
            remark
            for remark in self.by_number[row.number].remarks
            if remark.start is not None
            and remark.end is not None
            and remark.start < row.end
            and row.start < remark.end
        ]

    def join(self, names: Iterable[str]) -> str:
        return self.sentences.say("comma").join(names)

    def left_out(self, section: str, count: int, key: str = "left_out") -> tuple[str, ...]:
        """The sentence that says how many were left out; none where nothing was."""
        return (self.sentences.say(f"{section}.{key}", count=count),) if count else ()

    def plain(self, key: str, **fields: object) -> Statement:
        """A sentence that quotes nobody."""
        return Statement((self.sentences.say(key, **fields),))


def disputed(material: Material) -> set[Span]:
    """Where claims stand that conflict with another."""
    return {
        (side.document, side.start, side.end)
        for conflict in material.across.conflicts
        for side in conflict.sides
    }
