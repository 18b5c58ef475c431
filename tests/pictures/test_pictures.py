"""Each pane looks as it looked when somebody last found it good.

A pane that is new, or looks otherwise on purpose: ``packaging/dev.py pictures --keep``, look at
every picture that changed, and commit them.
"""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtGui import QImage

from tests.pictures.comparing import difference
from tests.pictures.drawing import LOOKS, Look, draw_panes
from tests.pictures.kept import FOLDER, kept, place, put_out

RENEW = "python3 packaging/dev.py pictures --keep"


@cache
def drawn(look: Look) -> dict[str, QImage]:
    return draw_panes(look)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_each_pane_looks_as_it_did(look: Look) -> None:
    wrong = []
    for pane, picture in drawn(look).items():
        before = kept(look, pane)
        if before.isNull():
            wrong.append(f"{pane}: no picture is kept of it")
            continue
        differs = difference(before, picture)
        if not differs.tolerable:
            where = put_out(look, pane, drawn=picture, differing=differs.picture)
            wrong.append(f"{pane}: {differs}; see {where}")
    assert not wrong, "\n".join([*wrong, f"Where that is as it should be: {RENEW}"])


@pytest.mark.usefixtures("qapp")
def test_no_picture_is_kept_of_what_is_no_pane() -> None:
    wanted = {place(look, pane) for look in LOOKS for pane in drawn(LOOKS[0])}
    assert set(FOLDER.glob("*.png")) <= wanted


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 3_000_000
