"""How fast files become articles of a case, all told: opened by the confined reader, read, stored
and indexed; and how long a click waits while the window does that with a folder.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from desktop import intake
from desktop.analysis.pipeline import analyse
from desktop.case_intake import keep
from desktop.intake import Request, Taken, take_in
from resources.models import NO_MODELS, shipped
from storage.case_file import CaseFile
from tests.benchmarks.figures import Figures
from tests.benchmarks.news import news
from tests.benchmarks.real_articles import articles
from tests.conftest import SHARED

# Articles a second of one core.
BARS = {"without the neural recogniser": 20, "with it": 3}
KINDS = {"without the neural recogniser": NO_MODELS, "with it": shipped()}
_ARTICLES = 200
_FOLDER = 1000
_MOST = 50
"""Milliseconds."""


def fill(folder: Path, count: int, real: Path) -> list[Path]:
    """Text files of articles that people wrote, or of made-up ones where there are none."""
    folder.mkdir()
    texts = [one.text for one in islice(articles(real), count)] if real.is_dir() else []
    texts += [news(2800, seed) for seed in range(count - len(texts))]
    files = [folder / f"{number:04}.txt" for number in range(count)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def spent() -> float:
    """Seconds of the processor, of this process and of those that it waited for."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


@pytest.fixture
def real(pytestconfig: pytest.Config) -> Path:
    given = pytestconfig.getoption("--articles")
    return given if isinstance(given, Path) else SHARED / "data" / "raw_news"


@pytest.mark.parametrize("kind", KINDS)
def test_files_become_articles_of_a_case(
    figures: Figures, tmp_path: Path, real: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = fill(tmp_path / "in", _ARTICLES, real)
    monkeypatch.setattr(intake, "analyse", partial(analyse, models=KINDS[kind]))
    with CaseFile.create(tmp_path / "a.rawi") as case:

        def store(taken: Taken) -> None:
            assert taken.article is not None
            keep(case, taken.article, str(taken.request.path), taken.analysis)

        before = spent()
        problems = take_in([Request(file) for file in files], store)
        taken = spent() - before
        count = case.documents.count()
    assert problems == ()
    figures.explain(f"{kind}: {count} articles of {_ARTICLES} files in {taken:.1f} s of one core")
    figures.at_least(f"import of files, {kind}", count / taken, BARS[kind], "a second")


def test_a_click_is_answered_while_a_folder_is_looked_at_and_imported(
    figures: Figures, tmp_path: Path, real: Path
) -> None:
    fill(tmp_path / "in", _FOLDER, real)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.benchmarks.watched_folder",
            tmp_path / "a.rawi",
            tmp_path / "in",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    for phase in ("looking", "importing"):
        one = told[phase]
        figures.explain(
            f"{phase}: {one['wall']:.0f} s, {one['work']:.1f} s of the window's thread; the longest"
            f" turn on the wall {one['longest_wall'] * 1000:.0f} ms"
        )
        for wall, work, place in one["stalls"][:3]:
            figures.explain(f"    {work * 1000:4.0f} ms of work, {wall * 1000:4.0f} ms: {place}")
    for phase in ("looking", "importing"):
        longest = max((work for _, work, _ in told[phase]["stalls"]), default=0.0)
        figures.at_most(
            f"longest stall, {phase} {_FOLDER} files ({told['stored']} articles)",
            longest * 1000,
            _MOST,
            "ms",
        )
