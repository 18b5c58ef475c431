"""What may stand between a verb of saying and what it governs, and where that begins."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.source_phrases import PhraseReader, SourcePhrase
from desktop.analysis.claims.words import Words

# A clause that goes on behind a comma opens in at most so many tokens.
_RESUMES = 24


class AdjunctReader:
    """Looks over the words behind a verb."""

    def __init__(self, words: Words, known: Attributions, phrases: PhraseReader) -> None:
        self.words = words
        self.known = known
        self.phrases = phrases

    def has_clause(self, at: int, end: int) -> bool:
        """Whether a clause with أن opens soon after a token, before the next verb of saying."""
        for nxt in range(at, min(end, at + 12)):
            if self.opens_clause(nxt):
                return True
            if self.speaks(nxt):
                return False
        return False

    def speaks(self, at: int) -> bool:
        """Whether a verb of saying stands at a token: «عدم ذكر اسمه» is none."""
        if self.words.tokens[at].kind != "word" or self.known.form(self.words.folds[at]) is None:
            return False
        if self.words.is_name(at):
            return False
        before = self.words.folds[at - 1] if at else ""
        return before not in self.known.function_words["negation"]

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

    def past_adjunct(self, at: int, end: int) -> int:
        """The token after «في بيان لها»، «خلال مؤتمر صحفي»: a noun and what is added to it."""
        words = self.words
        at += 1
        if at < end and words.is_word(at) and not self.opens_clause(at):
            at += 1
        while at < end:
            word = words.folds[at]
            relative = word.endswith(("ي", "يه")) and len(word) > 3
            attached = word in ("له", "لها", "لهم", "لهما") or word.startswith("ال") or relative
            known = word in self.known.verbs or word in self.known.breaks
            if (
                not (attached or words.covered[at] is not None)
                or known
                or word in self.known.function_words["relative"]
            ):
                break
            at += 1
        return at

    def opens_clause(self, at: int) -> bool:
        words = self.words
        if not words.is_complementiser(at):
            return False
        before = words.folds[at - 1] if at else ""
        guard = before.removeprefix("و")
        if guard == "علي":
            return at > 1 and words.folds[at - 2].removeprefix("و") in self.known.verbs
        return guard not in self.known.function_words["guard"]
