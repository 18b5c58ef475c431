"""What a verb of saying governs, and what may stand between the verb and it.

«أوضحت قسد في بيان مقتضب، اليوم الأربعاء، أن …»: after the subject come adjuncts of place, time and
medium, a second source («وفق مواقع …»), then the complement in a shape that the verb takes.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.adjuncts import AdjunctReader
from desktop.analysis.claims.attribution import Link
from desktop.analysis.claims.source_phrases import SourcePhrase
from desktop.analysis.claims.verb_forms import Verb
from desktop.analysis.claims.words import OPENING

# A complement further from its verb belongs to something else (tokens).
REACH = 40
# Who is accused is told in at most so many tokens.
_ACCUSED = 14
# What stands between two commas beside a verb has at most so many tokens.
_PARENTHESIS = 16
# Whose words are passed on: «نقلت عن …»، «نسبت إلى …».
_PASSED_ON = (("relay", "عن"), ("ascribe", "الي"))
# A medium is spoken to or through: «في حديث إلى وكالة …»، «عبر قناة …».
_THROUGH = ("الي", "مع", "عبر")
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
        if found is None and ("قول" in shapes or ("نقطتان" in shapes and words.folds[at] == ":")):
            found = self._direct(at)
        if found is not None:
            return found
        if "ب" in shapes and self._is_by(at) and not self.reader.has_clause(at, self.end):
            return self._found(at, words.start(at) + 1, "ب")
        if "تبن" in shapes and self._is_owned(at):
            return self._found(at, words.start(at), "")
        if self.noun_allowed and (found := self._of_somebody(at)) is not None:
            return found
        passed = self.verb.role in ("relay", "ascribe")
        known = self.origins if passed else self.noun_allowed
        if "اسم" in shapes and known and self._is_noun(at):
            return self._found(at, words.start(at), "")
        return None

    def _after_preposition(self, at: int) -> Complement | None:
        """«إلى أن …»، «عن مقتل …»."""
        words, word = self.words, self.words.folds[at]
        if word not in _NOUN_PREPOSITIONS or word not in self.verb.complement or at + 1 >= self.end:
            return None
        if words.is_complementiser(at + 1) and at + 2 < self.end:
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
        short = 2 if self.noun_allowed and "ب" in self.verb.complement else 3
        if token.kind != "word" or not token.fold.startswith("ب") or len(token.fold) <= short:
            return False
        if whole_word or at in words.timed or words.is_complementiser(at):
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
        accused = "مفعول" in shapes and any(self._is_by(nxt) for nxt in near)
        blame = self.reader.known.function_words["blame"]
        burdened = "عبء" in shapes and any(words.folds[nxt] in blame for nxt in near)
        called = "وصف" in shapes and any(
            self._is_by(nxt) or words.folds[nxt].startswith("بان") for nxt in near
        )
        caused = "سبب" in shapes and any(words.folds[nxt] == "الي" for nxt in near)
        if not (accused or burdened or caused or called):
            return None
        return self._found(at, words.start(at), "")

    def _is_owned(self, at: int) -> bool:
        """«تبنى التنظيم الهجوم»: an attack, and no law or plan that is adopted."""
        word = self.words.folds[at].removeprefix("ال")
        owned = self.reader.known.function_words["owned"]
        return word in owned or word.removesuffix("ا") in owned or word[:-1] + "ه" in owned

    def _asked(self, at: int) -> Complement | None:
        words = self.words
        for nxt in range(at, min(self.end - 1, at + _ACCUSED)):
            if words.folds[nxt] == "الي":
                inner = nxt + 2 if self.reader.opens_clause(nxt + 1) else nxt + 1
                return self._found(inner, words.start(inner), "الي") if inner < self.end else None
            if self._is_by(nxt):
                return self._found(nxt, words.start(nxt) + 1, "ب")
            if words.tokens[nxt].kind == "mark" and words.folds[nxt] not in OPENING:
                return None
            if self.reader.speaks(nxt):
                return None
        return None

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
        aside = self._parenthesis(at)
        if aside is not None:
            return aside
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

    def _parenthesis(self, at: int) -> int | None:
        """The comma that ends «، في تقرير نشرته وكالة الساحل،», its media heard on the way."""
        words, known = self.words, self.reader.known
        if not words.is_comma(at - 1) or words.folds[at] not in known.breaks:
            return None
        limit = min(self.end, at + _PARENTHESIS)
        stop = next((nxt for nxt in range(at, limit) if words.is_comma(nxt)), None)
        if stop is None or any(self.reader.opens_clause(nxt) for nxt in range(at, stop)):
            return None
        for nxt in range(at, stop - 1):
            through = words.folds[nxt] in _THROUGH or words.folds[nxt] in known.function_words[
                "issued"
            ]  # fmt: skip
            phrase = self.reader.phrases.read(nxt + 1, stop) if through else None
            phrase = phrase or self.reader.medium(nxt, stop)
            if phrase is not None and phrase.medium and phrase.named:
                self.media.append(phrase)
                break
        return stop

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
        if (self.verb.role, words.folds[at]) in _PASSED_ON:
            phrase = self._source(at + 1)
            if phrase is not None:
                self.origins.append(Link(phrase, words.start(at), words.end(at + 1)))
                return phrase.stop
        found = self.reader.known.particles.match(words.folds, at, self.end)
        if found is None or found[1].then == "pronoun":
            return None
        if found[1].then == "verb":
            return self._reported(at + found[0])
        phrase = self.reader.phrases.read(at + found[0], self.end, ("ل", "لل"))
        if phrase is None:
            return None
        link = Link(phrase, words.start(at), words.end(at + found[0]))
        (self.origins if found[1].order == "origin" else self.others).append(link)
        return phrase.stop

    def _reported(self, verb: int) -> int | None:
        """«وفق ما نقلت عنه صحيفة الصباح»: who passed it on, told by a verb."""
        words, known = self.words, self.reader.known
        if verb + 1 >= self.end or known.form(words.folds[verb], with_object=True) is None:
            return None
        nxt = verb + 1
        if words.folds[nxt] in known.function_words["governed"]:
            nxt += 1
        phrase = self.reader.phrases.read(nxt, self.end)
        if phrase is None:
            return None
        self.others.append(Link(phrase, words.start(verb), words.end(verb + 1)))
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
