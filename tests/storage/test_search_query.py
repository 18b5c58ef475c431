"""The tree of a query."""

from __future__ import annotations

import pytest

from storage.search.query import Either, Every, Excluded, Field, Near, Node, Phrase, parse

A, B, C = Phrase(("ا",)), Phrase(("ب",)), Phrase(("ت",))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("ا", A),
        ("ا ب", Every((A, B))),
        ("ا AND ب", Every((A, B))),
        ("ا و ب", Every((A, B))),
        ("ا OR ب ت", Every((Either((A, B)), C))),
        ("ا أو (ب ت)", Either((A, Every((B, C))))),
        ("ا -ب", Every((A, Excluded(B)))),
        ("ا بدون (ب أو ت)", Every((A, Excluded(Either((B, C)))))),
        ("«ا ب» ت*", Every((Phrase(("ا", "ب")), Phrase(("ت",), prefix=True)))),
        ("ا/ب", Phrase(("ا", "ب"))),
        ("NEAR(ا «ب ت»)", Near((A, Phrase(("ب", "ت"))), 10)),
        ("قرب(ا ب، 3) ت", Every((Near((A, B), 3), C))),
        ("NEAR(ا)", A),
        ('person:"ا ب" ت', Every((Field("person", "ا ب"), C))),
        ("-مكان:ب ا", Every((Excluded(Field("place", "ب")), A))),
        ("ا:ب", Every((A, B))),
        ("((ا", A),
        ("ا) ب", Every((A, B))),
        ("OR ا AND", A),
    ],
)
def test_trees(query: str, tree: Node) -> None:
    assert parse(query) == tree


def test_brackets_as_deep_as_one_likes() -> None:
    assert parse("(" * 40 + "ا" + ")" * 40) == A
