"""Prints how well the engine reads the gold.

.venv/bin/python -m tests.benchmarks.score_gold             our own passages, and, where the
                                                            folder is there, ../shared/gold
.venv/bin/python -m tests.benchmarks.score_gold FOLDER…     gold files of these folders
… --each                                                    one line for each article
… --save FOLDER                                             keeps gold and readings as JSON
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from desktop.analysis.schema import to_dict
from resources.lexicons import Lexicons, load
from tests.benchmarks.score_gold.errors import errors
from tests.benchmarks.score_gold.layers import LAYERS, score
from tests.benchmarks.score_gold.matching import Row
from tests.benchmarks.score_gold.tally import Tally
from tests.gold import reading

SHARED = Path(__file__).resolve().parents[4] / "shared" / "gold"
Gold = tuple[str, Row]


def own(names: Iterable[str]) -> Iterator[Gold]:
    """Passages of ``tests/gold``."""
    for name in names:
        yield name, reading.build(name)


def folder(path: Path) -> Iterator[Gold]:
    """The gold files of a folder and of the folders in it."""
    for file in sorted(path.rglob("*.json")):
        yield file.stem, json.loads(file.read_text(encoding="utf-8"))


def read(gold: Row, lexicons: Lexicons) -> Row:
    """The engine's reading of the gold's text."""
    document = gold["document"]
    article = Article(document["text"], outlet=document["outlet"], published=document["published"])
    return to_dict(analyse(article, lexicons))


def table(title: str, total: dict[str, Tally]) -> str:
    lines = [f"{title:<14}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>6}"]
    lines += [
        f"{layer:<14}{t.precision:10.3f}{t.recall:8.3f}{t.f1:7.3f}{t.gold:6}"
        for layer, t in total.items()
    ]
    return "\n".join(lines)


def line(name: str, scores: dict[str, Tally]) -> str:
    return f"{name[:20]:<20} " + "".join(f"{scores[layer].f1:7.2f}" for layer in LAYERS)


def measure(
    title: str, golds: Iterable[Gold], lexicons: Lexicons, args: argparse.Namespace
) -> None:
    total = dict.fromkeys(LAYERS, Tally())
    if args.each or args.errors:
        print(" " * 20, "".join(f"{layer[:6]:>7}" for layer in LAYERS))
    for name, gold in golds:
        found = read(gold, lexicons)
        scores = score(gold, found)
        total = {layer: total[layer] + scores[layer] for layer in LAYERS}
        if args.each or args.errors:
            print(line(name, scores))
        if args.errors:
            print(*errors(gold, found), sep="\n")
        if args.save:
            _save(args.save, name, gold, found)
    print(table(title, total), end="\n\n")


def _save(where: Path, name: str, gold: Row, found: Row) -> None:
    for kind, data in (("gold", gold), ("found", found)):
        target = where / kind / f"{name}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--each", action="store_true", help="one line for each article")
    parser.add_argument("--errors", action="store_true", help="every difference, in words")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="keep gold and readings")
    args = parser.parse_args()
    lexicons = load()
    if args.folders:
        for path in args.folders:
            measure(path.name, folder(path), lexicons, args)
        return
    measure("own, first", own(reading.first()), lexicons, args)
    measure("own, second", own(reading.second()), lexicons, args)
    if SHARED.is_dir():
        measure("shared", folder(SHARED), lexicons, args)
    args.errors = False  # what is held out stays unread
    measure("own, held out", own(reading.held_out()), lexicons, args)


if __name__ == "__main__":
    main()
