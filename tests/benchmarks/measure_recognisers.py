"""Which recogniser is right when they disagree: the counts of ``resources/lexicons/judgement.tsv``.

    python -m tests.benchmarks.measure_recognisers [--model FOLDER] FILE[@development|@rest]… > TABLE

Reads CoNLL files as ``score_names`` does. An answer is right when its tokens and its kind are the
corpus's. Two habits of CAraNER are allowed for, as they are no mistakes of Rawi: countries count as
organisations there, and a word for what a place is belongs to its name. Answers inside its titles
(«أمير منطقة الرياض» is one) tell nothing and are left out. Never measure on what the model learned.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.evidence import rule_of, rivals, state_of
from desktop.analysis.mentions.recognise import ask
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import Article
from desktop.analysis.quantities.find import find_quantities
from desktop.analysis.text.clitics import splits
from desktop.analysis.text.document import begin_reading
from desktop.analysis.text.fold import fold_word
from desktop.analysis.times.find import find_times
from resources import gazetteer, models
from resources.lexicons import load
from resources.models.names import load_names
from tests.benchmarks.score_names import KINDS, Sentence, gold_spans, joined, read_conll, split
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
    print("rule\tkind\tstate\tright\twrong")
    for rule, kind, state in sorted({key[:3] for key in counts}):
        right, wrong = (counts[rule, kind, state, which] for which in (True, False))
        print(f"{rule}\t{kind}\t{state}\t{right}\t{wrong}")


def _judged(sentence: Sentence, asked: models.Models) -> Iterator[tuple[str, str, str, bool]]:
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
        if candidate.kind not in _KINDS or any("TITLE" in sentence[t][1] for t in range(span[0], span[1] + 1)):
            continue
        state = state_of(candidate, others, answers.heard.silence)
        right = _right(candidate, span, sentence, gold)
        yield rule_of(candidate), _KINDS[candidate.kind], state, right


def _touched(candidate: Candidate, starts: Sequence[int]) -> tuple[int, int]:
    tokens = [
        token
        for token in range(len(starts) - 1)
        if starts[token] < candidate.end and candidate.start < starts[token + 1] - 1
    ]
    return tokens[0], tokens[-1]


def _right(
    candidate: Candidate, span: tuple[int, int], sentence: Sentence, gold: set[tuple[int, int, str]]
) -> bool:
    tag = KINDS[candidate.kind]
    if (*span, tag) in gold:
        return True
    if tag != "LOC":
        return False
    if candidate.why.startswith(("gazetteer:country", "neural")) and (*span, "ORG") in gold:
        return any(place.kind == "country" for place in gazetteer.load().find(candidate.key))
    before = fold_word(sentence[span[0] - 1][0]) if span[0] else ""
    described = any(split.stem in name_words(load()).descriptors for split in splits(before))
    return described and (span[0] - 1, span[1], "LOC") in gold


if __name__ == "__main__":
    main(sys.argv[1:])
