"""Finding attributions: a walk over the words of one sentence."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complements import ComplementReader
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.noun_reader import NounReader
from desktop.analysis.claims.particle_reader import ParticleReader
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.source_phrases import PhraseReader
from desktop.analysis.claims.verb_forms import Verb
from desktop.analysis.claims.verb_reader import VerbReader
from desktop.analysis.claims.words import Words

# A line without a full stop reads like a headline up to this length (tokens).
_HEADLINE_LENGTH = 24
# Who says it stands at the end of a headline in at most so many tokens, behind a dash.
_HEADLINE_SOURCE = 9
_DASHES = frozenset({"-", "–", "—", "ـ"})
# Who «، الذي» tells of is described in at most so many tokens.
_DESCRIBED = 10
# A name before a headline's colon has at most so many words.
_NAME = 5


class AttributionReader:
    """Reads the attributions of an article, sentence by sentence."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self.phrases = PhraseReader(words, known)
        self.complements = ComplementReader(words, known, self.phrases)
        self.particles = ParticleReader(words, known, self.phrases, self.complements)
        self.nouns = NounReader(words, known, self.phrases, self.complements)
        self.verbs = VerbReader(words, known, self.phrases, self.complements)

    def read(self, first: int, end: int, *, headline: bool) -> list[Attribution]:
        """The attributions between two tokens, in the order of their first tokens."""
        words = self.words
        last = words.folds[end - 1]
        ends = words.tokens[end - 1].kind != "mark" or last == "%" or end - 1 in words.closers
        open_end = ends and end - first <= _HEADLINE_LENGTH
        found: list[Attribution] = []
        subject = self._clause_subject(first, end)
        at = first
        while at < end:
            beside = self._beside(found[-1] if found else None, at, first)
            clause = Clause(first, end, subject, headline or open_end, bool(found), beside)
            attribution = self._attribution(at, clause)
            if attribution is None:
                if self._opens_clause(at, end):
                    new = self._clause_subject(at + 1, end)
                    subject = new or (None if self._has_other_subject(at, end) else subject)
                at += 1
                continue
            found.append(attribution)
            if attribution.side == "opens":
                subject = self._clause_subject(attribution.stop, end) or subject
            at = max(at + 1, attribution.stop)
        found = _merged(found)
        behind = self._behind_dash(first, end) if headline and not found else None
        return found if behind is None else [behind]

    def _beside(self, last: Attribution | None, at: int, first: int) -> SourcePhrase | None:
        """Who is told by the clause that a verb stands in: the source of the last attribution when
        only «، الذي» stands between, or nothing; else whoever stands before «، الذي»."""
        words, relative = self.words, self.known.function_words["relative"]
        if last is not None and last.side == "closes":
            phrase = last.links[0].phrase
            between = words.folds[last.stop : at]
            if not between and len(last.links) == 1:
                return phrase if phrase is not None and not phrase.definite else None
            if 0 < len(between) <= 2 and between[-1] in relative:
                return phrase
        related = at - first > 3 and words.folds[at - 1] in relative and words.is_comma(at - 2)
        free = last is None or last.stop < at - 2
        return self._before_comma(at - 2, first) if related and free else None

    def _before_comma(self, comma: int, first: int) -> SourcePhrase | None:
        """«استقبله عضو اللجنة سالم الزبير، الذي …»: the longest source right before a comma."""
        for start in range(max(first + 1, comma - _DESCRIBED), comma):
            phrase = self.phrases.read(start, comma, ())
            whole = phrase is not None and self.phrases.without_object(phrase).stop == comma
            if phrase is not None and whole and phrase.certain and phrase.named:
                return phrase
        return None

    def _opens_clause(self, at: int, end: int) -> bool:
        lead = self.known.leads.match(self.words.folds, at, end)
        return self.words.is_complementiser(at) or (lead is not None and lead[1] == "contrast")

    def _has_other_subject(self, at: int, end: int) -> bool:
        """«لكن متابعة العمليات تظهر …»: behind a bare «لكن» a noun must stand, the subject."""
        nxt = at + 1
        bare = self.words.folds[at].removeprefix("و") == "لكن"
        return bare and nxt < end and self.known.form(self.words.folds[nxt]) is None

    def _clause_subject(self, at: int, end: int) -> SourcePhrase | None:
        """Who stands at the head of a clause, before its verb."""
        while at < end:
            lead = self.known.leads.match(self.words.folds, at, end)
            if lead is not None:
                at += lead[0]
            elif self.words.is_comma(at) or self._had(at):
                at += 1
            else:
                break
        return self.phrases.read(at, end)

    def _had(self, at: int) -> bool:
        """«كانت الصحيفة قد كشفت»."""
        return self.words.folds[at].removeprefix("و") in self.known.function_words["had"]

    def _attribution(self, at: int, clause: Clause) -> Attribution | None:
        words = self.words
        if words.folds[at] == ":":
            return self._colon(at, clause)
        if words.tokens[at].kind != "word":
            return None
        if words.speech[at] not in (-1, words.speech[clause.first]):
            return None
        return (
            self.particles.read(at, clause)
            or self.nouns.read(at, clause)
            or self.verbs.read(at, clause)
            or self._hearsay(at, clause.end)
        )

    def _colon(self, at: int, clause: Clause) -> Attribution | None:
        """«وزارة الطاقة: …»: who stands alone before a colon says what follows."""
        phrase = self.phrases.read(clause.first, clause.end)
        if phrase is None and clause.headline:
            phrase = self.phrases.quoted(clause.first, clause.end)
            phrase = phrase or self._who_speaks_below(clause.first, at)
        media = self._spoken_to(phrase.stop, at) if phrase is not None else None
        if (
            phrase is None
            or (phrase.stop != at and media is None)
            or at + 1 >= clause.end
            or not phrase.certain
        ):
            return None
        if phrase.noun_class == "document" and phrase.stop - phrase.first == 1:
            return None
        if not clause.headline and phrase.noun_class in (None, "document", "anonymous"):
            return None
        link = Link(phrase, self.words.start(at), self.words.end(at + 1))
        links = (link,) if media is None else (link, Link(media, media.start, media.end))
        content = self.words.start(at + 1)
        return Attribution("opens", clause.first, at + 1, links, "asserts", content)

    def _behind_dash(self, first: int, end: int) -> Attribution | None:
        """«الجسر يفتح غداً - وزير النقل»: who says what a headline tells, at its end."""
        words = self.words
        near = range(end - 1, max(first, end - _HEADLINE_SOURCE), -1)
        dash = next((at for at in near if words.folds[at] in _DASHES), None)
        phrase = self.phrases.read(dash + 1, end) if dash is not None else None
        if dash is None or phrase is None or phrase.stop != end or phrase.medium:
            return None
        if not phrase.certain or phrase.noun_class in ("document", "hearsay"):
            return None
        link = Link(phrase, words.start(dash), words.end(dash + 1))
        return Attribution("closes", dash, end, (link,), "asserts")

    def _who_speaks_below(self, first: int, stop: int) -> SourcePhrase | None:
        """«خلية الأزمة: …»: words that the text below prints right behind a verb of saying."""
        words, name = self.words, tuple(self.words.folds[first:stop])
        if not 1 <= len(name) <= _NAME:
            return None
        speaks = any(
            self.known.form(words.folds[at - 1]) is not None
            for at in range(stop, len(words.tokens) - len(name))
            if words.folds[at] == name[0] and tuple(words.folds[at : at + len(name)]) == name
        )
        phrase = self.phrases.plain(first, stop) if speaks else None
        return self.phrases.trusted(phrase) if phrase is not None else None

    def _spoken_to(self, at: int, stop: int) -> SourcePhrase | None:
        """«الوزير لـ«الساحل»: …»: the medium between the speaker and the colon."""
        medium = self.complements.medium(at, stop)
        return medium if medium is not None and medium.stop == stop else None

    def _hearsay(self, at: int, end: int) -> Attribution | None:
        """«أنباء عن …»: nobody in particular says so."""
        words, word = self.words, self.words.folds[at]
        hearsay = self.known.hearsay.get(word) or self.known.hearsay.get(word.removeprefix("و"))
        if hearsay is None or (at and words.folds[at - 1].removeprefix("و") == "وكاله"):
            return None
        phrase = self.phrases.read(at, end)
        if phrase is None or phrase.stop + 1 >= end:
            return None
        nxt = words.folds[phrase.stop]
        by = "ب" in hearsay.after and nxt.startswith("ب")
        if nxt not in hearsay.after and not words.is_complementiser(phrase.stop) and not by:
            return None
        verb = Verb(word, hearsay.stance, hearsay.after, "speaker")
        said = self.complements.read(phrase.stop, end, verb, noun_allowed=False)
        if said is None:
            return None
        link = Link(phrase, phrase.start, words.end(phrase.first + 1))
        return Attribution("opens", at, said.at, (link,), hearsay.stance, said.content, said.again)


def _merged(found: list[Attribution]) -> list[Attribution]:
    """Attributions where «الصحيفة، نقلاً عن مصدر، كشفت أن» is one: what closes nothing since it
    stands between a speaker and the verb adds its links."""
    kept: list[Attribution] = []
    for attribution in found:
        last = kept[-1] if kept else None
        between = last is not None and last.side == "closes" and attribution.side == "opens"
        if last is not None and between and attribution.first < last.first:
            links = attribution.links
            links = (*last.links, *links) if last.inner else (*links, *last.links)
            kept[-1] = replace(attribution, links=links)
        else:
            kept.append(attribution)
    return kept
