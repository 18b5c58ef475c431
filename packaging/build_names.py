"""Build the data of names: the gazetteer, and word lists from an annotated corpus.

    python packaging/build_names.py DATA

DATA holds the folders ``gazetteer_wof``, ``gazetteer_natural_earth`` and ``cleananercorp`` (see
``resources/NOTICE.md`` for where they come from). Written are ``resources/gazetteer/places.tsv.gz``
and the tables ``common_words``, ``person_words`` of ``resources/lexicons``. Every tenth sentence of
the corpus, from the first, is left out: the development split, on which recognisers are measured.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.analysis.text.fold import fold_word  # noqa: E402

PLACES = ROOT / "resources" / "gazetteer" / "places.tsv.gz"
BY_HAND = ROOT / "resources" / "gazetteer" / "by_hand.tsv"
LEXICONS = ROOT / "resources" / "lexicons"

# Kilometres round the point within which a place of a kind lies, where nothing better is known.
RADIUS = {"country": 400, "region": 80, "county": 25, "neighbourhood": 1.5, "campus": 2}
# A locality is taken for known by its name alone from this population on.
KNOWN_POPULATION = 20000
# Settlements only: airports and the like are found by their own words.
KINDS = ("country", "region", "county", "locality", "localadmin", "neighbourhood")
DEVELOPMENT = 10


def main(data: Path) -> None:
    rows = {*natural_earth(data), *whos_on_first(data), *by_hand()}
    PLACES.parent.mkdir(exist_ok=True)
    lines = sorted("\t".join(line) for row in rows for line in lines_by_name(row))
    PLACES.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    words, persons = corpus_words(data / "cleananercorp" / "train.conll")
    source = "CLEANANERCorp"
    write_table("common_words", ("word", "source"), [(word, source) for word in words])
    write_table("person_words", ("word", "place", "source"), [(*row, source) for row in persons])
    write_table("waters", ("name", "kind", "source"), waters(data))
    print(f"{len(rows)} places, {len(words)} common words, {len(persons)} words of names")


def whos_on_first(data: Path) -> Iterator[tuple[str, ...]]:
    """Rows (names, kind, country, region, lat, lon, radius, known, id) of the country tables."""
    for table in sorted((data / "gazetteer_wof").glob("*.tsv.gz")):
        country = table.name.split(".")[0]
        with gzip.open(table, "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                names = arabic_names(row["name_ar"], row["variants_ar"])
                if row["placetype"] not in KINDS or row["current"] == "0" or not names:
                    continue
                population = int(float(row["population"] or 0))
                known = row["placetype"] in ("country", "region") or population >= KNOWN_POPULATION
                yield (
                    "|".join(names),
                    row["placetype"],
                    country,
                    row["region"],
                    f"{float(row['lat']):.4f}",
                    f"{float(row['lon']):.4f}",
                    f"{radius(row['placetype'], population):g}",
                    str(int(known)),
                    f"wof:{row['id']}",
                )


def natural_earth(data: Path) -> Iterator[tuple[str, ...]]:
    """The world's countries and its larger cities, as rows like those of the country tables."""
    folder = data / "gazetteer_natural_earth"
    with gzip.open(folder / "countries.tsv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if names := arabic_names(row["name_ar"], ""):
                yield (
                    "|".join(names), "country", row["iso_a2"], "", f"{float(row['lat']):.4f}",
                    f"{float(row['lon']):.4f}", f"{RADIUS['country']:g}", "1", f"ne:{row['ne_id']}",
                )  # fmt: skip
    with gzip.open(folder / "places_50m.tsv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if names := arabic_names(row["name_ar"], ""):
                yield (
                    "|".join(names), "locality", row["iso_a2"], "", f"{float(row['latitude']):.4f}",
                    f"{float(row['longitude']):.4f}",
                    f"{radius('locality', int(row['pop_max'] or 0)):g}", "1", f"ne:{row['ne_id']}",
                )  # fmt: skip


def by_hand() -> Iterator[tuple[str, ...]]:
    """The rows of our own table: names and places that the sources lack. All are widely known."""
    lines = BY_HAND.read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        names = "|".join(arabic_names(row["names"].split("|")[0], row["names"]))
        point = f"{float(row['lat']):.4f}", f"{float(row['lon']):.4f}", f"{float(row['radius']):g}"
        identifier = f"rawi:{fold_word(row['names'].split('|')[0]).replace(' ', '_')}"
        yield (names, row["kind"], row["country"], "", *point, "1", identifier)


def lines_by_name(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A line for each name of a place: the folded name, by which the file is sorted, then the main
    name and the rest of the row."""
    names = row[0].split("|")
    for name in names:
        yield (fold_word(name), names[0], *row[1:])


def waters(data: Path) -> list[tuple[str, ...]]:
    """Rivers and lakes by name; this source has no coordinates of them."""
    rows = []
    for kind in ("rivers", "lakes"):
        table = data / "gazetteer_natural_earth" / f"{kind}_50m_names.tsv.gz"
        with gzip.open(table, "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows += [(n, kind[:-1], "Natural Earth") for n in arabic_names(row["name_ar"], "")]
    return sorted(set(rows))


def arabic_names(name: str, variants: str) -> list[str]:
    """The names in Arabic letters, once each after folding, the main one first."""
    found: dict[str, str] = {}
    for candidate in (name, *variants.split("|")):
        words = candidate.strip(" ,،").split(" (")[0]
        if words and all("\u0600" <= letter <= "\u06ff" or letter in " -" for letter in words):
            found.setdefault(fold_word(words), words)
    return list(found.values())


def radius(kind: str, population: int) -> float:
    """Kilometres: a settlement's grows with the root of its people (a million: about 10 km)."""
    if kind in RADIUS:
        return RADIUS[kind]
    return round(max(1.5, math.sqrt(population) / 100), 1)


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences (token, tag) of the corpus that are not of the development split."""
    sentence: list[tuple[str, str]] = []
    number = 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) == 2:
            sentence.append((parts[0], parts[1]))
        elif sentence:
            if number % DEVELOPMENT:
                yield sentence
            number += 1
            sentence = []


def corpus_words(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Ordinary words (seen in text and hardly ever in a name), and words of persons' names with
    where they stand: ``first`` or ``later``; a joined «و» is no part of a word that is one."""
    ordinary: Counter[str] = Counter()
    named: Counter[str] = Counter()
    first: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for sentence in sentences(path):
        for token, tag in sentence:
            word = fold_word(token)
            if len(word) < 2 or not word.isalpha():
                continue
            (ordinary if tag == "O" else named)[word] += 1
            if tag == "B-PERS":
                first[word] += 1
            elif tag == "I-PERS":
                later[word] += 1
    words = sorted(w for w, n in ordinary.items() if n >= 2 and n >= 4 * named[w])
    persons = [(w, "first") for w in sorted(first) if first[w] > ordinary[w]]
    persons += [(w, "later") for w in sorted(later) if w not in first and later[w] > ordinary[w]]
    alone = {word for word, _ in persons}
    return words, [row for row in persons if not (row[0][0] == "و" and row[0][1:] in alone)]


def write_table(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    lines = ["\t".join(header), *("\t".join(row) for row in rows)]
    (LEXICONS / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
