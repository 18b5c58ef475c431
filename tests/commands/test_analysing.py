from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.analysis.schema import from_dict
from tests.commands.conftest import LATER, NEWS
from tests.commands.running import Terminal, start


def read_json(answer_out: str) -> dict[str, Any]:
    lines = answer_out.splitlines()
    assert len(lines) == 1
    found: dict[str, Any] = json.loads(lines[0])
    return found


def test_json_is_one_object_of_the_schema(rawi: Terminal, news: Path) -> None:
    answer = rawi(
        "analyse", news, "--json", "--published", "2021-03-04", "--outlet", "الشام"
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    found = read_json(answer.out)
    assert found["schema"] == "rawi.analysis/1"
    assert set(found) >= {
        *("document", "mentions", "entities", "times", "quantities"),
        *("sources", "claims", "events", "conflicts"),
    }
    assert found["document"]["text"] == NEWS
    assert found["document"]["outlet"] == "الشام"
    assert found["document"]["published"] == "2021-03-04"
    (yesterday,) = [time for time in found["times"] if time["text"] == "أمس"]
    assert yesterday["earliest"] == yesterday["latest"] == "2021-03-03"
    assert from_dict(found).document.text == NEWS


def test_every_span_quotes_the_text(rawi: Terminal, news: Path) -> None:
    found = read_json(rawi("analyse", news, "--json").out)
    spans = [
        *(item for kind in ("mentions", "times", "quantities", "claims") for item in found[kind]),
        *(event["trigger"] for event in found["events"]),
        *(cue for claim in found["claims"] for cue in claim["cues"]),
        *(source for source in found["sources"] if source["start"] is not None),
    ]
    assert len(spans) > 8
    for span in spans:
        assert NEWS[span["start"] : span["end"]] == span["text"]


def test_a_table_tells_the_same_in_words(rawi: Terminal, news: Path) -> None:
    answer = rawi("analyse", news, "--published", "2021-03-04", "--outlet", "الشام")
    assert (answer.code, answer.err) == (0, "")
    for words in ("انفجار في سوق حمص", "الشام · 2021-03-04", "رويترز", "2021-03-03", "asserts"):
        assert words in answer.out


def test_without_a_date_nothing_is_invented(rawi: Terminal, news: Path) -> None:
    found = read_json(rawi("analyse", news, "--json").out)
    assert found["document"]["published"] is None
    (yesterday,) = [time for time in found["times"] if time["text"] == "أمس"]
    assert yesterday["earliest"] is None
    assert yesterday["latest"] is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"]
)
def test_each_encoding_is_read_right(rawi: Terminal, tmp_path: Path, encoding: str) -> None:
    text = NEWS.replace("،", "") if encoding == "iso8859_6" else NEWS
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    found = read_json(rawi("analyse", file, "--json").out)
    assert found["document"]["text"] == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_standard_input_is_read_for_a_dash(encoding: str) -> None:
    answer = start("analyse", "-", "--json", stdin=NEWS.encode(encoding))
    assert (answer.code, answer.err) == (0, "")
    assert read_json(answer.out)["document"]["text"] == NEWS


def test_an_empty_standard_input_is_named() -> None:
    answer = start("analyse", "-", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "standard input" in answer.err


def test_analysing_twice_gives_the_same(rawi: Terminal, news: Path) -> None:
    first = rawi("analyse", news, "--json").out
    assert rawi("analyse", news, "--json").out == first


def test_any_format_is_read_and_one_of_several_articles_is_chosen(
    rawi: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "rows.csv"
    table.write_text(f'النص,الناشر\n"{NEWS}",النهر\n"{LATER}",حلب اليوم\n', encoding="utf-8")
    answer = rawi("analyse", table, "--json")
    assert answer.code == 2
    assert "there are 2 articles in it" in answer.err
    found = read_json(rawi("analyse", table, "--json", "--article", "2").out)
    assert found["document"]["outlet"] == "حلب اليوم"
    assert found["document"]["text"].startswith("هدوء في حلب")
    assert rawi("analyse", table, "--article", "3").code == 2


def test_a_page_may_come_through_standard_input() -> None:
    told = "وقال المتحدث إن الطريق بين المدينتين فُتح بعد ظهر الثلاثاء، وإن القوافل عادت إليه. "
    page = f"<!doctype html><article><h1>فتح الطريق</h1><p>{told * 3}</p><p>{told * 2}</p>"
    answer = start("analyse", "-", "--json", stdin=page.encode())
    assert answer.code == 0
    assert read_json(answer.out)["document"]["title"] == "فتح الطريق"
