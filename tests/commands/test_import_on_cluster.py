"""``rawi import --scheduler`` on a cluster of this machine: two workers, one of them killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

import desktop.cluster
from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.cluster import is_safe
from desktop.cluster_problems import (
    ClusterAddressWrong,
    ClusterLost,
    ClusterOfAnotherRawi,
    ClusterProblem,
)
from desktop.commands.import_on_cluster import gathering_copy
from desktop.importing.problems import KillsWorkers
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from tests.commands.conftest import LATER, NEWS
from tests.commands.running import Terminal, start

_ROOT = Path(__file__).resolve().parents[2]
_MANY = 14


class LocalCluster:
    """See :mod:`tests.commands.local_cluster`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.commands.local_cluster"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
        )
        assert self._process.stdout is not None
        self.address, *workers = self._process.stdout.readline().decode().split()
        self.workers = [int(number) for number in workers]

    def kill(self) -> None:
        """Of the scheduler; its workers end by themselves."""
        self._process.kill()

    def end(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    made = LocalCluster()
    yield made
    made.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles that all differ, and a file that is none."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(_MANY):
        text = f"الخبر رقم {number}\n{NEWS if number % 2 else LATER}"
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    return made


def held(case: Path) -> list[tuple[str, str | None, Analysis | None]]:
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.verify(thorough=True).problems == ()
        count = opened.documents.count()
        documents = [opened.documents.get(number) for number in range(1, count + 1)]
        return sorted(
            ((one.text, one.file, opened.layers.machine(one.id)) for one in documents),
            key=lambda row: row[0],
        )


def cut_off(
    command: list[str], after: bytes, cut: Callable[[subprocess.Popen[bytes]], None]
) -> int:
    """Start a command, do something to it when it says so much, and give its exit code."""
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop", *command],
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith(after):
            cut(running)
            break
    running.stderr.read()
    running.stderr.close()
    return running.wait()


def test_a_worker_is_killed_in_the_middle_and_nothing_is_lost_or_doubled(
    rawi: Terminal, cluster: LocalCluster, folder: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.rawi", tmp_path / "there.rawi"
    assert rawi("import", here, folder, "--no-backup").code == 1
    command = ["import", str(there), str(folder), "--scheduler", cluster.address, "--no-backup"]
    kill = cluster.workers[0]
    assert cut_off(command, b"3/", lambda _: os.kill(kill, signal.SIGKILL)) == 1
    assert held(there) == held(here)
    assert len(held(there)) == _MANY
    assert not gathering_copy(there).exists()


def test_a_killed_import_leaves_its_copy_and_goes_on_with_it(
    cluster: LocalCluster, folder: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").unlink()
    case = tmp_path / "a.rawi"
    command = ["import", str(case), str(folder), "--scheduler", cluster.address, "--no-backup"]
    cut_off(command, b"3/", subprocess.Popen.kill)
    assert held(case) == []
    # The case is free meanwhile: what a person does in it stays.
    with CaseFile.open(case) as opened:
        own = opened.documents.add(
            Article("رأي في الأخبار\nكتبه المحلل.", outlet="مذكرات"), file=None
        )
    answer = start(*command)
    assert answer.code == 0
    assert "Going on with what was gathered in" in answer.err
    assert "articles were in it and read already" in answer.err
    assert len(held(case)) == _MANY + 1
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.get(own.id).outlet == "مذكرات"
    assert not gathering_copy(case).exists()


def test_of_an_encrypted_case_the_copy_is_encrypted_too(
    cluster: LocalCluster, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAWI_PASSPHRASE", "كلمة سر طويلة")
    case = tmp_path / "a.rawi"
    command = [
        *("import", str(case), str(folder), "--scheduler", cluster.address),
        *("--no-backup", "--encrypted"),
    ]
    cut_off(command, b"3/", subprocess.Popen.kill)
    assert is_encrypted(gathering_copy(case))
    assert is_encrypted(case)


def test_another_case_by_the_name_of_the_copy_is_left_alone(
    rawi: Terminal, cluster: LocalCluster, news: Path, tmp_path: Path
) -> None:
    other = gathering_copy(tmp_path / "a.rawi")
    assert rawi("import", other, news).code == 0
    before = other.read_bytes()
    answer = start("import", tmp_path / "a.rawi", news, "--scheduler", cluster.address)
    assert answer.code == 1
    assert "there is such a file already" in answer.err
    assert other.read_bytes() == before


# The last that the cluster is needed for.
def test_a_cluster_that_goes_away_leaves_what_it_did(
    cluster: LocalCluster, folder: Path, tmp_path: Path
) -> None:
    case = tmp_path / "a.rawi"
    command = ["import", str(case), str(folder), "--scheduler", cluster.address, "--no-backup"]
    assert cut_off(command, b"3/", lambda _: cluster.kill()) == 1
    with CaseFile.open(gathering_copy(case), read_only=True) as copy:
        assert copy.documents.count() >= 3
    assert start("import", case, folder).code == 1
    assert len(held(case)) == _MANY


def test_where_no_scheduler_answers_that_is_said_and_no_case_made(
    rawi: Terminal, news: Path, tmp_path: Path
) -> None:
    case = tmp_path / "a.rawi"
    answer = rawi("import", case, news, "--scheduler", "tcp://127.0.0.1:9")
    assert answer.code == 1
    assert "no scheduler answers there" in answer.err
    assert not case.exists()
    wrong = rawi("import", case, news, "--scheduler", "nonsense")
    assert (wrong.code, case.exists()) == (1, False)
    assert "this is no scheduler's address" in wrong.err


def test_it_does_not_go_together_with_watching(rawi: Terminal, folder: Path) -> None:
    answer = rawi("import", folder / "a.rawi", folder, "--scheduler", "tcp://h:1", "--watch")
    assert answer.code == 2
    assert "--watch" in answer.err


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("tls://10.0.0.5:8786", True),
        ("tcp://10.0.0.5:8786", False),
        ("10.0.0.5:8786", False),
        ("tcp://127.0.0.1:8786", True),
        ("tcp://[::1]:8786", True),
    ],
)
def test_what_is_sent_unencrypted_is_known(address: str, *, safe: bool) -> None:
    assert is_safe(address) is safe


@pytest.mark.parametrize("address", ["", "tcp://:1", "host", "http://h:1", "tcp://h:٣"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ClusterAddressWrong):
        is_safe(address)


class KilledWorker(Exception):
    """Has the name of the library's."""


class Answers:
    """A cluster whose every task comes to the same."""

    def __init__(self, outcome: object, workers: int = 1) -> None:
        self.outcome, self.workers = outcome, workers

    def submit(self, *_: object, pure: bool) -> Answers:
        assert not pure
        return self

    def nthreads(self) -> dict[str, int]:
        return {str(number): 1 for number in range(self.workers)}

    def done(self) -> bool:
        return not isinstance(self.outcome, TimeoutError)

    def release(self) -> None: ...

    def result(self, timeout: int = 0) -> Any:
        assert timeout or self.done()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.mark.parametrize(
    ("outcome", "workers", "problem"),
    [
        (CancelledError(), 1, ClusterLost),
        (OSError("closed"), 1, ClusterLost),
        (TimeoutError(), 0, ClusterLost),
        (ModuleNotFoundError("desktop"), 1, ClusterOfAnotherRawi),
        (KilledWorker(), 1, KillsWorkers),
    ],
)
def test_what_goes_wrong_there_has_its_words(
    outcome: Exception, workers: int, problem: type[ClusterProblem | KillsWorkers]
) -> None:
    asked = desktop.cluster.Analyst(Answers(outcome, workers), "tcp://h:1")
    with pytest.raises(problem):
        asked.begin(Article(NEWS), "a.txt")()


def test_an_analysis_of_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = analyse(Article(NEWS), load())
    asked = desktop.cluster.Analyst(Answers(made), "tcp://h:1")
    assert asked.begin(Article(NEWS), "a.txt")() is made
    monkeypatch.setattr(desktop.cluster, "ENGINE", "rawi-engine/0")
    with pytest.raises(ClusterOfAnotherRawi, match="rawi-engine"):
        asked.begin(Article(NEWS), "a.txt")()
