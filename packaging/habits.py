"""The command lines behind the habits of `dev.py`, for each situation. Pure: nothing is started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from environment import PACKAGES, PACKAGES_LOCK, ROOT, program

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
THEMES = ("light", "dark")
LANGUAGES = ("ar", "en")


@dataclass(frozen=True)
class Step:
    """One program to start.

    Attributes:
        command: the program and its arguments.
        words: what is said before it starts; nothing for none.
        environment: variables set for it alone.
    """

    command: tuple[str, ...]
    words: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def rawi(*arguments: str | Path, words: str = "", offscreen: bool = False) -> Step:
    """Return a step that starts Rawi from the environment."""
    command = (str(program("rawi")), *map(str, arguments))
    return Step(command, words, OFFSCREEN if offscreen else {})


def case_name(files: Sequence[Path]) -> str:
    """Return the name of the case that `run` makes, of `files` or for training."""
    return "files.rawi" if files else "training.rawi"


def run_steps(files: Sequence[Path], *, has_display: bool, out: Path) -> list[Step]:
    """Return how Rawi is shown: in its window, or without a display in the terminal.

    Args:
        files: articles to show; the training case when there are none.
        has_display: whether a window can be opened.
        out: the folder for the case and the picture.
    """
    case = out / case_name(files)
    what: Sequence[str | Path] = files or ["--training"]
    bring_in = rawi("import", case, *what, words=f"Importing into {case}", offscreen=True)
    if has_display:
        return [bring_in, rawi(case)] if files else [rawi("--training")]
    picture = out / "window.png"
    return [
        bring_in,
        rawi("show", case, words="Entities, timeline and claims", offscreen=True),
        rawi("picture", case, picture, words="Drawing the window", offscreen=True),
    ]


def picture_steps(out: Path) -> list[Step]:
    """Return how the window is drawn with the training case in each theme and language."""
    case = out / "training.rawi"
    steps = [rawi("import", case, "--training", words=f"Importing into {case}", offscreen=True)]
    for language in LANGUAGES:
        for theme in THEMES:
            file = out / f"window-{language}-{theme}.png"
            look = ("--language", language, "--theme", theme)
            steps.append(rawi("picture", case, file, *look, words=str(file), offscreen=True))
    return steps


def kept_pictures_step() -> Step:
    """Return how the pictures that tests compare each pane with are drawn anew."""
    words = "Drawing each pane into tests/pictures/panes: look at what changed before you commit it"
    return Step((str(program("python")), "-m", "tests.pictures.keep"), words, OFFSCREEN)


def pytest_step(arguments: Sequence[str]) -> Step:
    """Return how tests run: all of them on every core, or those that `arguments` choose on one."""
    chosen = arguments or ("--numprocesses", "auto", "--maxprocesses", "4", "--benchmark-disable")
    return Step((str(program("python")), "-m", "pytest", *chosen), environment=OFFSCREEN)


def benchmark_step(arguments: Sequence[str]) -> Step:
    """Return how the benchmarks run: all or those named, on one core, figures printed."""
    named = any("tests/benchmarks" in argument for argument in arguments)
    return Step(
        (
            str(program("python")),
            *("-m", "pytest", "-o", "addopts=--strict-markers", "-p", "no:xdist", "--tb=short"),
            "--benchmark-columns=min,median,max,rounds",
            *(() if named else ("tests/benchmarks",)),
            *arguments,
        ),
        environment=OFFSCREEN,
    )


def lint_steps(arguments: Sequence[str]) -> list[Step]:
    """Return how the code's form is checked, or with `--fix` put right."""
    ruff = str(program("ruff"))
    if "--fix" in arguments:
        return [Step((ruff, "check", "--fix")), Step((ruff, "format"))]
    return [Step((ruff, "check")), Step((ruff, "format", "--check"))]


def type_steps() -> list[Step]:
    """Return how the types are checked, of Rawi and of these scripts."""
    return [Step((str(program("mypy")),))]


def contract_steps() -> list[Step]:
    """Return how it is checked who may import whom."""
    return [Step((str(program("lint-imports")),))]


def lock_steps(locks: Mapping[str, Path], arguments: Sequence[str]) -> list[Step]:
    """Return how the lock files are made again from pyproject.toml.

    Args:
        locks: the lock file for each purpose, `run` and `develop`.
        arguments: handed to uv: `--upgrade` takes newer versions.
    """
    common = (
        *(str(program("uv")), "pip", "compile", "pyproject.toml", "--quiet", "--universal"),
        *("--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"),
        *("--custom-compile-command", "python3 packaging/dev.py lock", *arguments),
    )
    run, develop = str(locks["run"]), str(locks["develop"])
    build, dev, package = (
        ("--group", f"pyproject.toml:{name}") for name in ("build", "dev", "package")
    )
    packages = str(PACKAGES_LOCK)
    return [
        Step((*common, *build, "-o", run), f"Locking {run}"),
        Step(
            (*common, *dev, "--all-extras", "-c", run, "-o", develop),
            f"Locking {develop}",
        ),
        Step((*common, *build, *package, "-c", run, "-o", packages), f"Locking {packages}"),
    ]


def notice_steps() -> list[Step]:
    """Return how the table of the libraries' licences is written anew."""
    return [Step((str(program("python")), "packaging/licences.py"), "Listing the licences")]


def package_step(arguments: Sequence[str]) -> Step:
    """Return how the installers are made: all of this system's, or the kinds named."""
    return _of_installers("installers", arguments)


def trial_step(arguments: Sequence[str]) -> Step:
    """Return how the installers that were made are tried in a clean system."""
    return _of_installers("installers.trial", arguments)


def _of_installers(module: str, arguments: Sequence[str]) -> Step:
    command = (str(program("python", PACKAGES)), "-m", module, *arguments)
    return Step(command, environment={"PYTHONPATH": str(ROOT / "packaging")})
