from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.commands.picturing import PictureOrder
from desktop.picture import take_picture
from desktop.workspace.problems import PictureNotWritten
from storage.case_file import CaseFile
from storage.encryption import encrypt
from storage.passphrase import Passphrase
from storage.problems import CaseError, WrongPassphrase
from tests.windows import make_case


@pytest.fixture
def order(tmp_path: Path) -> PictureOrder:
    return PictureOrder(
        case=make_case(tmp_path / "a.rawi"),
        out=tmp_path / "out.png",
        pane=None,
        size=(1000, 700),
        theme="light",
        language="ar",
        document=None,
    )


@pytest.mark.usefixtures("qapp")
def test_the_window_is_drawn_in_the_size_that_was_asked_for(order: PictureOrder) -> None:
    take_picture(order)
    assert QImage(str(order.out)).size().toTuple() == (1000, 700)


@pytest.mark.usefixtures("qapp")
def test_an_encrypted_case_is_drawn_with_its_passphrase(
    order: PictureOrder, tmp_path: Path
) -> None:
    with CaseFile.open(order.case) as case:
        encrypt(case, Passphrase("سر"))
    take_picture(replace(order, passphrase=Passphrase("سر")))
    assert QImage(str(order.out)).size().toTuple() == (1000, 700)
    with pytest.raises(WrongPassphrase):
        take_picture(replace(order, passphrase=Passphrase("سور"), out=tmp_path / "b.png"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "pane", ["article", "entities", "claims", "ledger", "chain", "conflicts", "timeline"]
)
def test_each_pane_is_drawn_alone(order: PictureOrder, pane: str) -> None:
    take_picture(replace(order, pane=pane, size=(500, 400)))
    picture = QImage(str(order.out))
    assert picture.size().toTuple() == (500, 400)
    colours = {picture.pixel(x, y) for x in range(0, 500, 3) for y in range(0, 400, 3)}
    assert len(colours) > 10


@pytest.mark.usefixtures("qapp")
def test_dark_is_dark_and_another_article_another_picture(order: PictureOrder) -> None:
    take_picture(replace(order, pane="article", theme="dark"))
    dark = QImage(str(order.out))
    assert dark.pixelColor(3, 690).lightness() < 80
    take_picture(replace(order, pane="article", document=2))
    assert QImage(str(order.out)).pixelColor(3, 690).lightness() > 200


@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_drawn_or_written_is_a_sentence(order: PictureOrder, tmp_path: Path) -> None:
    with pytest.raises(PictureNotWritten, match=r"out\.png"):
        take_picture(replace(order, out=tmp_path / "no" / "out.png"))
    with pytest.raises(CaseError):
        take_picture(replace(order, document=99))
