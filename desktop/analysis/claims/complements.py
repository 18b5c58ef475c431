"""What a verb of saying governs, and what may stand between the verb and it.

«أوضحت قسد في بيان مقتضب، اليوم الأربعاء، أن …»: after the subject come adjuncts of place, time and
medium, a second source («وفق مواقع …»), then the complement in a shape that the verb takes.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.adjunct_walk import AdjunctWalk
from desktop.analysis.claims.adjuncts import AdjunctReader
from desktop.analysis.claims.attribution import Link
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Verb
from desktop.analysis.claims.words import OPENING

# A complement further from its verb belongs to something else (tokens).
REACH = 40
# Who is accused is told in at most so many tokens.
_ACCUSED = 14
# What rumours tell stands in at most so many tokens behind the word.
_RUMOUR = 8
# A verb that needs a colon has it within so many tokens.
_COLON = 8
# What it asks may stand behind «ل» too.
_CALLS = "دعا"
# These urge «على» something.
_URGES = ("حث", "حض")
_NOUN_PREPOSITIONS = ("الي", "عن", "علي", "من")


@dataclass(frozen=True, slots=True)
class Complement:
    """``content``: the character where it begins; ``at`` its first token; ``again`` as in
    Attribution. Voices named between verb and complement: ``media`` spoken to, ``origins`` whose
    words the subject passes on, ``others`` («وفق …»)."""

    at: int
    content: int
    again: str
    media: tuple[SourcePhrase, ...]
    origins: tuple[Link, ...]
    others: tuple[Link, ...]


class ComplementReader(AdjunctReader):
    """Reads complements in the words of one article."""

    def read(self, at: int, end: int, verb: Verb, *, noun_allowed: bool) -> Complement | None:
        """The complement of a verb whose subject stops before the token ``at``.

        ``noun_allowed``: a bare noun here can be what is said, since the subject is known.
        """
        walk = _Walk(self, min(end, at + REACH), verb, noun_allowed)
        return walk.run(at)


class _Walk(AdjunctWalk):
    """One walk from the subject to the complement."""

    def run(self, at: int) -> Complement | None:
        self.first = at
        if at < self.end and self._is_gesture(self.words.folds[at].removeprefix("ب")):
            return None
        while at < self.end:
            found = self._complement(at)
            if found is not None:
                return found
            nxt = self._adjunct(at)
            if nxt is None:
                return None
            at = nxt
        return None

    def _found(self, at: int, content: int, again: str) -> Complement:
        return Complement(
            at, content, again, tuple(self.media), tuple(self.origins), tuple(self.others)
        )

    def _complement(self, at: int) -> Complement | None:
        words, shapes = self.words, self.verb.complement
        quoting = at > 0 and words.folds[at - 1] in self.reader.known.function_words["speech_noun"]
        shaped = "ان" in shapes or (quoting and "قول" in shapes)
        if shaped and self.reader.opens_clause(at) and at + 1 < self.end:
            return self._found(at + 1, words.start(at + 1), "ان")
        found = self._after_preposition(at)
        colon = "نقطتان" in shapes and words.folds[at] == ":" and at - self.first <= _COLON
        if found is None and ("قول" in shapes or colon):
            found = self._direct(at)
        if found is not None:
            return found
        if "ب" in shapes and self._is_by(at) and not self.reader.has_clause(at, self.end):
            return self._found(at, words.start(at) + 1, "ب")
        accusation = words.folds[at] in self.reader.known.function_words["accusation"]
        if "تهمه" in shapes and self.noun_allowed and accusation:
            return self._denied_rumour(at) or self._found(at, words.start(at), "")
        if "تبن" in shapes and self._is_owned(at):
            return self._found(at, words.start(at), "")
        if self.noun_allowed and (found := self._of_somebody(at)) is not None:
            return found
        passed = self.verb.role in ("relay", "ascribe", "learn")
        known = self.origins if passed else self.noun_allowed
        if "اسم" in shapes and known and self._is_noun(at):
            return self._denied_rumour(at) or self._found(at, words.start(at), "")
        return None

    def _denied_rumour(self, at: int) -> Complement | None:
        """«نفى الجيش أنباء تحدثت عن …»: what the rumours tell is denied."""
        words, known = self.words, self.reader.known
        noun = known.nouns.get(words.folds[at].removeprefix("ال"))
        rumour = (noun is not None and noun.noun_class == "hearsay") or words.folds[at] == "ما"
        if self.verb.stance != "denies" or not rumour:
            return None
        for nxt in range(at + 1, min(self.end - 1, at + _RUMOUR)):
            if words.folds[nxt] in ("عن", "حول") or words.is_complementiser(nxt):
                return self._found(nxt + 1, words.start(nxt + 1), "")
            if self.reader.speaks(nxt) and self._is_by(nxt + 1):
                return self._found(nxt + 1, words.start(nxt + 1) + 1, "")
            if words.tokens[nxt].kind == "mark":
                break
        return None

    def _after_preposition(self, at: int) -> Complement | None:
        """«إلى أن …»، «عن مقتل …»."""
        words, word = self.words, self.words.folds[at]
        if word not in _NOUN_PREPOSITIONS or word not in self.verb.complement or at + 1 >= self.end:
            return None
        if self._goes_further(at) or self._is_origin(at):
            return None
        if self._is_gesture(words.folds[at + 1]):
            return None
        if self.reader.media.through(at, self.end) is not None and self._clause_follows(at):
            return None
        if words.is_complementiser(at + 1) and at + 2 < self.end:
            return self._found(at + 2, words.start(at + 2), "ان")
        if self.reader.resumes(at + 1, self.end) or self.reader.said_with_by(at + 1, self.end):
            return None
        if words.speech[at + 1] == words.speech[at]:
            return self._found(at + 1, words.start(at + 1), word)
        return None

    def _is_gesture(self, word: str) -> bool:
        """«كشف عن ساقه»، «أشار بيده»: nothing is said."""
        return word in self.reader.known.function_words["gesture"]

    def _direct(self, at: int) -> Complement | None:
        """Direct speech behind a colon or in quotation marks."""
        word = self.words.folds[at]
        if word == ":" and at + 1 < self.end:
            return self._speech(at + 1)
        if word not in OPENING or not self._is_speech(at):
            return None
        governed = self.words.folds[at - 1] in self.reader.known.function_words["preposition"]
        return None if governed and self._clause_follows(at) else self._speech(at)

    def _speech(self, at: int) -> Complement:
        """Direct speech from a token on; «: أن …» and «“إن …”» are printed too."""
        words = self.words
        inside = at + 1 if words.folds[at] in OPENING else at
        if inside + 1 < self.end and words.is_complementiser(inside):
            return self._found(inside + 1, words.start(inside + 1), "")
        return self._found(at, words.start(at), "")

    def _is_speech(self, at: int) -> bool:
        close = self.words.closing.get(at)
        return close is not None and at + 1 < close and self.words.speech[at + 1] >= 0

    def _is_by(self, at: int) -> bool:
        words, token, known = self.words, self.words.tokens[at], self.reader.known
        mention = words.mention_at.get(at)
        whole_word = mention is not None and mention.start == token.start
        if token.fold == "ب" and at + 1 < self.end and words.folds[at + 1] in OPENING:
            return True
        short = 2 if self.noun_allowed and "ب" in self.verb.complement else 3
        if token.kind != "word" or not token.fold.startswith("ب") or len(token.fold) <= short:
            return False
        if whole_word or at in words.timed or words.is_complementiser(at):
            return False
        if self._is_gesture(token.fold.removeprefix("ب")):
            return False
        if known.particles.match(words.folds, at, self.end) is not None:
            return False
        return token.fold not in known.breaks | known.function_words["speech_noun"]

    def _of_somebody(self, at: int) -> Complement | None:
        """«اتهم فلان الجيش بقصف …»، «حمّله مسؤولية …»، «دعا الحكومة إلى …»: somebody, and what is
        said of them or asked of them. What is asked is what is said."""
        shapes, words = self.verb.complement, self.words
        near = range(at + 1, min(self.end, at + _ACCUSED))
        if "نداء" in shapes:
            return self._asked(at)
        opens = words.is_word(at) or words.folds[at] in OPENING
        if not (self._is_noun(at) or "وصف" in shapes) or self._is_by(at) or not opens:
            return None
        by = next((nxt for nxt in near if self._is_by(nxt)), 0) if "مفعول" in shapes else 0
        if by:
            return self._found(by, words.start(by) + 1, "ب")
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
                return self._found(nxt, words.start(nxt) + 1, "ب")
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
