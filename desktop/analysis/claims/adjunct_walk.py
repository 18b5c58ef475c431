"""The steps of a walk from a verb's subject to what it governs, gathering the voices on the way."""

from __future__ import annotations

from desktop.analysis.claims.adjuncts import AdjunctReader
from desktop.analysis.claims.attribution import Link
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import Verb

# What stands between two commas beside a verb has at most so many tokens.
_PARENTHESIS = 16
# Whose words are passed on: «نقلت عن …»، «نسبت إلى …».
_PASSED_ON = (("relay", "عن"), ("ascribe", "الي"), ("learn", "من"))
# A medium is spoken to or through: «في حديث إلى وكالة …»، «عبر قناة …».
# «على لسان»، «عن لسان».
_BY = ("علي", "عن")
_THROUGH = ("الي", "مع", "عبر")


class AdjunctWalk:
    """``media`` spoken to, ``origins`` whose words the subject passes on, ``others`` («وفق …»)."""

    def __init__(self, reader: AdjunctReader, end: int, verb: Verb, noun_allowed: bool) -> None:
        self.reader = reader
        self.words = reader.words
        self.end = end
        self.verb = verb
        self.noun_allowed = noun_allowed
        self.first = 0
        self.media: list[SourcePhrase] = []
        self.origins: list[Link] = []
        self.others: list[Link] = []

    def _adjunct(self, at: int) -> int | None:
        """The token after one adjunct, or None when what stands here cannot be one."""
        words, word = self.words, self.words.folds[at]
        if word == "(":
            inside = words.folds[at : at + 14]
            return at + inside.index(")") + 1 if ")" in inside else None
        if words.is_comma(at) or at in words.timed:
            return at + 1
        aside = self._on_behalf(at) or self._parenthesis(at)
        if aside is not None:
            return aside
        heard = self._voice(at) or self._told(at) or self._through(at) or self._spoken_to(at)
        heard = heard or self._medium(at)
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
        if not words.is_comma(at - 1):
            return None
        limit = min(self.end, at + _PARENTHESIS)
        stop = next((nxt for nxt in range(at, limit) if words.is_comma(nxt)), None)
        if stop is None or any(self.reader.opens_clause(nxt) for nxt in range(at, stop)):
            return None
        if self._is_about_speaker(at, stop):
            return stop
        if words.folds[at] not in known.breaks:
            return None
        for nxt in range(at, stop - 1):
            through = words.folds[nxt] in _THROUGH or words.folds[nxt] in known.function_words[
                "issued"
            ]  # fmt: skip
            gathered = words.folds[nxt] in known.function_words["gathered"]
            phrase = self.reader.phrases.read(nxt + 1, stop) if through or gathered else None
            phrase = phrase or self.reader.medium(nxt, stop)
            if phrase is not None and (phrase.medium or gathered) and phrase.named:
                self.media.append(phrase)
                break
        return stop

    def _is_about_speaker(self, at: int, stop: int) -> bool:
        """«، اشترط عدم ذكر اسمه،»، «، لم تسمّه،»، «، وهو نائب سابق،»: who speaks, between commas."""
        known = self.reader.known.function_words
        folds = self.words.folds[at:stop]
        called = folds[0].removeprefix("و") in known["called"]
        hidden = called or any(word in known["anonymity"] for word in folds)
        return hidden or folds[0] in known["negation"] or folds[0] in known["and_he"]

    def _relative(self, at: int) -> int | None:
        """The token after «الذي رفض الكشف عن اسمه،»."""
        folds = self.words.folds
        stop = next((i for i in range(at, self.end) if folds[i] in "،,:"), None)
        if stop is None:
            return self._behind_relative(at)
        return stop if folds[stop] == ":" else stop + 1

    def _behind_relative(self, at: int) -> int | None:
        """Where a clause with أن opens, unless another verb of saying governs it."""
        for nxt in range(at, self.end):
            if self.reader.opens_clause(nxt):
                return nxt
            told = self.reader.media.spoken_to(nxt, self.end) is not None
            if self.reader.speaks(nxt) and not told:
                return None
        return None

    def _voice(self, at: int) -> int | None:
        """A second source between verb and complement: «عن Y» after نقل, «وفق Y»، «نقلا عن Y»."""
        words = self.words
        passed = (self.verb.role, words.folds[at]) in _PASSED_ON
        if passed or self._goes_further(at) or self._is_origin(at):
            phrase = self._source(at + 1)
            if phrase is not None:
                self.origins.insert(0, Link(phrase, words.start(at), words.end(at + 1)))
                return phrase.stop
        found = self.reader.known.particles.match(words.folds, at, self.end)
        if found is None or found[1].then in ("pronoun", "nothing"):
            return None
        if found[1].then == "verb":
            return self._reported(at + found[0])
        phrase = self.reader.phrases.read(at + found[0], self.end, ("ل", "لل"))
        if phrase is None:
            return None
        link = Link(phrase, words.start(at), words.end(at + found[0]))
        if found[1].order == "origin":
            self.origins.insert(0, link)
        else:
            self.others.append(link)
        return phrase.stop

    def _on_behalf(self, at: int) -> int | None:
        """«نفت القيادة، على لسان الناطق باسمها، …»: who speaks for the subject."""
        words = self.words
        if words.folds[at] not in _BY or at + 2 >= self.end or words.folds[at + 1] != "لسان":
            return None
        phrase = self._source(at + 2)
        if phrase is None:
            return None
        self.others.append(Link(phrase, words.start(at), words.end(at + 2)))
        return phrase.stop

    def _through(self, at: int) -> int | None:
        """«في مقابلة مع قناة «المدى»»: the medium that carries the words."""
        medium = self.reader.media.through(at, self.end)
        if medium is None:
            return None
        self.media.append(medium)
        return medium.stop

    def _told(self, at: int) -> int | None:
        """«أبلغ مسؤول | وكالة «المدى» أن»: the medium that is told."""
        if self.verb.role != "tell" or at in self.words.timed:
            return None
        phrase = self.reader.phrases.read(at, self.end)
        if phrase is None or not phrase.medium or not phrase.named:
            return None
        self.media.append(phrase)
        return phrase.stop

    def _spoken_to(self, at: int) -> int | None:
        """«شهود تحدثوا إلى «النخيل»»: the medium that the speaker has spoken to."""
        medium = self.reader.media.spoken_to(at, self.end)
        if medium is None:
            return None
        self.media.append(medium)
        return medium.stop

    def _is_origin(self, at: int) -> bool:
        """«ذكرت الوكالة عن مصدر أن»: a source between the verb and its clause."""
        if self.words.folds[at] != "عن" or at + 1 >= self.end:
            return False
        phrase = self.reader.phrases.read(at + 1, self.end)
        if phrase is None or phrase.noun_class not in ("anonymous", "office"):
            return False
        return phrase.stop < self.end and self.reader.opens_clause(phrase.stop)

    def _goes_further(self, at: int) -> bool:
        """«نقلاً عن وكالة | عن مسؤول»: the voice right before passes on another's words too."""
        last = self.origins[0].phrase if self.origins else None
        return self.words.folds[at] == "عن" and last is not None and last.stop == at

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
