"""Who is named and described at length behind a verb: «أكد سامي خلاف مدير النظافة في المدينة أن …».

The recognisers may know the first name alone, the description may come before or behind the name,
with a preposition in it: what is said begins behind all of it.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.words import OPENING

# What describes a speaker goes on over at most so many tokens.
_DESCRIPTION = 16
# A name runs on over at most so many words that nobody knows.
_NAME = 4


class BearerReader(SpeechReader):
    """Carries a speaker's phrase on to the end of name and description."""

    def whole(self, phrase: SourcePhrase, end: int) -> tuple[SourcePhrase, int]:
        """The phrase with the rest of its name, and the token behind its description."""
        phrase = self._with_name_beside(phrase, end)
        named = self._up_to_name(phrase, end)
        if named is None:
            named = self._with_rest_of_name(phrase, end)
        stop = self._past_seat(named.stop, end)
        while (further := self._past_role(named, stop, end)) > stop:
            stop = further
        return named, stop

    def _past_seat(self, at: int, end: int) -> int:
        """The token behind «ومقره لندن», or the same one."""
        words = self.words
        if at >= end or words.folds[at] not in self.known.function_words["seat"]:
            return at
        at += 1
        if at < end and words.folds[at] == "في":
            at += 1
        mention = words.mention_at.get(at) if at < end else None
        return min(words.mention_stop[mention.id], end) if mention is not None else at

    def without_by(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """«هدد الاتحاد | بالإضراب»: the phrase up to «ب», where that is what is said."""
        words = self.words
        if self.complements.has_clause(phrase.first, end):
            return phrase
        for at in range(phrase.first + 1, phrase.stop):
            if words.folds[at].startswith("بال") and words.covered[at] is None:
                return replace(phrase, stop=at, end=words.end(at))
        return phrase

    def without_deed(self, phrase: SourcePhrase) -> SourcePhrase:
        """«أعلن الجيش | السيطرة على …»: the phrase up to a noun with the article that tells what
        happened or of what somebody is accused."""
        words, accused = self.words, self.known.function_words["accusation"]
        for at in range(phrase.first + 1, phrase.stop):
            word, before = words.folds[at], words.folds[at - 1]
            told = word.removeprefix("ال") in self.known.deeds or word in accused
            closed = before.startswith(("ال", "لل")) or words.is_named(at - 1)
            closed = closed or at - 1 in words.closers
            if word.startswith("ال") and told and closed and words.covered[at] is None:
                return replace(phrase, stop=at, end=words.end(at))
        return phrase

    def without_measured(self, phrase: SourcePhrase) -> SourcePhrase:
        """«قدّر مصدر في المستشفى | عدد الجرحى بـ…»: the phrase up to what is counted."""
        words, measures = self.words, self.known.function_words["measure"]
        for at in range(phrase.first + 1, phrase.stop):
            if words.folds[at] in measures and words.covered[at] is None:
                return replace(phrase, stop=at, end=words.end(at))
        return phrase

    def _with_name_beside(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """«سمو الأمير | محمد …»: a name right behind a title that was taken for one."""
        mention = self.words.mention_at.get(phrase.stop) if phrase.stop < end else None
        titled = phrase.mention is not None and phrase.mention.kind == "person"
        if not titled or mention is None or mention.kind != "person" or mention.form != "name":
            return phrase
        stop = min(self.words.mention_stop[mention.id], end)
        return replace(phrase, stop=stop, end=self.words.end(stop), mention=mention, named=True)

    def _up_to_name(self, phrase: SourcePhrase, end: int) -> SourcePhrase | None:
        """«عضو المجلس والمشرف على الفريق سامي الحداد أن …»: a person's name that only the
        description parts from the head, what is said right behind it."""
        words = self.words
        described = phrase.noun_class in ("office", "anonymous")
        if not described or _is_person(phrase):
            return None
        for nxt in range(phrase.stop, min(end - 1, phrase.stop + _DESCRIPTION)):
            mention = words.mention_at.get(nxt)
            if mention is not None and mention.kind == "person" and mention.form == "name":
                stop = self._name_stop(min(words.mention_stop[mention.id], end), end)
                if not self._is_said(stop, end):
                    return None
                return replace(phrase, stop=stop, end=words.end(stop), mention=mention, named=True)
            if not words.is_word(nxt) or words.is_complementiser(nxt) or self._is_verb(nxt):
                return None
        return None

    def _with_rest_of_name(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """«المهندس سامي خلاف مدير …»: words that nobody knows behind a person's name."""
        if phrase.mention is None or not _is_person(phrase) or phrase.mention.form != "name":
            return phrase
        stop = self._name_stop(phrase.stop, end)
        if stop == phrase.stop or not (self._is_said(stop, end) or self._is_role(stop, end)):
            return phrase
        return replace(phrase, stop=stop, end=self.words.end(stop))

    def _name_stop(self, at: int, end: int) -> int:
        """Where the words stop that can only be the rest of a name."""
        words, known = self.words, self.known
        first = at
        while at < min(end, first + _NAME):
            word = words.folds[at]
            bare = word.removeprefix("ال")
            other = word in known.breaks or bare in known.nouns or bare in known.adjectives
            spoken = word in known.function_words["speech_noun"] or words.is_complementiser(at)
            if other or spoken or self._is_verb(at) or words.tokens[at].kind != "word":
                break
            if at in words.timed or word[0] in "لب":
                break
            at += 1
        return at

    def _past_role(self, phrase: SourcePhrase, at: int, end: int) -> int:
        """The token behind a description that follows a person's name («… أستاذ الفقه في جامعة
        الشاطئ أن»), or the same one."""
        if not _is_person(phrase) or not self._is_role(at, end):
            return at
        words = self.words
        for nxt in range(at + 1, min(end, at + _DESCRIPTION)):
            if self._is_said(nxt, end):
                return nxt
            if self._is_verb(nxt) or words.folds[nxt] in OPENING:
                break
        return at

    def _is_role(self, at: int, end: int) -> bool:
        """«مدير …»، «المتخصصة …»: who a person is."""
        if at >= end or not self.words.is_word(at):
            return False
        bare = self.words.folds[at].removeprefix("ال")
        noun = self.known.nouns.get(bare)
        described = self.words.folds[at] in self.known.function_words["belonging"]
        return described or (noun is not None and noun.noun_class in ("office", "anonymous"))

    def _is_said(self, at: int, end: int) -> bool:
        """Whether what somebody says begins at a token, a comma before it or not, or the medium
        spoken to stands there."""
        words = self.words
        if at < end and words.is_comma(at):
            at += 1
        if at >= end:
            return False
        word = words.folds[at]
        if word == ":" or words.is_complementiser(at):
            return True
        if word in OPENING and word != "(":
            return words.speech[min(at + 1, end - 1)] >= 0
        return self.complements.medium(at, end) is not None

    def _is_verb(self, at: int) -> bool:
        word = self.words.folds[at]
        return self.known.form(word) is not None and word.removeprefix("ال") not in self.known.nouns


def _is_person(phrase: SourcePhrase) -> bool:
    return phrase.mention is not None and phrase.mention.kind == "person"
