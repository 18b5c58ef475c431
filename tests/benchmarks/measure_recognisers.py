"""Which recogniser is right when they disagree: the counts of ``resources/lexicons/judgement.tsv``.

    python -m tests.benchmarks.measure_recognisers [--model FOLDER] FILE[@development|@rest]…

Reads CoNLL files as ``score_names`` does. An answer is right when its tokens and its kind are the
file's. Never measure on what the model learned. The table that ships was counted on the development
split of CLEANANERCorp and twice on our own gold (``python -m tests.gold.conll > OWN``):

    python -m tests.benchmarks.measure_recognisers --model resources/models/recogniser \\
        train.conll@development OWN OWN > resources/lexicons/judgement.tsv
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.evidence import rivals, rule_of, state_of
from desktop.analysis.mentions.recognise import ask
from desktop.analysis.model import Article
from desktop.analysis.quantities.find import find_quantities
from desktop.analysis.text.document import begin_reading
from desktop.analysis.times.find import find_times
from resources import models
from resources.lexicons import load
from resources.models.names import load_names
from tests.benchmarks.score_names import KINDS, Tagged, gold_spans, joined, read_conll, split

# The kinds of the tables, by the tags of the corpora.
_KINDS = {"person": "person", "place": "place", "facility": "place", "organisation": "organisation"}


def main(arguments: Sequence[str]) -> None:
    """Print the table: a header, and a row for each rule, kind and state."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args(arguments)
    names = load_names(options.model)
    if names is None:
        raise SystemExit(f"no model in {options.model}")
    counts: Counter[tuple[str, str, str, bool]] = Counter()
    for file in options.files:
        path, _, part = file.partition("@")
        for sentence in split(read_conll(Path(path)), part or "all"):
            counts.update(_judged(sentence, models.Models(names)))
    print("# How often each recogniser's answers were right, by what the others said; measured.")
    print("rule\tkind\tstate\tright\twrong\tsource")
    for rule, kind, state in sorted({key[:3] for key in counts}):
        right, wrong = (counts[rule, kind, state, which] for which in (True, False))
        print(f"{rule}\t{kind}\t{state}\t{right}\t{wrong}\tcounted")


def _judged(sentence: Tagged, asked: models.Models) -> Iterator[tuple[str, str, str, bool]]:
    """Rule, kind, state and whether it was right, of each answer in one sentence."""
    text, starts = joined([sentence])
    reading = begin_reading(Article(text), load(), asked)
    for stage in (find_times, find_quantities):
        reading = stage(reading, load())
    answers = ask(reading, load())
    if answers.heard is None:
        return
    gold = set(gold_spans(sentence))
    for candidate, others in rivals(answers.rules, answers.heard):
        span = _touched(candidate, starts)
        if candidate.kind not in _KINDS:
            continue
        state = state_of(candidate, others, answers.heard.silence)
        right = (*span, KINDS[candidate.kind]) in gold
        yield rule_of(candidate), _KINDS[candidate.kind], state, right


def _touched(candidate: Candidate, starts: Sequence[int]) -> tuple[int, int]:
    tokens = [
        token
        for token in range(len(starts) - 1)
        if starts[token] < candidate.end and candidate.start < starts[token + 1] - 1
    ]
    return tokens[0], tokens[-1]


if __name__ == "__main__":
    main(sys.argv[1:])
