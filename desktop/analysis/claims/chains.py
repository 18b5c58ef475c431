"""Who the sources of an article are, and the chain of each piece, from the origin to the outlet.

Sentences are read in order, for what was printed before decides what «المصدر»، «الوكالة»، a family
name or a verb without a subject («وأضاف») refers to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.earlier_sources import (
    CARRIED_SENTENCES,
    EarlierSources,
    KnownSource,
    content_words,
    is_person,
    row_of,
)
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.outlet import find_outlet, names_outlet
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.pieces import Piece
from desktop.analysis.claims.source_kind import gender_of, kind_of
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Cue, Source
from desktop.analysis.text.fold import fold_word

# A hidden subject is looked for among so many that spoke last.
_RECENT = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """``voices``: source ids from the origin to the outlet; ``cues``: one a printed link."""

    voices: tuple[str, ...]
    cues: tuple[Cue, ...]


class Ledger:
    """The sources met so far."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self._earlier = EarlierSources(words, known)
        self._by_place: dict[int, str] = {}
        self._last: tuple[str, tuple[str, ...]] | None = None
        self._spoken: list[tuple[str, tuple[str, ...]]] = []
        paragraphs = words.reading.document.paragraphs
        self._headline_end = max((p.end for p in paragraphs if p.kind == "headline"), default=0)
        for source in find_outlet(words, known):
            self._add(source, "", frozenset(fold_word(source.text).split()))
        self.outlet = self._earlier.items[0].source.id

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(known.source for known in self._earlier.items)

    def medium(self, identity: str) -> bool:
        return self._earlier.items[_index(identity)].source.kind in ("agency", "media")

    def chain_of(self, piece: Piece, parent: Chain | None, sentence: int) -> Chain:
        """The chain of a piece; its sources are added to the ledger.

        Args:
            piece: from ``divide``.
            parent: the chain of the piece that it is nested in.
            sentence: the sentence's number in the article.
        """
        self._earlier.sentence = sentence
        if not piece.attributed:
            return Chain((self.outlet,), ())
        voices, cues = self._voices(piece)
        if parent is not None:
            voices += [voice for voice in parent.voices if voice not in voices]
            cues += parent.cues
        voices = [voice for voice in dict.fromkeys(voices) if voice != self.outlet]
        if voices and parent is None:
            voices = self._with_relays(voices)
            self._last = (voices[0], tuple(voices[1:]))
            self._earlier.last = _index(voices[0])
            self._spoken = [*self._spoken[-_RECENT:], self._last]
        return Chain((*voices, self.outlet), tuple(cues))

    def _voices(self, piece: Piece) -> tuple[list[str], list[Cue]]:
        voices: list[str] = []
        cues: list[Cue] = []
        if piece.opening is not None:
            voices, cues = self._follow(piece.opening)
        for closing in piece.closing:
            if voices and all(link.phrase is None for link in closing.links):
                continue
            document = closing.links[0].phrase
            more, more_cues = self._follow(closing)
            inner = closing.inner or (document is not None and document.noun_class == "document")
            if voices and (inner or self.medium(voices[0])):
                voices, cues = more + voices, more_cues + cues
            else:
                voices, cues = voices + more, cues + more_cues
        return voices, cues

    def _follow(self, attribution: Attribution) -> tuple[list[str], list[Cue]]:
        voices: list[str] = []
        cues: list[Cue] = []
        for link in attribution.links:
            for number, voice in enumerate(self._speakers(link)):
                voices.append(voice)
                if number == 0 and link.start < link.end:
                    quote = self.words.reading.quote(link.start, link.end)
                    cues.append(Cue(quote.start, quote.end, quote.text, voice))
        return voices, cues

    def _speakers(self, link: Link) -> list[str]:
        if link.phrase is not None:
            return [self.resolve(link.phrase)]
        return self._who_goes_on(link.gender)

    def _who_goes_on(self, gender: Gender) -> list[str]:
        """Who spoke last and can be meant by a verb of that gender, with whom that came through."""
        for voice, relays in reversed(self._spoken[-_RECENT:]):
            known = self._earlier.items[_index(voice)]
            if not gender or not known.gender or known.gender == gender:
                return [voice, *relays]
        return [self._last[0], *self._last[1]] if self._last is not None else []

    def _with_relays(self, voices: list[str]) -> list[str]:
        """Carry a medium over to its source's next words; remember one that is named."""
        index = _index(voices[0])
        origin = self._earlier.items[index]
        if len(voices) == 1 and self._earlier.sentence - origin.sentence <= CARRIED_SENTENCES:
            voices = [*voices, *(relay for relay in origin.relays if relay != self.outlet)]
        self._earlier.items[index] = replace(
            origin, relays=tuple(voices[1:]), sentence=self._earlier.sentence
        )
        return voices

    def resolve(self, phrase: SourcePhrase) -> str:
        """The id of the source that a phrase names or refers to; a new one when it is new."""
        if phrase.start not in self._by_place:
            self._by_place[phrase.start] = self._resolve(phrase)
        return self._by_place[phrase.start]

    def _resolve(self, phrase: SourcePhrase) -> str:
        if names_outlet(phrase, self.words, self.known, self._earlier.items[0].source):
            return self.outlet
        words = content_words(self.words, phrase, row_of(phrase, self.known))
        index = self._earlier.find(phrase, words)
        if index is None:
            kind = kind_of(phrase, self.words, self.known)
            text = self.words.reading.text[phrase.start : phrase.end]
            entity = phrase.mention.entity if phrase.mention is not None else None
            if phrase.noun_class in ("office", "anonymous") and not is_person(phrase):
                entity = None
            if phrase.mention is not None and phrase.mention.form == "nominal":
                entity = phrase.mention.entity
            source = Source(
                f"s{len(self._earlier.items) + 1}", phrase.start, phrase.end, text, entity, kind,
                phrase.named,
            )  # fmt: skip
            gender = gender_of(phrase, self.words, self.known)
            index = self._add(source, row_of(phrase, self.known), words, gender)
        else:
            self._settle(index, phrase, words)
        return self._earlier.items[index].source.id

    def _settle(self, index: int, phrase: SourcePhrase, words: frozenset[str]) -> None:
        """A source that the headline names first stands where the text names it in full."""
        known = self._earlier.items[index]
        headline = self._headline_end
        if known.source.start is None or known.source.start >= headline or not phrase.named:
            return
        if phrase.start >= headline and index > 0:
            text = self.words.reading.text[phrase.start : phrase.end]
            source = replace(known.source, start=phrase.start, end=phrase.end, text=text)
            self._earlier.items[index] = replace(known, source=source, words=known.words | words)

    def _add(self, source: Source, head: str, words: frozenset[str], gender: Gender = "") -> int:
        return self._earlier.add(KnownSource(source, head, words, gender=gender))


def _index(identity: str) -> int:
    return int(identity[1:]) - 1
