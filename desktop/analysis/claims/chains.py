"""Who the sources of an article are, and the chain of each piece, from the origin to the outlet.

Sentences are read in order, for what was printed before decides what «المصدر»، «الوكالة»، a family
name or a verb without a subject («وأضاف») refers to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.outlet import find_outlet, names_outlet
from desktop.analysis.claims.pieces import Piece
from desktop.analysis.claims.source_kind import gender_of, kind_of
from desktop.analysis.claims.source_phrases import SourcePhrase
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Cue, Source
from desktop.analysis.text.fold import fold_word

# A medium goes on passing on its source's words for so many sentences after it was named.
_CARRIED_SENTENCES = 4
_REMEMBERED = 200
# A hidden subject is looked for among so many that spoke last.
_RECENT = 3
_ANY_SOURCE = "مصدر"


@dataclass(frozen=True, slots=True)
class Chain:
    """``voices``: source ids from the origin to the outlet; ``cues``: one a printed link."""

    voices: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A source with what later printings are matched by: ``head``, the noun's row; its words."""

    source: Source
    head: str
    words: frozenset[str]
    relays: tuple[str, ...] = ()
    sentence: int = -1
    gender: Gender = ""


class Ledger:
    """The sources met so far."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self._sources: list[_Known] = []
        self._by_entity: dict[str, int] = {}
        self._by_place: dict[int, str] = {}
        self._last: tuple[str, tuple[str, ...]] | None = None
        self._spoken: list[tuple[str, tuple[str, ...]]] = []
        self._sentence = 0
        paragraphs = words.reading.document.paragraphs
        self._headline_end = max((p.end for p in paragraphs if p.kind == "headline"), default=0)
        for source in find_outlet(words, known):
            self._add(source, "", frozenset(fold_word(source.text).split()))
        self.outlet = self._sources[0].source.id

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(known.source for known in self._sources)

    def medium(self, identity: str) -> bool:
        return self._sources[_index(identity)].source.kind in ("agency", "media")

    def chain_of(self, piece: Piece, parent: Chain | None, sentence: int) -> Chain:
        """The chain of a piece; its sources are added to the ledger.

        Args:
            piece: from ``divide``.
            parent: the chain of the piece that it is nested in.
            sentence: the sentence's number in the article.
        """
        self._sentence = sentence
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
            self._spoken = [*self._spoken[-_RECENT:], self._last]
        return Chain((*voices, self.outlet), tuple(cues))

    def _voices(self, piece: Piece) -> tuple[list[str], list[Cue]]:
        voices: list[str] = []
        cues: list[Cue] = []
        if piece.opening is not None:
            voices, cues = self._follow(piece.opening)
        for closing in piece.closing:
            more, more_cues = self._follow(closing)
            if voices and (closing.inner or self.medium(voices[0])):
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
            known = self._sources[_index(voice)]
            if not gender or not known.gender or known.gender == gender:
                return [voice, *relays]
        return [self._last[0], *self._last[1]] if self._last is not None else []

    def _with_relays(self, voices: list[str]) -> list[str]:
        """Carry a medium over to its source's next words; remember one that is named."""
        index = _index(voices[0])
        origin = self._sources[index]
        if len(voices) == 1 and self._sentence - origin.sentence <= _CARRIED_SENTENCES:
            voices = [*voices, *(relay for relay in origin.relays if relay != self.outlet)]
        self._sources[index] = replace(origin, relays=tuple(voices[1:]), sentence=self._sentence)
        return voices

    def resolve(self, phrase: SourcePhrase) -> str:
        """The id of the source that a phrase names or refers to; a new one when it is new."""
        if phrase.start not in self._by_place:
            self._by_place[phrase.start] = self._resolve(phrase)
        return self._by_place[phrase.start]

    def _resolve(self, phrase: SourcePhrase) -> str:
        if names_outlet(phrase, self.words, self.known, self._sources[0].source):
            return self.outlet
        words = _content_words(self.words, phrase, _row_of(phrase, self.known))
        index = self._same(phrase, words)
        if index is None:
            kind = kind_of(phrase, self.words, self.known)
            text = self.words.reading.text[phrase.start : phrase.end]
            entity = phrase.mention.entity if phrase.mention is not None else None
            if phrase.noun_class in ("office", "anonymous") and not _is_person(phrase):
                entity = None
            if phrase.mention is not None and phrase.mention.form == "nominal":
                entity = phrase.mention.entity
            source = Source(
                f"s{len(self._sources) + 1}", phrase.start, phrase.end, text, entity, kind,
                phrase.named,
            )  # fmt: skip
            gender = gender_of(phrase, self.words, self.known)
            index = self._add(source, _row_of(phrase, self.known), words, gender)
        else:
            self._settle(index, phrase, words)
        return self._sources[index].source.id

    def _settle(self, index: int, phrase: SourcePhrase, words: frozenset[str]) -> None:
        """A source that the headline names first stands where the text names it in full."""
        known = self._sources[index]
        headline = self._headline_end
        if known.source.start is None or known.source.start >= headline or not phrase.named:
            return
        if phrase.start >= headline and index > 0:
            text = self.words.reading.text[phrase.start : phrase.end]
            source = replace(known.source, start=phrase.start, end=phrase.end, text=text)
            self._sources[index] = replace(known, source=source, words=known.words | words)

    def _add(self, source: Source, head: str, words: frozenset[str], gender: Gender = "") -> int:
        self._sources.append(_Known(source, head, words, gender=gender))
        index = len(self._sources) - 1
        if source.entity is not None:
            self._by_entity.setdefault(source.entity, index)
        return index

    def _same(self, phrase: SourcePhrase, words: frozenset[str]) -> int | None:
        """The earlier source that a phrase is a later printing of."""
        mention = phrase.mention
        entity = mention.entity if mention is not None else None
        own = phrase.noun_class not in ("office", "anonymous") or _is_person(phrase)
        nominal = mention is not None and mention.form == "nominal"
        if entity in self._by_entity and (own or (nominal and phrase.definite)):
            return self._by_entity[entity] if entity is not None else None
        if (
            phrase.noun_class in ("anonymous", "hearsay")
            and not phrase.definite
            and not phrase.named
        ):
            return None
        row = _row_of(phrase, self.known)
        referred = self._referred(phrase, words, row)
        if referred is not None:
            return referred
        for index in self._lately():
            if self._is_later_printing(phrase, words, row, self._sources[index]):
                return index
        return None

    def _speaks_for(self, head: str) -> bool:
        """Whether a source is told by an office or the like: a person, not the body itself."""
        noun = self.known.nouns.get(head)
        return noun is not None and noun.noun_class in ("office", "anonymous")

    def _lately(self) -> range:
        """The sources to match a later printing with, the last first; the outlet is not among them.
        Their number is bounded, so that long texts take linear time."""
        last = len(self._sources) - 1
        return range(last, max(0, last - _REMEMBERED), -1)

    def _referred(self, phrase: SourcePhrase, words: frozenset[str], row: str) -> int | None:
        """What a bare «المصدر» or «الوكالة» refers to: a source of that noun named lately, else who
        spoke last, else the last agency or outlet."""
        same = self.known.function_words["same"]
        if not phrase.definite or phrase.named or len(words - same) > 1:
            return None
        if phrase.noun_class not in ("anonymous", "medium", "document"):
            return None
        for index in self._lately():
            known = self._sources[index]
            if known.head == row and self._sentence - known.sentence <= _CARRIED_SENTENCES:
                return index
        if (row == _ANY_SOURCE or phrase.noun_class == "document") and self._last is not None:
            return _index(self._last[0])
        if phrase.noun_class == "medium" and phrase.kind in ("agency", "media"):
            kinds = ("agency",) if phrase.kind == "agency" else ("media", "agency")
            named = [
                index
                for index in (*self._lately(), 0)
                if (known := self._sources[index]).source.kind in kinds
                and known.source.named
                and known.head in ("", row)
            ]
            return named[0] if named else None
        return None

    def _is_later_printing(
        self, phrase: SourcePhrase, words: frozenset[str], row: str, known: _Known
    ) -> bool:
        if not words:
            return False
        if phrase.named and known.source.named:
            longer = known.words <= words and len(known.words) > 1
            if self._speaks_for(known.head) != self._speaks_for(row):
                longer = longer and known.source.kind == "person"
                shorter = words <= known.words and not _is_body(phrase)
            else:
                shorter = words <= known.words
            return shorter or longer
        if not phrase.named and phrase.noun_class is None:
            return words <= known.words if known.source.named else words == known.words
        if phrase.named or (not phrase.definite and phrase.noun_class is not None):
            return False
        words -= self.known.function_words["same"]
        return bool(row) and row == known.head and words <= known.words


def _is_body(phrase: SourcePhrase) -> bool:
    """An organisation or place, which no later printing of a person's name is."""
    return phrase.mention is not None and phrase.mention.kind != "person"


def _index(identity: str) -> int:
    return int(identity[1:]) - 1


def _is_person(phrase: SourcePhrase) -> bool:
    return phrase.mention is not None and phrase.mention.kind == "person"


def _row_of(phrase: SourcePhrase, known: Attributions) -> str:
    """The noun's first form in the lexicon, the same for all its forms."""
    head = phrase.head.removeprefix("ال")
    noun = known.nouns.get(head)
    return known.noun_rows.get(head, "") if noun is not None else ""


def _content_words(words: Words, phrase: SourcePhrase, row: str) -> frozenset[str]:
    """The words of a phrase without article; the head noun's first form stands for them all."""
    first, stop = phrase.first, phrase.stop
    found = {row or phrase.head.removeprefix("ال")}
    for at in range(first + 1, stop):
        if words.is_word(at) or words.tokens[at].kind == "number":
            found.add(words.folds[at].removeprefix("ال"))
    return frozenset(found)
