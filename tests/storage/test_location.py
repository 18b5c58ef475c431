"""Where a case lies: other machines' disks and folders that are copied are known by their signs."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from storage.location import Doubt, Mount, doubt_about, network_doubt, read_mounts, synced_doubt

MOUNTINFO = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /proc rw,nosuid - proc proc rw
41 22 0:45 / /mnt/server rw,relatime shared:20 - nfs4 server:/export rw,vers=4.2
42 22 0:46 / /mnt/with\040space rw,relatime - cifs //server/share rw
43 22 0:47 / /home/s/remote rw,nosuid - fuse.sshfs s@host:/ rw
44 22 0:48 / /home/s/vault rw,nosuid - fuse.gocryptfs /home/s/.vault rw
45 41 0:49 / /mnt/server/local rw - ext4 /dev/sdb1 rw
46 22 0:50 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
47 22 0:51 / /mnt/\331\202 rw - davfs https://host/dav rw
"""


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("/home/s/cases", None),
        ("/mnt/server/cases/2026", "nfs4"),
        ("/mnt/serverx", None),
        ("/mnt/with space", "cifs"),
        ("/home/s/remote/a", "fuse.sshfs"),
        ("/home/s/vault", None),
        ("/mnt/server/local/a", None),
        ("/run/user/1000/gvfs/smb-share:server=x", "fuse.gvfsd-fuse"),
        ("/mnt/ق/a", "davfs"),
    ],
)
def test_the_file_system_that_a_folder_is_on(folder: str, what: str | None) -> None:
    doubt = network_doubt(
        PurePosixPath(folder), read_mounts(MOUNTINFO), remote_drive=lambda _: False
    )
    assert doubt == (Doubt("network", what) if what else None)


def test_what_is_mounted_over_another_hides_it() -> None:
    table = [Mount(PurePosixPath("/mnt"), "nfs"), Mount(PurePosixPath("/mnt"), "ext4")]
    assert network_doubt(PurePosixPath("/mnt/a"), table, remote_drive=lambda _: False) is None


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("\\\\server\\share\\cases", "\\\\server\\share"),
        ("Z:\\cases", "Z:"),
        ("C:\\Users\\s", None),
    ],
)
def test_shares_and_drives_of_windows(folder: str, what: str | None) -> None:
    doubt = network_doubt(PureWindowsPath(folder), [], remote_drive=lambda drive: drive == "Z:\\")
    assert doubt == (Doubt("network", what) if what else None)


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (PurePosixPath("/home/s/Dropbox/cases"), "Dropbox"),
        (PurePosixPath("/home/s/Dropbox (Personal)"), "Dropbox"),
        (PurePosixPath("/home/s/dropboxes"), None),
        (PureWindowsPath("C:\\Users\\s\\OneDrive - NGO\\cases"), "OneDrive"),
        (PureWindowsPath("C:\\Users\\s\\iCloudDrive"), "iCloud"),
        (PurePosixPath("/Users/s/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud"),
        (PurePosixPath("/Users/s/Library/CloudStorage/GoogleDrive-s@x.org/My Drive"),
         "Google Drive"),
        (PurePosixPath("/home/s/Nextcloud/a"), "Nextcloud"),
        (PurePosixPath("/home/s/cases"), None),
    ],
)  # fmt: skip
def test_folders_that_are_copied_are_known_by_name(folder: PurePath, program: str | None) -> None:
    doubt = synced_doubt(folder, exists=lambda _: False)
    assert doubt == (Doubt("synced", program) if program else None)


@pytest.mark.parametrize(
    ("mark", "program"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".sync_journal.db", "Nextcloud")],
)
def test_folders_that_are_copied_are_known_by_what_lies_in_them(
    tmp_path: Path, mark: str, program: str
) -> None:
    (tmp_path / "قضايا" / "2026").mkdir(parents=True)
    case = tmp_path / "قضايا" / "2026" / "a.rawi"
    assert doubt_about(case) is None
    (tmp_path / mark).mkdir()
    assert doubt_about(case) == Doubt("synced", program)


def test_a_link_to_a_copied_folder_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "Dropbox"
    real.mkdir()
    (tmp_path / "cases").symlink_to(real)
    assert doubt_about(tmp_path / "cases" / "a.rawi") == Doubt("synced", "Dropbox")
