"""What the measuring of the recogniser counts as right."""

import numpy as np
from measure_recogniser import counted, score, spans_of
from recogniser.corpus import sentence_of


def test_spans_end_where_another_begins() -> None:
    labels = ["B-PERS", "I-PERS", "B-PERS", "O", "I-LOC", "I-ORG", "I-ORG"]
    assert spans_of(labels) == {
        (0, 1, "PERS"),
        (2, 2, "PERS"),
        (4, 4, "LOC"),
        (5, 6, "ORG"),
    }


def test_only_the_same_span_and_kind_is_right() -> None:
    sentence = sentence_of([("عمر", "B-PERS"), ("حسن", "I-PERS"), ("لندن", "B-LOC")])
    persons, places, *_ = counted(sentence, {(0, 0, "PERS"), (2, 2, "LOC")})
    assert persons == [0, 1, 1]
    assert places == [1, 1, 1]


def test_the_score_is_the_harmonic_mean() -> None:
    assert score(np.array([3, 4, 6])) == 2 * 0.5 * 0.75 / (0.5 + 0.75)
    assert score(np.array([0, 0, 0])) == 0
