"""What a verb of saying governs, and what may stand between the verb and it.

«أوضحت قسد في بيان مقتضب، اليوم الأربعاء، أن …»: after the subject come adjuncts of place, time and
medium, a second source («وفق مواقع …»), then the complement in a shape that the verb takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.claims.attribution import Link
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.source_phrases import PhraseReader, SourcePhrase
from desktop.analysis.claims.verb_forms import Verb
from desktop.analysis.claims.words import OPENING, Words

# A complement further from its verb belongs to something else (tokens).
REACH = 40
_RESUMES = 24
# Who is accused is told in at most so many tokens.
_ACCUSED = 12
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


class ComplementReader:
    """Reads complements in the words of one article."""

    def __init__(self, words: Words, known: Attributions, phrases: PhraseReader) -> None:
        self.words = words
        self.known = known
        self.phrases = phrases

    def read(self, at: int, end: int, verb: Verb, *, noun_allowed: bool) -> Complement | None:
        """The complement of a verb whose subject stops before the token ``at``.

        ``noun_allowed``: a bare noun here can be what is said, since the subject is known.
        """
        walk = _Walk(self, min(end, at + REACH), verb, noun_allowed)
        return walk.run(at)

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
        """Whether «بأن …» comes before another verb: what the verb says, where «عن …» is adjunct."""
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
        if quoted.mention is not None and quoted.mention.kind != "organisation":
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


class _Walk:
    """One walk from the subject to the complement, gathering the voices on the way."""

    def __init__(self, reader: ComplementReader, end: int, verb: Verb, noun_allowed: bool) -> None:
        self.reader = reader
        self.words = reader.words
        self.end = end
        self.verb = verb
        self.noun_allowed = noun_allowed
        self.media: list[SourcePhrase] = []
        self.origins: list[Link] = []
        self.others: list[Link] = []

    def run(self, at: int) -> Complement | None:
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
        if found is None and "قول" in shapes:
            found = self._direct(at)
        if found is not None:
            return found
        if "ب" in shapes and self._is_by(at) and not self.reader.has_clause(at, self.end):
            return self._found(at, words.start(at) + 1, "ب")
        if "مفعول" in shapes and self.noun_allowed and self._is_accused(at):
            return self._found(at, words.start(at), "")
        known = self.origins if self.verb.role == "relay" else self.noun_allowed
        if "اسم" in shapes and known and self._is_noun(at):
            return self._found(at, words.start(at), "")
        return None

    def _after_preposition(self, at: int) -> Complement | None:
        """«إلى أن …»، «عن مقتل …»."""
        words, word = self.words, self.words.folds[at]
        if word not in _NOUN_PREPOSITIONS or word not in self.verb.complement or at + 1 >= self.end:
            return None
        if self.reader.opens_clause(at + 1) and at + 2 < self.end:
            return self._found(at + 2, words.start(at + 2), "ان")
        if self.reader.resumes(at + 1, self.end) or self.reader.said_with_by(at + 1, self.end):
            return None
        if words.speech[at + 1] == words.speech[at]:
            return self._found(at + 1, words.start(at + 1), word)
        return None

    def _direct(self, at: int) -> Complement | None:
        """Direct speech behind a colon or in quotation marks."""
        word = self.words.folds[at]
        if word == ":" and at + 1 < self.end:
            return self._speech(at + 1)
        return self._speech(at) if word in OPENING and self._is_speech(at) else None

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
        if token.kind != "word" or not token.fold.startswith("ب") or len(token.fold) <= 3:
            return False
        if whole_word or at in words.timed or words.is_complementiser(at):
            return False
        return token.fold not in known.breaks | known.function_words["speech_noun"]

    def _is_accused(self, at: int) -> bool:
        """«اتهم فلان الجيش بقصف …»: who is accused, of what follows."""
        if not self._is_noun(at):
            return False
        return any(self._is_by(nxt) for nxt in range(at + 1, min(self.end, at + _ACCUSED)))

    def _is_noun(self, at: int) -> bool:
        words, word = self.words, self.words.folds[at]
        if at in words.timed or word in self.reader.known.breaks or word in self.reader.known.verbs:
            return False
        if word.startswith("ل") and words.mention_at.get(at) is None and len(word) < 4:
            return False
        if self.reader.has_clause(at, min(self.end, at + 6)) or self.reader.resumes(at, self.end):
            return False
        if self._names_speaker(at):
            return False
        return words.tokens[at].kind in ("word", "number") or (
            word in OPENING and word != "(" and words.closing.get(at) is not None
        )

    def _names_speaker(self, at: int) -> bool:
        """Whether only nouns stand between a token and a clause with أن: the subject goes on."""
        known = self.reader.known
        for nxt in range(at, min(self.end, at + 12)):
            if self.reader.opens_clause(nxt):
                return True
            if self.words.folds[nxt] in known.breaks or not self.words.is_word(nxt):
                return False
        return False

    def _adjunct(self, at: int) -> int | None:
        """The token after one adjunct, or None when what stands here cannot be one."""
        words, word = self.words, self.words.folds[at]
        if word == "(":
            inside = words.folds[at : at + 14]
            return at + inside.index(")") + 1 if ")" in inside else None
        if words.is_comma(at) or at in words.timed:
            return at + 1
        heard = self._voice(at) or self._medium(at)
        if heard is not None:
            return heard
        if word in self.reader.known.function_words["relative"]:
            return self._relative(at)
        if word in self.reader.known.breaks:
            return self.reader.past_adjunct(at, self.end)
        if self.reader.speaks(at):
            return None
        return at + 1

    def _relative(self, at: int) -> int | None:
        """The token after «الذي رفض الكشف عن اسمه،»."""
        folds = self.words.folds
        stop = next((i for i in range(at, self.end) if folds[i] in "،,:"), None)
        if stop is None:
            return next((i for i in range(at, self.end) if self.reader.opens_clause(i)), None)
        return stop if folds[stop] == ":" else stop + 1

    def _voice(self, at: int) -> int | None:
        """A second source between verb and complement: «عن Y» after نقل, «وفق Y»، «نقلا عن Y»."""
        words = self.words
        if words.folds[at] == "عن" and self.verb.role == "relay":
            phrase = self._source(at + 1)
            if phrase is not None:
                self.origins.append(Link(phrase, words.start(at), words.end(at + 1)))
                return phrase.stop
        found = self.reader.known.particles.match(words.folds, at, self.end)
        if found is None or found[1].then != "source":
            return None
        phrase = self.reader.phrases.read(at + found[0], self.end, ("ل", "لل"))
        if phrase is None:
            return None
        link = Link(phrase, words.start(at), words.end(at + found[0]))
        (self.origins if found[1].order == "origin" else self.others).append(link)
        return phrase.stop

    def _source(self, at: int) -> SourcePhrase | None:
        return self.reader.phrases.read(at, self.end) or self.reader.phrases.plain(at, self.end)

    def _medium(self, at: int) -> int | None:
        word = self.words.folds[at]
        if not word.startswith("ل") or len(word) == 2:
            return None
        medium = self.reader.medium(at, self.end)
        if medium is None:
            return at + 1
        if medium.noun_class != "anonymous" or medium.mention is not None:
            self.media.append(medium)
        return medium.stop
