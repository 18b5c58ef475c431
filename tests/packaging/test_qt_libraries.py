from __future__ import annotations

import sys
from pathlib import Path

import environment
import pytest
import qt_libraries

LDD = """\
/rawi/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f00)
/rawi/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
\tlibQt6Pdf.so.6 => not found
"""


def test_what_the_linker_did_not_find_without_qt_s_own() -> None:
    assert qt_libraries.not_found(LDD) == {"libEGL.so.1", "libxcb-cursor.so.0"}


def test_each_library_has_its_package() -> None:
    packages, unknown = qt_libraries.packages_of(
        ["libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0", "libwonder.so.9"]
    )
    assert packages == [("libegl1",), ("libglib2.0-0t64", "libglib2.0-0")]
    assert unknown == ["libwonder.so.9"]


@pytest.mark.parametrize(
    ("variables", "platforms"),
    [
        ({}, ("offscreen",)),
        ({"DISPLAY": ""}, ("offscreen",)),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ("wayland",)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("xcb", "wayland")),
    ],
)
def test_the_platforms_of_the_screen(variables: dict[str, str], platforms: tuple[str, ...]) -> None:
    assert qt_libraries.platforms_for(variables) == platforms


@pytest.mark.parametrize("platform", ["offscreen", "xcb", "wayland"])
def test_all_that_is_expected_has_a_package(platform: str) -> None:
    expected = qt_libraries.expected((platform,))
    assert "libEGL.so.1" in expected
    assert qt_libraries.packages_of(expected)[1] == []


def test_no_part_of_qt_expects_nothing() -> None:
    assert qt_libraries.expected(()) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's wheel brings everything elsewhere")
def test_the_environment_s_qt_finds_all_its_libraries() -> None:
    pyside = environment.pyside_folder()
    if not pyside.exists():
        pytest.skip("this environment was not made by packaging/dev.py")
    files = qt_libraries.files_to_ask(pyside, ("offscreen",))
    assert any(file.name == "libqoffscreen.so" for file in files)
    assert qt_libraries.missing(pyside, ("offscreen",)) == set()


def test_without_qt_nothing_is_missing(tmp_path: Path) -> None:
    assert qt_libraries.missing(tmp_path, ("xcb",)) == set()
