"""Makes what is released: `python -m installers [KIND]… [--key KEY] [--twice]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from progress import CannotGoOn

from installers import (
    archive,
    bundle,
    checksums,
    compare_builds,
    deb,
    mac_archive,
    release,
    windows_setup,
)
from installers.inspection import NotFit

# The kinds that each system makes of its own program.
OF_SYSTEMS = {
    "linux": {"deb": deb.build, "tar": archive.build},
    "win32": {"setup": windows_setup.build},
    "darwin": {"app": mac_archive.build},
}
KINDS = OF_SYSTEMS.get(sys.platform, {})


def main(arguments: list[str]) -> int:
    """Make the folder of the program, then the kinds asked for; all of this system's by default."""
    parser = argparse.ArgumentParser(prog="python -m installers")
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"folder, {', '.join(KINDS)}; all when none"
    )
    parser.add_argument(
        "--key", type=Path, help="a private key of OpenSSH that signs the checksums"
    )
    parser.add_argument("--twice", action="store_true", help="build twice and compare")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.kinds) - {"folder", *KINDS}
    if unknown:
        parser.error(f"there is no kind {' '.join(sorted(unknown))}")
    kinds = [kind for kind in chosen.kinds or KINDS if kind in KINDS]
    os.environ["SOURCE_DATE_EPOCH"] = str(release.moment())  # one, however long it takes
    try:
        made = build(kinds)
        if chosen.twice and built_again(kinds, made):
            return 1
    except (CannotGoOn, NotFit) as sentences:
        print(sentences, file=sys.stderr)
        return 1
    if made:
        sums = checksums.write(release.RELEASES)
        if chosen.key:
            print(checksums.sign(sums, chosen.key))
    return 0


def build(kinds: list[str]) -> list[Path]:
    """Make the folder and the kinds of it; return the files for people."""
    program = bundle.make()
    print(program)
    shutil.rmtree(release.RELEASES, ignore_errors=True)
    made = [KINDS[kind](program, release.RELEASES) for kind in kinds]
    if made:
        made.append(archive.source(release.RELEASES))
    print("\n".join(f"{file}  {file.stat().st_size / 1_000_000:.1f} MB" for file in made))
    return made


def built_again(kinds: list[str], first: list[Path]) -> int:
    """Build once more, and say where the two differ; return 1 when they do."""
    kept = release.BUILD.with_name("installers-first")
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(release.PROGRAM, kept, symlinks=True)
    sums = {file.name: checksums.digest(file) for file in first}
    again = {file.name: checksums.digest(file) for file in build(kinds)}
    found = compare_builds.differences(kept, release.PROGRAM)
    found += [f"{name} differs" for name in sums if again.get(name) != sums[name]]
    print("\n".join(found) or "Two builds, the same files.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
