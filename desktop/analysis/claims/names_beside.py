"""The name beside a description: «محاميه، رضا سالم،»، «مديرة المكتب في سبها، هناء سالم»."""

from __future__ import annotations

from desktop.analysis.claims.phrase_extent import PhraseExtent
from desktop.analysis.claims.words import OPENING
from desktop.analysis.model import Mention

# A name that nobody knows has at most so many words, and so many tokens stand between it and what
# its bearer says.
_NAME = 4
_SAID = 10
# Who holds an office is named at most so far behind it (tokens).
_HOLDER = 8


class NamesBeside(PhraseExtent):
    """Carries a description on to the name of whom it describes."""

    def apposition(self, at: int, end: int, named: Mention | None) -> tuple[int, Mention | None]:
        """«محاميه، رضا بن يونس،»: a person's name set beside the description."""
        words = self.words
        if named is not None and named.kind == "person":
            return at, named
        nxt = at
        if nxt < end and words.is_comma(nxt):
            nxt += 1
        called = nxt < end and words.folds[nxt] in self.known.function_words["called"]
        nxt += int(called)
        nxt = self._past_short_title(nxt, end)
        for skip in range(3):
            mention = words.mention_at.get(nxt + skip)
            if nxt + skip < end and mention is not None and mention.form == "name":
                if mention.kind != "person":
                    break
                return min(words.mention_stop[mention.id], end), mention
            if (
                nxt + skip < end
                and words.folds[nxt + skip].removeprefix("ال") not in self.known.nouns
            ):
                break
        if called:
            stop = self.until_break(nxt, min(end, nxt + _NAME))
            if stop > nxt and stop < end and words.is_comma(stop):
                return stop, named
        return at, named

    def _past_short_title(self, at: int, end: int) -> int:
        """«د. علي»: the token behind a title of one letter and its dot."""
        words = self.words
        short = at + 1 < end and len(words.folds[at]) == 1 and words.folds[at + 1] == "."
        return at + 2 if short else at

    def holder(self, at: int, end: int, named: Mention | None) -> tuple[int, Mention | None]:
        """The name of who holds an office, behind what it is an office of («مديرة مكتب الجمعية في
        سبها، هناء سالم»)."""
        words = self.words
        for nxt in range(at, min(end, at + _HOLDER)):
            if words.folds[nxt] in self.known.function_words["occasion"] or words.is_then(nxt):
                break
            if self._is_told(nxt, end) or self._is_addressed(nxt):
                return at, named
            mention = words.mention_at.get(nxt)
            if mention is not None and mention.kind == "person" and mention.form == "name":
                return min(words.mention_stop[mention.id], end), mention
            word = words.folds[nxt]
            joined = word in ("في", "لدي", "من", "ل", "التابع", "التابعه") or word.startswith("ل")
            known = words.covered[nxt] is not None or word.startswith("ال") or word in OPENING
            title = self.known.nouns.get(word.removeprefix("ال")) is not None
            if not (joined or known or title or word in '،»"' or nxt in words.closers):
                break
            if word in self.known.verbs or words.is_complementiser(nxt):
                break
        stop = self._unknown_name(at, end)
        inside = words.covered[stop - 1] if stop > at else None
        if inside is not None and inside.form == "name" and inside.kind == "person":
            return min(words.mention_stop[inside.id], end), inside
        return stop, named

    def _unknown_name(self, at: int, end: int) -> int:
        """Where a name that nobody knows stops behind an office: a few words right before the
        clause that its holder says («الناطقة باسم المجلس ليلى حمدان، أمس، أن …»)."""
        start = at
        if at + 1 < end and self.words.is_comma(at):
            start = at + 1
            titled = self.words.folds[start].removeprefix("ال") in self.known.nouns
            if not titled and not self._stands_before_clause(start, end):
                return at
        elif at < end and self.words.folds[at] in self.known.nouns:
            return at
        if start < end and (self.words.folds[start] == "ل" or self._is_told(start, end)):
            return at
        stop = min(self.until_break(start, min(end, start + _NAME)), end)
        spoken = self.known.function_words["speech_noun"] | self.known.function_words["occasion"]
        stop = next((nxt for nxt in range(start, stop) if self.words.folds[nxt] in spoken), stop)
        while stop > start and self.words.folds[stop - 1] in self.known.function_words["then"]:
            stop -= 1
        inside = self.words.folds[start:stop]
        if stop == start or any(self._is_verb(word) for word in inside):
            return at
        for nxt in range(stop, min(len(self.words.tokens), stop + _SAID)):
            if self.words.is_complementiser(nxt):
                return stop
            if self.known.form(self.words.folds[nxt]) or self.words.folds[nxt] in ".؟!":
                break
        return at

    def _stands_before_clause(self, at: int, end: int) -> bool:
        """«، فوزي طالب أن …»: a few words between a comma and what is said."""
        words = self.words
        stop = self.until_break(at, min(end, at + _NAME + 1))
        if stop + 1 < end and stop - at > 1 and words.is_comma(stop):
            return self.known.form(words.folds[stop + 1]) is not None
        return stop > at and stop < end and words.is_complementiser(stop)
