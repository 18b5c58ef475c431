"""On a virtual screen, with the server's own mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.drawing import picture_case
from tests.virtual_screen import run_on, virtual_screen

SCRIPT = "import runpy; runpy.run_module('tests.journeys.real_scripts', run_name='__main__')"
pytestmark = pytest.mark.xvfb


def homes(folder: Path) -> dict[str, str]:
    """Nothing of the person's is read or written."""
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("walk", ["profiles", "floating", "brush"])
def test_a_hand_in_a_real_window(walk: str, tmp_path: Path) -> None:
    case = picture_case(tmp_path / "a.rawi")
    with virtual_screen("1800x1000") as display:
        run_on(display, SCRIPT, walk, str(case), settings=homes(tmp_path))


def test_from_the_first_page_to_a_correction_by_keys_alone(tmp_path: Path) -> None:
    with virtual_screen() as display:
        run_on(display, SCRIPT, "by_keys", "-", settings=homes(tmp_path))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("ratio", "screen"), [("2", "2560x1600"), ("3", "3840x2160")])
def test_nothing_is_blurred_or_cut_on_a_fine_display(
    ratio: str, screen: str, tmp_path: Path
) -> None:
    case = picture_case(tmp_path / "a.rawi")
    settings = {**homes(tmp_path), "QT_SCALE_FACTOR": ratio}
    with virtual_screen(screen) as display:
        run_on(display, SCRIPT, "sharp", str(case), ratio, settings=settings)
