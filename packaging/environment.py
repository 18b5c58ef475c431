"""The checkout's own Python environment, `.venv`, made from the locked, hashed lists beside this.

A stamp is written into it as the last thing. An environment without its stamp was interrupted and
is made again; one whose stamp tells of another Python, place or lock is out of date, likewise.
"""

from __future__ import annotations

import enum
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from progress import CannotGoOn, say

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".venv"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.lock",
    "develop": ROOT / "packaging" / "requirements-dev.lock",
}


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from.

    Attributes:
        python: version and path of the Python that it was made with.
        place: the environment's folder; its programs carry it in their first line.
        locks: a hash of both lock files.
        project: a hash of what the project's own installation depends on.
        purpose: `run` (what Rawi needs) or `develop` (also what its checks need).
    """

    python: str
    place: str
    locks: str
    project: str
    purpose: str


class Work(enum.Enum):
    """What an environment lacks, from everything to nothing."""

    REMAKE = enum.auto()
    ADD_PACKAGES = enum.auto()
    INSTALL_PROJECT = enum.auto()
    NOTHING = enum.auto()


def work_to_do(found: Stamp | None, wanted: Stamp) -> Work:
    """Return what turns the environment stamped `found` (none: unfinished) into the wanted one."""
    if found is None:
        return Work.REMAKE
    if (found.python, found.place, found.locks) != (wanted.python, wanted.place, wanted.locks):
        return Work.REMAKE
    if found.purpose == "run" and wanted.purpose == "develop":
        return Work.ADD_PACKAGES
    return Work.NOTHING if found.project == wanted.project else Work.INSTALL_PROJECT


def read_stamp(place: Path = PLACE) -> Stamp | None:
    """Return the stamp of the environment at `place`, none when it was never finished."""
    try:
        return Stamp(**json.loads((place / "stamp.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(stamp: Stamp, place: Path = PLACE) -> None:
    """Say that the environment at `place` is finished."""
    (place / "stamp.json").write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")


def wanted_stamp(purpose: str) -> Stamp:
    """Return the stamp of an environment made now for `purpose`, `run` or `develop`."""
    locks = b"".join(lock.read_bytes() for lock in LOCKS.values())
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own = [settings["project"], settings["build-system"], settings["tool"]["setuptools"]]
    return Stamp(
        python=f"{sys.version.split()[0]} {os.path.realpath(sys.executable)}",
        place=str(PLACE),
        locks=hashlib.sha256(locks).hexdigest(),
        project=hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest(),
        purpose=purpose,
    )


def program(name: str, place: Path = PLACE) -> Path:
    """Return the path of a program in the environment."""
    return place / "Scripts" / f"{name}.exe" if os.name == "nt" else place / "bin" / name


def pyside_folder(place: Path = PLACE) -> Path:
    """Return where PySide6 lies in the environment, or would lie."""
    pattern = "Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"
    return next(iter(sorted(place.glob(pattern))), place) / "PySide6"


def venv_package() -> tuple[str, ...] | None:
    """Return the Debian package that lets this Python make environments; none when it can."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return None
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def make(purpose: str) -> None:
    """Bring `.venv` to what `purpose` (`run` or `develop`) needs; quick when it is already there.

    Raises:
        CannotGoOn: a step failed; its own message stands above.
    """
    wanted, found = wanted_stamp(purpose), read_stamp()
    work = work_to_do(found, wanted)
    if work is Work.NOTHING:
        return
    (PLACE / "stamp.json").unlink(missing_ok=True)
    if work is Work.REMAKE:
        _make_empty()
    if work is not Work.INSTALL_PROJECT:
        _install_locked(purpose)
    say("Installing Rawi itself, as a link to this checkout")
    # -qq: setuptools warns that an editable installation is one
    _pip("--no-deps", "--no-build-isolation", "--no-index", "-qq", "--editable", str(ROOT))
    kept = found.purpose if found and work is Work.INSTALL_PROJECT else purpose
    write_stamp(replace(wanted, purpose=kept))
    say(f"The environment is ready: {PLACE}")


def _make_empty() -> None:
    if PLACE.exists():
        say("Removing .venv: it is unfinished or out of date")
        shutil.rmtree(PLACE)
    say(f"Making .venv with Python {sys.version.split()[0]}")
    _do([os.path.realpath(sys.executable), "-m", "venv", str(PLACE)], "Making .venv failed")


def _install_locked(purpose: str) -> None:
    say(f"Installing the locked packages to {purpose} Rawi (a minute or two the first time)")
    lock = str(LOCKS[purpose])
    _pip("--require-hashes", "--only-binary", ":all:", "--requirement", lock)


def _pip(*arguments: str) -> None:
    quiet = [] if sys.stderr.isatty() else ["--progress-bar", "off"]
    _do([str(program("python")), "-m", "pip", "install", *quiet, *arguments], "pip failed")


def _do(command: list[str], failure: str) -> None:
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    # to standard error, as all progress: standard output is for what a habit has to say
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment
    )
    if done.returncode:
        raise CannotGoOn(f"{failure} (its message stands above). Nothing is lost: start again.")
