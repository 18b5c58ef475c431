"""Packages of Debian and Ubuntu: which one is meant, and how it comes onto the machine.

Root gets them by apt-get; anyone else is told the exact line to type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence

from progress import CannotGoOn, say


def is_root() -> bool:
    """Whether apt-get may be called without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_apt() -> bool:
    """Whether this is a Debian or one of its descendants."""
    return shutil.which("apt-get") is not None


def is_known(package: str) -> bool:
    """Whether apt's lists have a version of `package` to install."""
    answer = subprocess.run(
        ["apt-cache", "policy", package],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer


def choose(names: Sequence[str], known: Callable[[str], bool]) -> str:
    """Return the name that this release knows a package by.

    Args:
        names: the package's names, newest first. Debian 13 and Ubuntu 24.04 renamed some libraries
            for their 64-bit time (libglib2.0-0t64); the new package also answers to the old name,
            which is therefore the one to take when nothing is known.
        known: tells whether apt knows a name.
    """
    return next((name for name in names if known(name)), names[-1])


def line_to_type(packages: Iterable[str], *, lists_are_empty: bool) -> str:
    """Return the exact line that installs `packages`, for a person with sudo."""
    update = "sudo apt-get update && " if lists_are_empty else ""
    return f"{update}sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def names_here(wanted: Iterable[Sequence[str]]) -> list[str]:
    """Return for each package of `wanted` (its names, newest first) the name used here, sorted."""
    return sorted({choose(names, is_known) for names in wanted})


def install(wanted: Sequence[Sequence[str]], *, why: str) -> None:
    """Install packages, each given by its names, newest first.

    Args:
        wanted: what to install; nothing is done for none.
        why: what they are for, the beginning of a sentence: "Qt needs system libraries".

    Raises:
        CannotGoOn: not root, or apt-get failed; the message has the line to type.
    """
    if not wanted:
        return
    empty = not any(is_known(name) for names in wanted for name in names)
    if not is_root():
        line = line_to_type(names_here(wanted), lists_are_empty=empty)
        raise CannotGoOn(f"{why}. Type this line, then the same command again:\n\n    {line}\n")
    if empty:
        _apt_get("update", "-q")
    packages = names_here(wanted)
    say(f"{why}: installing {' '.join(packages)}")
    if _install_now(packages) or (_apt_get("update", "-q") and _install_now(packages)):
        return
    raise CannotGoOn(
        f"{why}, but apt-get could not install {' '.join(packages)}. "
        "Its own message stands above; once it is solved, start the same command again."
    )


def _install_now(packages: Sequence[str]) -> bool:
    return _apt_get("install", "-y", "-q", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> bool:
    if arguments[0] == "update":
        say("Bringing apt's lists up to date")
    done = subprocess.run(
        ["apt-get", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return done.returncode == 0
