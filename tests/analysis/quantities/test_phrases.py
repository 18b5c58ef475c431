import pytest

from desktop.analysis.quantities.phrases import Phrases, after_prefix, proclitic_cuts
from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import Token, tokenise


def tokens(text: str) -> tuple[Token, ...]:
    return tokenise(text, fold(text))


def test_the_longest_phrase_wins() -> None:
    table = Phrases([("أول", 1), ("أول من أمس", 2)])
    assert [hit.value for hit in table.hits(tokens("أول من أمس"), 0)] == [2, 1]


def test_proclitics_are_cut_and_reported() -> None:
    table = Phrases([("الأسبوع", 1)])
    hit = table.longest(tokens("وللأسبوع"), 0)
    assert hit is not None
    assert (hit.prefix, hit.end) == ("ول", 1)
    assert table.longest(tokens("وللأسبوع"), 0, bare=True) is None


def test_marks_inside_a_phrase_are_tokens_of_their_own() -> None:
    hit = Phrases([("كم/ساعة", 1)]).longest(tokens("كم/ساعة"), 0)
    assert hit is not None
    assert hit.end == 3


def test_the_whole_word_comes_before_its_cuts() -> None:
    assert proclitic_cuts("بعد")[0] == ("", "بعد")
    assert ("وب", "صباح") in proclitic_cuts("وبصباح")


@pytest.mark.parametrize(
    ("text", "prefix", "rest"),
    [("وسبعة", "و", "سبعة"), ("وَسبعة", "و", "سبعة"), ("للأسبوع", "ل", "أسبوع"), ("لـ15", "ل", "")],
)
def test_where_a_word_goes_on_after_its_prefix(text: str, prefix: str, rest: str) -> None:
    token = tokens(text)[0]
    assert text[after_prefix(token, prefix) : token.end] == rest
