"""What may stand between a verb of saying and what it governs, and where that begins."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.media_heard import MediaReader
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.source_phrases import PhraseReader
from desktop.analysis.claims.words import Words

# A clause that goes on behind a comma opens in at most so many tokens.
_RESUMES = 24
# «في «تويتر»»: a name in quotation marks has at most so many tokens.
_QUOTED_PLACE = 4
# A noun that a pronoun is written on has at least so many letters.
_SHORTEST_OWNED = 3
# What only accusations are the object of speaks of other things too.
_REFUSES = frozenset({"تهمه"})
# What a clause or speech can follow.
_GOVERNS = frozenset({"ان", "قول"})


class AdjunctReader:
    """Looks over the words behind a verb."""

    def __init__(self, words: Words, known: Attributions, phrases: PhraseReader) -> None:
        self.words = words
        self.known = known
        self.phrases = phrases
        self.media = MediaReader(words, known, phrases)

    def has_clause(self, at: int, end: int) -> bool:
        """Whether a clause with أن opens soon after a token, before the next verb of saying."""
        for nxt in range(at, min(end, at + 12)):
            if self.opens_clause(nxt):
                return True
            if self.speaks(nxt):
                return False
        return False

    def speaks(self, at: int) -> bool:
        """Whether a verb of saying stands at a token: «عدم ذكر اسمه»، «رفض الكشف عن اسمه» are
        none."""
        form = self.known.form(self.words.folds[at])
        if self.words.tokens[at].kind != "word" or form is None:
            return False
        if not _GOVERNS & form.verb.complement:
            return False
        if self.words.is_name(at):
            return False
        before = self.words.folds[at - 1] if at else ""
        refusing = self.known.form(before)
        refused = refusing is not None and refusing.verb.complement == _REFUSES
        return before not in self.known.function_words["negation"] and not refused

    def resumes(self, at: int, end: int) -> bool:
        """Whether a clause with أن goes on behind a comma, so that what stands between is adjunct
        («في بيان مقتضب، اليوم الأربعاء، أن …»)."""
        for nxt in range(at, min(end, at + _RESUMES)):
            if self.speaks(nxt):
                return False
            if self.opens_clause(nxt) and not self.words.is_word(nxt - 1):
                return True
        return False

    def said_with_by(self, at: int, end: int) -> bool:
        """Whether «بأن …» comes before another verb: what is said, where «عن …» is an adjunct."""
        for nxt in range(at, min(end, at + _RESUMES)):
            if self.speaks(nxt):
                return False
            if self.words.folds[nxt].startswith("بان") and self.words.is_complementiser(nxt):
                return True
        return False

    def medium(self, at: int, end: int) -> SourcePhrase | None:
        """The medium spoken to at a token («لإذاعة «الساحل»»)."""
        return self.media.addressed(at, end)

    def past_adjunct(self, at: int, end: int) -> int:
        """The token after «في بيان لها»، «خلال مؤتمر صحفي»: a noun and what is added to it."""
        words = self.words
        at += 1
        close = words.closing.get(at)
        if close is not None and close < end and close - at <= _QUOTED_PLACE:
            return close + 1
        if at < end and words.is_word(at) and not self.opens_clause(at):
            at += 1
        while at < end:
            word = words.folds[at]
            relative = word.endswith(("ي", "يه")) and len(word) > 3
            attached = word in ("له", "لها", "لهم", "لهما") or word.startswith("ال") or relative
            known = word in self.known.verbs or word in self.known.breaks
            known = known or self._is_deed(at)
            if (
                not (attached or words.covered[at] is not None)
                or known
                or word in self.known.function_words["relative"]
            ):
                break
            at += 1
        return at

    def _is_deed(self, at: int) -> bool:
        """«أمام المحكمة | التهم المنسوبة إليه»: behind a noun with the article, what is said."""
        word, before = self.words.folds[at], self.words.folds[at - 1]
        told = word in self.known.function_words["accusation"]
        told = told or word.removeprefix("ال") in self.known.deeds
        return told and word.startswith("ال") and before.startswith(("ال", "لل"))

    def _is_condition(self, at: int) -> bool:
        """«إن لم»، «إن كان»: if."""
        words = self.words
        nxt = words.folds[at + 1] if at + 1 < len(words.tokens) else ""
        bare = words.folds[at] == "ان" and not words.tokens[at].text.startswith("أ")
        return bare and nxt in self.known.function_words["conditional"]

    def opens_clause(self, at: int) -> bool:
        words = self.words
        if not words.is_complementiser(at) or self._is_condition(at):
            return False
        before = words.folds[at - 1] if at else ""
        guard = before.removeprefix("و")
        if guard == "علي":
            return at > 1 and words.folds[at - 2].removeprefix("و") in self.known.verbs
        return guard not in self.known.function_words["guard"]

    def owns_object(self, at: int, end: int) -> bool:
        """«وأعلن عزمه …»: a noun with a pronoun on it behind a verb is what is said, and not who
        says it."""
        if at + 1 >= end or not self.words.is_word(at + 1):
            return False
        text, fold = self.words.tokens[at + 1].text, self.words.folds[at + 1]
        ending = next((e for e in ("هما", "ها", "هم", "ه") if text.endswith(e)), "")
        noun = fold.removesuffix(ending)
        known = noun in self.known.nouns or self.words.mention_at.get(at + 1) is not None
        if not ending or len(noun) < _SHORTEST_OWNED or known:
            return False
        return not self.has_clause(at + 1, end)
