"""The trial of the installers: installed into a clean Debian, used by a person, removed again.

    python3 packaging/dev.py trial            (as root, after `dev.py package`)

Everything that the person does happens without any network, and strace watches every process: no
network socket and no look-up of a name may be so much as tried.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from progress import CannotGoOn, say

from installers import clean_root, inspection, network_watch, release, trial_files
from installers.clean_root import NUMBER, PERSON, Root
from installers.trial_screen import Screen, screen

_FOLDER = release.BUILD.with_name("trial")
_PASSPHRASE = "سر لا يعرفه أحد"
_CASE = "case.rawi"
_LIBRARY = "/usr/lib/rawi"
# Seconds that a start may take (issue of the installer), on a machine that does nothing else.
MOST_SECONDS = 2.0
_STARTS = 3
# Seconds within which the window must have taken one article in, on a machine that is busy.
_IMPORT_SECONDS = 90.0


class Failed(CannotGoOn):
    """The installed program did not do what it should."""


def main() -> int:
    """Try the package and the archive that lie in `dist`; return 1 when something is wrong."""
    try:
        inspection.check(release.PROGRAM)
        package, archive = _released("*.deb"), _released("*-linux-*.tar.gz")
        system = clean_root.base(_FOLDER)
        with screen() as shown:
            with clean_root.fresh(system, _FOLDER / "deb") as root:
                try_package(root, package, shown)
            with clean_root.fresh(system, _FOLDER / "tar") as root:
                try_archive(root, archive, package, shown)
    except (CannotGoOn, inspection.NotFit) as sentence:
        print(f"\n{sentence}", file=sys.stderr)
        return 1
    say(f"The trial is passed; pictures and traces lie in {_FOLDER}")
    return 0


def _released(pattern: str) -> Path:
    found = sorted(release.RELEASES.glob(pattern))
    if len(found) != 1:
        raise CannotGoOn("There is nothing to try: python3 packaging/dev.py package")
    return found[0]


# --- the Debian package


def try_package(root: Root, package: Path, shown: Screen) -> None:
    """Install it, use it, remove it."""
    say("Installing the package")
    before = places(root)
    install(root, package)
    known_to_the_desktop(root)
    use_in_terminal(root, ["/usr/bin/rawi"])
    use_in_window(root, ["/usr/bin/rawi"], shown, _FOLDER / "deb-window.png")
    say(f"Starts: {starts(root, ['/usr/bin/rawi'], shown)}")
    say("Removing the package")
    root.as_root("apt-get", "purge", "-y", "-q", "rawi")
    only_of_the_person(root, before)


def install(root: Root, package: Path) -> None:
    """Install a package with what it depends on."""
    inside = root.folder / "tmp" / package.name
    inside.write_bytes(package.read_bytes())
    root.as_root(
        "apt-get", "install", "-y", "-q", "--no-install-recommends", f"/tmp/{package.name}"
    )
    inside.unlink()


def known_to_the_desktop(root: Root) -> None:
    """See that menu entry, file type, icons and manual arrived."""
    share = root.folder / "usr/share"
    menu = (share / "applications/mimeinfo.cache").read_text(encoding="utf-8")
    types = (share / "mime/globs2").read_text(encoding="utf-8")
    wanted = {
        "the menu knows who opens cases": "application/x-rawi-case=rawi.desktop" in menu,
        "the desktop knows cases": "application/x-rawi-case:*.rawi" in types,
        "the icon is there": (share / "icons/hicolor/48x48/apps/rawi.png").exists(),
        "the manual is there": (share / "man/ar/man1/rawi.1.gz").exists(),
        "no Python came along": not list((root.folder / "usr/bin").glob("python3*")),
        "no compiler came along": not (root.folder / "usr/bin/cc").exists(),
    }
    wrong = [words for words, holds in wanted.items() if not holds]
    if wrong:
        raise Failed(f"Not so: {'; '.join(wrong)}")


def places(root: Root) -> set[str]:
    """Every place of the system but what apt and its triggers keep of their own."""
    kept = ("proc", "dev", "tmp", "var/cache", "var/lib", "var/log", "run", "root")
    own = re.compile(r"(mimeinfo\.cache|icon-theme\.cache|share/mime/.*|etc/ld\.so\.cache)$")
    found: set[str] = set()
    for folder, folders, names in os.walk(root.folder):
        place = Path(folder).relative_to(root.folder).as_posix()
        folders[:] = [name for name in folders if f"{place}/{name}".removeprefix("./") not in kept]
        found.update(f"{place}/{name}".removeprefix("./") for name in names)
    return {place for place in found if not own.search(place)}


def only_of_the_person(root: Root, before: set[str]) -> None:
    """See that nothing of Rawi is left but in the person's folder, and that the cases are."""
    owned = subprocess.run(
        ["chroot", str(root.folder), "sh", "-c", "cat /var/lib/dpkg/info/*.list"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    others = {place.lstrip("/") for place in owned} | before
    left = {place for place in places(root) - others if not place.startswith(f"home/{PERSON}/")}
    left = {place for place in left if "rawi" in place}
    if left or (root.folder / _LIBRARY.lstrip("/")).exists():
        raise Failed(f"Left behind: {sorted(left)[:10]}")
    if not (root.home / _CASE).stat().st_size:
        raise Failed("The case is gone.")


# --- the archive


def try_archive(root: Root, archive: Path, package: Path, shown: Screen) -> None:
    """Unpack it where a person may write, use it from there, add it to the menu, take it away."""
    say("Unpacking the archive")
    needs = deb_depends(package)
    root.as_root("apt-get", "install", "-y", "-q", "--no-install-recommends", *needs)
    (root.home / "تنزيل برامج").mkdir()
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(root.home / "تنزيل برامج")], check=True)
    give_to_person(root.home)
    (unpacked,) = (root.home / "تنزيل برامج").iterdir()
    inside = f"/home/{PERSON}/تنزيل برامج/{unpacked.name}"
    bring_in(root, [f"{inside}/rawi"])
    use_in_window(root, [f"{inside}/rawi"], shown, _FOLDER / "tar-window.png")
    before = places(root)
    root.as_person(f"{inside}/install.sh")
    root.as_person(f"/home/{PERSON}/.local/bin/rawi", "verify", _CASE)
    root.as_person(f"/home/{PERSON}/.local/share/rawi-program/install.sh", "--remove")
    left = sorted(places(root) - before)
    if left:
        raise Failed(f"install.sh --remove left: {left[:10]}")


def deb_depends(package: Path) -> list[str]:
    """The libraries of the system: first of each group of names."""
    asked = ["dpkg-deb", "--field", str(package), "Depends"]
    field = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return [
        re.split(r"[ |]+", group.strip())[-1 if "|" in group else 0] for group in field.split(",")
    ]


# --- what the person does


def give_to_person(folder: Path) -> None:
    """Make everything in a folder the person's own."""
    subprocess.run(["chown", "-R", f"{NUMBER}:{NUMBER}", str(folder)], check=True)


def use_in_terminal(root: Root, rawi: Sequence[str]) -> None:
    """A journey through the commands, each of them watched."""
    say("In the terminal")
    articles = bring_in(root, rawi)
    secret = {"RAWI_PASSPHRASE": _PASSPHRASE}
    copy = "other.rawi"
    watched(root, rawi, "--help")
    watched(
        root, rawi, "analyse", f"files/{next((root.home / 'files').glob('*.txt')).name}", "--json"
    )
    watched(root, rawi, "search", _CASE, "قال", "--json")
    watched(root, rawi, "picture", _CASE, "picture.png", settings={"QT_QPA_PLATFORM": "offscreen"})
    for line in watched(root, rawi, "export", "--formats").splitlines():
        kind = line.split()[0]
        watched(root, rawi, "export", _CASE, kind, f"exported-{kind}")
    for kind in ("brief-html", "brief-docx", "brief-pdf"):
        watched(root, rawi, "verify", "--brief", f"exported-{kind}", _CASE)
    watched(root, rawi, "verify", _CASE, "--thorough")
    watched(root, rawi, "backup", _CASE, copy)
    watched(root, rawi, "merge", _CASE, copy)
    watched(root, rawi, "encrypt", copy, settings=secret)
    watched(root, rawi, "verify", copy, settings=secret)
    watched(root, rawi, "decrypt", copy, "--yes", settings=secret)
    say(
        f"{articles} articles of {len(list((root.home / 'files').iterdir()))} files are in the case"
    )


def bring_in(root: Root, rawi: Sequence[str]) -> int:
    """Import a folder of files of every kind; return how many articles. Raises Failed."""
    articles = trial_files.write(root.home / "files")
    give_to_person(root.home)
    watched(root, rawi, "import", _CASE, "files", "--workers", "2")
    shown = watched(root, rawi, "show", _CASE)
    listed = len(re.findall(r"^\s*\d+\b", shown, re.MULTILINE))
    if listed < articles:
        raise Failed(f"Of {articles} articles {listed} are in the case:\n{shown}")
    return articles


def watched(
    root: Root, rawi: Sequence[str], *arguments: str, settings: dict[str, str] | None = None
) -> str:
    """Run a command with strace beside it; return what it printed. Raises Failed."""
    trace = _FOLDER / f"trace-{arguments[0].strip('-')}.txt"
    printed = root.as_person(*rawi, *arguments, settings=settings, trace=trace)
    untouched(trace, arguments[0])
    return printed


def untouched(trace: Path, what: str) -> None:
    """See that a trace holds no attempt. Raises Failed."""
    with trace.open(encoding="utf-8", errors="replace") as lines:
        seen = network_watch.read(lines)
    if seen.attempts:
        raise Failed(f"rawi {what} tried a network:\n" + "\n".join(seen.attempts[:10]))
    local = ", ".join(sorted(seen.local)) or "none"
    say(f"  {what}: {seen.processes} processes watched, no network tried; sockets here: {local}")


def use_in_window(root: Root, rawi: Sequence[str], shown: Screen, picture: Path) -> None:
    """A journey through the window: look, search, import a file, undo, review, quit."""
    say("In the window")
    trace = _FOLDER / "trace-window.txt"
    settings = {"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
    command = root.command(*rawi, _CASE, settings=settings, trace=trace)
    window = _started(command)
    try:
        shown.wait_for_window(window, since=time.monotonic())
        time.sleep(8)
        shown.picture(picture)
        shown.keys("ctrl+shift+k")
        shown.write("المدينة")
        shown.keys("Return", "Escape", "ctrl+r", "ctrl+1", pause=3)
        shown.keys("ctrl+i")
        shown.wait_for_windows(2)
        shown.write(f"/home/{PERSON}/{trial_files.WINDOW_FILE}")
        shown.keys("Return")
        shown.wait_for_windows(1)
        wait_for_import(root, rawi)
        shown.picture(picture.with_stem(f"{picture.stem}-imported"))
        shown.keys("ctrl+shift+l", "ctrl+shift+d", pause=3)
        shown.picture(picture.with_stem(f"{picture.stem}-other-look"))
        shown.keys("ctrl+q", pause=0)
        window.wait(60)
    except subprocess.TimeoutExpired:
        shown.picture(picture.with_stem(f"{picture.stem}-stuck"))
        raise Failed("The window did not close.") from None
    finally:
        window.kill()
    untouched(trace, "window")
    root.as_person(*rawi, "verify", _CASE)


def wait_for_import(root: Root, rawi: Sequence[str]) -> None:
    """Wait until the window's article is in the case. Raises Failed."""
    until = time.monotonic() + _IMPORT_SECONDS
    while trial_files.title() not in (listed := root.as_person(*rawi, "show", _CASE)):
        if time.monotonic() > until:
            raise Failed(f"The window's import is not in the case:\n{listed}")
        time.sleep(1)


def starts(root: Root, rawi: Sequence[str], shown: Screen) -> str:
    """Measure from the start of the program to its window, some times; return the figures."""
    seconds = []
    for _ in range(_STARTS):
        begun = time.monotonic()
        command = root.command(*rawi, settings={"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"})
        window = _started(command)
        try:
            seconds.append(shown.wait_for_window(window, since=begun))
            shown.keys("ctrl+q", pause=0)
            window.wait(60)
        finally:
            window.kill()
    best = min(seconds)
    late = "" if best <= MOST_SECONDS else f", more than the {MOST_SECONDS} promised"
    return ", ".join(f"{one:.2f} s" for one in seconds) + f" to the window (best {best:.2f}{late})"


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


if __name__ == "__main__":
    sys.exit(main())
