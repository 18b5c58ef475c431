"""The inspection of a folder finds what must not be in it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from installers import inspection, shared_libraries


def test_files_of_networks_are_found() -> None:
    places = ["_internal/libQt6Network.so.6", "_internal/libQt6Gui.so.6", "_internal/libcurl.so.4"]
    assert len(list(inspection.files_of_networks(places))) == 2


def test_modules_of_networks_are_found() -> None:
    modules = {"desktop.window", "http.client", "sentry_sdk.hub", "httpx", "json"}
    assert len(list(inspection.modules_of_networks(modules))) == 3


def test_code_that_reports_to_its_maker_is_found(tmp_path: Path) -> None:
    (tmp_path / "good.so").write_bytes(b"\x7fELF plain")
    (tmp_path / "bad.so").write_bytes(b"\x7fELF N11onnxruntime14OneDsTelemetryE")
    assert [line.split()[0] for line in inspection.telemetry(tmp_path)] == ["bad.so"]


def test_the_library_that_runs_the_recogniser_is_locked_below_its_telemetry() -> None:
    from licences import LOCK, locked  # noqa: PLC0415

    version = locked(LOCK.read_text(encoding="utf-8"))["onnxruntime"]
    assert tuple(map(int, version.split(".")[:2])) < (1, 29)


def test_what_only_developers_need_is_found(tmp_path: Path) -> None:
    for place in ("numpy/tests/test_a.py", "numpy/core.pyi", "rawi"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    assert len(list(inspection.needless(tmp_path))) == 2


def test_too_large_a_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rawi").write_bytes(bytes(2 * 1024**2))
    assert not list(inspection.too_large(tmp_path))
    monkeypatch.setattr(inspection, "MOST_MEGABYTES", 1)
    assert list(inspection.too_large(tmp_path)) == ["It takes 2 MB; 1 are allowed."]


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("readelf"), reason="reads files of Linux"
)
def test_what_a_program_asks_the_system_for(tmp_path: Path) -> None:
    shutil.copy(Path(shutil.which("ls") or ""), tmp_path / "ls")
    outside = shared_libraries.outside(tmp_path)
    assert outside["libc.so.6"] == ["ls"]
    (tmp_path / "libc.so.6").touch()
    assert "libc.so.6" not in shared_libraries.outside(tmp_path)
    major, minor = shared_libraries.newest_glibc([tmp_path / "ls"])
    assert (major, minor) >= (2, 2)


def test_the_field_depends_of_a_package() -> None:
    asked = ["libc.so.6", "libX11.so.6", "libglib-2.0.so.0", "libm.so.6"]
    wanted = "libc6 (>= 2.35), libglib2.0-0t64 | libglib2.0-0, libx11-6"
    assert shared_libraries.depends(asked, (2, 35)) == wanted
    with pytest.raises(KeyError):
        shared_libraries.depends(["libnobody.so.1"], (2, 35))
