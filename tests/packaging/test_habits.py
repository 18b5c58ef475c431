from __future__ import annotations

from pathlib import Path

import environment
import habits
import pytest
from habits import Step

OUT = Path("/out")


def words_of(steps: list[Step]) -> list[list[str]]:
    """The command lines, programs by their bare names."""
    return [[Path(step.command[0]).stem, *step.command[1:]] for step in steps]


def test_run_with_a_display_opens_the_training_case() -> None:
    assert words_of(habits.run_steps([], has_display=True, out=OUT)) == [["rawi", "--training"]]


def test_run_with_a_display_and_files_opens_their_case() -> None:
    steps = habits.run_steps([Path("/a.txt"), Path("/b.txt")], has_display=True, out=OUT)
    case = str(OUT / "files.rawi")
    assert words_of(steps) == [
        ["rawi", "import", case, str(Path("/a.txt")), str(Path("/b.txt"))],
        ["rawi", case],
    ]
    assert steps[1].environment == {}


@pytest.mark.parametrize("files", [[], [Path("/a.txt")]])
def test_run_without_a_display_does_the_same_in_the_terminal(files: list[Path]) -> None:
    steps = habits.run_steps(files, has_display=False, out=OUT)
    assert [line[1] for line in words_of(steps)] == ["import", "show", "picture"]
    assert words_of(steps)[2][-1] == str(OUT / "window.png")
    assert all(step.environment == {"QT_QPA_PLATFORM": "offscreen"} for step in steps)
    assert len({line[2] for line in words_of(steps)}) == 1


def test_pictures_are_drawn_in_each_theme_and_language() -> None:
    drawn = words_of(habits.picture_steps(OUT))[1:]
    assert {tuple(line[4:]) for line in drawn} == {
        ("--language", language, "--theme", theme)
        for language in ("ar", "en")
        for theme in ("light", "dark")
    }
    assert len({line[3] for line in drawn}) == 4


def test_pictures_of_panes_are_kept_without_a_display() -> None:
    step = habits.kept_pictures_step()
    assert step.command[-2:] == ("-m", "tests.pictures.keep")
    assert step.environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_tests_run_all_on_every_core_or_those_named_on_one() -> None:
    assert "--numprocesses" in habits.pytest_step([]).command
    chosen = habits.pytest_step(["tests/look", "-x"]).command
    assert chosen[-2:] == ("tests/look", "-x")
    assert "--numprocesses" not in chosen


def test_the_form_is_checked_or_put_right() -> None:
    assert words_of(habits.lint_steps([])) == [["ruff", "check"], ["ruff", "format", "--check"]]
    assert words_of(habits.lint_steps(["--fix"])) == [
        ["ruff", "check", "--fix"],
        ["ruff", "format"],
    ]


def test_locks_carry_hashes_and_every_purpose() -> None:
    first, *others = habits.lock_steps(environment.LOCKS, ["--upgrade"])
    for step in (first, *others):
        assert {"--generate-hashes", "--universal", "--upgrade"} <= set(step.command)
    assert str(environment.LOCKS["run"]) in first.command
    for step in others:
        assert step.command[step.command.index("-c") + 1] == str(environment.LOCKS["run"])
    written = [Path(step.command[-1]) for step in others]
    assert written == [environment.LOCKS["develop"], environment.PACKAGES_LOCK]


def test_every_program_is_the_environment_s_own() -> None:
    steps = [
        *habits.run_steps([], has_display=True, out=OUT),
        *habits.lint_steps([]),
        *habits.type_steps(),
        *habits.contract_steps(),
        *habits.notice_steps(),
        habits.pytest_step([]),
        habits.kept_pictures_step(),
        habits.benchmark_step([]),
    ]
    for step in steps:
        assert Path(step.command[0]).is_relative_to(environment.PLACE)
    for step in (habits.package_step(["deb"]), habits.trial_step([])):
        assert Path(step.command[0]).is_relative_to(environment.PACKAGES)
