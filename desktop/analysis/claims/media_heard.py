"""The media that somebody speaks to, through or in: links of the chain beside the speech.

«لإذاعة «الساحل»»، «في مقابلة مع قناة …»، «في تصريحات نقلتها وكالة …»، «تحدثوا إلى صحيفة …». Where
one writes oneself (a platform, an account, a page) is no medium that passes words on.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.source_phrases import PhraseReader
from desktop.analysis.claims.words import Words

_THROUGH = frozenset({"الي", "مع", "عبر", "علي"})
_SPEAKS = ("تحدث", "صرح")


class MediaReader:
    """Reads the medium that begins at a token."""

    def __init__(self, words: Words, known: Attributions, phrases: PhraseReader) -> None:
        self.words = words
        self.known = known
        self.phrases = phrases

    def addressed(self, at: int, end: int) -> SourcePhrase | None:
        """«لإذاعة «الساحل»»: the medium spoken to; one in quotation marks may be unknown."""
        word = self.words.folds[at] if at < end else ""
        if not word.startswith("ل"):
            return None
        start = at + 1 if word == "ل" else at
        phrase = self.phrases.read(start, end, ("ل", "لل"))
        if phrase is not None and phrase.medium:
            return phrase
        quoted = self.phrases.quoted(start, end) if word == "ل" else None
        if quoted is None:
            return None
        mention = quoted.mention
        if mention is not None and mention.form == "name" and mention.kind != "organisation":
            return None
        return replace(quoted, medium=True, kind="media")

    def through(self, at: int, end: int) -> SourcePhrase | None:
        """«مع قناة «المدى»»، «عبر وكالة …»، «نقلتها وكالة …»: a medium with a name."""
        word = self.words.folds[at] if at + 1 < end else ""
        issued = word in self.known.function_words["issued"]
        if word not in _THROUGH and not issued:
            return None
        phrase = self.phrases.read(at + 1, end)
        if phrase is None or not phrase.medium or not phrase.named or self._is_platform(phrase):
            return None
        return phrase

    def spoken_to(self, at: int, end: int) -> SourcePhrase | None:
        """The medium of «تحدثوا إلى «النخيل»»، «تحدثت لـ«النخيل»»."""
        words = self.words
        form = self.known.form(words.folds[at]) if at + 1 < end else None
        if form is None or form.verb.lemma not in _SPEAKS or form.kind != "past":
            return None
        nxt = at + 1
        if words.folds[nxt] not in ("الي", "مع"):
            return self.addressed(nxt, end)
        phrase = self.phrases.read(nxt + 1, end)
        if phrase is not None and phrase.medium:
            return phrase
        quoted = self.phrases.quoted(nxt + 1, end)
        return replace(quoted, medium=True, kind="media") if quoted is not None else None

    def within(self, first: int, stop: int) -> SourcePhrase | None:
        """The first medium between two tokens («وفي حديث لـ«المدى»، قال …»)."""
        for at in range(first, stop):
            found = self.addressed(at, stop) or self.through(at, stop)
            if found is not None and found.named and not self._is_platform(found):
                return found
        return None

    def _is_platform(self, phrase: SourcePhrase) -> bool:
        platforms = self.known.function_words["platform"]
        inside = self.words.folds[phrase.first : phrase.stop]
        return any(word.removeprefix("ل").removeprefix("ال") in platforms for word in inside)
