"""A large case for the benchmarks: made once, or one that is there (``--case FILE``)."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

from storage.case_file import CaseFile
from tests.benchmarks.cases import articles

_BATCH = 500


def make_case(path: Path, documents: int) -> dict[int, float]:
    """Make a case of so many articles with their readings.

    Returns:
        The processor's milliseconds for an article, by how many there were when it was kept.
    """
    taken: dict[int, float] = {}
    with CaseFile.create(path) as case:
        made_up = articles(documents)
        stored = 0
        while batch := list(islice(made_up, _BATCH)):
            began = time.process_time()
            with case.together():
                for number, (article, read) in enumerate(batch, stored):
                    added = case.documents.add(article, file=f"{number}.txt")
                    case.layers.replace(added.id, read)
            stored += len(batch)
            taken[stored] = (time.process_time() - began) / len(batch) * 1000
    return taken
