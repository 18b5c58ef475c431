from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.commands.picturing import PANES
from tests.commands.running import Terminal, start


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ((), (1280, 800)),
        (("--pane", "timeline", "--size", "900x300", "--theme", "dark"), (900, 300)),
        (("--language", "ar", "--document", "2", "--size", "1000x700"), (1000, 700)),
    ],
)
def test_a_picture_of_the_size_asked_for(
    case: Path, tmp_path: Path, options: tuple[str, ...], size: tuple[int, int]
) -> None:
    out = tmp_path / "out.png"
    before = case.read_bytes()
    answer = start("picture", case, out, *options)
    assert (answer.code, answer.out) == (0, "")
    assert str(out) in answer.err
    assert out.read_bytes().startswith(b"\x89PNG")
    picture = QImage(str(out))
    assert picture.size().toTuple() == size
    colours = {picture.pixel(x, y) for x in range(0, size[0], 5) for y in range(0, size[1], 5)}
    assert len(colours) > 5
    assert case.read_bytes() == before


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_asked_for_is_what_is_ordered(
    rawi: Terminal, case: Path, pane: str, theme: str, language: str
) -> None:
    options = ("--pane", pane, "--theme", theme, "--language", language)
    answer = rawi("picture", case, "out.png", *options, "--size", "640X480", "--document", "2")
    assert answer.code == 0
    (order,) = rawi.ordered
    assert (order.case, order.out) == (case, Path("out.png"))
    assert (order.pane, order.theme, order.language) == (pane, theme, language)
    assert (order.size, order.document) == ((640, 480), 2)


def test_the_picture_speaks_the_locale_s_language_unless_told(rawi: Terminal, case: Path) -> None:
    rawi("picture", case, "out.png", language="ar")
    rawi("picture", case, "out.png", language="en")
    assert [order.language for order in rawi.ordered] == ["ar", "en"]


def test_what_cannot_be_drawn_is_one_sentence(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "out.png"
    answer = start("picture", case, out)
    assert (answer.code, answer.out) == (1, "")
    assert str(out) in answer.err
    answer = start("picture", case, tmp_path / "out.png", "--document", "99")
    assert (answer.code, answer.out) == (1, "")
    assert "99" in answer.err
    assert not (tmp_path / "out.png").exists()
