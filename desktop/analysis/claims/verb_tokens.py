"""Which tokens are verbs of saying: not the nouns, names and passives that are written alike."""

from __future__ import annotations

from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.verb_forms import VerbForm

_OTHERS = frozenset({"اخر", "اخرين", "اخرون", "اخري", "اخران"})
_SEAT = "مقرا"
# What is admitted stands within so many tokens of «مقراً لـ…».
_TO_ADMITTED = 6
_IS = frozenset({"وهو", "وهي", "وهم"})
# «بين X وبين Y» explains nothing.
_BETWEEN = "بين"
_TANWIN, _DAMMA = "\u064b", "\u064f"
# The subject of a verb that is written like a noun stands at most so far before it (tokens).
_NEAR = 6


class VerbTokenReader(SpeechReader):
    """Tells verbs of saying from other words."""

    def form(self, at: int, before: str, end: int) -> VerbForm | None:
        """The form of a verb of saying that a token is, the word ``before`` it known."""
        form = self._form(at, before)
        if form is None or self.words.is_name(at) or self._is_other_word(at, form):
            return None
        if form.kind == "participle" and (
            self._points_back(at, end) or self._is_seat(at, form, end)
        ):
            return None
        return form

    def _is_seat(self, at: int, form: VerbForm, end: int) -> bool:
        """«استهدفت مقراً للفيلق …», «مقراً عسكرياً»: a seat, whose it is or which."""
        words = self.words
        follows = words.folds[at + 1] if at + 1 < end else ""
        owned = follows.startswith("ل") or follows.endswith("ا")
        if form.verb.stance != "admits" or form.word != _SEAT or not owned:
            return False
        near = range(at + 1, min(end - 1, at + _TO_ADMITTED))
        by = next((n for n in near if words.folds[n].startswith("ب")), None)
        where = by is not None and any(
            mention is not None and mention.kind == "place"
            for mention in words.covered[by : by + 2]
        )
        return by is None or where

    def _form(self, at: int, before: str) -> VerbForm | None:
        """The form at a token; «وردت» is «و» and «ردت» where no document follows."""
        words, known = self.words, self.known
        spoken_of = before in ("ما", "الذي") or before in known.function_words["had"]
        spoken_of = spoken_of or self._tells_that(at) or self._points_to_noun(at)
        form = known.form(words.folds[at], with_object=spoken_of)
        if form is None or form.verb.role != "document" or words.folds[at][:1] != "و":
            return form
        nxt = words.folds[at + 1] if at + 1 < len(words.tokens) else ""
        inside = nxt == "في" or nxt in known.function_words["inside"]
        return form if inside else known.form(words.folds[at][1:]) or form

    def _points_to_noun(self, at: int) -> bool:
        """«، وهي رواية كذّبها …»: what stands before is named and answered."""
        words = self.words
        return any(
            first > 0
            and words.folds[first] in _IS
            and words.is_comma(first - 1)
            and all(words.is_word(nxt) for nxt in range(first, at))
            for first in (at - 2, at - 3)
        )

    def _tells_that(self, at: int) -> bool:
        """«أبلغها أن»: somebody is told, and what."""
        words = self.words
        form = self.known.form(words.folds[at], with_object=True)
        follows = at + 1 < len(words.tokens) and words.is_complementiser(at + 1)
        return form is not None and follows and form.verb.role == "tell"

    def _is_other_word(self, at: int, form: VerbForm) -> bool:
        """What the diacritics tell from the past of a verb of saying: a noun («تابعاً»), and the
        passive («أُعلن»), which speaks for nobody; «، يدعى محمود» names somebody, «ومقره» is no
        «مقرة»."""
        text = self.words.tokens[at].text
        if form.kind == "present" and text.endswith("ى") and form.word.endswith("ي"):
            return self.words.is_comma(at - 1) and form.verb.stance == "alleges"
        owned = form.kind == "participle" and text.endswith("ه")
        if owned and not form.word.startswith("ب"):
            return True
        written = text.lstrip("وف\u064e") if form.word != self.words.folds[at] else text
        return form.kind == "past" and (_TANWIN in text or written[1:2] == _DAMMA)

    def no_statement(self, at: int, before: str, form: VerbForm, *, speaking: bool) -> bool:
        """«عليه أن يقول»: what is to be said is not said, but for «…، قبل أن يضيف». «رغم نفي
        الوزارة»: a noun that is written like a verb stands behind a preposition."""
        if form.kind == "present":
            then = speaking and at > 2 and self.words.folds[at - 2] == "قبل"
            if then and self.words.is_comma(at - 3):
                return False
            return before in ("ان", "لان", "كي")
        return before in self.known.function_words["preposition"]

    def _points_back(self, at: int, end: int) -> bool:
        """«مجاهراً به»: what it governs stands before; «متهمين آخرين» are some others."""
        governed = self.known.function_words["governed"]
        follows = self.words.folds[at + 1] if at + 1 < end else ""
        return follows in governed or follows in _OTHERS

    def is_homograph(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«بمناسبة كشف المصنع عن …»، «عبر الموقع … عن»: a noun or preposition inside its clause. A
        subject before it, a conjunction, a particle or a mark makes it a verb."""
        words, steering = self.words, self.known.function_words
        if form.word == _BETWEEN and _BETWEEN in words.folds[clause.first : at]:
            return True
        if form.word not in steering["homograph"] or form.kind != "past" or at == clause.first:
            return False
        inside = at + 1 < clause.end and words.folds[at + 1] in steering["inside"]
        if words.folds[at] != form.word or words.tokens[at - 1].kind == "mark" or inside:
            return False
        before = words.folds[at - 1]
        lead = self.known.leads.match_before(words.folds, at, clause.first)
        particle = before in steering["had"] | steering["negation"] or words.is_complementiser(
            at - 1
        )
        subject = clause.subject is not None and 0 <= at - clause.subject.stop <= _NEAR
        return not (lead or particle or subject or at - 1 in words.timed or before == "ما")
