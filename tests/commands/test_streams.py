"""Results on standard output, everything else on standard error, whatever those are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import NEWS
from tests.commands.running import start


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_files_and_pipes_get_utf_8_whatever_the_locale(news: Path, encoding: str) -> None:
    odd = {"PYTHONIOENCODING": encoding}
    answer = start("analyse", news, environment=odd)
    assert (answer.code, answer.err) == (0, "")
    assert "رويترز" in answer.out
    answer = start("analyse", news, "--json", environment=odd)
    assert json.loads(answer.out)["document"]["text"] == NEWS
    answer = start("show", "لا شيء.rawi", environment=odd, language="ar")
    assert "لا شيء.rawi: لا يوجد ملف قضية" in answer.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("json_or_not", [(), ("--json",)])
def test_a_full_disk_under_the_output_is_told(news: Path, json_or_not: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "analyse", str(news), *json_or_not],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("The results could not be written")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_drama(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    # What it says of so many claims is more than a pipe holds.
    told = (f"قالت الشرطة إن {n} شخصًا أصيبوا في حي الوعر بمدينة حمص.\n" for n in range(100, 900))
    long.write_text("".join(told), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "analyse", str(long)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_an_argument_that_is_no_utf_8_does_not_stop_a_message(case: Path) -> None:
    answer = start("search", case, "\udcff")
    assert (answer.code, answer.out) == (1, "")
    assert "write at least one word" in answer.err
