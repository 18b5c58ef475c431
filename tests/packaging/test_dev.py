"""`packaging/dev.py`: its help names every habit, the README's commands exist, wrong usage is 2."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import dev
import environment
import pytest
from habits import Step
from progress import CannotGoOn

README = (environment.ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (environment.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(environment.ROOT / "packaging" / "dev.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_help_names_every_habit_and_no_other() -> None:
    done = start("--help")
    assert (done.returncode, done.stderr) == (0, "")
    named = re.findall(r"^  ([a-z]+)\b", done.stdout, re.MULTILINE)
    without_words = [name for name in named if name != "without"]
    assert without_words == list(dev.HABITS)


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_the_documents_name_only_habits_that_exist(document: str) -> None:
    named = set(re.findall(r"dev\.py ([a-z]+)", document))
    assert named <= set(dev.HABITS)


def test_the_readme_s_two_commands_come_first() -> None:
    assert re.findall(r"^python3 packaging/dev\.py ([a-z]+)", README, re.MULTILINE)[:2] == [
        "run",
        "test",
    ]


def test_the_readme_s_terminal_commands_are_the_program_s() -> None:
    from desktop.commands.program import NAMES  # noqa: PLC0415 - beside packaging, not of it

    block = README.split("## In the terminal")[1].split("##")[0]
    named = re.findall(r"^rawi ([a-z]+) ", block, re.MULTILINE)
    assert named == [name for name in named if name in NAMES]
    assert set(named) == set(NAMES)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["help"], 0)])
def test_usage(arguments: list[str], code: int) -> None:
    done = start(*arguments)
    assert done.returncode == code
    assert "run [FILE…]" in done.stdout + done.stderr


def test_a_step_that_fails_ends_the_habit_with_its_code(
    capfd: pytest.CaptureFixture[str],
) -> None:
    steps = [
        Step((sys.executable, "-c", "print('one')")),
        Step((sys.executable, "-c", "import os; print(os.environ['A'])"), "words", {"A": "two"}),
        Step((sys.executable, "-c", "raise SystemExit(7)")),
        Step((sys.executable, "-c", "print('never')")),
    ]
    assert dev.do(steps) == 7
    said = capfd.readouterr()
    assert said.out.split() == ["one", "two"]
    assert "words" in said.err


def test_what_a_person_has_to_do_is_said_and_is_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def blocked(_: list[str]) -> int:
        raise CannotGoOn("Type this line")

    def stopped(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "HABITS", {"blocked": blocked, "stopped": stopped})
    assert dev.main(["blocked"]) == 1
    assert "Type this line" in capsys.readouterr().err
    assert dev.main(["stopped"]) == 130
    assert "goes on from here" in capsys.readouterr().err


def test_old_output_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old.rawi").touch()
    dev.fresh(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_python_without_venv_is_provided_for_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[tuple[str, ...]]] = []
    monkeypatch.setattr(environment, "venv_package", lambda: ("python3.11-venv",))
    monkeypatch.setattr("debian.has_apt", lambda: True)
    monkeypatch.setattr("debian.install", lambda wanted, **_why: asked.append(list(wanted)))
    monkeypatch.setattr(
        "qt_libraries.probably_missing", lambda _platforms: {"libEGL.so.1", "libxcb-cursor.so.0"}
    )
    monkeypatch.setattr("shutil.which", lambda _name: None)
    dev.provide_python("develop", ("offscreen",))
    assert asked == [[("python3.11-venv",), ("libegl1",), ("libxcb-cursor0",), ("xvfb",)]]
    monkeypatch.setattr("debian.has_apt", lambda: False)
    with pytest.raises(CannotGoOn, match="venv"):
        dev.provide_python("run", ())
