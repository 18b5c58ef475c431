"""Build the table of word forms of ``resources/word_forms`` from two packages of PyPI.

    python -m venv V && V/bin/pip install farahidi==0.4.0 wordfreq==3.1.1
    V/bin/python packaging/build_word_forms.py analyse READINGS     # half an hour
    V/bin/python packaging/build_word_forms.py table READINGS       # a minute

``analyse`` writes what farahidi makes of the commonest words, one JSON array a line: the word, its
frequency, its readings. ``table`` keeps, of each word's likeliest reading, the form without its
clitics. ``resources/NOTICE.md`` names the data and its licences.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.analysis.text.fold import fold_word  # noqa: E402
from resources.word_forms import FILE  # noqa: E402

WORDS = 260_000
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_KINDS = {"فعل": "v", "اسم": "n", "حرف": "p"}
_STEMS_IN_ALL = 2e7
_LEAST_LEMMA, _LEAST = 1e-8, 4e-7
# A form that is never read without a clitic, in tenths of a weight; clitics cost more.
_CUT = 30
# How much likelier a reading is that is its own lemma, and one that has a root.
_OWN, _ROOTED = 2, 4
# A form is noun and verb where the rarer is not rarer than this.
_BOTH = 0.02
# A second lemma is told where it is not rarer than this.
_SECOND = 0.15
_NAME_SEEN = 3e-7


class Reading(NamedTuple):
    """What a word may be; ``share``: how common the form and its lemma are, 0 to 1."""

    form: str
    lemma: str
    root: str
    kind: str
    cut: bool
    share: float


def analyse(target: Path) -> None:
    """Write the readings of the commonest words."""
    wordfreq = import_module("wordfreq")
    analyser = import_module("farahidi").Analyzer()
    bare = import_module("farahidi.normalize").remove_all_diacritics
    lemmas, stems = _counts("MSA-LEMMA.ALL-train"), _counts("MSA.SHA.STEM")
    words = wordfreq.top_n_list("ar", WORDS, wordlist="large")
    with target.open("w", encoding="utf-8") as out:
        for word in filter(_ARABIC.fullmatch, words):
            found: dict[tuple[str, ...], tuple[float, float]] = {}
            for reading in analyser.analyze(word):
                key = (
                    "".join(bare(piece.form) for piece in reading.proclitics),
                    "".join(bare(piece.form) for piece in reading.enclitics),
                    bare(reading.stem), bare(reading.lemma or ""),
                    reading.root or "", reading.pos or "",
                )  # fmt: skip
                lemma, stem = found.get(key, (0.0, 0.0))
                found[key] = (
                    max(lemma, lemmas.get(reading.lemma, 0)),
                    max(stem, stems.get(reading.stem, 0)),
                )
            readings = [[*key, *counts] for key, counts in found.items()]
            line = [word, wordfreq.word_frequency(word, "ar"), readings]
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _counts(table: str) -> dict[str, float]:
    packed = files("farahidi").joinpath(f"data/DATA.{table}.map.jsonl.gz").read_bytes()
    lines = map(json.loads, gzip.decompress(packed).decode().splitlines())
    return {line["key"]: line["value"] for line in lines}


def table(source: Path) -> None:
    """Write the table out of the readings."""
    best: dict[str, Reading] = {}
    kinds: dict[str, dict[str, float]] = {}
    senses: dict[str, dict[tuple[str, str], float]] = {}
    seen: dict[str, float] = {}
    analysed: set[str] = set()
    lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    counts = _counts("MSA.SHA.ROOT")
    roots = {root: count / sum(counts.values()) for root, count in counts.items()}
    for word, frequency, analyses in lines:
        found = list(_readings(word, analyses, roots))
        if found:
            analysed.add(fold_word(word))
        else:
            seen.setdefault(fold_word(word), frequency)
        for reading in found:
            shares = kinds.setdefault(reading.form, {})
            shares[reading.kind] = max(shares.get(reading.kind, 0), reading.share)
        for reading in _likely(found):
            known = best.get(reading.form)
            if known is None or _order(reading) > _order(known):
                best[reading.form] = reading
        for reading in found:
            of_form = senses.setdefault(reading.form, {})
            sense = reading.lemma, reading.root
            of_form[sense] = max(of_form.get(sense, 0), _order(reading))
    rows = {
        reading.form: _row(reading, kinds[reading.form], senses[reading.form])
        for reading in best.values()
    }
    names = {word: seen[word] for word in seen.keys() - analysed}
    rows = dict(_names(names, rows)) | rows
    text = "\n".join("\t".join((form, *row)) for form, row in sorted(rows.items()))
    FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} forms, {FILE.stat().st_size} bytes")


def _readings(word: str, analyses: list[list[Any]], roots: dict[str, float]) -> Iterator[Reading]:
    folded = fold_word(word)
    for before, after, stem, lemma, root, pos, lemmas, stems in analyses:
        form = fold_word(stem)
        if len(form) < 2 or not _remains(folded, fold_word(before), fold_word(after), form):
            continue
        share = math.sqrt(max(lemmas, _LEAST_LEMMA) * max(stems, 1) / _STEMS_IN_ALL)
        share *= 1 + roots.get(root, 0)  # of two alike in all else, that of the commoner root
        kind = _KINDS.get(pos, "n")
        if stem.endswith("ة"):
            kind = kind.upper()
        yield Reading(form, fold_word(lemma), fold_word(root), kind, bool(before or after), share)


def _remains(folded: str, before: str, after: str, form: str) -> bool:
    """Whether the form is what remains of the word without its clitics, but for the letters that
    change before a pronoun."""
    if not folded.startswith(before) or not folded.endswith(after):
        return False
    rest = folded[len(before) : len(folded) - len(after)]
    return rest == form or (bool(after) and rest[:-1] == form[:-1]) or rest + "ا" == form


def _likely(readings: list[Reading]) -> Iterator[Reading]:
    """The likeliest reading, and the likeliest without a clitic where it is likely enough."""
    if not readings:
        return
    worth = {reading: _tenths(reading.share) - _CUT * reading.cut for reading in readings}
    yield max(readings, key=lambda reading: (worth[reading], _order(reading)))
    whole = [reading for reading in readings if not reading.cut]
    if whole:
        likeliest = max(whole, key=_order)
        if likeliest.share >= _LEAST:
            yield likeliest


def _order(reading: Reading) -> float:
    """The likelier reading is the greater; a form is rather its own lemma than another's form."""
    share = reading.share * (_OWN if reading.lemma == reading.form else 1)
    return share * (_ROOTED if reading.root else 1)


def _tenths(share: float) -> float:
    """Two weights a power of ten, from 0 at 3 in ten millions."""
    return 20 * (math.log10(share) + 6.5)


def _row(
    reading: Reading, kinds: dict[str, float], senses: dict[tuple[str, str], float]
) -> tuple[str, str, str]:
    weight = min(9, max(0, round(_tenths(reading.share) / 10)))
    kind = reading.kind
    if kind in "nv" and min(kinds.get("n", 0), kinds.get("v", 0)) >= _BOTH * reading.share:
        kind = "b"
    by_worth = sorted(senses, key=lambda sense: -senses[sense])
    best, *others = by_worth
    # Two readings of one lemma say the same.
    others = [sense for sense in others if sense[0] != best[0] and sense[1]]
    second = [sense for sense in others[:1] if senses[sense] >= _SECOND * senses[best]]
    lemmas, roots = zip(best, *second, strict=True)
    return f"{weight}{kind}", " ".join(lemmas) if lemmas != (reading.form,) else "", " ".join(roots)


def _names(
    seen: dict[str, float], rows: dict[str, tuple[str, str, str]]
) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Words without any reading are names, except where another is more common without a clitic."""
    for word, frequency in seen.items():
        if frequency < _NAME_SEEN:
            continue
        cuts = [word[n:] for n in (1, 2, 3) if word[:n] in _CLITICS]
        if any(seen.get(cut, 0) > frequency or cut in rows for cut in cuts if len(cut) > 2):
            continue
        weight = min(9, max(0, round(_tenths(frequency) / 10)))
        yield word, (f"{weight}x", "", "")


_CLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وب", "ول", "وال", "بال", "فال", "كال", "ولل")


if __name__ == "__main__":
    {"analyse": analyse, "table": table}[sys.argv[1]](Path(sys.argv[2]))
