"""Whether words name a source that was met before: «المصدر»، «الوكالة»، a family name, «الأخير»."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Gender
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Source
from desktop.analysis.text.fold import fold_word

# A medium goes on passing on its source's words for so many sentences after it was named.
CARRIED_SENTENCES = 4
_REMEMBERED = 200
_QUOTES = tuple('«"“”')
_ANY_SOURCE = "مصدر"
# «الأخير» stands at most so many tokens behind whom it means.
_LATTER = 40


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source with what later printings are matched by: ``head``, the noun's row; its words."""

    source: Source
    head: str
    words: frozenset[str]
    relays: tuple[str, ...] = ()
    sentence: int = -1
    gender: Gender = ""


class EarlierSources:
    """The sources met so far, and who of them a phrase means."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self.items: list[KnownSource] = []
        self.by_entity: dict[str, int] = {}
        self.sentence = 0
        self.last: int | None = None

    def add(self, known: KnownSource) -> int:
        self.items.append(known)
        index = len(self.items) - 1
        if known.source.entity is not None:
            self.by_entity.setdefault(known.source.entity, index)
        return index

    def find(self, phrase: SourcePhrase, words: frozenset[str]) -> int | None:
        """The earlier source that a phrase is a later printing of."""
        mention = phrase.mention
        entity = mention.entity if mention is not None else None
        own = phrase.noun_class not in ("office", "anonymous") or is_person(phrase)
        own = own and not self._is_of_body(phrase)
        nominal = mention is not None and mention.form == "nominal"
        if phrase.head.removeprefix("ال") in self.known.function_words["honorific"]:
            return self._last_person()
        if phrase.head in self.known.function_words["latter"]:
            return self._latter(phrase)
        row = row_of(phrase, self.known)
        told = entity in self.by_entity and (own or (nominal and phrase.definite))
        if told and entity is not None and self._agrees(phrase, words, row, entity):
            return self.by_entity[entity]
        if (
            phrase.noun_class in ("anonymous", "hearsay")
            and not phrase.definite
            and not phrase.named
        ):
            return None
        referred = self._referred(phrase, words, row)
        if referred is not None:
            return referred
        for index in self._lately():
            if self._is_later_printing(phrase, words, row, self.items[index]):
                return index
        anybody = self.known.function_words["anybody"]
        if phrase.definite and not phrase.named and words <= anybody:
            return self._last_person()
        return None

    def _is_of_body(self, phrase: SourcePhrase) -> bool:
        """«إذاعة الجيش»: a medium told by the body that it belongs to."""
        mention = phrase.mention
        if phrase.noun_class != "medium" or mention is None or mention.kind != "organisation":
            return False
        named = " ".join(fold_word(word) for word in mention.text.split()) in self.known.media
        quoted = self.words.reading.text[mention.start - 1 : mention.start] in _QUOTES
        return mention.start > phrase.start and not named and not quoted

    def _agrees(self, phrase: SourcePhrase, words: frozenset[str], row: str, entity: str) -> bool:
        """Whether the words of an unnamed source allow the entity that it was linked to: «المصادر
        المحلية» are not «مصادر ميدانية»."""
        mention = phrase.mention
        if mention is None or mention.form == "name" or phrase.noun_class != "anonymous":
            return True
        known = self.items[self.by_entity[entity]]
        described = words - self.known.function_words["same"]
        return len(described) < 2 or known.head != row or described <= known.words

    def _last_person(self) -> int | None:
        """«سموه»، «المسؤول»: the one person who spoke last."""
        order: list[int] = [] if self.last is None else [self.last]
        order += self._lately()
        for index in order:
            known = self.items[index]
            person = known.source.kind == "person" or self._speaks_for(known.head)
            if (index > 0 and person and known.gender != "") or known.source.kind == "person":
                return index
        return None

    def _latter(self, phrase: SourcePhrase) -> int | None:
        """«الأخير»: the person or body named last before it, when it is a source."""
        for at in range(phrase.first - 1, max(-1, phrase.first - _LATTER), -1):
            mention = self.words.covered[at]
            if mention is not None and mention.kind in ("person", "organisation"):
                return self.by_entity.get(mention.entity or "")
        return None

    def _speaks_for(self, head: str) -> bool:
        """Whether a source is told by an office or the like: a person, not the body itself."""
        noun = self.known.nouns.get(head)
        return noun is not None and noun.noun_class in ("office", "anonymous")

    def _lately(self) -> range:
        """The sources to match a later printing with, the last first; the outlet is not among them.
        Their number is bounded, so that long texts take linear time."""
        last = len(self.items) - 1
        return range(last, max(0, last - _REMEMBERED), -1)

    def _referred(self, phrase: SourcePhrase, words: frozenset[str], row: str) -> int | None:
        """What a bare «المصدر» or «الوكالة» refers to: a source of that noun named lately, else who
        spoke last, else the last agency or outlet."""
        same = self.known.function_words["same"]
        if not phrase.definite or phrase.named or len(words - same) > 1:
            return None
        if phrase.noun_class not in ("anonymous", "medium", "document"):
            return None
        since = self.sentence - CARRIED_SENTENCES
        alike = [i for i in self._lately() if self.items[i].head == row]
        spoken = [i for i in alike if self.items[i].sentence >= since]
        if spoken:
            return max(spoken, key=lambda index: self.items[index].sentence)
        if (row == _ANY_SOURCE or phrase.noun_class == "document") and self.last is not None:
            return self.last
        if phrase.noun_class == "medium" and phrase.kind in ("agency", "media"):
            kinds = ("agency",) if phrase.kind == "agency" else ("media", "agency")
            named = [
                index
                for index in (*self._lately(), 0)
                if (known := self.items[index]).source.kind in kinds
                and known.source.named
                and known.head in ("", row)
            ]
            return named[0] if named else None
        return None

    def _is_later_printing(
        self, phrase: SourcePhrase, words: frozenset[str], row: str, known: KnownSource
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
            return (shorter or longer) and not self._is_other_body(words, row, known)
        if not phrase.named and phrase.noun_class is None:
            return words <= known.words if known.source.named else words == known.words
        if phrase.named or (not phrase.definite and phrase.noun_class is not None):
            return False
        words -= self.known.function_words["same"]
        return bool(row) and row == known.head and words <= known.words

    def _is_other_body(self, words: frozenset[str], row: str, known: KnownSource) -> bool:
        """«تنظيم الفجر» is not «وكالة البرق المقربة من تنظيم الفجر»."""
        if not row or not known.head or row == known.head or len(words) < 2:
            return False
        classes = {self.known.nouns[head].noun_class for head in (row, known.head)}
        return bool(classes & {"medium", "institution"})


def _is_body(phrase: SourcePhrase) -> bool:
    """An organisation or place, which no later printing of a person's name is."""
    return phrase.mention is not None and phrase.mention.kind != "person"


def is_person(phrase: SourcePhrase) -> bool:
    return phrase.mention is not None and phrase.mention.kind == "person"


def row_of(phrase: SourcePhrase, known: Attributions) -> str:
    """The noun's first form in the lexicon, the same for all its forms."""
    head = phrase.head.removeprefix("ال")
    noun = known.nouns.get(head)
    return known.noun_rows.get(head, "") if noun is not None else ""


def content_words(words: Words, phrase: SourcePhrase, row: str) -> frozenset[str]:
    """The words of a phrase without article; the head noun's first form stands for them all."""
    first, stop = phrase.first, phrase.stop
    found = {row or phrase.head.removeprefix("ال")}
    while (
        first + 1 < stop
        and words.start(first) < phrase.start
        and words.end(first + 1) <= phrase.start
    ):
        first += 1
    for at in range(first + 1, stop):
        if words.is_word(at) or words.tokens[at].kind == "number":
            found.add(words.folds[at].removeprefix("ال"))
    return frozenset(found)
