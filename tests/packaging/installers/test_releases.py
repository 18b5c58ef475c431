"""Checksums and their signature, the comparison of builds, the archive: the same each time."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from installers import archive, checksums, compare_builds, release

needs_ssh_keygen = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs OpenSSH")


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "rawi.deb").write_bytes(b"a package")
    (folder / "rawi.tar.gz").write_bytes(b"an archive")
    return folder


def key_of(folder: Path, name: str) -> Path:
    """A key that is thrown away."""
    key = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)]
    subprocess.run(command, check=True)
    return key


def test_checksums_are_those_that_sha256sum_reads(releases: Path) -> None:
    sums = checksums.write(releases)
    names = [line.split("  ")[1] for line in sums.read_text(encoding="utf-8").splitlines()]
    assert names == ["rawi.deb", "rawi.tar.gz"]
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--strict", sums.name], cwd=releases, check=True)


@needs_ssh_keygen
def test_a_signature_holds_for_its_signer_and_its_files_alone(
    releases: Path, tmp_path: Path
) -> None:
    sums = checksums.write(releases)
    key = key_of(tmp_path, "releaser")
    checksums.sign(sums, key)
    signers = tmp_path / "allowed_signers"
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    signers.write_text(f"releases@rawi {public}", encoding="utf-8")
    checksums.verify(sums, signers, "releases@rawi")
    with pytest.raises(checksums.NotSigned):
        checksums.verify(sums, signers, "somebody@else")
    (releases / "rawi.deb").write_bytes(b"another")
    with pytest.raises(checksums.NotSigned, match=r"rawi\.deb"):
        checksums.verify(sums, signers, "releases@rawi")
    sums.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(checksums.NotSigned):
        checksums.verify(sums, signers, "releases@rawi")


@needs_ssh_keygen
def test_what_is_no_key_signs_nothing(releases: Path, tmp_path: Path) -> None:
    sums = checksums.write(releases)
    with pytest.raises(checksums.NotSigned):
        checksums.sign(sums, tmp_path / "missing")


def folder_of(place: Path, content: bytes = b"one") -> Path:
    (place / "inside").mkdir(parents=True)
    for name in ("a", "b"):
        (place / "inside" / name).write_bytes(content)
    (place / "link").symlink_to("inside/a")
    for path in (*place.rglob("*"), place):
        os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    return place


def test_builds_are_compared_file_by_file(tmp_path: Path) -> None:
    one, other = folder_of(tmp_path / "1"), folder_of(tmp_path / "2")
    assert compare_builds.differences(one, other) == []
    (other / "inside" / "a").chmod(0o755)
    (other / "inside" / "c").touch()
    (other / "link").unlink()
    found = compare_builds.differences(one, other)
    assert [line.split()[0].rstrip(":") for line in found] == ["link", "inside/c", "inside/a"]


def test_an_archive_is_the_same_whenever_and_by_whoever_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, other = folder_of(tmp_path / "1" / "rawi"), folder_of(tmp_path / "2" / "rawi")
    os.utime(other / "inside" / "a")
    assert archive.packed(one) == archive.packed(other)
    with tarfile.open(fileobj=io.BytesIO(archive.packed(one))) as opened:
        entries = opened.getmembers()
    assert {entry.mtime for entry in entries} == {1_700_000_000}
    assert {(entry.uid, entry.gname) for entry in entries} == {(0, "root")}
    assert entries[0].name == "rawi"


def test_the_version_is_one_everywhere() -> None:
    from desktop.version import VERSION  # noqa: PLC0415 - beside packaging, not of it

    assert release.version() == VERSION
