"""Verbs of saying that refer to what stands before: «وهو ما أكدته الوزارة»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.verb_forms import VerbForm

# «وهو ما كانت قيادة القوات قد …» has at most so many tokens before the verb.
_ANSWER = 12
# Where or how it was answered takes at most so many tokens.
_REST = 6
# What stands between commas behind the verb has at most so many tokens.
_OCCASION = 14
_IS = frozenset({"وهو", "وهي", "وهم"})
_REFERRING = frozenset({"وهو", "هو", "وهي", "الامر"})


class ReferenceReader(SpeechReader):
    def span(self, at: int) -> tuple[int, int]:
        """The verb without a conjunction written on it."""
        token = self.words.tokens[at]
        joined = self.known.form(token.fold[1:]) is not None and token.fold not in self.known.verbs
        return token.start + int(joined), token.end

    def any(self, at: int, clause: Clause, form: VerbForm, before: str) -> Attribution | None:
        """The reference that the verb at a token is, or None; ``before``: the word before it."""
        found = self.answered(at, clause) or self.confirmed(at, clause, form)
        pronoun = self.known.form(self.words.folds[at]) is None or self._takes_it(at, clause.end)
        named = pronoun and self._names(at)
        if found is None and (before in ("ما", "الذي") or named):
            found = self.referring(at, clause, form)
        return found

    def referring(self, at: int, clause: Clause, form: VerbForm) -> Attribution | None:
        """«وهو ما أكدته الوزارة»: another says what stands before; with «عندما ذكرت أن …» the
        verb's stance goes with the words that follow."""
        words, end = self.words, clause.end
        start = self._start(at, clause.first)
        if start is None:
            return None
        nxt = at + 1
        governed = self.known.function_words
        if nxt < end and words.folds[nxt] in governed["governed"] | governed["its"]:
            nxt += 1
        nxt, heard = self._past_occasion(self._past_adverb(nxt, end), end)
        phrase = self.phrases.whoever(nxt, end)
        if phrase is None:
            return None
        link = Link(phrase, *self.span(at))
        said = self._said_then(phrase.stop, end)
        if said is None:
            phrase = self.phrases.to_the_end(phrase, end)
            link = replace(link, phrase=phrase)
            return Attribution(
                "repeats",
                start,
                self._past_rest(phrase.stop, end),
                (link, *heard),
                form.verb.stance,
            )
        return Attribution(
            "opens", start, said.at, (link,), form.verb.stance, said.content, said.again
        )

    def _names(self, at: int) -> bool:
        """«، وهي رواية كذّبها»: whether what stands before is named right before the verb."""
        words = self.words
        near = (at - 2, at - 3)
        return any(n > 0 and words.folds[n] in _IS and words.is_comma(n - 1) for n in near)

    def _takes_it(self, at: int, end: int) -> bool:
        """«شككت فيه»: the verb's preposition with a pronoun on it."""
        return at + 1 < end and self.words.folds[at + 1] in self.known.function_words["its"]

    def _start(self, at: int, first: int) -> int | None:
        """Where «وهو ما …»، «وهو الأمر الذي …»، «وهي رواية …» begins before the verb at a token."""
        folds = self.words.folds
        start = next((n for n in (at - 2, at - 3) if n >= first and folds[n] in _REFERRING), None)
        if start is None or (start == at - 3 and folds[start] not in _IS):
            return None
        return start - 1 if start > first and folds[start - 1] in _REFERRING else start

    def _past_rest(self, at: int, end: int) -> int:
        """The mark behind «أنكره المتهم | أمام المحققين»: where or how it was answered."""
        words = self.words
        if at >= end or words.folds[at] not in self.known.breaks:
            return at
        for nxt in range(at, min(end, at + _REST)):
            if words.tokens[nxt].kind == "mark":
                return nxt
            if self.complements.speaks(nxt) or words.is_complementiser(nxt):
                break
        return at

    def _past_occasion(self, at: int, end: int) -> tuple[int, tuple[Link, ...]]:
        """The token behind «، في مداخلة مع تلفزيون «المسار»،», and the medium in it."""
        words = self.words
        if at + 1 >= end or not words.is_comma(at):
            return at, ()
        near = range(at + 1, min(end, at + _OCCASION))
        stop = next((nxt for nxt in near if words.is_comma(nxt)), None)
        if stop is None or words.folds[at + 1] not in self.known.breaks:
            return at, ()
        medium = self.complements.media.within(at + 1, stop)
        return stop + 1, () if medium is None else (Link(medium, medium.start, medium.end),)

    def answered(self, at: int, clause: Clause) -> Attribution | None:
        """«وهو ما كانت القيادة قد نفته»: the same with the subject before the verb."""
        words, had = self.words, self.known.function_words["had"]
        form = self.known.form(words.folds[at], with_object=True)
        if form is None or words.folds[at - 1] not in had:
            return None
        first = max(clause.first, at - _ANSWER)
        start = next((nxt for nxt in range(first, at) if words.folds[nxt] in _REFERRING), None)
        if start is None or "ما" not in words.folds[start : start + 3]:
            return None
        nxt = start + words.folds[start : start + 3].index("ما") + 1
        while nxt < at and words.folds[nxt] in had:
            nxt += 1
        phrase = (
            self.phrases.whoever(nxt, at) if nxt < at else self.phrases.read(at + 1, clause.end)
        )
        if phrase is None:
            return None
        link = Link(phrase, *self.span(at))
        return Attribution("repeats", start, max(at + 1, phrase.stop), (link,), form.verb.stance)

    def confirmed(self, at: int, clause: Clause, form: VerbForm) -> Attribution | None:
        """«وأكدت ذلك الناطقة باسم …»: another says what stands before."""
        words, end = self.words, clause.end
        if at + 2 >= end or words.folds[at + 1] != "ذلك" or form.kind == "participle":
            return None
        phrase = self.phrases.read(at + 2, end)
        if phrase is None or not phrase.certain:
            return None
        link = Link(phrase, *self.span(at))
        return Attribution("repeats", at, phrase.stop, (link,), form.verb.stance)

    def _past_adverb(self, at: int, end: int) -> int:
        """The token behind «أيضاً»، «بدوره»، «لاحقاً»."""
        lead = self.known.leads.match(self.words.folds, at, end) if at < end else None
        if lead is not None and lead[1] == "lead":
            return at + lead[0]
        return at

    def _said_then(self, at: int, end: int) -> Complement | None:
        """What follows «عندما ذكرت أن» at a token."""
        lead = self.known.leads.match(self.words.folds, at, end) if at < end else None
        verb_at = at + lead[0] if lead is not None else end
        form = self.known.form(self.words.folds[verb_at]) if verb_at < end else None
        if form is None:
            return None
        said = self.complements.read(verb_at + 1, end, form.verb, noun_allowed=False)
        return said if said is not None and said.at - verb_at <= 4 else None
