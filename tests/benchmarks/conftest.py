from __future__ import annotations

from pathlib import Path

import pytest

from desktop.analysis.model import Article
from resources.training import training_articles
from tests.benchmarks.figures import Figures

_FIGURES = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--articles",
        type=Path,
        help="articles to read: a folder of .txt or .jsonl.gz files (instead of ../shared's)",
    )
    parser.addoption(
        "--documents", type=int, default=5000, help="how many a large case has: test_scale.py"
    )
    parser.addoption(
        "--case",
        type=Path,
        help="a large case that is there: test_scale.py, test_searching.py, test_ledger_pane.py,"
        " test_search_pane.py",
    )
    parser.addoption(
        "--long", action="store_true", help="also what takes many minutes: 5 MB read by all"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_FIGURES] = Figures()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash[_FIGURES].table()
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Figures:
    """Where a benchmark notes what it measured."""
    return pytestconfig.stash[_FIGURES]


@pytest.fixture
def usual_article() -> Article:
    """An article of our own as long as the one that the design is drawn for: 2,800 characters."""
    texts = [known[0].read_text(encoding="utf-8") for known in training_articles()]
    return Article("\n".join(texts)[:2800], outlet="الساحل", published="2024-03-04")
