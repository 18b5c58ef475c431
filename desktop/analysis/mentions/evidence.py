"""Evidence: how often a recogniser was right, given what the others say of the same words.

``judgement.tsv`` has counts, measured on annotated news that are no test of Rawi: for a rule and a
kind of name, in each state of agreement, how many of its answers were right and how many wrong.
``tests/benchmarks/measure_recognisers.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.neural import Heard
from resources.lexicons import Lexicons

# A rule's own confidence is worth so many measured answers.
_PRIOR = 3.0
# The model is sure that a token belongs to no name.
_SURE_SILENCE = 0.97
# Below these probabilities an answer of the model is of another class.
_NEURAL_CLASSES = ((0.97, "sure"), (0.85, "likely"), (0.6, "doubtful"), (0.0, "weak"))


@dataclass(frozen=True, slots=True)
class Counts:
    right: float
    wrong: float


Key = tuple[str, str, str]
_NONE = Counts(0, 0)


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
    return list(weighed.values())


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
    """The family of rules of an answer: gazetteer:known:bare, pattern:title, neural:sure."""
    if candidate.by == "neural":
        return f"neural:{neural_class(candidate.confidence)}"
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

    Of a rule with a detail («pattern:strong/وزاره»), first that of all such rules, then its own.
    """
    rule, kind, state = key
    kind = "place" if kind == "facility" else kind
    family = rule.partition("/")[0]
    for level in dict.fromkeys((family, rule)):
        trust = tables.trust.get(level, _PRIOR)
        counted = tables.counts.get((level, kind, state), _NONE)
        prior = (counted.right + trust * prior) / (counted.right + counted.wrong + trust)
    return min(0.99, prior)


@dataclass(frozen=True)
class Tables:
    """``counts`` of the measured rules, and how many answers a rule's own confidence is worth where
    the measured texts hold few names like those that it is for (``trust``)."""

    counts: Mapping[Key, Counts]
    trust: Mapping[str, float]


@lru_cache(maxsize=4)
def _tables(lexicons: Lexicons) -> Tables:
    counts: dict[Key, Counts] = {}
    for row in lexicons.rows("judgement"):
        for level in dict.fromkeys((row["rule"].partition("/")[0], row["rule"])):
            held = counts.get((level, row["kind"], row["state"]), _NONE)
            counts[level, row["kind"], row["state"]] = Counts(
                held.right + float(row["right"]), held.wrong + float(row["wrong"])
            )
    return Tables(
        counts,
        {row["rule"]: float(row["answers"]) for row in lexicons.rows("judgement_trust")},
    )
