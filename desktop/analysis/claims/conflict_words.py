"""What the lexicons know about conflicts, compiled once for look-up by folded word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from desktop.analysis.claims.claim_view import light_stem
from desktop.analysis.claims.lexicon import Attributions, Phrases, compiled
from desktop.analysis.model import Cue
from desktop.analysis.quantities.casualties import Fate
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons, Row

# Classes of words that mean one thing.
_KINDS = ("intent", "firing")
_PRONOUNS = ("ه", "ها", "هم", "نا")


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """A row of outcome_states.tsv: what is so, the event types that it denies, and what the two
    claims must share."""

    state: str
    still: bool
    opposes: frozenset[str]
    share: Literal["person", "place", "nothing"]
    reason: str


@dataclass(frozen=True)
class ConflictWords:
    """``happenings``: definite nouns that point back at what was told; ``own_part``: who denies
    them answers for a part in it; the others as in conflict_words.tsv."""

    oppositions: tuple[Row, ...]
    own_part: frozenset[str]
    counting: frozenset[str]
    medics: frozenset[str]
    fates: Mapping[str, Fate]
    additives: frozenset[str]
    happenings: frozenset[str]
    open_headline: Phrases[str]
    round_it: frozenset[str]
    news: Phrases[str]
    existence: Phrases[str]
    none: Phrases[str]
    untrue: Phrases[str]
    reporters: frozenset[str]
    measures: frozenset[str]
    changes: frozenset[str]
    update: Phrases[str]
    further: Phrases[str]
    carriers: frozenset[str]
    civilians: frozenset[str]
    fighters: frozenset[str]
    habits: Phrases[str]
    totals: Phrases[str]
    daily: Phrases[str]
    anybody: frozenset[str]
    still: Phrases[str]
    particles: frozenset[str]
    offices: frozenset[str]
    own_forces: frozenset[str]
    own_ranks: Phrases[str]
    kinds: Phrases[str]
    states: Phrases[OutcomeState]
    attributions: Attributions

    def are_others(self, hurt: Iterable[str], spared: Iterable[str]) -> bool:
        """Whether folded words tell of fighters who were hurt and civilians who were not."""
        harmed, safe = ({light_stem(word) for word in words} for words in (hurt, spared))
        return bool(
            harmed & self.fighters and safe & self.civilians and not harmed & self.civilians
        )

    def of_one_scope(self, one: Sequence[str], two: Sequence[str]) -> bool:
        """Whether the numbers of two claims are of as much: of one happening, or of one period."""
        first, second = (
            frozenset(
                " ".join(map(light_stem, told.split()))
                for told in (*phrases_in(self.totals, folds), *phrases_in(self.daily, folds))
            )
            for folds in (one, two)
        )
        return bool(first) == bool(second) and (first <= second or second <= first)

    def judges(self, word: str) -> bool:
        """Whether a folded word is a verb of judging («تستنكر»)."""
        form = self.attributions.form(word)
        return form is not None and form.verb.stance == "opines"

    def estimates(self, cues: Iterable[Cue]) -> bool:
        """Whether a claim is attributed by a verb of counting («قدّرت»، «أحصت»)."""
        forms = (self.attributions.form(fold_word(cue.text)) for cue in cues)
        return any(form is not None and form.verb.lemma in self.counting for form in forms)

    def confesses(self, folds: Sequence[str]) -> bool:
        """Whether words tell that somebody admitted something («إقرار أميركي بـ…»)."""
        nouns = self.attributions.saying_nouns
        return any(nouns.get(fold) == "admits" for fold in folds)

    def kinds_in(self, folds: Sequence[str]) -> frozenset[str]:
        """The classes of words that mean one thing, of which some word stands in a claim."""
        words = list(folds)
        found = (self.kinds.match(words, at, len(words)) for at in self.kinds.starts(words))
        return frozenset(each[1] for each in found if each is not None)

    def states_in(self, folds: Sequence[str]) -> Iterator[OutcomeState]:
        """What a claim's words say to be so."""
        words = list(folds)
        for at in self.states.starts(words):
            found = self.states.match(words, at, len(words))
            if found is None:
                continue
            if not found[1].still or (at and self.still.match_before(words, at, 0) is not None):
                yield found[1]


def has_phrase(phrases: Phrases[str], folds: Sequence[str]) -> bool:
    """Whether one of the phrases stands among the words."""
    return any(phrases_in(phrases, folds))


def phrases_in(phrases: Phrases[str], folds: Sequence[str]) -> Iterator[str]:
    """Those of the phrases that stand among the words."""
    words = list(folds)
    for at in phrases.starts(words):
        found = phrases.match(words, at, len(words))
        if found is not None:
            yield " ".join(words[at : at + found[0]])


@lru_cache(maxsize=4)
def conflict_words(lexicons: Lexicons) -> ConflictWords:
    """The lexicons of conflicts, made ready for look-up."""
    rows = lexicons.rows("conflict_words")
    attributions = compiled(lexicons)
    steering = attributions.function_words

    def phrases(name: str) -> Phrases[str]:
        return Phrases((row["phrase"], name) for row in rows if row["class"] == name)

    def stems(name: str) -> frozenset[str]:
        words = (row["phrase"] for row in rows if row["class"] == name)
        return frozenset(light_stem(fold_word(word)) for word in words)

    def folds(name: str) -> frozenset[str]:
        return frozenset(fold_word(row["phrase"]) for row in rows if row["class"] == name)

    def status(name: str, fate: str | None = None) -> frozenset[str]:
        nouns = (row for row in lexicons.rows("casualty_nouns") if row["status"] == name)
        return frozenset(
            light_stem(fold_word(row["singular"])) for row in nouns if fate in (None, row["fate"])
        )

    return ConflictWords(
        oppositions=lexicons.rows("event_oppositions"),
        own_part=steering["own_part"],
        counting=folds("counting"),
        medics=stems("medic"),
        fates={
            light_stem(fold_word(row["singular"])): cast("Fate", row["fate"])
            for row in lexicons.rows("casualty_nouns")
        },
        additives=folds("additive"),
        happenings=steering["happening"],
        open_headline=phrases("open"),
        round_it=folds("round"),
        news=phrases("news"),
        existence=phrases("existence"),
        none=phrases("none"),
        untrue=phrases("untrue"),
        reporters=stems("reporter"),
        measures=stems("measure"),
        changes=stems("change"),
        update=phrases("update"),
        further=phrases("further"),
        carriers=stems("carrier"),
        civilians=status("civilian"),
        fighters=status("fighter"),
        habits=phrases("habit"),
        totals=phrases("total"),
        daily=phrases("daily"),
        anybody=status("", ""),
        still=phrases("still"),
        particles=frozenset(map(light_stem, steering["preposition"])),
        offices=stems("office"),
        own_forces=frozenset(
            light_stem(fold_word(row["phrase"]) + pronoun)
            for row in rows
            if row["class"] == "force"
            for pronoun in _PRONOUNS
        ),
        own_ranks=phrases("own_ranks"),
        kinds=Phrases((row["phrase"], row["class"]) for row in rows if row["class"] in _KINDS),
        states=Phrases((row["phrase"], _state(row)) for row in lexicons.rows("outcome_states")),
        attributions=attributions,
    )


def _state(row: Row) -> OutcomeState:
    return OutcomeState(
        state=row["state"],
        still=row["still"] == "yes",
        opposes=frozenset(row["opposes"].split()),
        share=cast('Literal["person", "place", "nothing"]', row["share"]),
        reason=row["reason"],
    )
