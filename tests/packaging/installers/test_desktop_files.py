"""What each desktop is told: menu entry, file type, manual, Info.plist, the script of Windows."""

from __future__ import annotations

import configparser
import gzip
import plistlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from installers import icons, linux_files, mac, release

from storage.connection import APPLICATION_ID

LINUX = Path(linux_files.__file__).parent / "linux"
WINDOWS = (LINUX.parent / "windows" / "rawi.iss").read_text(encoding="utf-8")
MIME = "application/x-rawi-case"


def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[method-assign,assignment]  # names keep their case
    read.read(LINUX / "rawi.desktop", encoding="utf-8")
    return read["Desktop Entry"]


def test_the_menu_entry_is_in_both_languages_and_opens_cases() -> None:
    about = entry()
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert re.search("[\u0621-\u064a]", about[f"{key}[ar]"])
    assert (about["Exec"], about["Icon"], about["MimeType"]) == ("rawi %f", "rawi", f"{MIME};")
    assert about["StartupWMClass"] == "rawi"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_the_menu_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(LINUX / "rawi.desktop")]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""


def test_the_file_type_is_known_by_its_name_and_its_first_bytes() -> None:
    (kind,) = ET.parse(LINUX / "rawi-case.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert kind.get("type") == MIME
    globs = [one.get("pattern") for one in kind.iterfind("m:glob", space)]
    assert globs == ["*.rawi"]
    (identity,) = kind.iterfind("m:magic/m:match/m:match", space)
    assert identity.get("offset") == "68"
    assert (identity.get("value") or "").encode() == APPLICATION_ID.to_bytes(4, "big")


def test_a_case_begins_as_the_file_type_says(tmp_path: Path) -> None:
    from storage.case_file import CaseFile  # noqa: PLC0415 - beside packaging, not of it

    with CaseFile.create(tmp_path / "a.rawi"):
        pass
    begin = (tmp_path / "a.rawi").read_bytes()[:72]
    assert begin.startswith(b"SQLite format 3\0")
    assert begin[68:72] == b"RAWI"


@pytest.mark.parametrize("page", ["rawi.1", "ar/rawi.1"])
def test_the_manual_names_every_command_and_variable(page: str) -> None:
    from desktop.commands.program import NAMES  # noqa: PLC0415 - beside packaging, not of it

    text = (LINUX / "man" / page).read_text(encoding="utf-8")
    named = re.findall(r'^\.BI "?([a-z]+) ', text, re.MULTILINE)
    assert sorted(named) == sorted(NAMES)
    variables = ("RAWI_PASSPHRASE", "RAWI_NEW_PASSPHRASE", "RAWI_OTHER_PASSPHRASE")
    assert all(f".B {name}" in text for name in (*variables, "RAWI_LOCK_MEMORY"))


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
@pytest.mark.parametrize("page", ["rawi.1", "ar/rawi.1"])
def test_the_manual_is_set_without_complaint(page: str) -> None:
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-Wchar", str(LINUX / "man" / page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_shared_lies_where_desktops_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons, "picture", lambda name, size: f"{name} {size}".encode())
    for name in icons.DRAWINGS:
        for size in icons.SIZES:
            (tmp_path / f"{name}-{size}.png").write_bytes(icons.picture(name, size))
    files = linux_files.shared(tmp_path)
    assert files["icons/hicolor/16x16/apps/rawi.png"] == b"rawi 16"
    assert files["icons/hicolor/256x256/mimetypes/application-x-rawi-case.png"] == b"case 256"
    assert files["icons/hicolor/scalable/apps/rawi.svg"].startswith(b"<svg")
    manual = gzip.decompress(files["man/ar/man1/rawi.1.gz"]).decode()
    assert f"راوي {release.version()}" in manual.splitlines()[0]


def test_small_icons_have_a_drawing_of_their_own() -> None:
    assert icons.drawing("rawi", 16) != icons.drawing("rawi", 48)
    for usual, small in icons.DRAWINGS.values():
        for file in (usual, small):
            assert ET.parse(file).getroot().tag.endswith("svg")


@pytest.mark.parametrize("name", list(icons.DRAWINGS))
@pytest.mark.parametrize("size", [16, 256])
def test_icons_are_drawn(name: str, size: int, qapp: object) -> None:
    from PySide6.QtGui import QImage  # noqa: PLC0415 - the others need no Qt

    image = QImage.fromData(icons.picture(name, size))
    assert (image.width(), image.height()) == (size, size)
    colours = {image.pixel(x, y) for x in range(0, size, 2) for y in range(0, size, 2)}
    assert len(colours) >= 4


def test_the_info_of_macos_is_a_plist_that_owns_cases() -> None:
    about = plistlib.loads(plistlib.dumps(mac.INFO))
    (exported,) = about["UTExportedTypeDeclarations"]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["rawi"]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == [MIME]
    (document,) = about["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]


def test_the_script_of_windows_asks_for_no_administrator_and_owns_cases() -> None:
    assert re.search(r"^PrivilegesRequired=lowest$", WINDOWS, re.MULTILINE)
    assert 'Subkey: "Software\\Classes\\.rawi"' in WINDOWS
    assert "Root: HKLM" not in WINDOWS
    assert {"Arabic.isl", "Default.isl"} == set(re.findall(r"(\w+\.isl)", WINDOWS))
    both = re.findall(r"^(ar|en)\.(\w+)=", WINDOWS, re.MULTILINE)
    assert sorted(key for language, key in both if language == "ar") == sorted(
        key for language, key in both if language == "en"
    )
    used = set(re.findall(r"\{cm:(\w+)\}", WINDOWS))
    assert used <= {key for _, key in both}


def test_the_script_of_windows_takes_files_that_are_made() -> None:
    defined = dict(re.findall(r'^ *#define (\w+) (?:Root \+ )?"(.+)"$', WINDOWS, re.MULTILINE))
    root = (LINUX.parent / "windows" / defined["Root"].replace("\\", "/")).resolve()
    assert root == release.ROOT
    assert (root / "LICENSE").is_file()
    folder = release.PROGRAM.relative_to(release.ROOT).as_posix()
    assert defined["Folder"].replace("\\", "/").lstrip("/") == folder
