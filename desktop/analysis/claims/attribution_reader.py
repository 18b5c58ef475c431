"""Finding attributions: a walk over the words of one sentence."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.complements import Complement, ComplementReader
from desktop.analysis.claims.lexicon import Attributions, Particle
from desktop.analysis.claims.source_phrases import PhraseReader, SourcePhrase
from desktop.analysis.claims.verb_forms import Verb, VerbForm
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Stance

_SENTENTIAL = frozenset({"وهو", "هو", "وهي", "الامر"})
_THEN = frozenset({"فان", "فانه", "فانها", "فانهم", "ان", "انه", "انها"})
_UNDOUBTED = "استبعد"


class AttributionReader:
    """Reads the attributions of an article, sentence by sentence."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self.phrases = PhraseReader(words, known)
        self.complements = ComplementReader(words, known, self.phrases)

    def read(self, first: int, end: int, *, headline: bool) -> list[Attribution]:
        """The attributions between two tokens, in the order of their first tokens."""
        found: list[Attribution] = []
        subject = self._clause_subject(first, end)
        at = first
        while at < end:
            self._speaking = bool(found)
            attribution = self._attribution(at, first, end, subject, headline=headline)
            if attribution is None:
                if self._opens_clause(at, end):
                    subject = self._clause_subject(at + 1, end) or subject
                at += 1
                continue
            found.append(attribution)
            if attribution.side == "opens":
                subject = self._clause_subject(attribution.stop, end) or subject
            at = max(at + 1, attribution.stop)
        return found

    def _opens_clause(self, at: int, end: int) -> bool:
        lead = self.known.leads.match(self.words.folds, at, end)
        return self.words.is_complementiser(at) or (lead is not None and lead[1] == "contrast")

    def _clause_subject(self, at: int, end: int) -> SourcePhrase | None:
        """Who stands at the head of a clause, before its verb."""
        while at < end:
            lead = self.known.leads.match(self.words.folds, at, end)
            if lead is not None:
                at += lead[0]
            elif self.words.is_comma(at):
                at += 1
            else:
                break
        phrase = self.phrases.read(at, end)
        return phrase if phrase is not None and phrase.noun_class != "document" else None

    def _attribution(
        self, at: int, first: int, end: int, subject: SourcePhrase | None, *, headline: bool
    ) -> Attribution | None:
        words = self.words
        if words.folds[at] == ":" and headline:
            return self._colon(at, first, end)
        if words.tokens[at].kind != "word" or words.speech[at] not in (-1, words.speech[first]):
            return None
        found = self.known.particles.match(words.folds, at, end)
        if found is not None:
            attribution = self._particle(at, at + found[0], first, end, found[1])
            if attribution is not None:
                return attribution
        return self._verb(at, first, end, subject) or self._hearsay(at, end)

    def _colon(self, at: int, first: int, end: int) -> Attribution | None:
        phrase = self.phrases.read(first, end)
        if phrase is None or phrase.stop != at or at + 1 >= end:
            return None
        if phrase.mention is not None and phrase.mention.kind == "place":
            return None
        link = Link(phrase, self.words.start(at), self.words.end(at + 1))
        return Attribution("opens", first, at + 1, (link,), "asserts", self.words.start(at + 1))

    def _hearsay(self, at: int, end: int) -> Attribution | None:
        """«أنباء عن …»: nobody in particular says so."""
        words = self.words
        word = words.folds[at]
        hearsay = self.known.hearsay.get(word) or self.known.hearsay.get(word.removeprefix("و"))
        if hearsay is None or (at and words.folds[at - 1].removeprefix("و") == "وكاله"):
            return None
        phrase = self.phrases.read(at, end)
        if phrase is None or phrase.stop + 1 >= end:
            return None
        nxt = phrase.stop
        verb = Verb(word, hearsay.stance, hearsay.after, "speaker")
        if words.folds[nxt] not in hearsay.after and not words.is_complementiser(nxt):
            if "ب" not in hearsay.after or not words.folds[nxt].startswith("ب"):
                return None
        complement = self.complements.read(nxt, end, verb, noun_allowed=False)
        if complement is None:
            return None
        link = Link(phrase, phrase.start, words.end(phrase.first + 1))
        return Attribution(
            "opens",
            at,
            complement.at,
            (link,),
            hearsay.stance,
            complement.content,
            complement.again,
        )

    def _particle(
        self, at: int, nxt: int, first: int, end: int, particle: Particle
    ) -> Attribution | None:
        words = self.words
        if particle.then == "pronoun":
            link = Link(None, words.start(at), words.end(nxt))
            return Attribution("closes", at, nxt, (link,), particle.stance)
        if nxt >= end:
            return None
        if particle.then == "verb":
            return self._particle_with_verb(at, nxt, first, end, particle)
        if words.folds[nxt] == "ل" and nxt + 1 < end:
            nxt += 1
        phrase = self.phrases.read(nxt, end, ("ل", "لل"))
        if phrase is None and not particle.strict:
            phrase = self.phrases.plain(nxt, end)
        if phrase is None:
            return None
        link = Link(phrase, words.start(at), words.end(nxt))
        return self._placed(at, first, end, (link,), particle, phrase.stop)

    def _placed(  # noqa: PLR0913
        self, at: int, first: int, end: int, links: tuple[Link, ...], particle: Particle, stop: int
    ) -> Attribution:
        """A particle at the head of its clause opens what follows; elsewhere it closes."""
        words = self.words
        inner = particle.order == "origin"
        if self._at_clause_start(at, first) and stop < end:
            after = stop + 1 if words.is_comma(stop) else stop
            if after < end and words.folds[after] in _THEN:
                after += 1
            if after < end:
                return Attribution(
                    "opens", at, after, links, particle.stance, words.start(after), "ان", inner
                )
        return Attribution("closes", at, stop, links, particle.stance, inner=inner)

    def _at_clause_start(self, at: int, first: int) -> bool:
        while at > first:
            lead = self.known.leads.match_before(self.words.folds, at, first)
            if self.words.is_comma(at - 1) and lead is None:
                at -= 1
                if (
                    at == first
                    or self.known.leads.match_before(self.words.folds, at, first) is None
                ):
                    return False
            elif lead is not None:
                at -= lead[0]
            else:
                return False
        return True

    def _particle_with_verb(
        self, at: int, nxt: int, first: int, end: int, particle: Particle
    ) -> Attribution | None:
        """«حسبما نقلت وات»، «وفق ما ذكره مكتب …»، «كما قال الوزير»."""
        words = self.words
        form = self._form(nxt, with_object=True)
        if form is None or form.kind == "participle":
            return None
        phrase = None
        stop = nxt + 1
        if stop < end and words.folds[stop] in self.known.function_words["governed"]:
            stop += 1
        if stop < end and not words.is_complementiser(stop):
            phrase = self.phrases.read(stop, end) or self.phrases.plain(stop, end)
        if phrase is not None:
            stop = phrase.stop
        if self.complements.has_clause(stop, min(end, stop + 4)):
            return None
        links = [Link(phrase, *self._verb_span(nxt))]
        if form.verb.role == "relay" and stop + 1 < end and words.folds[stop] == "عن":
            origin = self.phrases.read(stop + 1, end) or self.phrases.plain(stop + 1, end)
            if origin is not None:
                links.insert(0, Link(origin, words.start(stop), words.end(stop + 1)))
                stop = origin.stop
        stance = form.verb.stance if form.verb.stance != "asserts" else particle.stance
        return self._placed(at, first, end, tuple(links), replace(particle, stance=stance), stop)

    def _form(self, at: int, *, with_object: bool = False) -> VerbForm | None:
        """The verb of saying at a token; ``with_object``: one with a pronoun will do («ذكره»)."""
        word = self.words.folds[at]
        for table in (self.known.verbs, self.known.verbs_with_object if with_object else {}):
            for stem in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
                if stem in table:
                    return table[stem][0]
        return None

    def _verb_span(self, at: int) -> tuple[int, int]:
        """The verb without a conjunction written on it."""
        token = self.words.tokens[at]
        joined = token.fold not in self.known.verbs
        return token.start + (1 if joined else 0), token.end

    def _verb(
        self, at: int, first: int, end: int, subject: SourcePhrase | None
    ) -> Attribution | None:
        before = self.words.folds[at - 1] if at > first else ""
        form = self._form(at, with_object=before in ("ما", "الذي"))
        if form is None:
            return None
        if before in ("ما", "الذي"):
            relative = self._sentential(at, first, end, form)
            if relative is not None:
                return relative
        if before in self.known.function_words["restrictive"] or self._subjunctive(at, form):
            return None
        negated = before in self.known.function_words["negation"]
        if negated and form.verb.lemma != _UNDOUBTED:
            return None
        return self._governing(at, first, end, form, subject, negated=negated)

    def _subjunctive(self, at: int, form: VerbForm) -> bool:
        """«عليه أن يقول»: what is to be said is not said."""
        return form.kind == "present" and at > 0 and self.words.folds[at - 1] in ("ان", "لان", "كي")

    def _governing(  # noqa: PLR0913
        self, at: int, first: int, end: int, form: VerbForm, subject: SourcePhrase | None,
        *, negated: bool,
    ) -> Attribution | None:  # fmt: skip
        speaker, after = self._subject(at, end, form, subject)
        if speaker is None and not self._may_be_hidden(at, first, form):
            return None
        known = (speaker is not None and speaker.certain) or form.kind == "participle"
        complement = self.complements.read(after, end, form.verb, noun_allowed=known)
        if complement is None and known and form.kind != "participle":
            return self._without_complement(at, first, end, form, speaker)
        if complement is None or self._impersonal(at, form, speaker, complement):
            return None
        if speaker is None and form.kind != "participle" and not self._adjacent(at, complement):
            speaker = self._unknown_speaker(at, form, complement)
            if speaker is None and complement.again != "ان" and not complement.origins:
                return None
        return self._opening(at, form, speaker, complement, subject, negated=negated)

    def _may_be_hidden(self, at: int, first: int, form: VerbForm) -> bool:
        """Whether the subject may be hidden or unknown: the verb stands at the head of its clause.
        A word right before it would be its subject («هذه الهجمات تشير إلى أن»)."""
        if form.verb.role == "document":
            return False
        words = self.words
        if form.kind == "participle" or at == first or not words.is_word(at - 1):
            return True
        joined = words.folds[at] not in self.known.verbs
        lead = self.known.leads.match_before(words.folds, at, first)
        return (
            joined or lead is not None or words.is_complementiser(at - 1) or at - 1 in words.timed
        )

    def _unknown_speaker(
        self, at: int, form: VerbForm, complement: Complement
    ) -> SourcePhrase | None:
        """A subject that nothing marks as a source. Things too «show» and «point to»: such a verb
        needs one that is known."""
        if form.verb.role != "speaker" and not complement.origins:
            return None
        return self.phrases.plain(at + 1, complement.at)

    def _subject(
        self, at: int, end: int, form: VerbForm, subject: SourcePhrase | None
    ) -> tuple[SourcePhrase | None, int]:
        """Who the verb's subject is, and the token after it: the phrase behind the verb, else the
        one at the head of the clause."""
        words = self.words
        if form.verb.role == "document":
            if at + 2 < end and words.folds[at + 1] == "في":
                phrase = self.phrases.read(at + 2, end)
                if phrase is not None:
                    return phrase, phrase.stop
            return None, at + 1
        if form.kind == "participle":
            return None, at + 1
        heads = subject is not None and subject.first < at and subject.stop <= at
        if heads and subject is not None and subject.stop == at:
            return subject, at + 1
        if heads and subject is not None and at - subject.stop == 1 and not words.is_word(at - 1):
            return subject, at + 1
        phrase = self.phrases.read(at + 1, end) if at + 1 < end else None
        if phrase is not None and not (
            heads and "اسم" in form.verb.complement and not phrase.certain
        ):
            return phrase, phrase.stop
        if heads and subject is not None and at - subject.stop <= REACH_OF_SUBJECT:
            return subject, at + 1
        return None, at + 1

    def _adjacent(self, at: int, complement: Complement) -> bool:
        """Nothing but the complement's own words follows the verb: its subject is hidden."""
        return (
            complement.at - at <= 2
            or (complement.at - at == 3 and self.words.folds[at + 1] in ("الي", "عن", "علي"))
            or bool(complement.media or complement.origins)
            or not self.words.is_word(at + 1)
        )

    @staticmethod
    def _impersonal(
        at: int, form: VerbForm, speaker: SourcePhrase | None, complement: Complement
    ) -> bool:
        """«يُتوقع أن»: the present without a subject speaks for nobody."""
        return (
            speaker is None and form.kind == "present" and form.masculine_singular
            and complement.at - at <= 3
        )  # fmt: skip

    def _opening(  # noqa: PLR0913
        self, at: int, form: VerbForm, speaker: SourcePhrase | None, complement: Complement,
        subject: SourcePhrase | None, *, negated: bool,
    ) -> Attribution:  # fmt: skip
        words = self.words
        cue = self._verb_span(at)
        hedge = None
        first = at
        if negated:
            cue = (words.end(at) - len(words.tokens[at - 1].text.lstrip("وف")), cue[1])
            hedge = cue
            first = at - 1
        heads = speaker is not None and speaker is subject
        if heads and speaker is not None and words.folds[at] in self.known.verbs:
            first = speaker.first
        spoken = Link(speaker, *cue)
        passed_on = speaker is not None and speaker.medium
        links = [*complement.origins, spoken]
        links = [*complement.others, *links] if passed_on else [*links, *complement.others]
        links += [Link(phrase, phrase.start, phrase.end) for phrase in complement.media]
        stance: Stance = form.verb.stance
        hearsay = self.known.hearsay.get(speaker.head) if speaker is not None else None
        if hearsay is not None:
            stance = hearsay.stance
        return Attribution(
            "opens", first, complement.at, tuple(links), stance, complement.content,
            complement.again, participle=form.kind == "participle", hedge=hedge,
        )  # fmt: skip

    def _sentential(self, at: int, first: int, end: int, form: VerbForm) -> Attribution | None:
        """«وهو ما أكدته الوزارة»: what stands before is said by another too; or, with «عندما ذكرت
        أن …», the verb's stance goes with the words that follow."""
        words = self.words
        start = at - 2
        if start < first or words.folds[start] not in _SENTENTIAL:
            return None
        if (
            words.folds[start] == "الامر"
            and start > first
            and words.folds[start - 1] in _SENTENTIAL
        ):
            start -= 1
        nxt = at + 1
        if nxt < end and words.folds[nxt] in self.known.function_words["governed"]:
            nxt += 1
        phrase = self.phrases.read(nxt, end) or self.phrases.plain(nxt, end)
        if phrase is None:
            return None
        link = Link(phrase, *self._verb_span(at))
        lead = self.known.leads.match(words.folds, phrase.stop, end) if phrase.stop < end else None
        second = phrase.stop + lead[0] if lead is not None else end
        inner = self._form(second) if second < end else None
        if inner is not None:
            complement = self.complements.read(second + 1, end, inner.verb, noun_allowed=False)
            if complement is not None and complement.at - second <= 4:
                return Attribution(
                    "opens", start, complement.at, (link,), form.verb.stance, complement.content,
                    complement.again,
                )  # fmt: skip
        return Attribution("repeats", start, phrase.stop, (link,), form.verb.stance)

    def _without_complement(
        self, at: int, first: int, end: int, form: VerbForm, speaker: SourcePhrase | None
    ) -> Attribution | None:
        """«والجيش ينفي» repeats what stands before; «…»، يقول فلان closes a quotation."""
        words = self.words
        if speaker is None:
            return None
        start = min(at, speaker.first)
        stop = max(at + 1, speaker.stop)
        over = stop >= end or words.tokens[stop].kind == "mark"
        link = Link(speaker, *self._verb_span(at))
        if form.verb.stance == "denies" and over and start > first:
            return Attribution("repeats", start, stop, (link,), "denies")
        before = at - 1 if at > first and not words.is_comma(at - 1) else at - 2
        if over and "قول" in form.verb.complement and before > first and start == at:
            if before in words.closing.values() and words.speech[before - 1] >= 0:
                return Attribution("closes", at, stop, (link,), form.verb.stance)
        return None


# A verb takes its subject from the head of the clause over at most so many tokens between.
REACH_OF_SUBJECT = 12
