"""Attribution by a verb of saying: «أعلن مصدر عسكري أن …»، «مصادر أقرت بـ…»، «مضيفاً أن …».

The subject stands behind the verb, before it at the head of the clause, or is hidden: then whoever
spoke last goes on. Homographs are told by their complement: a verb without one attributes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import VerbForm
from desktop.analysis.claims.verb_openings import QUOTING_NOUN, VerbOpenings
from desktop.analysis.claims.words import OPENING

# Its negation is an opinion of its own: «لم يستبعد».
_TWICE_NEGATED = "استبعد"

# Where a speaker is from takes at most so many tokens.
_PLACE = 7
# Behind who said it, what still tells of that runs on over at most so many tokens.
_CLOSING = 9
# The noun behind such a verb is accused or asked.
_OF_SOMEBODY = frozenset({"مفعول", "نداء", "عبء", "وصف", "سبب", "مقدار"})
# What such a verb takes may as well be its subject («وأعلنت النقابة …»).
_BARE_NOUN = frozenset({"اسم"})


class VerbReader(VerbOpenings):
    def read(self, at: int, clause: Clause) -> Attribution | None:
        """The attribution of the verb of saying at a token, or None."""
        before = self.words.folds[at - 1] if at > clause.first else ""
        form = self.verbs.form(at, before, clause.end)
        if form is None:
            return None
        referring = self.references.any(at, clause, form, before)
        if referring is not None:
            return referring
        beside, relative = clause.beside, before in self.known.function_words["relative"]
        next_to_it = beside is not None and beside.stop == at
        if beside is not None and (relative or next_to_it):
            clause = replace(clause, subject=replace(beside, first=at - 1, stop=at))
        elif self._is_restricted(at, before, clause) or self.verbs.no_statement(
            at, before, form, speaking=clause.speaking
        ):
            return None
        if self.verbs.is_homograph(at, clause, form):
            return None
        negated = before in self.known.function_words["negation"]
        objected = form.with_object and form.verb.role != "tell"
        if objected or (negated and form.verb.lemma != _TWICE_NEGATED):
            return None
        found = self._governing(at, clause, form, negated=negated)
        return replace(found, first=at) if found is not None and next_to_it else found

    def _hidden_speaker(
        self, at: int, clause: Clause, form: VerbForm, complement: Complement, *, negated: bool
    ) -> tuple[SourcePhrase | None, bool]:
        """A subject that nothing marks as a source, if any; and whether anybody can speak."""
        if self.hidden.impersonal(at, form, complement) and not negated:
            return None, False
        if self._is_owned(at, clause) or self._has_object(clause, form):
            return None, True
        speaker = self._unknown_speaker(at, form, complement)
        return speaker, speaker is not None or not self._needs_speaker(at, complement)

    def _is_restricted(self, at: int, before: str, clause: Clause) -> bool:
        """Whether the verb describes a noun («الذي قال»), and does not follow «في الوقت الذي»."""
        lead = self.known.leads.match_before(self.words.folds, at, clause.first)
        return before in self.known.function_words["restrictive"] and lead is None

    def _governing(
        self, at: int, clause: Clause, form: VerbForm, *, negated: bool
    ) -> Attribution | None:
        speaker, after = self.subjects.read(at + self._from_him(at, form), clause, form)
        described = speaker is None and self.hidden.describes(at, clause, form)
        if described:
            speaker = self.subjects.one_who_acts(at, clause)
        elif speaker is None and self._shares_subject(at, clause, form):
            speaker = self._one_who_acts(at, clause, form)
        if self._is_no_speech(at, clause, form, speaker, negated=negated):
            return None
        certain = (speaker is not None and speaker.certain) or form.kind == "participle" or negated
        owned = speaker is None and self._is_owned(at, clause)
        noun_allowed = certain or owned or (speaker is None and self._says_on(at, clause, form))
        if "دليل" in form.verb.complement:
            evident = speaker is not None and self._is_evidence(speaker)
            noun_allowed = evident and not clause.speaking
        complement = self.complements.read(after, clause.end, form.verb, noun_allowed=noun_allowed)
        complement = complement or self._unmarked(at, after, clause, form)
        if complement is None:
            return self._without_complement(at, clause, form, speaker) if certain else None
        if speaker is None and form.kind != "participle":
            speaker, told = self._hidden_speaker(at, clause, form, complement, negated=negated)
            if not told:
                return None
        if self._is_adjective(at, form, complement):
            return None
        if form.verb.stance == "denies" and self._is_what_was_said(complement.at, clause.end):
            return self._denying_that(at, speaker, complement)
        speaker = speaker or self._one_who_acts(at, clause, form)
        opening = self._opening(at, form, speaker, complement, negated=negated)
        opening = self._with_further_voices(opening, at, clause, form)
        return replace(opening, first=at, framed=True) if described else opening

    def _shares_subject(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«زار الوزير المصنع، ودعا إلى …»: a second verb of whoever does what is told."""
        if self.hidden.is_of_the_writer(at, clause, form):
            return False
        joined = self.words.folds[at] not in self.known.verbs
        return joined and form.kind == "past" and self.words.is_comma(at - 1)

    def _is_owned(self, at: int, clause: Clause) -> bool:
        """«وأعلن عزمه …»، «لكنه نفى …»: no noun behind the verb is its subject."""
        return self.complements.owns_object(at, clause.end) or self.subjects.follows_pronoun(at)

    def _says_on(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """Whether who speaks already says more, so that a noun is what the verb is of."""
        inside = clause.speaking and self.hidden.is_inside(at, clause, form)
        bare = _BARE_NOUN & form.verb.complement and "مقدار" not in form.verb.complement
        return inside and not bare

    def _is_evidence(self, speaker: SourcePhrase) -> bool:
        """«بيانات المصرف»: what shows something, rather than who says it."""
        word = self.words.folds[speaker.first].removeprefix("و").removeprefix("ال")
        noun = self.known.nouns.get(word)
        return noun is not None and noun.noun_class == "document"

    @staticmethod
    def _has_object(clause: Clause, form: VerbForm) -> bool:
        """Whether the noun behind the verb is accused or asked by whoever speaks already."""
        return clause.speaking and bool(_OF_SOMEBODY & form.verb.complement)

    def _one_who_acts(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """Who does what the sentence tells, where nobody has spoken in it."""
        if clause.speaking or not self.hidden.is_inside(at, clause, form):
            return None
        return self.subjects.one_who_acts(at, clause)

    def _is_no_speech(
        self, at: int, clause: Clause, form: VerbForm, speaker: SourcePhrase | None, *,
        negated: bool,
    ) -> bool:  # fmt: skip
        """Whether nobody in the article can be the speaker."""
        if speaker is None and not self._may_be_hidden(at - negated, clause, form):
            return True
        told = clause.speaking and self._is_demand(form)
        return told and not self._says_too(at, form, speaker)

    def _may_be_hidden(self, at: int, clause: Clause, form: VerbForm) -> bool:
        inside = self.subjects.speaks_inside(at)
        return self.hidden.may_be_hidden(at, clause, form, inside=inside)

    def _unmarked(self, at: int, after: int, clause: Clause, form: VerbForm) -> Complement | None:
        """«وأضاف لا نريد …»، «بالقول معظمنا …»: direct speech that no mark opens."""
        if "قول" not in form.verb.complement or after >= clause.end:
            return None
        words, word = self.words, self.words.folds[after]
        quoting = form.verb.lemma == QUOTING_NOUN and after == at + 1 and words.is_word(after)
        speaks = word in self.known.function_words["speech_opening"]
        heads = self.subjects.past_leads(clause.first, at + 1) == at
        if not (quoting or (speaks and heads)):
            return None
        return Complement(after, words.start(after), "", (), (), ())

    @staticmethod
    def _is_demand(form: VerbForm) -> bool:
        """«المحتجون طالبوا ب…» told by another is no speech of theirs in the article."""
        return "نداء" in form.verb.complement and form.kind != "participle"

    def _says_too(self, at: int, form: VerbForm, speaker: SourcePhrase | None) -> bool:
        """«…، ودعت الحكومة إلى …»: whoever speaks already asks for something; «…، كما طالب الوزير
        بـ…»: another does."""
        words = self.words
        if speaker is not None:
            lead = self.known.leads.match_before(words.folds, at, 0)
            length = 1 if words.folds[at - 1] == "كما" else lead[0] if lead is not None else 0
            return speaker.certain and length > 0 and words.is_comma(at - length - 1)
        joined = words.folds[at] not in self.known.verbs
        return joined and form.kind == "past" and words.is_comma(at - 1)

    def _is_what_was_said(self, at: int, end: int) -> bool:
        """«نفت ذلك»، «رفض الاتهامات،»: what others said before."""
        words = self.words
        accusation = words.folds[at] in self.known.function_words["accusation"]
        alone = at + 1 >= end or words.tokens[at + 1].kind == "mark"
        return words.folds[at] == "ذلك" or (
            accusation and alone and words.folds[at].startswith("ال")
        )

    def _denying_that(
        self, at: int, speaker: SourcePhrase | None, complement: Complement
    ) -> Attribution:
        """«لكن الشرطة نفت ذلك»: what stands before is denied."""
        link = Link(speaker, *self.references.span(at))
        first = speaker.first if speaker is not None and speaker.stop <= at else at
        return Attribution("repeats", first, complement.at + 1, (link,), "denies")

    def _needs_speaker(self, at: int, complement: Complement) -> bool:
        """Whether words stand between a verb and what it governs, where no clause shows that it
        says something."""
        apart = not self.hidden.adjacent(at, complement)
        return apart and complement.again != "ان" and not complement.origins

    def _unknown_speaker(
        self, at: int, form: VerbForm, complement: Complement
    ) -> SourcePhrase | None:
        """A subject that nothing marks as a source."""
        if self.hidden.adjacent(at, complement):
            return None
        if self.words.folds[at + 1] in self.known.function_words["speech_opening"]:
            return None
        if self.complements.owns_object(at, len(self.words.tokens)):
            return None
        if form.verb.role not in ("more", "speaker", "tell", "either") and not complement.origins:
            return None
        return self.phrases.plain(at + 1, complement.at)

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

    def _past_place(self, at: int, end: int) -> int:
        """The mark behind «من مستشفى المدينة», or the same token."""
        words = self.words
        if at >= end or words.folds[at] not in ("من", "في"):
            return at
        for nxt in range(at, min(end, at + _PLACE)):
            if words.tokens[nxt].kind == "mark":
                return nxt
            if self.complements.speaks(nxt) or words.is_complementiser(nxt):
                break
        return at

    def _ends(self, at: int) -> bool:
        """Whether a mark ends the clause: none that opens or closes a name."""
        mark = self.words.tokens[at].kind == "mark" and at not in self.words.closers
        return mark and self.words.folds[at] not in OPENING

    def _closing_speech(
        self, at: int, stop: int, clause: Clause, form: VerbForm, speaker: SourcePhrase
    ) -> Attribution | None:
        """«…»، يقول فلان لصحيفة «المدى» في الندوة»: the verb behind a quotation, all of its clause
        being about who spoke."""
        words = self.words
        before = at - 2 if words.folds[at - 1] in ("هكذا", "بهذا") else at - 1
        before -= words.is_comma(before)
        quoted = before in words.closers and words.speech[before - 1] >= 0
        if not quoted or speaker.first < at or before <= clause.first:
            return None
        if "قول" not in form.verb.complement:
            return None
        heard: tuple[Link, ...] = ()
        for nxt in range(stop, min(clause.end, stop + _CLOSING)):
            if self._ends(nxt):
                stop = nxt
                break
            medium = self.complements.medium(nxt, clause.end)
            if medium is not None and medium.named:
                heard = (Link(medium, medium.start, medium.end),)
            if self.complements.speaks(nxt) or words.is_complementiser(nxt):
                return None
        else:
            if stop + _CLOSING < clause.end:
                return None
            stop = clause.end
        link = Link(speaker, *self.references.span(at))
        return Attribution("closes", at, stop, (link, *heard), form.verb.stance)

    def _without_complement(
        self, at: int, clause: Clause, form: VerbForm, speaker: SourcePhrase | None
    ) -> Attribution | None:
        """«والجيش ينفي» repeats what stands before; «…»، يقول فلان closes a quotation."""
        words = self.words
        if speaker is None:
            return None
        start, stop = min(at, speaker.first), max(at + 1, speaker.stop)
        if (closing := self._closing_speech(at, stop, clause, form, speaker)) is not None:
            return closing
        stop = self._past_place(stop, clause.end)
        if stop < clause.end and words.tokens[stop].kind != "mark":
            return None
        link = Link(speaker, *self.references.span(at))
        if form.verb.stance == "denies" and (start > clause.first or clause.headline):
            return Attribution("repeats", start, stop, (link,), "denies")
        return None
