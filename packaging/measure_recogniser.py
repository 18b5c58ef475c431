"""Measure the neural recogniser by itself, as its model card reports it.

    python packaging/measure_recogniser.py CORPUS [--split development|all] [--model FOLDER]

Printed are exact F1 with 95 % intervals (a thousand samples of sentences with replacement),
precision, recall, and the sentences a second of one core. A sentence is read by itself. Labels of
the corpus that are not ours count as outside.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from recogniser.corpus import OUTSIDE, Sentence, development, read_corpus  # noqa: E402

from desktop.analysis.mentions.decoding import label_spans  # noqa: E402
from desktop.analysis.mentions.word_features import FEATURES, word_features  # noqa: E402
from desktop.analysis.text.fold import fold_word  # noqa: E402
from resources import lexicons  # noqa: E402
from resources.models import NAMES  # noqa: E402
from resources.models.names import NameModel, load_names  # noqa: E402

KINDS = ("PERS", "LOC", "ORG", "MISC")
ROWS = {**{kind: [at] for at, kind in enumerate(KINDS)}, "P+L+O": [0, 1, 2], "all": [0, 1, 2, 3]}
LONGEST = 110
SAMPLES = 1000

# First and last token, and the kind.
Span = tuple[int, int, str]
Counts = npt.NDArray[np.int64]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--split", choices=("development", "all"), default="development")
    parser.add_argument("--model", type=Path, default=NAMES)
    chosen = parser.parse_args()
    model = load_names(chosen.model)
    if model is None:
        sys.exit(f"There is no model in {chosen.model}.")
    sentences = read_corpus(chosen.corpus)
    if chosen.split == "development":
        sentences = development(sentences)
    began = time.process_time()
    found = recognised(model, sentences)
    spent = time.process_time() - began
    print(f"{len(sentences)} sentences, {len(sentences) / spent:.0f} a second of one core")
    counts = np.array([counted(s, spans) for s, spans in zip(sentences, found, strict=True)])
    for name, kinds in ROWS.items():
        print(line(name, counts[:, kinds].sum(axis=1)))


def recognised(model: NameModel, sentences: Sequence[Sentence]) -> list[set[Span]]:
    """The spans that the model finds in each sentence, in tokens of the corpus."""
    parts = [
        (number, sentence.words[at : at + LONGEST], at)
        for number, sentence in enumerate(sentences)
        for at in range(0, len(sentence.words), LONGEST)
    ]
    told = [features(words) for _, words, _ in parts]
    rows = model.log_probabilities([words for _, words, _ in parts], told)
    found: list[list[str]] = [[OUTSIDE] * len(sentence.words) for sentence in sentences]
    for (number, _, start), answers in zip(parts, rows, strict=True):
        for span in label_spans(answers, model.labels):
            found[number][start + span.first] = f"B-{span.label}"
            for at in range(span.first + 1, span.last + 1):
                found[number][start + at] = f"I-{span.label}"
    return [
        spans_of([labels[head] for head in sentence.heads])
        for sentence, labels in zip(sentences, found, strict=True)
    ]


def features(words: Sequence[str]) -> npt.NDArray[np.float32]:
    table = np.zeros((len(words), len(FEATURES)), np.float32)
    told = word_features(lexicons.load()).of([fold_word(word) for word in words])
    for row, columns in enumerate(told):
        table[row, list(columns)] = 1
    return table


def counted(sentence: Sentence, found: set[Span]) -> list[list[int]]:
    """For each kind: right, in the corpus, found."""
    gold = spans_of(sentence.gold)
    return [
        [sum(span[2] == kind for span in spans) for spans in (gold & found, gold, found)]
        for kind in KINDS
    ]


def spans_of(labels: Sequence[str]) -> set[Span]:
    """The spans of BIO labels; an I after another kind begins one."""
    spans: set[Span] = set()
    start = 0
    for at, label in enumerate([*labels, OUTSIDE]):
        before = labels[at - 1] if at else OUTSIDE
        if label == f"I-{before[2:]}":
            continue
        if before != OUTSIDE:
            spans.add((start, at - 1, before[2:]))
        start = at
    return spans


def line(name: str, counts: Counts) -> str:
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(counts), (SAMPLES, len(counts)))
    low, high = np.percentile([score(counts[rows].sum(axis=0)) for rows in drawn], [2.5, 97.5])
    right, gold, found = counts.sum(axis=0)
    return (
        f"{name:6} F1 {score(counts.sum(axis=0)):.3f} [{low:.3f}, {high:.3f}]"
        f"  P {right / max(1, found):.3f}  R {right / max(1, gold):.3f}  of {gold}"
    )


def score(counts: Counts) -> float:
    right, gold, found = counts
    return float(2 * right / max(1, gold + found))


if __name__ == "__main__":
    main()
