"""What is shipped is what the lists name; nothing that speaks to networks gets through."""

from __future__ import annotations

import pytest
from installers import contents

PYSIDE = "/env/lib/python3.11/site-packages/PySide6"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libQt6Core.so.6",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt6Core.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "resources/icons/rawi.svg",
    ],
)
def test_what_is_shipped(place: str) -> None:
    assert contents.is_shipped(place, f"{PYSIDE}/x")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "docx/templates/default-docx-template/word/styles.xml",
    ],
)
def test_what_is_left_out(place: str) -> None:
    assert not contents.is_shipped(place, f"{PYSIDE}/x")


def test_only_named_libraries_of_this_machine_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    system = "/lib/x86_64-linux-gnu"
    assert contents.is_shipped("libffi.so.8", f"{system}/libffi.so.8")
    assert contents.is_shipped("libxcb-cursor.so.0", f"{system}/libxcb-cursor.so.0")
    for name in ("libcups.so.2", "libgnutls.so.30", "libX11.so.6", "libxcb.so.1", "libssl.so.3"):
        assert not contents.is_shipped(name, f"{system}/{name}")


def test_rawi_s_data_is_shipped_without_code_and_pictures_of_the_read_me() -> None:
    files = contents.data_files()
    folders = {folder for _, folder in files}
    assert {
        "resources",
        "resources/lexicons",
        "resources/fonts",
        "resources/models/recogniser",
        "docx/parts",
    } <= folders
    assert "resources/pictures" not in folders
    assert not [file for file, _ in files if file.endswith((".py", ".pyc"))]


def test_every_module_that_could_speak_to_a_network_is_left_out() -> None:
    from installers.inspection import _MODULES_OF_NETWORKS  # noqa: PLC0415

    standard = {"ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}
    assert standard <= set(contents.MODULES_LEFT_OUT)
    assert standard <= _MODULES_OF_NETWORKS
