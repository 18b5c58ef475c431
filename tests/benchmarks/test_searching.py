"""How much a search finds, how right it is, and how fast it is, beside what SQLite offers as it is.

``RAWI_ARTICLES=100000`` makes the case of the timings as large as the promise; else it is a tenth.
``--case FILE`` asks a case of at least so many articles that is there, with its readings.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from csv import DictReader
from itertools import accumulate
from pathlib import Path
from statistics import quantiles

import pytest

from desktop.analysis.model import Article
from desktop.analysis.text.fold import fold_word
from resources import name_lists, word_forms
from storage.case_file import CaseFile
from tests.benchmarks.figures import Figures
from tests.benchmarks.relevance import FAMILIES, HELD_OUT, Find, Text, measured, texts

ARTICLES = int(os.environ.get("RAWI_ARTICLES", "10000"))
WORDS = 300
BATCH = 500
QUERIES = 60
COMPARED = 10_000
OTHER_NAMES = 40_000
LATIN_NAMES = Path(__file__).parent / "relevance" / "latin_names.tsv"


@pytest.mark.parametrize(
    ("families", "bars"),
    [
        (FAMILIES, {"spelling": (0.98, 0.95), "stem": (0.9, 0.9), "root": (0.95, 0.95)}),
        (HELD_OUT, {"spelling": (0.98, 0.95), "stem": (0.9, 0.9), "root": (0.95, 0.95)}),
    ],
    ids=["families", "held_out"],
)
def test_recall_and_precision(
    figures: Figures, tmp_path: Path, families: Path, bars: dict[str, tuple[float, float]]
) -> None:
    known = texts(families)
    with CaseFile.create(tmp_path / "a.rawi") as case:
        with case.together():
            numbers = {
                case.documents.add(Article(f"{n} {text.text}"), file=None).id: n
                for n, text in enumerate(known)
            }
        for level, (recall_bar, precision_bar) in bars.items():

            def find(query: str, level: str = level) -> set[int]:
                hits = case.search(query, level=level, limit=len(known))
                return {numbers[hit.document.id] for hit in hits}

            recall, precision = measured(known, find, level)
            name = f"{families.stem}, level {level}"
            figures.at_least(f"recall: {name}", recall, recall_bar, "")
            figures.at_least(f"precision: {name}", precision, precision_bar, "")
    for tokenizer in ("unicode61 remove_diacritics 2", "trigram"):
        recall, precision = measured(known, _plain_fts5(known, tokenizer), "spelling")
        figures.tell(f"recall: {families.stem}, plain FTS5 {tokenizer}", recall, "")
        figures.tell(f"precision: {families.stem}, plain FTS5 {tokenizer}", precision, "")


def _plain_fts5(known: list[Text], tokenizer: str) -> Find:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE plain USING fts5(text, tokenize='{tokenizer}')")
    rows = ((number, text.text) for number, text in enumerate(known))
    database.executemany("INSERT INTO plain (rowid, text) VALUES (?, ?)", rows)

    def find(query: str) -> set[int]:
        matching = "SELECT rowid FROM plain WHERE plain MATCH ?"
        return {row[0] for row in database.execute(matching, (f'"{query}"',))}

    return find


def test_names_in_latin_letters(figures: Figures, tmp_path: Path) -> None:
    with LATIN_NAMES.open(encoding="utf-8") as lines:
        rows = list(DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))
    names = {(fold_word(row["arabic"]), row["kind"]): row["arabic"] for row in rows}
    others = [name for name, lists in name_lists.rows() if set(lists) & set("PcGS")]
    random.Random(2).shuffle(others)
    names = {(name, "person"): name for name in others[:OTHER_NAMES]} | names
    with CaseFile.create(tmp_path / "a.rawi") as case:
        number = case.documents.add(Article("نص"), file=None).id
        with case.connection.atomic() as db:
            for n, ((folded, kind), name) in enumerate(names.items(), 1):
                db.conn.execute(
                    "INSERT INTO names VALUES (?, ?, ?, '', ?, ?)", (n, kind, folded, name, n)
                )
                entity = (number, n, 1, "0+1")
                db.conn.execute("INSERT INTO entity_index VALUES (?, ?, NULL, ?, ?)", entity)
        case.names("x")
        first, in_five, taken = 0, 0, []
        for row in rows:
            began = time.process_time()
            hits = case.names(row["latin"], kind=row["kind"], limit=5)
            taken.append(time.process_time() - began)
            called = [fold_word(hit.name) for hit in hits]
            first += called[:1] == [fold_word(row["arabic"])]
            in_five += fold_word(row["arabic"]) in called
    among = f"{len(rows)} names in Latin letters among {len(names):,}"
    figures.at_least(f"{among}: first", first / len(rows), 0.9, "")
    figures.at_least(f"{among}: in five", in_five / len(rows), 0.95, "")
    figures.at_most(f"{among} (95 %)", quantiles(taken, n=20)[-1] * 1000, 100, "ms")


@pytest.fixture(scope="module")
def case(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CaseFile]:
    given = pytestconfig.getoption("--case")
    if given is not None:
        with CaseFile.open(given, read_only=True) as opened:
            yield opened
        return
    with CaseFile.create(tmp_path_factory.mktemp("case") / "many.rawi") as opened:
        yield opened


def test_indexing(figures: Figures, case: CaseFile) -> None:
    """Texts of common words, each as often as it is common, with particles before some of them."""
    if case.read_only:
        pytest.skip("the case was there")
    rows = [row for row in word_forms.rows() if row.weight > 0]
    weights = list(accumulate(10 ** (row.weight / 2) for row in rows))
    draw = random.Random(1)
    case.search("كتاب")
    taken, size = 0.0, 0
    for _ in range(ARTICLES // BATCH):
        batch = []
        for _ in range(BATCH):
            words = [row.form for row in draw.choices(rows, cum_weights=weights, k=WORDS)]
            particles = draw.choices(("", "و", "ال", "وال", "ب"), (12, 2, 6, 1, 1), k=WORDS)
            batch.append(" ".join(map("".join, zip(particles, words, strict=True))))
        began = time.process_time()
        with case.together():
            for text in batch:
                case.documents.add(Article(text), file=None)
        taken += time.process_time() - began
        size += sum(len(text.encode()) for text in batch)
    figures.tell(f"{ARTICLES:,} texts added (no analysis)", ARTICLES / taken, "a second")
    ((index,),) = case.connection.rows(
        "SELECT (SELECT sum(length(block)) FROM words_data)"
        " + (SELECT sum(length(block)) FROM written_data)"
    )
    figures.at_most("size of the search index", index / size, 0.6, "of the text")


@pytest.mark.parametrize("tokenizer", ["unicode61 remove_diacritics 2", "trigram"])
def test_plain_fts5_beside_it(figures: Figures, case: CaseFile, tokenizer: str) -> None:
    """The same texts and queries, without any text kept: what SQLite offers as it is."""
    assert case.documents.count() >= ARTICLES, "run the whole file: the case is made above"
    database = sqlite3.connect(":memory:")
    database.execute(
        f"CREATE VIRTUAL TABLE plain USING fts5(text, content='', tokenize='{tokenizer}')"
    )
    numbers = case.documents.ids()[:COMPARED]
    size = 0
    began = time.process_time()
    for number in numbers:
        text = case.documents.get(number).text
        size += len(text.encode())
        database.execute("INSERT INTO plain (rowid, text) VALUES (?, ?)", (number, text))
    taken = time.process_time() - began
    ((index,),) = database.execute("SELECT sum(length(block)) FROM plain_data")
    what = f"plain FTS5 {tokenizer}, {len(numbers):,} texts"
    figures.tell(f"{what}: added", len(numbers) / taken, "a second")
    figures.tell(f"{what}: size", index / size, "of the text")
    ranked = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 50"
    for kind in ("a word", "a phrase of two"):
        queries = [query.strip('"') for query in _queries(case, kind)]

        def find(query: str) -> None:
            database.execute(ranked, (f'"{query}"',)).fetchall()

        figures.tell(f"{what}: {kind} (95 %)", _p95(queries, find), "ms")


@pytest.mark.parametrize(
    ("kind", "level", "bar"),
    [
        ("a word", "exact", 50),
        ("a word", "spelling", 50),
        ("a word", "stem", 50),
        ("a word", "root", 150),
        ("a phrase of two", "exact", 50),
        ("a phrase of two", "spelling", 50),
        ("a phrase of two", "stem", 50),
        ("a phrase of two", "root", 150),
        ("two words near", "stem", 150),
        ("two words near", "root", 150),
        ("a phrase that goes on", "stem", 150),
        ("a beginning", "spelling", 150),
        ("two words", "stem", 150),
        ("two words", "root", 150),
    ],
)
def test_searches_are_answered(
    figures: Figures, case: CaseFile, kind: str, level: str, bar: float
) -> None:
    """The first page; how many there are in all is asked for apart, while it is shown."""
    assert case.documents.count() >= ARTICLES, "run the whole file: the case is made above"
    queries = _queries(case, kind)
    what = f"{kind}, level {level}, in {ARTICLES:,} texts"
    counted = _p95(queries, lambda query: case.search.count(query, level=level))
    figures.tell(f"{what}: all counted (95 %)", counted, "ms")
    p95 = _p95(queries, lambda query: case.search(query, level=level, limit=50))
    figures.at_most(f"{what} (95 %)", p95, bar, "ms")


@pytest.mark.parametrize(
    ("field", "bar"),
    [
        ("outlet", 50), ("date", 50), ("from", 50), ("kind", 50), ("stance", 50),
        ("person", 50), ("organisation", 50), ("place", 50), ("source", 150),
    ],
)  # fmt: skip
def test_fields_are_answered(
    figures: Figures, case: CaseFile, pytestconfig: pytest.Config, field: str, bar: float
) -> None:
    """Alone and beside a word."""
    if pytestconfig.getoption("--case") is None:
        pytest.skip("only a case with readings has fields")
    values = _values(case, field)
    case.names("x")
    for what, words in (("", [""] * QUERIES), (" and a word", _queries(case, "a word"))):
        queries = [f'{word} {field}:"{value}"' for word, value in zip(words, values, strict=True)]
        told = f"{field}{what}, in {ARTICLES:,} texts"
        counted = _p95(queries, lambda query: case.search.count(query, level="spelling"))
        figures.tell(f"{told}: all counted (95 %)", counted, "ms")
        p95 = _p95(queries, lambda query: case.search(query, level="spelling", limit=50))
        figures.at_most(f"{told} (95 %)", p95, bar, "ms")


def _values(case: CaseFile, field: str) -> list[str]:
    """What may be asked of a field, each as often as articles have it."""
    draw = random.Random(4)
    values: list[str] = []
    while len(values) < QUERIES:
        view = case.current(draw.randrange(1, ARTICLES))
        assert view is not None
        document = view.document
        held: dict[str, list[str]] = {
            "outlet": [document.outlet or ""],
            "date": [(document.published or "")[:10]],
            "from": [(document.published or "")[:10]],
            "kind": [event.type for event in view.events],
            "stance": [claim.stance for claim in view.claims],
            "source": [source.text for source in view.sources[1:]],
        }
        found = held.get(field) or [e.name for e in view.entities if e.kind == field]
        values += draw.sample([value for value in found if value], 1) if any(found) else []
    return values


def _queries(case: CaseFile, kind: str) -> list[str]:
    """Words as they stand in texts, so each as often as it is common."""
    draw = random.Random(3)
    queries = []
    for _ in range(QUERIES):
        words = case.documents.get(draw.randrange(1, ARTICLES)).text.split()
        at = draw.randrange(len(words) - 3)
        queries.append(
            {
                "a word": words[at],
                "two words": f"{words[at]} {words[at // 2]}",
                "a phrase of two": f'"{words[at]} {words[at + 1]}"',
                "two words near": f"NEAR({words[at]} {words[at + 2]}, 5)",
                "a phrase that goes on": f'"{words[at]} {words[at + 1][:3]}*"',
                "a beginning": f"{words[at][:4]}*",
            }[kind]
        )
    return queries


def _p95(queries: list[str], find: Callable[[str], object]) -> float:
    """The 95th percentile of the processor's milliseconds."""
    taken = []
    for query in queries:
        began = time.process_time()
        find(query)
        taken.append(time.process_time() - began)
    return quantiles(taken, n=20)[-1] * 1000
