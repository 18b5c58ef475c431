"""Attribution by a particle: «وفق مصادر»، «حسبما نقلت وكالة»، «على حد قوله»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.lexicon import Particle
from desktop.analysis.claims.source_phrases import SourcePhrase
from desktop.analysis.claims.speech_reader import SpeechReader

# «فإن …» opens what a particle at the head of the clause governs.
_THEN = frozenset({"فان", "فانه", "فانها", "فانهم", "فقد", "ان", "انه", "انها"})


class ParticleReader(SpeechReader):
    def read(self, at: int, clause: Clause) -> Attribution | None:
        """The attribution of the particle that begins at a token, or None."""
        found = self.known.particles.match(self.words.folds, at, clause.end)
        if found is None:
            return None
        nxt, particle = at + found[0], found[1]
        if particle.then == "pronoun":
            link = Link(None, self._cue_start(at), self.words.end(nxt))
            return Attribution("closes", at, nxt, (link,), particle.stance)
        if nxt >= clause.end:
            return None
        if particle.then == "verb":
            return self._with_verb(at, nxt, clause, particle)
        return self._with_source(at, nxt, clause, particle)

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
        return self._placed(at, clause, (Link(phrase, *cue),), particle, phrase.stop)

    def _is_rule(self, phrase: SourcePhrase, particle: Particle) -> bool:
        """«وفق النظام الجديد»: a rule that is kept, and nobody who speaks."""
        word = self.words.folds[phrase.first].removeprefix("لل").removeprefix("ل")
        named = phrase.mention is not None and phrase.mention.form == "name"
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
        if form is None or form.kind == "participle":
            return None
        phrase, heard, stop = self._who_behind(nxt, end)
        if self.complements.has_clause(stop, min(end, stop + 4)):
            return None
        links = [Link(phrase, words.start(nxt), words.end(nxt + 1))]
        if form.verb.role == "relay" and stop + 1 < end and words.folds[stop] == "عن":
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

    def _past_occasion(self, at: int, end: int) -> int:
        """The token after «في بيان لها»، «خلال مؤتمر صحفي»."""
        occasions = self.known.function_words["occasion"]
        if at + 1 >= end or self.words.folds[at] not in ("في", "خلال"):
            return at
        told = self.words.folds[at + 1] in occasions
        return self.complements.past_adjunct(at, end) if told else at

    def _past_adjunct(self, at: int, end: int) -> int:
        """«بحسب ما أكده في تصريحات الوزير»: where the subject stands behind an adjunct."""
        if self.words.folds[at] == "في" and self.phrases.read(at + 1, end) is not None:
            return at + 1
        if self.words.folds[at] not in ("في", "خلال", "عبر", "امس", "اليوم"):
            return at
        return self.complements.past_adjunct(at, end)

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
        after = stop + 1 if stop < end and words.is_comma(stop) else stop
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
