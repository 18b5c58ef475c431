"""Complements that are told of somebody or something: accused, blamed, asked, called, measured."""

from __future__ import annotations

from bisect import bisect_left

from desktop.analysis.claims.adjunct_walk import AdjunctWalk
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.words import OPENING
from desktop.analysis.text.clitics import without_enclitics

# «بـ«…»»، «بالـ«…»»: what stands apart from the word that it governs.
_APART = ("ب", "بال")
# Who is accused is told in at most so many tokens.
_ACCUSED = 14
# What it asks may stand behind «ل» too.
_CALLS = "دعا"
# These urge «على» something.
_URGES = ("حث", "حض")


class ObjectWalk(AdjunctWalk):
    """Reads what a verb says of its object."""

    def _found(self, at: int, content: int, again: str) -> Complement:
        return Complement(
            at, content, again, tuple(self.media), tuple(self.origins), tuple(self.others)
        )

    def _is_gesture(self, word: str) -> bool:
        """«كشف عن ساقه»، «أشار بيده»: nothing is said."""
        return word in self.reader.known.function_words["gesture"]

    def _is_by(self, at: int) -> bool:
        words, token, known = self.words, self.words.tokens[at], self.reader.known
        mention = words.mention_at.get(at)
        whole_word = mention is not None and mention.start == token.start
        if token.fold in _APART and at + 1 < self.end:
            return words.folds[at + 1] in OPENING or words.tokens[at + 1].kind == "number"
        if at and words.folds[at - 1] in known.function_words["preposition"]:
            return False
        short = 2 if self.noun_allowed and "ب" in self.verb.complement else 3
        if token.kind != "word" or not token.fold.startswith("ب") or len(token.fold) <= short:
            return False
        if whole_word or at in words.timed or words.is_complementiser(at):
            return False
        if self._is_gesture(token.fold.removeprefix("ب")):
            return False
        if known.particles.match(words.folds, at, self.end) is not None:
            return False
        if any(stem in known.breaks for stem in without_enclitics(token.fold)):
            return False  # «بينها خمسة …»
        return token.fold not in known.function_words["speech_noun"]

    def _behind_by(self, at: int) -> int:
        """The character where what «ب» governs begins, written on it or apart («بـ«المال»»)."""
        words = self.words
        return words.start(at + 1) if words.folds[at] in _APART else words.start(at) + 1

    def _of_somebody(self, at: int) -> Complement | None:
        """«اتهم فلان الجيش بقصف …»، «حمّله مسؤولية …»، «دعا الحكومة إلى …»: somebody, and what is
        said of them or asked of them. What is asked is what is said."""
        shapes, words = self.verb.complement, self.words
        near = range(at + 1, min(self.end, at + _ACCUSED))
        if "طلب" in shapes:
            return self._requested(at)
        if "نداء" in shapes:
            return self._asked(at)
        if "لوم" in shapes:
            return self._blamed(at)
        if "مقدار" in shapes:
            return self._measured(at)
        opens = words.is_word(at) or words.folds[at] in OPENING
        if not (self._is_noun(at) or "وصف" in shapes) or self._is_by(at) or not opens:
            return None
        by = next((nxt for nxt in near if self._is_by(nxt)), 0) if "مفعول" in shapes else 0
        if by:
            return self._found(by, self._behind_by(by), "ب")
        blame = self.reader.known.function_words["blame"]
        burdened = "عبء" in shapes and any(words.folds[nxt] in blame for nxt in near)
        called = "وصف" in shapes and any(
            self._is_by(nxt) or words.folds[nxt].startswith("بان") for nxt in near
        )
        caused = "سبب" in shapes and any(words.folds[nxt] == "الي" for nxt in near)
        if not (burdened or caused or called):
            return None
        return self._found(at, words.start(at), "")

    def _is_owned(self, at: int) -> bool:
        """«تبنى التنظيم الهجوم»: an attack, and no law or plan that is adopted."""
        word = self.words.folds[at].removeprefix("ال")
        owned = self.reader.known.function_words["owned"]
        return word in owned or word.removesuffix("ا") in owned or word[:-1] + "ه" in owned

    def _asked(self, at: int) -> Complement | None:
        words, urges = self.words, self.verb.lemma in _URGES
        for nxt in range(at, min(self.end - 1, at + _ACCUSED)):
            if words.folds[nxt] == "الي" or (urges and words.folds[nxt] == "علي"):
                inner = nxt + 2 if self.reader.opens_clause(nxt + 1) else nxt + 1
                return self._found(inner, words.start(inner), "الي") if inner < self.end else None
            if self._is_by(nxt):
                return self._found(nxt, self._behind_by(nxt), "ب")
            if self._is_for(nxt):
                return self._found(nxt, words.start(nxt) + 1, "")
            if words.tokens[nxt].kind == "mark" and words.folds[nxt] not in OPENING:
                return None
            if self.reader.speaks(nxt):
                return None
        return None

    def _is_for(self, at: int) -> bool:
        """«دعا المواطنين لتوخي الحذر»: what is asked, and no medium spoken to."""
        words, word = self.words, self.words.folds[at]
        if not word.startswith("ل") or len(word) <= 3 or words.tokens[at].kind != "word":
            return False
        if words.mention_at.get(at) is not None or self.reader.medium(at, self.end) is not None:
            return False
        noun = word.removeprefix("لل").removeprefix("ل")
        return self.verb.lemma == _CALLS and noun not in self.reader.known.nouns

    def _is_noun(self, at: int) -> bool:
        words, word = self.words, self.words.folds[at]
        known = self.reader.known
        if at in words.timed or word in known.breaks or word in known.verbs:
            return False
        if known.particles.match(words.folds, at, self.end) is not None:
            return False
        if word.startswith("ل") and words.mention_at.get(at) is None and len(word) < 4:
            return False
        if self.reader.has_clause(at, min(self.end, at + 6)) or self.reader.resumes(at, self.end):
            return False
        if word.startswith("ل") and self.reader.medium(at, self.end) is not None:
            return False
        if self._names_speaker(at) or (word in OPENING and self._clause_follows(at)):
            return False
        return words.tokens[at].kind in ("word", "number") or (
            word in OPENING and word != "(" and words.closing.get(at) is not None
        )

    def _clause_follows(self, at: int) -> bool:
        """Whether a clause with أن comes behind a name in quotation marks, before another verb."""
        for nxt in range(at, self.end):
            if self.reader.opens_clause(nxt):
                return True
            if self.reader.speaks(nxt):
                return False
        return False

    def _names_speaker(self, at: int) -> bool:
        """Whether only nouns stand between a token and a clause with أن: the subject goes on."""
        known = self.reader.known
        for nxt in range(at, min(self.end, at + 12)):
            if self.reader.opens_clause(nxt):
                return True
            if self.words.folds[nxt] in known.breaks or not self.words.is_word(nxt):
                return False
        return False

    def _measured(self, at: int) -> Complement | None:
        """«قدّر الخبراء عدد القتلى بـ31»: something, and behind «ب» how much it is."""
        if not self._is_noun(at) or self._is_by(at):
            return None
        quantities = self.words.reading.quantities
        for nxt in range(at + 1, min(self.end - 1, at + _ACCUSED)):
            if not self._is_by(nxt):
                continue
            near = bisect_left(quantities, self.words.start(nxt), key=lambda q: q.start)
            told = near < len(quantities) and quantities[near].start < self.words.end(nxt + 2)
            told = told or self.words.tokens[nxt + 1].kind == "number"
            if told or self.words.folds[nxt] == "بما":
                return self._found(at, self.words.start(at), "")
        return None

    def _blamed(self, at: int) -> Complement | None:
        """«ألقى باللوم على …»: the blame, and behind «على» who has it."""
        blame = self.reader.known.function_words["blame"]
        word = self.words.folds[at].removeprefix("ب")
        if word not in blame or at + 2 >= self.end or self.words.folds[at + 1] != "علي":
            return None
        return self._found(at + 2, self.words.start(at + 2), "")

    def _requested(self, at: int) -> Complement | None:
        """«طلبت السلطات من السكان إخلاء …»: what is asked of whom «من» brings in."""
        words = self.words
        if words.folds[at] != "من" or at + 2 >= self.end:
            return None
        whom = self.reader.phrases.read(at + 1, self.end)
        nxt = whom.stop if whom is not None else at + 2
        inner = nxt + 1 if nxt < self.end and self.reader.opens_clause(nxt) else nxt
        if inner >= self.end or not words.is_word(inner):
            return None
        return self._found(inner, words.start(inner), "")
