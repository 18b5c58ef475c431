"""Every habit of working on Rawi, from a bare Python 3.11 and git: `python3 packaging/dev.py`.

Makes `.venv` by itself and remakes it only when the lock files or the Python have changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this file alone must speak to an older Python too
    sys.exit(
        f"Rawi needs Python 3.11 or newer, and this is Python {sys.version.split()[0]}. "
        "Install a newer one and start this with it, for example: python3.11 packaging/dev.py run"
    )

import debian
import environment
import habits
import qt_libraries
from progress import CannotGoOn, say

OUT = environment.ROOT / "out"
VIRTUAL_SCREEN = ("xvfb",)
HELP = """\
python3 packaging/dev.py HABIT

  run [FILE…]        open Rawi with the training case, or with a new case of these files;
                     without a display: the same in the terminal, and a picture, in out/
  test [ARGUMENTS]   the whole test suite; ARGUMENTS go to pytest and choose from it
  lint [--fix]       ruff: errors and form; --fix puts right what it can
  types              mypy, strict
  contracts          who may import whom
  check              everything that CI runs: test, lint, types, contracts, run
  pictures [--keep]  the window in both themes and both languages, in out/pictures/;
                     --keep: each pane, in place of the pictures that tests compare it with
  benchmarks         how long the things take that a person waits for
  package [KIND…]    the installers of this system, into dist/: deb, tar; folder: what they
                     are made of; --twice: two builds compared; --key KEY: signed
  trial              what package made, installed into a clean Debian, used there without a
                     network while strace watches, and removed again (as root)
  lock [--upgrade]   write the lock files anew from pyproject.toml, and the licences' table

Each makes the environment .venv first, where it is missing or out of date.\
"""


def prepare(purpose: str, platforms: tuple[str, ...]) -> None:
    """Make the environment and see that the system has what it needs.

    Args:
        purpose: `run` or `develop`.
        platforms: Qt's platforms that will be used; none when no part of Qt will be.
    """
    found, wanted = environment.read_stamp(), environment.wanted_stamp(purpose)
    if environment.work_to_do(found, wanted) is environment.Work.REMAKE:
        provide_python(purpose, platforms)
    environment.make(purpose)
    if platforms and sys.platform == "linux":
        provide_libraries(platforms)


def provide_python(purpose: str, platforms: tuple[str, ...]) -> None:
    """See that this Python can make an environment.

    Where it cannot, everything else that we can foresee is installed, or asked for, along with it:
    a person without root has then one line to type, not three.
    """
    venv = environment.venv_package()
    if venv is None:
        return
    if not debian.has_apt():
        raise CannotGoOn("This Python lacks its modules venv and ensurepip: install them first.")
    foreseen = set(platforms) | ({"xcb"} if purpose == "develop" and platforms else set())
    packages = qt_libraries.packages_of(qt_libraries.probably_missing(sorted(foreseen)))[0]
    if "xcb" in foreseen and not shutil.which("Xvfb"):
        packages.append(VIRTUAL_SCREEN)
    debian.install([venv, *packages], why="This Python cannot make an environment yet")


def provide_libraries(platforms: tuple[str, ...]) -> None:
    """Bring the system's libraries that Qt, now installed, does not find."""
    absent = qt_libraries.missing(environment.pyside_folder(), platforms)
    packages, unknown = qt_libraries.packages_of(absent)
    if debian.has_apt():
        debian.install(packages, why="Qt needs libraries of the system")
    elif packages:
        unknown = sorted(absent)
    if unknown:
        raise CannotGoOn(
            "Qt needs libraries that this system lacks; install the packages that have "
            f"{', '.join(unknown)}, then start again."
        )


def do(steps: list[habits.Step]) -> int:
    """Start the steps one after the other, up to the first that fails; return its exit code."""
    for step in steps:
        if step.words:
            say(step.words)
        done = subprocess.run(
            step.command,
            cwd=environment.ROOT,
            check=False,
            env={**os.environ, **step.environment},
        )
        if done.returncode:
            return done.returncode
    return 0


def run(arguments: list[str]) -> int:
    """Show Rawi with the training case, or with the files named."""
    files = [Path(name).resolve() for name in arguments]
    platforms = qt_libraries.platforms_for(dict(os.environ))
    window = sys.platform != "linux" or platforms != ("offscreen",)
    prepare("run", platforms)
    if files or not window:
        fresh(OUT)
    code = do(habits.run_steps(files, has_display=window, out=OUT))
    if not code and not window:
        say(f"The case is {OUT / habits.case_name(files)}")
        say(f"The picture of its window is {OUT / 'window.png'}")
    return code


def fresh(folder: Path) -> None:
    """Empty a folder of our own output: an old case would hide what the program does today."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


def test(arguments: list[str]) -> int:
    """Run the tests; those that open a real window skip where there is no virtual screen."""
    prepare("develop", ("offscreen",))
    try:
        if sys.platform == "linux":
            provide_libraries(("xcb",))
        if not shutil.which("Xvfb") and debian.has_apt():
            debian.install([VIRTUAL_SCREEN], why="Tests of the real window need a screen")
    except CannotGoOn as sentence:
        say(f"{sentence}\nWithout it the tests of the real window are skipped.")
    return do([habits.pytest_step(arguments)])


def benchmarks(arguments: list[str]) -> int:
    """Print how long the things take that a person waits for."""
    prepare("develop", ("offscreen",))
    return do([habits.benchmark_step(arguments)])


def pictures(arguments: list[str]) -> int:
    """Draw the window in each theme and language, or keep each pane as it looks now."""
    if "--keep" in arguments:
        prepare("develop", ("offscreen",))
        return do([habits.kept_pictures_step()])
    prepare("run", ("offscreen",))
    fresh(OUT / "pictures")
    return do(habits.picture_steps(OUT / "pictures"))


def lint(arguments: list[str]) -> int:
    """Check the form of the code."""
    prepare("develop", ())
    return do(habits.lint_steps(arguments))


def types(_: list[str]) -> int:
    """Check the types."""
    prepare("develop", ())
    return do(habits.type_steps())


def contracts(_: list[str]) -> int:
    """Check who imports whom."""
    prepare("develop", ())
    return do(habits.contract_steps())


def package(arguments: list[str]) -> int:
    """Make the installers of this system."""
    if sys.platform == "linux" and debian.has_apt():
        absent = qt_libraries.probably_missing(("offscreen", "xcb", "wayland"))
        packages = qt_libraries.packages_of(absent)[0]
        packages += [] if shutil.which("readelf") else [("binutils",)]
        debian.install(packages, why="The installers take libraries of the system along")
    environment.make_for_packages()
    return do([habits.package_step(arguments)])


def trial(arguments: list[str]) -> int:
    """Try the installers in a clean system."""
    tools = ("debootstrap", "strace", "xdotool", "openbox")
    if not all(map(shutil.which, (*tools, "Xvfb"))):
        packages = [*((tool,) for tool in tools), VIRTUAL_SCREEN]
        debian.install(packages, why="The trial needs a clean system and a screen")
    environment.make_for_packages()
    return do([habits.trial_step(arguments)])


def lock(arguments: list[str]) -> int:
    """Write the lock files anew, bring the environment up to them, and list their licences."""
    prepare("develop", ())
    code = do(habits.lock_steps(environment.LOCKS, arguments))
    if code:
        return code
    prepare("develop", ())
    return do(habits.notice_steps())


def check(_: list[str]) -> int:
    """Run what CI runs."""
    return do([habits.Step(("bash", ".ci/run"))])


HABITS = {
    habit.__name__: habit
    for habit in (
        *(run, test, lint, types, contracts, check, pictures, benchmarks),
        *(package, trial, lock),
    )
}


def main(arguments: list[str]) -> int:
    """Do the habit named first; return the exit code: 0 done, 1 something is wrong, 2 usage."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(HELP)
        return 0 if arguments else 2
    habit = HABITS.get(arguments[0])
    if habit is None:
        print(f"There is no habit {arguments[0]!r}.\n\n{HELP}", file=sys.stderr)
        return 2
    try:
        return habit(arguments[1:])
    except CannotGoOn as sentence:
        print(f"\n{sentence}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
