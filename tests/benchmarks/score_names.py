"""How well the engine finds persons, places and organisations of a CoNLL file (token, tag).

    python -m tests.benchmarks.score_names FILE [--split development|rest|all] [--block N]
                                                [--model FOLDER | --without-model]

The tokens of a sentence are joined with spaces, N sentences to a text; the whole engine reads it;
the names that it finds go back to the tokens that they touch. A name counts when its tokens and its
kind are right (exact match). Facilities are places; nominals and pronouns are no names; tags of
other kinds (MISC, TITLE) count as no name.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))

from recogniser.conll import DEVELOPMENT, Tagged, read_conll

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from resources import models
from resources.lexicons import load
from resources.models.names import load_names

__all__ = ["KINDS", "Tagged", "gold_spans", "joined", "read_conll", "split"]

KINDS = {"person": "PERS", "place": "LOC", "facility": "LOC", "organisation": "ORG"}
TAGS = {"PERS": "PERS", "PER": "PERS", "LOC": "LOC", "ORG": "ORG"}
Span = tuple[int, int, str]


def main(arguments: Sequence[str]) -> None:
    """Print precision, recall and F1 of each kind, and of all."""
    options = _options(arguments)
    chosen = _models(options)
    sentences = split(read_conll(options.file), options.split)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("PERS", "LOC", "ORG")}
    for start in range(0, len(sentences), options.block):
        block = sentences[start : start + options.block]
        text, starts = joined(block)
        found = set(found_spans(analyse(Article(text), load(), chosen), starts))
        gold = set(gold_spans([pair for sentence in block for pair in sentence]))
        for kind, count in counts.items():
            ours, theirs = ({s for s in spans if s[2] == kind} for spans in (found, gold))
            count.update(right=len(ours & theirs), found=len(ours), gold=len(theirs))
    counts["all"] = sum(counts.values(), Counter[str]())
    print(f"{options.file.name}: {len(sentences)} sentences, {options.block} to a text")
    for kind, count in counts.items():
        precision = count["right"] / max(1, count["found"])
        recall = count["right"] / max(1, count["gold"])
        score = 2 * count["right"] / max(1, count["found"] + count["gold"])
        print(f"{kind:5} P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}  ({count['gold']})")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--split", choices=("development", "rest", "all"), default="all")
    parser.add_argument("--block", type=int, default=1)
    parser.add_argument("--model", type=Path, help="a folder as resources/models")
    parser.add_argument("--without-model", action="store_true")
    return parser.parse_args(arguments)


def _models(options: argparse.Namespace) -> models.Models:
    if options.without_model:
        return models.NO_MODELS
    if options.model is None:
        return models.shipped()
    names = load_names(options.model)
    if names is None:
        raise SystemExit(f"no model in {options.model}")
    return models.Models(names)


def split(sentences: list[Tagged], which: str) -> list[Tagged]:
    """The development split, the rest, or all sentences."""
    if which == "all":
        return sentences
    return [
        s for n, s in enumerate(sentences) if (n % DEVELOPMENT == 0) == (which == "development")
    ]


def joined(block: Sequence[Tagged]) -> tuple[str, list[int]]:
    """One text with a sentence a line, and where each token starts in it."""
    lines, starts, at = [], [], 0
    for sentence in block:
        line = " ".join(token for token, _ in sentence)
        for token, _ in sentence:
            starts.append(at)
            at += len(token) + 1
        lines.append(line)
    return "\n".join(lines), [*starts, at]


def found_spans(analysis: Analysis, starts: Sequence[int]) -> Iterator[Span]:
    """The names of an analysis as spans of tokens: the first and last that each touches."""
    touched: dict[int, int] = {}
    kinds: dict[int, str] = {}
    for number, mention in enumerate(analysis.mentions):
        if mention.form != "name" or mention.kind not in KINDS:
            continue
        kinds[number] = KINDS[mention.kind]
        for token in range(len(starts) - 1):
            if starts[token] < mention.end and mention.start < starts[token + 1] - 1:
                touched.setdefault(token, number)
    for number, kind in kinds.items():
        tokens = [token for token, owner in touched.items() if owner == number]
        if tokens:
            yield min(tokens), max(tokens), kind


def gold_spans(pairs: Iterable[tuple[str, str]]) -> Iterator[Span]:
    """The spans of BIO tags, of the kinds that count."""
    open_span: tuple[int, str] | None = None
    last = -1
    for last, (_, tag) in enumerate([*pairs, ("", "O")]):
        kind = TAGS.get(tag.partition("-")[2])
        if open_span and (not tag.startswith("I-") or kind != open_span[1]):
            yield open_span[0], last - 1, open_span[1]
            open_span = None
        if kind and open_span is None:
            open_span = (last, kind)


if __name__ == "__main__":
    main(sys.argv[1:])
