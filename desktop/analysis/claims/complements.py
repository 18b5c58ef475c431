"""What a verb of saying governs, and what may stand between the verb and it.

«أوضحت قسد في بيان مقتضب، اليوم الأربعاء، أن …»: after the subject come adjuncts of place, time and
medium, a second source («وفق مواقع …»), then the complement in a shape that the verb takes.
"""

from __future__ import annotations

from desktop.analysis.claims.adjuncts import AdjunctReader
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.objects_told import ObjectWalk
from desktop.analysis.claims.verb_forms import Verb
from desktop.analysis.claims.words import OPENING

# A complement further from its verb belongs to something else (tokens).
REACH = 40
# What rumours tell stands in at most so many tokens behind the word.
_RUMOUR = 8
# A verb that needs a colon has it within so many tokens.
_COLON = 8
# Between a feeling and what is felt stand at most so many tokens.
_FELT = 4
_NOUN_PREPOSITIONS = ("الي", "عن", "علي", "من", "في")
# A bare noun is said; of «دليل» only by what shows it («أظهرت بيانات ارتفاع …»).
_BARE = frozenset({"اسم", "دليل"})


class ComplementReader(AdjunctReader):
    """Reads complements in the words of one article."""

    def read(self, at: int, end: int, verb: Verb, *, noun_allowed: bool) -> Complement | None:
        """The complement of a verb whose subject stops before the token ``at``.

        ``noun_allowed``: a bare noun here can be what is said, since the subject is known.
        """
        walk = _Walk(self, min(end, at + REACH), verb, noun_allowed)
        return walk.run(at)


class _Walk(ObjectWalk):
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
            return self._found(at, self._behind_by(at), "ب")
        return self._object(at)

    def _object(self, at: int) -> Complement | None:
        """What is said as the verb's object, or of it."""
        words, shapes = self.words, self.verb.complement
        accusation = words.folds[at] in self.reader.known.function_words["accusation"]
        if "تهمه" in shapes and self.noun_allowed and accusation:
            return self._denied_rumour(at) or self._found(at, words.start(at), "")
        if "تبن" in shapes and self._is_owned(at):
            return self._found(at, words.start(at), "")
        if "شعور" in shapes and (felt := self._felt(at)) is not None:
            return felt
        if self.noun_allowed and (found := self._of_somebody(at)) is not None:
            return found
        passed = self.verb.role in ("relay", "ascribe", "learn")
        known = self.origins if passed else self.noun_allowed
        more = "دليل" in shapes and words.folds[at].startswith("و")
        if shapes & _BARE and known and not more and self._is_noun(at):
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
                return self._found(nxt + 1, self._behind_by(nxt + 1), "")
            if words.tokens[nxt].kind == "mark":
                break
        return None

    def _after_preposition(self, at: int) -> Complement | None:
        """«إلى أن …»، «عن مقتل …»."""
        words, word = self.words, self.words.folds[at]
        if word not in _NOUN_PREPOSITIONS or word not in self.verb.complement or at + 1 >= self.end:
            return None
        if self._goes_further(at) or self._is_origin(at) or self._is_aside(at):
            return None
        felt = self._felt(at + 1) if word == "عن" else None
        if felt is not None:
            return felt
        if words.is_complementiser(at + 1) and at + 2 < self.end:
            return self._found(at + 2, words.start(at + 2), "ان")
        if self.reader.resumes(at + 1, self.end) or self.reader.said_with_by(at + 1, self.end):
            return None
        if words.speech[at + 1] == words.speech[at]:
            return self._found(at + 1, words.start(at + 1), word)
        return None

    def _is_aside(self, at: int) -> bool:
        """Whether a preposition brings in a gesture, an occasion or a medium, and nothing said."""
        words, nxt = self.words, self.words.folds[at + 1]
        known = self.reader.known.function_words
        occasion = words.folds[at] == "في" and nxt in known["occasion"]
        occasion = occasion or (words.folds[at] == "علي" and nxt in known["margin"])
        through = self.reader.media.through(at, self.end) is not None
        return self._is_gesture(nxt) or occasion or (through and self._clause_follows(at))

    def _felt(self, at: int) -> Complement | None:
        """«أعرب عن خشيته من …»، «عن أمله في أن …»: what somebody fears or hopes."""
        words = self.words
        if words.folds[at] not in self.reader.known.function_words["feeling"]:
            return None
        for nxt in range(at + 1, min(self.end - 1, at + _FELT)):
            governed = words.folds[nxt] in ("من", "في", "ب", "ازاء")
            inner = nxt + 1 if governed else nxt
            if words.is_complementiser(inner) and inner + 1 < self.end:
                return self._found(inner + 1, words.start(inner + 1), "ان")
            if governed:
                return self._found(inner, words.start(inner), "")
            if self._is_by(nxt):
                return self._found(nxt, self._behind_by(nxt), "")
            if not words.is_word(nxt):
                break
        return None

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
