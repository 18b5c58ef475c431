"""The recogniser's files are there, within their size; without them Rawi works on and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources import models
from resources.lexicons import load
from resources.models.names import load_names
from tests.commands.conftest import NEWS
from tests.commands.running import Terminal

_MOST = 40_000_000


def test_the_shipped_recogniser_speaks() -> None:
    reading = analyse(Article("عاد الصحفي رامي الخطيب إلى مدينة اللاذقية أمس."), load())
    assert "neural" in reading.recognisers
    assert not reading.read_without_the_neural_recogniser


def test_the_library_that_runs_it_reports_to_nobody(tmp_path: Path) -> None:
    """Newer versions of it keep a number of the machine, and what to send, in the person's folder;
    they keep still where they believe that they are being tested."""
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ORT_", "XDG_", "CI", "GITHUB_", "TF_BUILD"))
    }
    code = "from resources import models; assert models.shipped().names"
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**variables, "HOME": str(tmp_path)}
    )
    assert list(tmp_path.rglob("*")) == []


def test_its_files_keep_their_size() -> None:
    assert sum(file.stat().st_size for file in models.NAMES.iterdir()) <= _MOST


def test_without_its_files_the_others_read(tmp_path: Path) -> None:
    assert load_names(tmp_path) is None
    reading = analyse(Article(NEWS), load(), models.NO_MODELS)
    assert {"حمص", "رويترز"} <= {m.text for m in reading.mentions if m.form == "name"}
    assert reading.read_without_the_neural_recogniser


def test_the_terminal_says_that_they_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(models, "NAMES", tmp_path)
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    answer = Terminal(capsys)("analyse", file)
    assert answer.code == 0
    assert "neural recogniser is missing" in answer.err
