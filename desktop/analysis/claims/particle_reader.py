"""Attribution by a particle: «وفق مصادر»، «حسبما نقلت وكالة»، «على حد قوله»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.lexicon import Particle
from desktop.analysis.claims.occasions import OccasionReader
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import VerbForm

# «كما اتهم فلان الحكومة ب…»: what such a verb says stands behind it.
_OF_SOMEBODY = frozenset({"مفعول", "عبء", "وصف", "سبب", "نداء"})
# Whose words are passed on: «نقلت … عن»، «علمت … من».
_PASSED_ON = (("relay", "عن"), ("learn", "من"))
# «فإن …» opens what a particle at the head of the clause governs.
_THEN = frozenset({"فان", "فانه", "فانها", "فانهم", "فقد", "ان", "انه", "انها"})


class ParticleReader(OccasionReader):
    def read(self, at: int, clause: Clause) -> Attribution | None:
        """The attribution of the particle that begins at a token, or None."""
        found = self.known.particles.match(self.words.folds, at, clause.end)
        if found is None or found[1].then == "nothing":
            return None
        nxt, particle = at + found[0], found[1]
        if particle.then == "pronoun":
            link = Link(None, self._cue_start(at), self.words.end(nxt))
            return Attribution("closes", at, nxt, (link,), particle.stance)
        if nxt >= clause.end or self._answers(at):
            return None
        if particle.then == "verb":
            return self._with_verb(at, nxt, clause, particle)
        return self._with_source(at, nxt, clause, particle)

    def _answers(self, at: int) -> bool:
        """«رداً | على ما نشرته …»: what is answered, and not who said this."""
        before = self.words.folds[at - 1].removeprefix("و") if at else ""
        return before in self.known.function_words["answer"]

    def _with_source(
        self, at: int, nxt: int, clause: Clause, particle: Particle
    ) -> Attribution | None:
        words = self.words
        cue = (self._cue_start(at), words.end(nxt))
        if words.folds[nxt] == "ل" and nxt + 1 < clause.end:
            nxt += 1
        phrase = self.phrases.read(nxt, clause.end, ("ل", "لل"))
        phrase = phrase or self.phrases.quoted(nxt, clause.end)
        if phrase is None and (not particle.strict or self._is_name_at_end(nxt, clause.end)):
            phrase = self.phrases.plain(nxt, clause.end)
        if phrase is None or self._is_rule(phrase, particle):
            return None
        if particle.stance == "admits" and not self._stands_alone(phrase.stop, clause.end):
            return None
        links = [Link(phrase, *cue)]
        stop = phrase.stop
        own = self._own_words(phrase, clause.end)
        if own is not None:
            return self._placed(at, clause, (Link(None, *cue),), particle, own)
        while (further := self._passed_further(stop, clause.end)) is not None:
            links.insert(0, further)
            stop = further.phrase.stop if further.phrase is not None else stop + 1
        passed = self._passed_on(stop, clause.end)
        if passed is not None and passed.phrase is not None:
            links.insert(0, passed)
            stop = passed.phrase.stop
        heard = self._heard(stop, clause.end)
        if heard is not None:
            links.append(Link(heard, heard.start, heard.end))
            stop = heard.stop
        return self._placed(at, clause, tuple(links), particle, stop)

    def _stands_alone(self, at: int, end: int) -> bool:
        """Whether «باعتراف الوزير» ends here; «بإقرار البرلمان الموازنة» is no admission."""
        return at >= end or self.words.tokens[at].kind == "mark"

    def _passed_further(self, at: int, end: int) -> Link | None:
        """«نقلاً عن وكالة رويترز عن مسؤول»: the next voice nearer the event."""
        if at + 1 >= end or self.words.folds[at] != "عن":
            return None
        phrase = self.phrases.read(at + 1, end)
        if phrase is None or not phrase.certain:
            return None
        return Link(phrase, self.words.start(at), self.words.end(at + 1))

    def _heard(self, at: int, end: int) -> SourcePhrase | None:
        """«وبحسب مصدر في الوزارة لـ«الساحل»،»: the medium spoken to, behind a comma or not."""
        if at < end and self.complements.media.spoken_to(at, end) is not None:
            return self.complements.media.spoken_to(at, end)
        if at < end and self.words.is_comma(at):
            at += 1
        return self.complements.medium(at, end) if at < end else None

    def _is_rule(self, phrase: SourcePhrase, particle: Particle) -> bool:
        """«وفق النظام الجديد»: a rule that is kept, and nobody who speaks."""
        word = self.words.folds[phrase.first].removeprefix("لل").removeprefix("ل")
        mention = phrase.mention
        named = mention is not None and mention.form == "name" and mention.kind == "organisation"
        return particle.strict and not named and word in self.known.function_words["rule"]

    def _is_name_at_end(self, at: int, end: int) -> bool:
        """«…، وفق أكار.»: a word that is no common one right before a mark."""
        words = self.words
        alone = at + 1 >= end or words.tokens[at + 1].kind == "mark"
        word = words.folds[at]
        other = word.startswith(("ال", "ل")) or word.endswith(("ه", "ها", "هم"))
        common = other or word in self.known.common
        return alone and words.is_word(at) and len(word) > 2 and not common

    def _with_verb(
        self, at: int, nxt: int, clause: Clause, particle: Particle
    ) -> Attribution | None:
        words, end = self.words, clause.end
        form = self.known.form(words.folds[nxt], with_object=True)
        if form is None or form.kind == "participle" or self._says_more(nxt, end, form):
            return None
        own = self._own_document(nxt, end) if form.verb.role == "document" else None
        if own is not None:
            link = Link(None, words.start(nxt), words.end(nxt + 1))
            return self._placed(at, clause, (link,), particle, own)
        phrase, heard, stop = self._who_behind(nxt, end)
        if self.complements.has_clause(stop, min(end, stop + 4)):
            return None
        if particle.order == "aside" and self._adds(phrase, stop, end, form):
            return None
        links = [Link(phrase, words.start(nxt), words.end(nxt + 1))]
        if stop + 1 < end and (form.verb.role, words.folds[stop]) in _PASSED_ON:
            origin = self.phrases.whoever(stop + 1, end)
            if origin is not None:
                links.insert(0, Link(origin, words.start(stop), words.end(stop + 1)))
                stop = origin.stop
        passed = self._passed_on(stop, end)
        if passed is not None and passed.phrase is not None:
            links.insert(0, passed)
            stop = passed.phrase.stop
        if heard is not None:
            links.append(Link(heard, heard.start, heard.end))
        if form.verb.stance != "asserts":
            particle = replace(particle, stance=form.verb.stance)
        return self._placed(at, clause, tuple(links), particle, stop)

    def _adds(self, phrase: SourcePhrase | None, stop: int, end: int, form: VerbForm) -> bool:
        """Whether «كما» brings in more that is said, and does not compare."""
        sure = phrase is None or phrase.certain or form.verb.role in ("speaker", "tell", "relay")
        somebody = _OF_SOMEBODY & form.verb.complement
        return not sure or bool(somebody) or self._is_said(stop, end, form)

    def _is_said(self, at: int, end: int, form: VerbForm) -> bool:
        """«كما تشير الأرقام إلى مقتل …»: what is said stands right behind, and not before."""
        near = min(end, at + 3)
        said = self.complements.read(at, near, form.verb, noun_allowed=False)
        return said is not None and self.words.folds[said.at] not in ("ذلك", "هذا")

    def _says_more(self, verb: int, end: int, form: VerbForm) -> bool:
        """«كما أفاد باحتراق …»، «كما أشار إلى …»: more that is said, and not who said it."""
        words, nxt = self.words, verb + 1
        if nxt + 1 >= end or words.folds[nxt] in self.known.function_words["governed"]:
            return False
        if "اسم" in form.verb.complement and self.complements.owns_object(verb, end):
            return True
        referring = ("ذلك", "هذا", "بذلك", "بهذا")
        if words.folds[nxt] in referring or words.folds[nxt + 1] in referring:
            return False
        by = words.folds[nxt].startswith("ب") and words.mention_at.get(nxt) is None
        to = words.folds[nxt] in ("الي", "عن", "علي", "من")
        if not (by or to) or self.phrases.read(nxt, end) is not None:
            return False
        return (by and "ب" in form.verb.complement) or words.folds[nxt] in form.verb.complement

    def _who_behind(
        self, verb: int, end: int
    ) -> tuple[SourcePhrase | None, SourcePhrase | None, int]:
        """The subject behind a verb, the medium that it speaks to («… لوكالة الساحل في بيان»), and
        the token after them."""
        words, stop = self.words, verb + 1
        if stop < end and words.folds[stop] in self.known.function_words["governed"]:
            stop += 1
        if stop >= end or words.is_complementiser(stop):
            return None, None, stop
        stop = self._past_adjunct(stop, end)
        phrase = self.phrases.whoever(stop, end)
        if phrase is None:
            return None, None, stop
        phrase = self.phrases.joined(phrase, end)
        stop = self._past_occasion(phrase.stop, end)
        heard = self.complements.medium(stop, end) if stop < end else None
        stop = self._past_occasion(heard.stop if heard is not None else stop, end)
        return phrase, heard, stop

    def _passed_on(self, at: int, end: int) -> Link | None:
        """«… نقلاً عن مسؤولين»: whose words are passed on, behind who passes them on."""
        found = self.known.particles.match(self.words.folds, at, end) if at < end else None
        if found is None or found[1].then != "source" or found[1].order != "origin":
            return None
        phrase = self.phrases.read(at + found[0], end)
        if phrase is None:
            return None
        return Link(phrase, self.words.start(at), self.words.end(at + found[0]))

    def _placed(
        self, at: int, clause: Clause, links: tuple[Link, ...], particle: Particle, stop: int
    ) -> Attribution:
        """A particle at the head of its clause opens what follows; elsewhere it closes."""
        words, inner = self.words, particle.order == "origin"
        after = self._content(stop, clause.end)
        if after is not None and self._opens(at, clause.first, after):
            start = words.start(after)
            return Attribution("opens", at, after, links, particle.stance, start, "ان", inner)
        aside = particle.order == "aside"
        return Attribution("closes", at, stop, links, particle.stance, inner=inner, aside=aside)

    def _opens(self, at: int, first: int, after: int) -> bool:
        """Whether a particle governs what follows: at the head of the sentence, or joined to the
        clause before («، وبحسب مصادر …»), or before «فإن»."""
        words = self.words
        joined = self.known.particles.joined(words.folds[at]) and words.is_comma(at - 1)
        return self._heads_clause(at, first) or joined or words.folds[after - 1] in _THEN

    def _content(self, stop: int, end: int) -> int | None:
        """The first token of what a particle at the head governs, past «، الذي … ،» and «فإن»."""
        words = self.words
        after = self._past_description(stop, end)
        after = after + 1 if after < end and words.is_comma(after) else after
        if after < end and words.folds[after] in self.known.function_words["relative"]:
            comma = next((at for at in range(after, end) if words.is_comma(at)), None)
            after = after if comma is None else comma + 1
        if after < end and words.folds[after] in _THEN:
            after += 1
        return after if after < end else None

    def _heads_clause(self, at: int, first: int) -> bool:
        """Whether only connectives stand between the head of the sentence and a token."""
        words, leads = self.words, self.known.leads
        while at > first:
            lead = leads.match_before(words.folds, at, first)
            if lead is not None:
                at -= lead[0]
            elif words.is_comma(at - 1) and leads.match_before(words.folds, at - 1, first):
                at -= 1
            else:
                return False
        return True

    def _cue_start(self, at: int) -> int:
        joined = self.known.particles.joined(self.words.folds[at])
        return self.words.start(at) + int(joined)
