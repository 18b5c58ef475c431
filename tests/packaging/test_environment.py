from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import environment
import pytest
from environment import Stamp, Work, work_to_do

STAMP = Stamp(
    python="3.11.2 /usr/bin/python3.11",
    place="/rawi/.venv",
    locks="aa",
    project="bb",
    purpose="run",
)


@pytest.mark.parametrize(
    ("found", "work"),
    [
        (None, Work.REMAKE),
        (STAMP, Work.NOTHING),
        (replace(STAMP, purpose="develop"), Work.NOTHING),
        (replace(STAMP, project="cc"), Work.INSTALL_PROJECT),
        (replace(STAMP, locks="cc"), Work.REMAKE),
        (replace(STAMP, python="3.12.1 /usr/bin/python3.12"), Work.REMAKE),
        (replace(STAMP, place="/elsewhere/.venv"), Work.REMAKE),
    ],
)
def test_what_an_environment_lacks(found: Stamp | None, work: Work) -> None:
    assert work_to_do(found, STAMP) is work


def test_developing_adds_to_an_environment_made_to_run() -> None:
    assert work_to_do(STAMP, replace(STAMP, purpose="develop")) is Work.ADD_PACKAGES


def test_a_stamp_comes_back_as_it_was_written(tmp_path: Path) -> None:
    environment.write_stamp(STAMP, tmp_path)
    assert environment.read_stamp(tmp_path) == STAMP


@pytest.mark.parametrize("written", [None, "", "{", "[]", "{}", '{"python": 3}'])
def test_an_unfinished_environment_has_no_stamp(tmp_path: Path, written: str | None) -> None:
    if written is not None:
        (tmp_path / "stamp.json").write_text(written, encoding="utf-8")
    assert environment.read_stamp(tmp_path) is None


def test_the_stamp_follows_the_locks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = environment.wanted_stamp("run")
    assert environment.wanted_stamp("run") == before
    assert environment.wanted_stamp("develop") == replace(before, purpose="develop")
    lock = tmp_path / "requirements.lock"
    lock.write_text("other==1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "LOCKS", {"run": lock})
    assert environment.wanted_stamp("run").locks != before.locks


def test_these_tests_run_in_an_environment_that_is_finished_and_up_to_date() -> None:
    """An environment that somebody else made has no stamp; ours must be what the locks say."""
    found = environment.read_stamp()
    if found is None:
        pytest.skip("this environment was not made by packaging/dev.py")
    assert found.locks == environment.wanted_stamp("develop").locks


def test_a_python_with_venv_needs_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.venv_package() is None
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    package = environment.venv_package()
    assert package is not None
    assert re.fullmatch(r"python3\.\d+-venv", package[0])


@pytest.mark.parametrize("purpose", ["run", "develop", "package"])
def test_every_locked_package_has_hashes(purpose: str) -> None:
    file = {**environment.LOCKS, "package": environment.PACKAGES_LOCK}[purpose]
    lock = file.read_text(encoding="utf-8")
    packages = re.findall(r"^([a-zA-Z0-9._-]+)==", lock, re.MULTILINE)
    assert len(packages) > 5
    blocks = re.split(r"^(?=[a-zA-Z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


def test_everything_that_rawi_asks_for_is_locked() -> None:
    settings = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = environment.LOCKS["run"].read_text(encoding="utf-8").lower()
    for wanted in settings["project"]["dependencies"]:
        name = re.split(r"[<>=;\[ ]", wanted)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), name
