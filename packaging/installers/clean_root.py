"""A clean Debian in a folder: made once by debootstrap, then used fresh as often as is wanted.

Needs root, debootstrap and overlayfs. The settings by which this machine reaches its packages are
lent to it; what is installed there leaves nothing here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from progress import CannotGoOn, say

from installers import network_watch

SUITE = "bookworm"
PERSON, NUMBER = "reader", 1000
# What any desktop has, so that menu entries and file types are taken notice of.
_DESKTOP = ("desktop-file-utils", "shared-mime-info", "hicolor-icon-theme")
_LENT = ("etc/apt/apt.conf.d", "etc/apt/sources.list.d", "etc/resolv.conf")
_CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"
_SCREENS = Path("/tmp/.X11-unix")


@dataclass(frozen=True)
class Root:
    """A clean system, as long as it is mounted."""

    folder: Path

    @property
    def home(self) -> Path:
        """The folder of the person, as seen from outside."""
        return self.folder / "home" / PERSON

    def as_root(self, *command: str) -> str:
        """Run something as its administrator, with the network; return what it printed.

        Raises:
            subprocess.CalledProcessError: it failed.
        """
        return self._run(
            ["chroot", str(self.folder), *command], {"DEBIAN_FRONTEND": "noninteractive"}
        )

    def command(
        self, *command: str, settings: Mapping[str, str] | None = None, trace: Path | None = None
    ) -> list[str]:
        """Return the command line that runs something as the person, without any network.

        Args:
            command: the program, as seen from inside, and its arguments.
            settings: variables; nothing else of this machine's is handed on.
            trace: a file for what strace sees of it.
        """
        watched = (
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "200",
            "-e",
            f"trace={network_watch.TRACED}",
        )
        variables = {"HOME": f"/home/{PERSON}", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        return [
            *((*watched, "-o", str(trace)) if trace else ()),
            *("unshare", "--net", "chroot", f"--userspec={NUMBER}:{NUMBER}", str(self.folder)),
            *("/usr/bin/env", "-i", f"--chdir=/home/{PERSON}"),
            *(f"{name}={value}" for name, value in {**variables, **(settings or {})}.items()),
            *command,
        ]

    def as_person(
        self, *command: str, settings: Mapping[str, str] | None = None, trace: Path | None = None
    ) -> str:
        """Run something as the person, without any network; return what it printed."""
        return self._run(self.command(*command, settings=settings, trace=trace), {})

    def _run(self, command: Sequence[str], settings: Mapping[str, str]) -> str:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, **settings}
        )
        if done.returncode:
            raise CannotGoOn(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout


def base(folder: Path) -> Path:
    """Return the clean system in a folder, made when it is not there.

    Raises:
        CannotGoOn: debootstrap is missing, or we are not root.
    """
    done = folder / "made"
    system = folder / "base"
    if done.exists():
        return system
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        raise CannotGoOn("The trial needs root and debootstrap: apt-get install debootstrap")
    say(f"Making a clean Debian {SUITE} (a minute or two, once)")
    shutil.rmtree(system, ignore_errors=True)
    system.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, str(system)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for place in (*_LENT, _CERTIFICATES):
        lend(place, system)
    root = Root(system)
    root.as_root("apt-get", "update", "-q")
    root.as_root("apt-get", "install", "-y", "-q", "--no-install-recommends", *_DESKTOP)
    root.as_root("useradd", "--create-home", "--uid", str(NUMBER), PERSON)
    done.touch()
    return system


def lend(place: str, system: Path) -> None:
    """Copy a file or folder of this machine's settings, where there is one."""
    here, there = Path("/") / place, system / place
    if here.is_dir():
        shutil.copytree(here, there, dirs_exist_ok=True)
    elif here.exists():
        there.unlink(missing_ok=True)
        shutil.copy(here, there)


@contextmanager
def fresh(system: Path, folder: Path) -> Iterator[Root]:
    """A copy of the clean system to be used and thrown away.

    Args:
        system: as `base` returns it.
        folder: for what changes; emptied first.
    """
    shutil.rmtree(folder, ignore_errors=True)
    parts = {name: folder / name for name in ("changes", "work", "root")}
    for part in parts.values():
        part.mkdir(parents=True)
    root = parts["root"]
    layers = f"lowerdir={system},upperdir={parts['changes']},workdir={parts['work']}"
    with ExitStack() as mounted:
        mount(mounted, root, "-t", "overlay", "overlay", "-o", layers)
        mount(mounted, root / "proc", "-t", "proc", "proc")
        mount(mounted, root / "dev", "-t", "tmpfs", "tmpfs")
        for name, mode in (("null", 3), ("zero", 5), ("random", 8), ("urandom", 9), ("full", 7)):
            os.mknod(root / "dev" / name, 0o020666, os.makedev(1, mode))
            (root / "dev" / name).chmod(0o666)
        (root / "dev" / "shm").mkdir(mode=0o1777)
        (root / "dev" / "shm").chmod(0o1777)
        _SCREENS.mkdir(mode=0o1777, exist_ok=True)
        inside = root / _SCREENS.relative_to("/")
        inside.mkdir(exist_ok=True)
        mount(mounted, inside, "--bind", str(_SCREENS))
        yield Root(root)


def mount(mounted: ExitStack, place: Path, *what: str) -> None:
    """Mount something, to be unmounted when the stack is left."""
    subprocess.run(["mount", *what, str(place)], check=True)
    mounted.callback(subprocess.run, ["umount", "--lazy", str(place)], check=False)
