"""Verbs of saying without a subject beside them: who went on speaking, or nobody at all."""

from __future__ import annotations

from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.verb_forms import VerbForm
from desktop.analysis.claims.words import NO_SPEECH

# «وعن خطة الوزارة قال إنها …»: what is spoken of has at most so many tokens.
_TOPIC = 12


class HiddenSubjectReader(SpeechReader):
    """Tells verbs whose subject is hidden from verbs that are no speech in the article."""

    def may_be_hidden(self, at: int, clause: Clause, form: VerbForm, *, inside: bool) -> bool:
        """Whether the subject may be hidden or unknown: the verb stands at the head of its clause.
        A word right before it would be its subject («هذه الهجمات تشير إلى أن»). What things do too
        («تبين أن») needs a subject that speaks. ``inside``: «فيه» follows the verb."""
        words = self.words
        if self.is_of_the_writer(at, clause, form):
            return False
        if form.kind == "participle" or inside:
            return True
        if form.verb.role == "document" or (form.verb.role == "sign" and form.kind == "present"):
            return False
        if at == clause.first or words.is_comma(at - 1) or words.folds[at] not in self.known.verbs:
            return True
        lead = self.known.leads.match_before(words.folds, at, clause.first)
        fronted = words.folds[clause.first] in self.known.function_words["topic"]
        if fronted and at - clause.first <= _TOPIC:
            return True
        return lead is not None or words.is_complementiser(at - 1) or at - 1 in words.timed

    def is_of_the_writer(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«وأعترف بأنني» outside of anybody's speech: the first person, which but for its hamza is
        spelled like «اعترف»."""
        if clause.speaking or self.words.speech[at] != NO_SPEECH:
            return False
        written = self.words.tokens[at].text.lstrip("وف")
        return form.kind == "past" and form.verb.lemma.startswith("ا") and written.startswith("أ")

    def is_inside(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """Whether a verb with a hidden subject goes on in a sentence that tells of somebody."""
        words = self.words
        joined = words.folds[at] not in self.known.verbs
        lead = self.known.leads.match_before(words.folds, at, clause.first) if at else None
        leads = lead is not None and at - lead[0] > clause.first
        return at > clause.first and (form.kind == "participle" or joined or leads)

    def describes(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«نشر ناشطون صوراً | قالوا إنها …»: what the sentence tells of is described by a verb of
        the one who shows it."""
        words, nxt = self.words, at + 1
        if clause.speaking or form.kind != "past" or nxt >= clause.end:
            return False
        told = words.is_complementiser(nxt) and words.folds[nxt] not in ("ان", "بان")
        bare = words.folds[at] in self.known.verbs
        return told and bare and at - clause.first > 1 and words.is_word(at - 1)

    def adjacent(self, at: int, complement: Complement) -> bool:
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

    def impersonal(self, at: int, form: VerbForm, complement: Complement) -> bool:
        """«يُتوقع أن»: the present without a subject speaks for nobody. What goes on with «و»
        («ويضيف أن») or leads to direct speech («ويقول: …») has somebody who spoke before, but for
        verbs that are printed in the passive."""
        words = self.words
        subject = any(
            words.is_word(nxt)
            and not words.is_complementiser(nxt)
            and words.folds[nxt] not in self.known.breaks
            for nxt in range(at + 1, complement.at)
        )
        if form.kind != "present" or not form.masculine_singular or subject:
            return False
        if form.word in self.known.function_words["passive"]:
            return True
        joined = words.folds[at] not in self.known.verbs
        direct = complement.again == "" and not words.is_word(complement.at - 1)
        return not (joined or direct or form.verb.role == "more")
