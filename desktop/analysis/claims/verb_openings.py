"""The attribution that a verb of saying makes of its speaker and of what it governs."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.complement import Complement
from desktop.analysis.claims.complements import ComplementReader
from desktop.analysis.claims.hidden_subjects import HiddenSubjectReader
from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.references import ReferenceReader
from desktop.analysis.claims.source_phrases import PhraseReader
from desktop.analysis.claims.speech_reader import SpeechReader
from desktop.analysis.claims.subjects import SubjectReader
from desktop.analysis.claims.verb_forms import VerbForm
from desktop.analysis.claims.verb_tokens import VerbTokenReader
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Stance

# An adverbial before a verb of saying has at most so many tokens.
_FRONTED = 16
# «بعد أن أعلن …»: the words before the verb that belong to the attribution.
_SEQUENCE = ("قبل", "بعد", "منذ")
# Participles and nouns of these bring in speech behind another verb.
QUOTING_NOUN = "قول"
_QUOTING = ("قال", QUOTING_NOUN, "إشارة")


class VerbOpenings(SpeechReader):
    """Puts attributions together; what each verb needs is asked of the readers that it keeps."""

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
        self.hidden = HiddenSubjectReader(words, known, phrases, complements)
        self.verbs = VerbTokenReader(words, known, phrases, complements)

    def _from_him(self, at: int, form: VerbForm) -> int:
        """«نقلت عنه وكالة …»: 1 where whose words are passed on is a pronoun behind the verb."""
        words = self.words
        after = words.folds[at + 1] if at + 1 < len(words.tokens) else ""
        return int(form.verb.role == "relay" and after in ("عنه", "عنها", "عنهم"))

    def _with_further_voices(
        self, opening: Attribution, at: int, clause: Clause, form: VerbForm
    ) -> Attribution:
        """The attribution with whoever «عنه» means, and the medium that the sentence names before
        its verb («وفي حديث لـ«المدى»، قال …»)."""
        links = opening.links
        if self._from_him(at, form):
            link = Link(None, self.words.start(at + 1), self.words.end(at + 2))
            links = (link, *links)
        if clause.speaking or form.kind == "participle" or not self._is_fronted(at, clause):
            return replace(opening, links=links)
        medium = self.complements.media.within(clause.first, at)
        heard = () if medium is None else (Link(medium, medium.start, medium.end),)
        return replace(opening, links=(*links, *heard))

    def _is_fronted(self, at: int, clause: Clause) -> bool:
        """Whether only an adverbial stands before the verb: «وفي مداخلة مع قناة …، أكد»."""
        words, first = self.words, self.subjects.past_leads(clause.first, at)
        word = words.folds[first].removeprefix("و")
        fronted = word in ("في", "خلال", "عبر", "علي") or word in ("ردا", "تعليقا", "تعقيبا")
        return fronted and words.is_comma(at - 1) and at - first <= _FRONTED

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
        if words.folds[at - 1] == "ان" and words.folds[at - 2] in _SEQUENCE:
            first = at - 2
        if negated:
            written = words.tokens[at - 1].text
            cue = (words.end(at) - len(written.lstrip("وف")), cue[1])
        before = speaker is not None and speaker.stop <= at and form.kind != "participle"
        bare = words.folds[at] in self.known.verbs or words.folds[at].startswith("ف")
        bare = bare or form.with_object
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
        if speaker is not None and speaker.noun_class == "document":
            hearsay = None
        return hearsay.stance if hearsay is not None else form.verb.stance
