"""What an answer is worth, given what the model says of the same words."""

from __future__ import annotations

import pytest

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.evidence import weigh
from desktop.analysis.mentions.neural import Heard
from desktop.analysis.model import MentionKind, Recogniser
from resources import lexicons

SILENT = Heard((), {0: 0.995, 1: 0.995})


def answer(
    rule: str, kind: MentionKind, *, by: Recogniser = "pattern", confidence: float = 0.8
) -> Candidate:
    return Candidate(
        first=0, last=1, start=0, end=9, key="كلمة كلمة", kind=kind, form="name", by=by,
        confidence=confidence, why=rule, rule=rule,
    )  # fmt: skip


def worth(candidate: Candidate, heard: Heard) -> float:
    (weighed,) = weigh([candidate], heard, lexicons.load())
    return weighed.confidence


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("pattern:strong/كتيبه", "organisation"),
        ("pattern:ordinal/الفوج", "organisation"),
        ("gazetteer:organisation:long", "organisation"),
        ("gazetteer:place", "place"),
        ("pattern:place:row", "place"),
        ("pattern:place:told", "facility"),
    ],
)
def test_a_strong_rule_outweighs_a_silent_model(rule: str, kind: MentionKind) -> None:
    assert worth(answer(rule, kind), SILENT) >= 0.5


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("pattern:given_name", "person"),
        ("pattern:title", "person"),
        ("gazetteer:known:bare", "place"),
        ("gazetteer:unknown:located", "place"),
        ("pattern:strong/حركه", "organisation"),
    ],
)
def test_a_weak_rule_falls_to_a_silent_model(rule: str, kind: MentionKind) -> None:
    assert worth(answer(rule, kind), SILENT) < 0.5


def test_a_rule_that_was_never_counted_is_judged_by_what_the_others_did() -> None:
    unheard = answer("pattern:unheard", "place", confidence=0.85)
    agreeing = answer("name", "place", by="neural", confidence=0.99)
    agreed = weigh([unheard], Heard((agreeing,), {}), lexicons.load())
    assert worth(unheard, SILENT) < 0.5
    assert [c.confidence for c in agreed] > [0.85]


def test_the_model_is_believed_less_where_it_took_ordinary_words_for_a_name() -> None:
    alone = {
        sort: weigh(
            [], Heard((answer(sort, "person", by="neural", confidence=0.9),), {}), lexicons.load()
        )[0].confidence
        for sort in ("name", "ordinary")
    }
    assert alone["ordinary"] < alone["name"]
