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
# What makes the installers lives apart: the program is taken from there, and must hold nothing that
# only its checks need.
PACKAGES = ROOT / ".venv-package"
PACKAGES_LOCK = ROOT / "packaging" / "requirements-package.lock"


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
    """Return the stamp of an environment made now for `purpose`: `run`, `develop`, `package`."""
    packages = purpose == "package"
    files = [PACKAGES_LOCK] if packages else list(LOCKS.values())
    locks = b"".join(lock.read_bytes() for lock in files)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own = [settings["project"], settings["build-system"], settings["tool"]["setuptools"]]
    return Stamp(
        python=f"{sys.version.split()[0]} {os.path.realpath(sys.executable)}",
        place=str(PACKAGES if packages else PLACE),
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
        _make_empty(PLACE)
    if work is not Work.INSTALL_PROJECT:
        say(f"Installing the locked packages to {purpose} Rawi (a minute or two the first time)")
        _install_locked(LOCKS[purpose], PLACE)
    say("Installing Rawi itself, as a link to this checkout")
    # -qq: setuptools warns that an editable installation is one
    own = ("--no-deps", "--no-build-isolation", "--no-index", "-qq", "--editable", str(ROOT))
    _pip(*own, place=PLACE)
    kept = found.purpose if found and work is Work.INSTALL_PROJECT else purpose
    write_stamp(replace(wanted, purpose=kept))
    say(f"The environment is ready: {PLACE}")


def make_for_packages() -> None:
    """Bring `.venv-package` to its lock; quick when it is already there.

    Raises:
        CannotGoOn: a step failed; its own message stands above.
    """
    wanted = wanted_stamp("package")
    if work_to_do(read_stamp(PACKAGES), wanted) in {Work.NOTHING, Work.INSTALL_PROJECT}:
        return  # Rawi itself is not installed there, but taken from the checkout
    _make_empty(PACKAGES)
    say("Installing the locked packages that make the installers (a minute or two, once)")
    _install_locked(PACKAGES_LOCK, PACKAGES)
    write_stamp(wanted, PACKAGES)


def _make_empty(place: Path) -> None:
    if place.exists():
        say(f"Removing {place.name}: it is unfinished or out of date")
        shutil.rmtree(place)
    say(f"Making {place.name} with Python {sys.version.split()[0]}")
    failure = f"Making {place.name} failed"
    _do([os.path.realpath(sys.executable), "-m", "venv", str(place)], failure)


def _install_locked(lock: Path, place: Path) -> None:
    _pip("--require-hashes", "--only-binary", ":all:", "--requirement", str(lock), place=place)


def _pip(*arguments: str, place: Path) -> None:
    quiet = [] if sys.stderr.isatty() else ["--progress-bar", "off"]
    _do([str(program("python", place)), "-m", "pip", "install", *quiet, *arguments], "pip failed")


def _do(command: list[str], failure: str) -> None:
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    # to standard error, as all progress: standard output is for what a habit has to say
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment
    )
    if done.returncode:
        raise CannotGoOn(f"{failure} (its message stands above). Nothing is lost: start again.")
