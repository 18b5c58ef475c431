"""Where and in what words are said: «في بيان لها»، «على حسابها في «تويتر»»، «خلال مؤتمر صحفي»."""

from __future__ import annotations

from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.speech_reader import SpeechReader

# What describes a source goes on to «فإن» over at most so many tokens, a place over so many.
_DESCRIPTION = 14
_PLACE = 6
# «على حسابها» stands at most so far behind «تغريدة» (tokens).
_OWN = 4


class OccasionReader(SpeechReader):
    """Looks past the occasion of words."""

    def _own_words(self, phrase: SourcePhrase, end: int) -> int | None:
        """«بحسب تغريدة على حسابها»: the token after words that are those of who speaks already."""
        if phrase.noun_class != "document" or phrase.definite:
            return None
        known = self.known.function_words["own_words"]
        near = range(phrase.stop, min(end, phrase.stop + _OWN))
        at = next((nxt for nxt in near if self.words.folds[nxt] in known), None)
        if at is None or any(not self.words.is_word(nxt) for nxt in range(phrase.stop, at)):
            return None
        return self._past_place(at + 1, end)

    def _own_document(self, verb: int, end: int) -> int | None:
        """«وفق ما جاء في تقرير له»: the token after words of who speaks already."""
        if verb + 2 >= end or self.words.folds[verb + 1] != "في":
            return None
        phrase = self.phrases.read(verb + 2, end)
        return self._own_words(phrase, end) if phrase is not None else None

    def _past_place(self, at: int, end: int) -> int:
        """The token after «في «تويتر»», «على فيسبوك»."""
        if at + 1 >= end or self.words.folds[at] not in ("في", "علي", "عبر"):
            return at
        close = self.words.closing.get(at + 1)
        return close + 1 if close is not None and close < end else at + 2

    def _past_occasion(self, at: int, end: int) -> int:
        """The token after «في بيان لها»، «خلال مؤتمر صحفي»، «على موقعها»."""
        own = self.known.function_words["own_words"]
        if at + 1 < end and self.words.folds[at] in ("علي", "عبر"):
            return self._past_place(at + 2, end) if self.words.folds[at + 1] in own else at
        occasions = self.known.function_words["occasion"]
        if at + 1 >= end or self.words.folds[at] not in ("في", "خلال"):
            return at
        told = self.words.folds[at + 1] in occasions
        return self.complements.past_adjunct(at, end) if told else at

    def _past_adjunct(self, at: int, end: int) -> int:
        """«بحسب ما أكده في تصريحات الوزير»: where the subject stands behind an adjunct."""
        if self.words.folds[at] == "في" and self.phrases.read(at + 1, end) is not None:
            return at + 1
        if self.words.folds[at] not in ("في", "خلال", "عبر", "امس", "اليوم"):
            return at
        return self.complements.past_adjunct(at, end)

    def _past_description(self, stop: int, end: int) -> int:
        """Where what still describes the source ends: at «فإن», or at the comma behind the place
        or medium («وسائل إعلام في المدينة، القصف …»)."""
        words, known = self.words, self.known.function_words
        for nxt in range(stop, min(end - 1, stop + _DESCRIPTION)):
            if words.is_then(nxt):
                return nxt
            if words.is_comma(nxt) and not words.is_then(nxt + 1):
                break
            if words.tokens[nxt].kind == "word" and self.known.form(words.folds[nxt]) is not None:
                break
        told = known["issued_itself"] | known["frame"]
        place = stop < end and words.folds[stop] in ("في", "من", "علي", "عبر", "لدي")
        place = place or (stop < end and words.folds[stop] in told)
        near = range(stop, min(end, stop + _PLACE)) if place else ()
        return next((nxt for nxt in near if words.is_comma(nxt)), stop)
