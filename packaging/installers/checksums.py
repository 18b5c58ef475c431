"""SHA256SUMS of the released files, and the releaser's signature of it.

Signed by `ssh-keygen -Y`, which every system has that has OpenSSH, needs no network and no agent,
and signs by a key that a person may have on a token. Nothing is signed where no key is named.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.sig"
# What a signature is for: one made for mail or for git does not count.
PURPOSE = "rawi-release"


class NotSigned(Exception):
    """The key could not be used, or a signature is not of who it should be."""


def write(releases: Path) -> Path:
    """Write the checksums of all files in the folder of releases, sorted by name; return it."""
    sums = releases / SUMS
    files = sorted(
        file for file in releases.iterdir() if file.is_file() and file.name not in {SUMS, SIGNATURE}
    )
    lines = [f"{digest(file)}  {file.name}\n" for file in files]
    sums.write_text("".join(lines), encoding="utf-8")
    (releases / SIGNATURE).unlink(missing_ok=True)
    return sums


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sign(sums: Path, key: Path) -> Path:
    """Sign the checksums with a private key of OpenSSH; return the signature's file.

    Raises:
        NotSigned: with what ssh-keygen says.
    """
    _ssh_keygen("sign", "-n", PURPOSE, "-f", str(key), str(sums))
    return sums.with_name(SIGNATURE)


def verify(sums: Path, signers: Path, signer: str) -> None:
    """See that the checksums are signed by a signer, and every file is what they say.

    Args:
        sums: the file of the checksums, its signature beside it.
        signers: who may sign, in the form of `man ssh-keygen`, ALLOWED SIGNERS.
        signer: the name in it.

    Raises:
        NotSigned: it is not.
    """
    what = ("-n", PURPOSE, "-f", str(signers), "-I", signer, "-s", str(sums.with_name(SIGNATURE)))
    _ssh_keygen("verify", *what, given=sums.read_bytes())
    for line in sums.read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        if digest(sums.with_name(name)) != expected:
            raise NotSigned(f"{name} is not the file that was signed.")


def _ssh_keygen(what: str, *arguments: str, given: bytes = b"") -> None:
    command = ["ssh-keygen", "-Y", what, *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode:
        raise NotSigned((done.stderr or done.stdout).decode(errors="replace").strip())
