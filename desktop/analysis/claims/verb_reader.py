"""Attribution by a verb of saying: «أعلن مصدر عسكري أن …»، «مصادر أقرت بـ…»، «مضيفاً أن …».

The subject stands behind the verb, before it at the head of the clause, or is hidden: then whoever
spoke last goes on. Homographs are told by their complement: a verb without one attributes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complements import Complement, ComplementReader
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.references import ReferenceReader
from desktop.analysis.claims.source_phrases import PhraseReader, SourcePhrase
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.subjects import SubjectReader
from desktop.analysis.claims.verb_forms import VerbForm
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Stance

_TANWIN, _DAMMA = "\u064b", "\u064f"
# Its negation is an opinion of its own: «لم يستبعد».
_TWICE_NEGATED = "استبعد"


# Participles and nouns of these bring in speech behind another verb.
_QUOTING = ("قال", "قول")
# What such a verb takes may as well be its subject («وأعلنت النقابة …»).
_BARE_NOUN = frozenset({"اسم"})


class VerbReader(SpeechReader):
    def __init__(
        self,
        words: Words,
        known: Attributions,
        phrases: PhraseReader,
        complements: ComplementReader,
    ) -> None:
        super().__init__(words, known, phrases, complements)
        self.subjects = SubjectReader(words, known, phrases, complements)
        self.references = ReferenceReader(words, known, phrases, complements)

    def read(self, at: int, clause: Clause) -> Attribution | None:
        """The attribution of the verb of saying at a token, or None."""
        before = self.words.folds[at - 1] if at > clause.first else ""
        form = self._form(at, before)
        if form is None or self.words.is_name(at) or self._is_other_word(at, form):
            return None
        answered = self.references.answered(at, clause)
        if answered is not None:
            return answered
        if before in ("ما", "الذي"):
            referring = self.references.referring(at, clause, form)
            if referring is not None:
                return referring
        beside = clause.beside if before in self.known.function_words["relative"] else None
        if beside is not None:
            clause = replace(clause, subject=replace(beside, first=at - 1, stop=at))
        elif before in self.known.function_words["restrictive"] or self._no_statement(before, form):
            return None
        if self._is_homograph(at, clause, form):
            return None
        negated = before in self.known.function_words["negation"]
        if form.with_object or (negated and form.verb.lemma != _TWICE_NEGATED):
            return None
        return self._governing(at, clause, form, negated=negated)

    def _form(self, at: int, before: str) -> VerbForm | None:
        """The form at a token; «وردت» is «و» and «ردت» where no document follows."""
        words, known = self.words, self.known
        spoken_of = before in ("ما", "الذي") or before in known.function_words["had"]
        form = known.form(words.folds[at], with_object=spoken_of)
        if form is None or form.verb.role != "document" or words.folds[at][:1] != "و":
            return form
        nxt = words.folds[at + 1] if at + 1 < len(words.tokens) else ""
        inside = nxt == "في" or nxt in known.function_words["inside"]
        return form if inside else known.form(words.folds[at][1:]) or form

    def _is_other_word(self, at: int, form: VerbForm) -> bool:
        """What the diacritics tell from the past of a verb of saying: a noun («تابعاً»), and the
        passive («أُعلن»), which speaks for nobody."""
        text = self.words.tokens[at].text
        written = text.lstrip("وف\u064e") if form.word != self.words.folds[at] else text
        return form.kind == "past" and (_TANWIN in text or written[1:2] == _DAMMA)

    def _no_statement(self, before: str, form: VerbForm) -> bool:
        """«عليه أن يقول»: what is to be said is not said. «رغم نفي الوزارة»: a noun that is written
        like a verb stands behind a preposition."""
        if form.kind == "present":
            return before in ("ان", "لان", "كي")
        return before in self.known.function_words["preposition"]

    def _is_homograph(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«بمناسبة كشف المصنع عن …»، «عبر الموقع … عن»: a noun or preposition inside its clause. A
        subject before it, a conjunction, a particle or a mark makes it a verb."""
        words, steering = self.words, self.known.function_words
        if form.word not in steering["homograph"] or form.kind != "past" or at == clause.first:
            return False
        if words.folds[at] != form.word or words.tokens[at - 1].kind == "mark":
            return False
        before = words.folds[at - 1]
        lead = self.known.leads.match_before(words.folds, at, clause.first)
        particle = before in steering["had"] | steering["negation"] or words.is_complementiser(
            at - 1
        )
        subject = clause.subject is not None and clause.subject.stop <= at
        return not (lead or particle or subject or at - 1 in words.timed or before == "ما")

    def _governing(
        self, at: int, clause: Clause, form: VerbForm, *, negated: bool
    ) -> Attribution | None:
        speaker, after = self.subjects.read(at, clause, form)
        hidden = speaker is None and not self._may_be_hidden(at - negated, clause, form)
        if hidden or (clause.speaking and self._is_demand(form)):
            return None
        certain = (speaker is not None and speaker.certain) or form.kind == "participle" or negated
        goes_on = speaker is None and clause.speaking and self._is_inside(at, clause, form)
        noun_allowed = certain or (goes_on and not _BARE_NOUN & form.verb.complement)
        complement = self.complements.read(after, clause.end, form.verb, noun_allowed=noun_allowed)
        if complement is None:
            return self._without_complement(at, clause, form, speaker) if certain else None
        if speaker is None and form.kind != "participle":
            if self._impersonal(at, form, complement) and not negated:
                return None
            if not self._adjacent(at, complement):
                speaker = self._unknown_speaker(at, form, complement)
                if speaker is None and complement.again != "ان" and not complement.origins:
                    return None
        if self._is_adjective(at, form, complement):
            return None
        if form.verb.stance == "denies" and self.words.folds[complement.at] == "ذلك":
            return self._denying_that(at, speaker, complement)
        if speaker is None and not clause.speaking and self._is_inside(at, clause, form):
            speaker = self.subjects.one_who_acts(at, clause)
        return self._opening(at, form, speaker, complement, negated=negated)

    @staticmethod
    def _is_demand(form: VerbForm) -> bool:
        """«المحتجون طالبوا ب…» told by another is no speech of theirs in the article."""
        return "نداء" in form.verb.complement and form.kind != "participle"

    def _denying_that(
        self, at: int, speaker: SourcePhrase | None, complement: Complement
    ) -> Attribution:
        """«لكن الشرطة نفت ذلك»: what stands before is denied."""
        link = Link(speaker, *self.references.span(at))
        first = speaker.first if speaker is not None and speaker.stop <= at else at
        return Attribution("repeats", first, complement.at + 1, (link,), "denies")

    def _may_be_hidden(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """Whether the subject may be hidden or unknown: the verb stands at the head of its clause.
        A word right before it would be its subject («هذه الهجمات تشير إلى أن»). What things do too
        («تبين أن») needs a subject that speaks."""
        words = self.words
        if form.kind == "participle":
            return True
        if self.subjects.speaks_inside(at):
            return True
        if form.verb.role == "document" or (form.verb.role == "sign" and form.kind == "present"):
            return False
        if at == clause.first or words.is_comma(at - 1) or words.folds[at] not in self.known.verbs:
            return True
        lead = self.known.leads.match_before(words.folds, at, clause.first)
        return lead is not None or words.is_complementiser(at - 1) or at - 1 in words.timed

    def _unknown_speaker(
        self, at: int, form: VerbForm, complement: Complement
    ) -> SourcePhrase | None:
        """A subject that nothing marks as a source."""
        if form.verb.role not in ("more", "speaker", "either") and not complement.origins:
            return None
        return self.phrases.plain(at + 1, complement.at)

    def _is_inside(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """Whether a verb with a hidden subject goes on in a sentence that tells of somebody."""
        words = self.words
        joined = words.folds[at] not in self.known.verbs
        lead = self.known.leads.match_before(words.folds, at, clause.first) if at else None
        leads = lead is not None and at - lead[0] > clause.first
        return at > clause.first and (form.kind == "participle" or joined or leads)

    def _adjacent(self, at: int, complement: Complement) -> bool:
        """Nothing but the complement's own words follows the verb: its subject is hidden."""
        words = self.words
        passed = complement.media or complement.origins
        if complement.at - at <= 2 or (passed and words.folds[at + 1][0] in "لع"):
            return True
        if words.folds[at + 1] in self.known.function_words["preposition"]:
            return True
        return all(
            words.tokens[nxt].kind == "mark"
            or words.is_complementiser(nxt)
            or (nxt == at + 1 and words.folds[nxt] in self.known.breaks)
            for nxt in range(at + 1, complement.at)
        ) or (not words.is_word(at + 1) and complement.again == "ان")

    def _impersonal(self, at: int, form: VerbForm, complement: Complement) -> bool:
        """«يُتوقع أن»: the present without a subject speaks for nobody."""
        words = self.words
        subject = any(
            words.is_word(nxt)
            and not words.is_complementiser(nxt)
            and words.folds[nxt] not in self.known.breaks
            for nxt in range(at + 1, complement.at)
        )
        return form.kind == "present" and form.masculine_singular and not subject

    def _is_adjective(self, at: int, form: VerbForm, complement: Complement) -> bool:
        """«هدنة معلنة توسطت فيها …»: a feminine participle right behind a noun describes it."""
        words = self.words
        return (
            form.kind == "participle"
            and complement.again != "ان"
            and words.folds[at].endswith("ه")
            and at > 0
            and words.is_word(at - 1)
        )

    def _opening(
        self,
        at: int,
        form: VerbForm,
        speaker: SourcePhrase | None,
        complement: Complement,
        *,
        negated: bool,
    ) -> Attribution:
        words = self.words
        cue = self.references.span(at)
        first = at - 1 if negated else at
        if negated:
            written = words.tokens[at - 1].text
            cue = (words.end(at) - len(written.lstrip("وف")), cue[1])
        before = speaker is not None and speaker.stop <= at and form.kind != "participle"
        bare = words.folds[at] in self.known.verbs or words.folds[at].startswith("ف")
        if before and speaker is not None and bare:
            first = speaker.first
        return Attribution(
            side="opens",
            first=first,
            stop=complement.at,
            links=self._links(Link(speaker, *cue, form.gender), complement),
            stance=self._stance(form, speaker),
            content=complement.content,
            again=complement.again,
            participle=form.kind == "participle",
            framed=form.verb.lemma in _QUOTING or self.subjects.speaks_inside(at),
            hedge=cue if negated else None,
        )

    @staticmethod
    def _links(said: Link, complement: Complement) -> tuple[Link, ...]:
        """The chain that one sentence gives: a medium passes on what «وفق» adds, anybody else is
        passed on by it; the medium spoken to comes last."""
        spoken = [*complement.origins, said]
        others = list(complement.others)
        medium = said.phrase is not None and said.phrase.medium
        heard = [Link(phrase, phrase.start, phrase.end) for phrase in complement.media]
        return tuple([*others, *spoken, *heard] if medium else [*spoken, *others, *heard])

    def _stance(self, form: VerbForm, speaker: SourcePhrase | None) -> Stance:
        """The verb's; hearsay stays hearsay («تحدثت أنباء عن»)."""
        hearsay = self.known.hearsay.get(speaker.head) if speaker is not None else None
        return hearsay.stance if hearsay is not None else form.verb.stance

    def _without_complement(
        self, at: int, clause: Clause, form: VerbForm, speaker: SourcePhrase | None
    ) -> Attribution | None:
        """«والجيش ينفي» repeats what stands before; «…»، يقول فلان closes a quotation."""
        words = self.words
        if speaker is None:
            return None
        start, stop = min(at, speaker.first), max(at + 1, speaker.stop)
        if stop < clause.end and words.tokens[stop].kind != "mark":
            return None
        link = Link(speaker, *self.references.span(at))
        if form.verb.stance == "denies" and (start > clause.first or clause.headline):
            return Attribution("repeats", start, stop, (link,), "denies")
        before = at - 2 if words.is_comma(at - 1) else at - 1
        quoted = before in words.closers and words.speech[before - 1] >= 0
        if quoted and start == at and before > clause.first and "قول" in form.verb.complement:
            return Attribution("closes", at, stop, (link,), form.verb.stance)
        return None
