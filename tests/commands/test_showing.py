from __future__ import annotations

from pathlib import Path

from storage.case_file import CaseFile
from tests.commands.running import Terminal, start
from tests.compared import make_compared_case


def test_the_whole_case(case: Path) -> None:
    answer = start("show", case)
    assert (answer.code, answer.err) == (0, "")
    assert "2 articles" in answer.out
    for words in (
        "انفجار في سوق حمص",
        "2021-03-04",
        "الشام",
        "رويترز",
        "سامي الحداد",
        "2021-03-03",
    ):
        assert words in answer.out


def test_one_document_alone(rawi: Terminal, case: Path) -> None:
    answer = rawi("show", case, "2")
    assert answer.code == 0
    assert "سامي الحداد" in answer.out
    assert "رويترز" not in answer.out


def test_articles_that_contradict_each_other(rawi: Terminal, tmp_path: Path) -> None:
    case = tmp_path / "two.rawi"
    for outlet, text in (
        ("الضفة", "قال ناطق باسم الجيش إن الجيش سيطر على بلدة نيربون يوم 3 آذار 2021.\n"),
        ("النهر", "نفى مجلس نيربون المحلي أن يكون الجيش سيطر على بلدة نيربون يوم 3 آذار 2021.\n"),
    ):
        file = tmp_path / f"{outlet}.txt"
        file.write_text(text, encoding="utf-8")
        assert rawi("import", case, file, "--outlet", outlet, "--published", "2021-03-04").code == 0
    told = rawi("show", case).out
    assert "One conflict between articles" in told
    across = told[told.index("One conflict between articles") :]
    assert "[1] " in across
    assert "[2] " in across
    assert "between articles" not in rawi("show", case, "1").out


def test_names_of_different_articles_that_may_be_one(rawi: Terminal, tmp_path: Path) -> None:
    case = make_compared_case(tmp_path / "a.rawi")
    told = rawi("show", case).out
    assert "One suggested merge" in told
    assert "كفرزيبان ← كفر زيبان" in told
    assert "differ only in spaces" in told
    assert "اقتراح دمج واحد" in rawi("show", case, language="ar").out


def test_a_number_that_is_not_there(rawi: Terminal, case: Path) -> None:
    answer = rawi("show", case, "9")
    assert (answer.code, answer.out) == (1, "")
    assert "9" in answer.err
    assert str(case) in answer.err


def test_an_empty_case_is_told_so(rawi: Terminal, tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "new.rawi").close()
    answer = rawi("show", tmp_path / "new.rawi", language="ar")
    assert answer.code == 0
    assert "ليس في القضية مقالات" in answer.out


def test_headings_are_in_the_language_asked_for(rawi: Terminal, case: Path) -> None:
    assert "سلسلة المصادر" in rawi("show", case, language="ar").out
    assert "Source chain" in rawi("show", case, language="en").out


def test_bidi_shapes_or_leaves_the_text(rawi: Terminal, case: Path) -> None:
    plain = rawi("show", case, "--bidi", "off").out
    assert "محافظ حلب" in plain
    assert rawi("show", case, "--bidi", "auto").out == plain
    shaped = rawi("show", case, "--bidi", "on").out
    assert "محافظ حلب" not in shaped
    assert any("\ufe70" <= letter <= "\ufefc" for letter in shaped)


def test_showing_leaves_the_case_as_it_was(rawi: Terminal, case: Path) -> None:
    before = case.read_bytes()
    rawi("show", case)
    assert case.read_bytes() == before
