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
from collections.abc import Iterator, Mapping
from functools import lru_cache
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


@lru_cache(maxsize=1)
def lines() -> Mapping[str, str]:
    """What the file says of each form, in its order (sorted by form): see :func:`row`."""
    lines = gzip.decompress(FILE.read_bytes()).decode().splitlines()
    return {form: said for form, _, said in (line.partition("\t") for line in lines)}


def row(form: str, said: str) -> FormRow:
    """What the file says of a form, as a row."""
    traits, lemmas, roots = said.split("\t")
    own = tuple(lemmas.split(" ")) if lemmas else (form,)
    return FormRow(form, int(traits[0]), traits[1], own, tuple(roots.split(" ")))


def rows() -> Iterator[FormRow]:
    """Every row, in the order of the file."""
    return (row(form, said) for form, said in lines().items())
