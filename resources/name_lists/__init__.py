"""The name lists' loader: which lists hold a folded name, as letters.

``packaging/build_name_lists.py`` makes the file (``resources/NOTICE.md`` says of what). The lists:

- ``g`` given name, ``G`` given name that ten or more people of the source bear;
- ``s`` family name, ``S`` family name of five or more;
- ``u`` name of either kind, ``f`` personal name with a spelling in Latin letters;
- ``P`` a person's whole name, two words or more; ``c`` city of more than 15,000 people.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).parent / "names.tsv.gz"


def rows() -> Iterator[tuple[str, str]]:
    """Every folded name and the letters of its lists, in the order of the file (sorted)."""
    for line in gzip.decompress(FILE.read_bytes()).decode().splitlines():
        name, _, lists = line.partition("\t")
        yield name, lists
