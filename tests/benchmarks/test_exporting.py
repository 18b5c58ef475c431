"""What a case of 100,000 claims costs as an Excel workbook: processor time and memory of a process
of its own. Its articles are made as they are asked for, as a case reads them.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.formats import format_of
from desktop.exporting.writing import write_whole
from desktop.look.translation import words
from tests import builders
from tests.benchmarks.figures import Figures

CLAIMS = 100_000


def articles(count: int) -> Iterator[ExportedDocument]:
    """Articles of four claims, four events and twelve mentions each, told as in tests/builders."""
    analysis = builders.analysis()
    for number in range(1, count + 1):
        about = replace(analysis.document, title=f"{analysis.document.title} {number}")
        claims = tuple(replace(each, text=f"{each.text} {number}") for each in analysis.claims)
        yield ExportedDocument(
            number,
            sha256(str(number).encode()).hexdigest(),
            number,
            f"خبر-{number}.txt",
            replace(analysis, document=about, claims=claims),
        )


def measure(key: str, out: Path) -> tuple[float, float]:
    """Seconds of processor time and MB at most that the writing of a format takes."""
    count = CLAIMS // len(builders.analysis().claims)
    content = Content("قياس", datetime.now(UTC), "", words("ar"), lambda: articles(count))
    wanted = format_of(key)
    began = time.process_time()
    write_whole(out, lambda file: wanted.write(content, file))
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return spent, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@pytest.mark.parametrize(
    ("key", "seconds", "memory"), [("claims-xlsx", 20, 300), ("tables-xlsx", 90, 300)]
)
def test_a_hundred_thousand_claims_become_a_workbook(
    figures: Figures, tmp_path: Path, key: str, seconds: float, memory: float
) -> None:
    out = tmp_path / "out.xlsx"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        spent, peak = pool.apply(measure, (key, out))
    figures.tell(f"{key} of {CLAIMS:,} claims: size", out.stat().st_size / 1e6, "MB")
    figures.at_most(f"{key} of {CLAIMS:,} claims: processor time", spent, seconds, "s")
    figures.at_most(f"{key} of {CLAIMS:,} claims: memory at most", peak, memory, "MB")
