"""What a stretch of a sentence is: a clause of its own, an adverbial, what leads to speech."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words

# An adverbial before «قال …» (in words); what is longer says something of its own.
_LONGEST_ADVERBIAL = 14
# What leads to speech has at most so many tokens.
_LONGEST_FRAME = 20
# A verb that leads to speech stands behind its subject at most so far (tokens).
_SUBJECT = 8
# «جاء ذلك»، «يأتي هذا» has at most so many tokens.
_LONGEST_REFERENCE = 3
_SENTENTIAL = (("وهو", "الامر", "الذي"), ("الامر", "الذي"), ("وهو", "ما"))
# «…»، يقول فلان، وهو مزارع»: who a speaker is.
_AND_HE = ("وهو", "وهي", "وهم")


class Stretches:
    """Judges stretches of the words of one sentence. All positions are token indices."""

    def __init__(self, words: Words, known: Attributions, end: int) -> None:
        self.words = words
        self.known = known
        self.end = end

    def sentential(self, first: int, stop: int) -> int | None:
        folds = self.words.folds
        for at in range(first + 2, stop - 2):
            if any(tuple(folds[at : at + len(p)]) == p for p in _SENTENTIAL):
                return at
        return None

    def goes_on(self, at: int) -> bool:
        """Whether the clause goes on behind an attribution in its middle."""
        words = self.words
        while at < self.end and (words.is_comma(at) or at in words.timed):
            at += 1
        if at >= self.end or (words.tokens[at].kind == "mark" and at + 1 >= self.end):
            return False
        if words.folds[at] in self.known.function_words["relative"] or words.folds[at] in _AND_HE:
            return False
        if self._says_more(at) or (at + 1 < self.end and self._says_that(at)):
            return False
        lead = self.known.leads.match(words.folds, at, self.end)
        return lead is None or lead[1] not in ("contrast", "outlet")

    def _says_that(self, at: int) -> bool:
        """«…، وفق سكان | أكدوا أن …»: another attribution begins."""
        said = self.known.form(self.words.folds[at]) is not None
        return said and self.words.is_complementiser(at + 1)

    def _says_more(self, at: int) -> bool:
        """«…»، يقول فلان، ويضيف: …»."""
        form = self.known.form(self.words.folds[at])
        return form is not None and form.kind != "participle" and form.verb.role == "more"

    def concedes(self, at: int) -> bool:
        """«وإن كان»، «سبق وأن»: no second part of what is said."""
        words = self.words
        steering = self.known.function_words
        nxt = words.folds[at + 1] if at + 1 < self.end else ""
        bare = words.folds[at] == "وان"
        condition = bare and nxt in steering["conditional"]
        return condition or (bare and words.folds[at - 1] in steering["guard"])

    def is_frame(self, at: int, stop: int) -> bool:
        """«غرّد فلان قائلاً»، «أصدرت الوزارة بياناً أكدت فيه»: leads to speech and claims nothing."""
        words = self.words
        if stop - at > _LONGEST_FRAME:
            return False
        while at < stop:
            lead = self.known.leads.match(words.folds, at, stop)
            if lead is None and not words.is_comma(at) and at not in words.timed:
                break
            at += lead[0] if lead is not None else 1
        frames = self.known.function_words["frame"]
        shown = self.known.function_words["demonstrative"]
        if stop - at <= _LONGEST_REFERENCE and any(
            words.folds[n] in shown for n in range(at, stop)
        ):
            return True
        near = words.folds[at : min(stop, at + _SUBJECT)]
        return at >= stop or any(word in frames or word[1:] in frames for word in near)

    def is_adverbial(self, at: int, stop: int, count: int) -> bool:
        """«وفي تصريح للصحفيين،»: time, place or manner of speaking, and no claim."""
        words = self.words
        while at < stop:
            lead = self.known.leads.match(words.folds, at, stop)
            if lead is None and not words.is_comma(at):
                break
            at += lead[0] if lead is not None else 1
        if at >= stop or count <= 1:
            return True
        word = words.folds[at]
        if count == 2 and words.tokens[at].text.endswith(("ا", "اً", "ًا")):
            return True
        breaks = self.known.breaks
        then = word.startswith("ف") and word[1:] in breaks
        adverb = at in words.timed or then or bool({word, word.removeprefix("و")} & breaks)
        return adverb and count <= _LONGEST_ADVERBIAL
