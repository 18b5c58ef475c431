"""Evidence: how often a recogniser was right, given what the others say of the same words.

``judgement.tsv`` has counts, measured on annotated news that are no test of Rawi: for a rule and a
kind of name, in each state of agreement, how many of its answers were right and how many wrong.
``tests/benchmarks/measure_recognisers.py`` writes it. Most cells hold a handful of answers; an
estimate backs off: from what the rule expects of itself, over what all of its party did in that
state, to its own family and the rule itself, each level weighing in by its counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.neural import Heard
from resources.lexicons import Lexicons

# What the level above is worth, in measured answers: of a rule, and of the model, whose own
# probability is no measure of how often it is right on other texts.
_PRIOR = 3.0
_NEURAL_PRIOR = 20.0
# A rule's own confidence is worth one answer against at most so many of all the rules together.
_POOLED = 3.0
# The model is sure that a token belongs to no name.
_SURE_SILENCE = 0.97
# A name that is likelier wrong than right is none.
LEAST = 0.5
# Below these probabilities an answer of the model is of another class.
_NEURAL_CLASSES = ((0.97, "sure"), (0.85, "likely"), (0.6, "doubtful"), (0.0, "weak"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers of a cell were right, and how many wrong."""

    right: float
    wrong: float

    @property
    def answers(self) -> float:
        return self.right + self.wrong

    @property
    def share(self) -> float:
        """The share of right answers; of none a half."""
        return self.right / self.answers if self.answers else 0.5


# Rule, kind of name, and state of agreement.
Key = tuple[str, str, str]
_NONE = Counts(0, 0)
_ALL = "all"
_NEURAL = "neural:"


def weigh(candidates: Sequence[Candidate], heard: Heard, lexicons: Lexicons) -> list[Candidate]:
    """The candidates of gazetteer and patterns, and the model's own, each with the share of such
    answers that were right."""
    tables = _tables(lexicons)
    weighed: dict[tuple[int, int, str], Candidate] = {}
    for candidate, other in rivals(candidates, heard):
        key = (rule_of(candidate), candidate.kind, state_of(candidate, other, heard.silence))
        confidence = _expected(key, candidate.confidence, tables)
        place = (candidate.first, candidate.last, _kind(candidate))
        # The rules come first: what they know of the name is kept where the model agrees.
        agreeing = weighed.get(place)
        if agreeing is None:
            weighed[place] = replace(candidate, confidence=confidence)
        elif confidence > agreeing.confidence:
            weighed[place] = replace(agreeing, confidence=confidence)
    return _either(list(weighed.values()))


def _either(weighed: list[Candidate]) -> list[Candidate]:
    """The candidates, where there is a place though nobody is sure how far its name reaches.

    «جبل البلق» and «البلق» are two answers of which one at most is right. Each may be likelier
    wrong than right, and still it is likelier than not that one of them is: their shares add up,
    for they exclude one another. The longest is then believed, as everywhere. Of places alone: a
    person's name in a longer one is another answer to the same question more often than a part.
    """
    places = sorted((c for c in weighed if _kind(c) == "place"), key=lambda c: (c.first, -c.last))
    believed: dict[int, Candidate] = {}
    for number, outer in enumerate(places):
        nest = [outer, *_nested(places[number + 1 :], outer)]
        if max(c.confidence for c in nest) < LEAST <= sum(c.confidence for c in nest):
            believed[id(outer)] = replace(outer, confidence=LEAST)
    return [believed.get(id(c), c) for c in weighed]


def _nested(later: Iterable[Candidate], outer: Candidate) -> Iterator[Candidate]:
    """Those of some candidates, in order of the text, that lie in another one."""
    for inner in later:
        if inner.first > outer.last:
            return
        if inner.last <= outer.last:
            yield inner


def rivals(
    candidates: Sequence[Candidate], heard: Heard
) -> Iterable[tuple[Candidate, list[Candidate]]]:
    """Each candidate with the rivals of the other party that touch it."""
    by_token: tuple[dict[int, list[Candidate]], ...] = ({}, {})
    for party, members in enumerate((candidates, heard.candidates)):
        for member in members:
            for token in range(member.first, member.last + 1):
                by_token[party].setdefault(token, []).append(member)
    for party, members in enumerate((candidates, heard.candidates)):
        for member in members:
            touching = {
                id(rival): rival
                for token in range(member.first, member.last + 1)
                for rival in by_token[1 - party].get(token, ())
            }
            yield member, list(touching.values())


def rule_of(candidate: Candidate) -> str:
    """The rule of an answer: gazetteer:known:bare, pattern:strong/وزاره; of the model how sure it
    is and what words it took for a name: neural:sure/ordinary."""
    if candidate.by == "neural":
        return f"neural:{neural_class(candidate.confidence)}/{candidate.rule}"
    return candidate.rule or ":".join(candidate.why.split(":")[:2])


def neural_class(probability: float) -> str:
    return next(name for least, name in _NEURAL_CLASSES if probability >= least)


def state_of(
    candidate: Candidate, others: Sequence[Candidate], silence: Mapping[int, float]
) -> str:
    """How a candidate stands to the answers of the other party: same, kind (same words, another
    kind), inside, around, across (with ``/kind`` where the kind differs), alone, or denied where
    the model is sure that each of its words is in no name."""
    if not others:
        return "denied" if denied(candidate, silence) else "alone"
    span = (candidate.first, candidate.last)
    if any((o.first, o.last) == span and _kind(o) == _kind(candidate) for o in others):
        return "same"
    other = max(others, key=lambda o: (o.last - o.first, o.confidence))
    suffix = "" if _kind(other) == _kind(candidate) else "/kind"
    if (other.first, other.last) == span:
        return "kind"
    if other.first <= candidate.first and candidate.last <= other.last:
        return "inside" + suffix
    if candidate.first <= other.first and other.last <= candidate.last:
        return "around" + suffix
    return "across"


def denied(candidate: Candidate, silence: Mapping[int, float]) -> bool:
    """Whether the model is sure that each word of a candidate is in no name."""
    tokens = range(candidate.first, candidate.last + 1)
    return all(silence.get(token, 0.0) >= _SURE_SILENCE for token in tokens)


def _kind(candidate: Candidate) -> str:
    return "place" if candidate.kind == "facility" else candidate.kind


def _expected(key: Key, prior: float, tables: Tables) -> float:
    """The share of right answers of a rule in a state, mixed with what the rule expects of itself.

    A rule that is trusted beyond its counts is not judged by what the others did.
    """
    rule, kind, state = key
    kind = "place" if kind == "facility" else kind
    neural = rule.startswith(_NEURAL)
    if not neural and not _trusted(rule, tables.trust):
        pooled = tables.counts.get((_ALL, kind, state), _NONE)
        weight = min(_POOLED, pooled.answers)
        prior = (weight * pooled.share + prior) / (weight + 1)
    for level in _levels(rule, kind, state):
        trust = _NEURAL_PRIOR if neural else tables.trust.get(level[0], _PRIOR)
        counted = tables.counts.get(level, _NONE)
        prior = (counted.right + trust * prior) / (counted.answers + trust)
    return min(0.99, prior)


def _levels(rule: str, kind: str, state: str) -> tuple[Key, ...]:
    """The cells of the tables that tell of an answer, the widest first: of the model's answers by
    kind and state or not, of a rule with a detail («pattern:strong/وزاره») its family's first."""
    if rule.startswith(_NEURAL):
        return ((rule, _ALL, _ALL), (rule, _ALL, state), (rule, kind, state))
    family = rule.partition("/")[0]
    return tuple(dict.fromkeys(((family, kind, state), (rule, kind, state))))


def _trusted(rule: str, trust: Mapping[str, float]) -> bool:
    return trust.get(rule, trust.get(rule.partition("/")[0], _PRIOR)) > _PRIOR


@dataclass(frozen=True)
class Tables:
    """``counts`` of the measured rules, and how many answers a rule's own confidence is worth where
    the measured texts hold few names like those that it is for (``trust``)."""

    counts: Mapping[Key, Counts]
    trust: Mapping[str, float]


@lru_cache(maxsize=4)
def _tables(lexicons: Lexicons) -> Tables:
    trust = {row["rule"]: float(row["answers"]) for row in lexicons.rows("judgement_trust")}
    counts: dict[Key, Counts] = {}
    for row in lexicons.rows("judgement"):
        rule, kind, state = row["rule"], row["kind"], row["state"]
        levels = list(_levels(rule, kind, state))
        if not rule.startswith(_NEURAL) and not _trusted(rule, trust):
            levels.append((_ALL, kind, state))
        for level in levels:
            held = counts.get(level, _NONE)
            counts[level] = Counts(
                held.right + float(row["right"]), held.wrong + float(row["wrong"])
            )
    return Tables(counts, trust)
