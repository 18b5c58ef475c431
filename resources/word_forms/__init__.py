"""The table of word forms: what the common words of Arabic are forms of.

``packaging/build_word_forms.py`` makes the file (``resources/NOTICE.md`` says of what). A row is a
form without its clitics, folded, and of its likeliest reading:

- its weight, 0 (hardly ever) to 9;
- its kind: ``n`` noun or adjective, ``v`` verb, ``b`` both, ``p`` particle or pronoun, ``x`` not
  analysed (nearly always a name); in capitals where the final ه stands for a ta marbuta;
- its lemmas, folded, and their roots: the likeliest, and a second one where it is likely too; empty
  where the form is its own lemma, or has no root.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "forms.tsv.gz"


class FormRow(NamedTuple):
    """A row of the table."""

    form: str
    weight: int
    kind: str
    lemmas: tuple[str, ...]
    roots: tuple[str, ...]


def rows() -> Iterator[FormRow]:
    """Every row, in the order of the file (sorted by form)."""
    for line in gzip.decompress(FILE.read_bytes()).decode().splitlines():
        form, traits, lemmas, roots = line.split("\t")
        own = tuple(lemmas.split(" ")) if lemmas else (form,)
        yield FormRow(form, int(traits[0]), traits[1], own, tuple(roots.split(" ")))
