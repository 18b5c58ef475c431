from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import Terminal

NEWS = (
    "انفجار في سوق حمص\n"
    "قالت الشرطة إن سيارة انفجرت أمس في حي الوعر بمدينة حمص، وقتلت ثلاثة أشخاص.\n"
    "وأفادت وكالة رويترز بأن اثني عشر شخصاً أصيبوا.\n"
)
LATER = (
    "هدوء في حلب بعد الانفجار\n"
    "أعلن محافظ حلب، سامي الحداد، أن المدارس في المدينة ستفتح أبوابها غداً.\n"
)


@pytest.fixture
def rawi(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal in this process; see :mod:`tests.commands.running`."""
    return Terminal(capsys)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """An article of our own."""
    file = tmp_path / "خبر.txt"
    file.write_text(NEWS, encoding="utf-8")
    return file


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Another article of our own."""
    file = tmp_path / "later.txt"
    file.write_text(LATER, encoding="utf-8")
    return file


@pytest.fixture
def case(rawi: Terminal, news: Path, later: Path, tmp_path: Path) -> Path:
    """A case with both articles."""
    made = tmp_path / "case.rawi"
    for file, outlet, day in ((news, "الشام", "2021-03-04"), (later, "حلب اليوم", "2021-03-06")):
        assert rawi("import", made, file, "--outlet", outlet, "--published", day).code == 0
    return made
