"""The words that name or describe a source, and the simple shapes that such a phrase has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.analysis.claims.lexicon import Attributions, NounClass, SourceNoun
from desktop.analysis.claims.names_beside import NamesBeside
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Mention, SourceKind
from desktop.analysis.text.form_table import form_weight

# No description of a source in news runs on further (tokens).
LONGEST = 18
# A name in quotation marks has at most so many words.
_QUOTED_NAME = 6
# «ضاحكاً»: how somebody speaks.
_MANNER = re.compile(r"\wا\w\wا")
_TANWIN = "\u064b"
# How common a verb must be to be believed where a name could stand.
_COMMON = 3
_WITH_PREPOSITION = ("بال", "لل", "كال")


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """``first``/``stop`` are token indices, ``start`` the character where it begins (a proclitic
    may stand before it in its token). ``head`` is the folded stem of the first word."""

    first: int
    stop: int
    start: int
    end: int
    head: str
    noun_class: NounClass | None
    kind: SourceKind
    medium: bool
    definite: bool
    named: bool
    mention: Mention | None
    certain: bool = True


class PhraseShapes:
    """Makes source phrases of the words of one article."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self.extent = NamesBeside(words, known)

    def _is_definite(self, at: int) -> bool:
        word = self.words.folds[at]
        noun = self.known.nouns.get(word.removeprefix("ال"))
        return word.startswith("ال") and noun is not None and noun.noun_class != "document"

    def _is_ministry(self, word: str, prefix: str) -> bool:
        """«الصحة»: a ministry by what it is for."""
        known = self.known.function_words["ministry"]
        return word.startswith(prefix) and word.removeprefix(prefix) in known

    def _known_medium(self, at: int, end: int) -> SourcePhrase | None:
        """An agency or outlet of the lexicon that no mention covers."""
        stop = at + self.extent.medium_length(at, end)
        kind = self.extent.medium_name(at, stop)
        word = self.words.folds[at]
        known = " ".join((word, *self.words.folds[at + 1 : stop])) in self.known.media
        phrase = self._phrase(at, stop, word if known else word.lstrip("ولب"), None, None)
        return replace(phrase, kind=kind or "media", medium=True, named=True, definite=True)

    def quoted(self, at: int, end: int) -> SourcePhrase | None:
        """A name in quotation marks that nothing else tells of («الراصد»)."""
        words = self.words
        close = words.closing.get(at)
        if at >= end or close is None or close >= end or not 1 < close - at <= _QUOTED_NAME:
            return None
        phrase = self._phrase(at + 1, close, words.folds[at + 1], None, words.covered[at + 1])
        stop = self.extent.tied(close + 1, end)
        return replace(phrase, named=True, definite=True, stop=stop)

    def to_the_end(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """The phrase with the few words that the clause ends in: a name that nobody knows."""
        words = self.words
        stop = self.extent.until_break(phrase.stop, end)
        ends = stop >= end or words.tokens[stop].kind == "mark"
        if not ends or not 0 < stop - phrase.stop <= _QUOTED_NAME // 2:
            return phrase
        return replace(phrase, stop=stop, end=words.end(stop))

    def without_object(self, phrase: SourcePhrase) -> SourcePhrase:
        """The phrase up to a noun with the article that is no adjective of it, and so the object
        («وصف الوزير | القرار بأنه …»)."""
        stop = self.extent.before_object(phrase.first, phrase.stop)
        if stop in (phrase.first, phrase.stop):
            return phrase
        return replace(phrase, stop=stop, end=self.words.end(stop))

    def body(self, at: int, end: int) -> SourcePhrase | None:
        """A noun phrase that its grammar ends, of words that nothing tells of («خلية الإعلام
        الأمني»)."""
        stop = self.extent.construct_chain(at, min(end, at + LONGEST))
        if stop - at < 2 or stop >= end or at in self.words.timed:
            return None
        phrase = self._phrase(at, stop, self.words.folds[at], None, self.words.covered[at])
        return replace(phrase, named=True, definite=True)

    @staticmethod
    def trusted(phrase: SourcePhrase) -> SourcePhrase:
        """The phrase where the syntax leaves no doubt that it is a source."""
        return replace(phrase, certain=True)

    def plain(self, at: int, end: int) -> SourcePhrase | None:
        """Any noun phrase as a source, where the syntax leaves no doubt that somebody speaks."""
        if at >= end:
            return None
        stop = self.extent.until_break(at, min(end, at + LONGEST))
        if stop - at > 1 and _MANNER.fullmatch(self.words.folds[stop - 1]):
            stop -= 1
        close = self.words.closing.get(stop) if stop > at else None
        if close is not None and close < end and self.words.speech[stop + 1] < 0:
            stop = close + 1
        pronouns = self.known.function_words["demonstrative"]
        word = self.words.folds[at]
        if stop == at or word.removeprefix("و") in pronouns or word.startswith(_WITH_PREPOSITION):
            return None
        own = word.startswith("ب") and self.words.tokens[at].text.endswith(("ه", "ها"))
        if own or self.words.tokens[at].kind == "number":
            return None
        if word in self.known.function_words["idiom"] or self._is_no_speaker(at):
            return None
        mention = next((m for m in self.words.covered[at:stop] if m is not None), None)
        return self._phrase(at, stop, self.words.folds[at], None, mention, certain=False)

    def _is_no_speaker(self, at: int) -> bool:
        """«ما يقل كثيراً عن …», «أبدى قدراً كبيراً من …»: a verb, an object, a preposition."""
        words = self.words
        if words.covered[at] is not None or words.tokens[at].kind != "word":
            return False
        word = words.folds[at]
        if word in self.known.function_words["preposition"] or form_weight(word, "v") >= _COMMON:
            return True
        alef = word.endswith("ا") and word.removesuffix("ا") not in self.known.nouns
        following = words.folds[at + 1] if at + 1 < len(words.tokens) else ""
        agreeing = following.endswith("ا") and not words.is_named(at + 1)
        return alef and (
            agreeing or form_weight(word, "nb") >= 0 or _TANWIN in words.tokens[at].text
        )

    def _quoted_name(self, at: int, end: int) -> SourcePhrase | None:
        close = self.words.closing.get(at)
        if close is None or close >= end or not 1 < close - at <= 6:
            return None
        mention = self.words.covered[at + 1]
        media = self.extent.medium_name(at + 1, close)
        if mention is None and media is None:
            return None
        phrase = self._phrase(at + 1, close, self.words.folds[at + 1], None, mention)
        phrase = replace(phrase, named=True, stop=self.extent.tied(close + 1, end))
        return replace(phrase, kind=media, medium=True) if media else phrase

    def _phrase(
        self, first: int, stop: int, head: str, noun: SourceNoun | None, mention: Mention | None,
        *, certain: bool = True,
    ) -> SourcePhrase:  # fmt: skip
        words = self.words
        token = words.tokens[first]
        hidden = max(0, len(token.fold) - _length_from(token.fold, head))
        start = words.reading.folded.origins[token.fold_start + hidden]
        kind: SourceKind = noun.kind if noun else "unknown"
        if noun is None and mention is not None and mention.kind == "person":
            kind = "person"
        return SourcePhrase(
            first=first, stop=stop, start=start, end=words.end(stop), head=head,
            noun_class=noun.noun_class if noun else None, kind=kind,
            medium=noun.medium if noun else False, definite=False,
            named=mention is not None and mention.form == "name", mention=mention, certain=certain,
        )  # fmt: skip


def _length_from(word: str, head: str) -> int:
    """How many letters of a token belong to the phrase: from its article or stem on."""
    at = max(word.find(head), word.find(head.removesuffix("ه")) if len(head) > 3 else -1)
    if at <= 0:
        return len(word)
    return len(word) - at + (2 if word[:at].endswith("ال") else 0)
