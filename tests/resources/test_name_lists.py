from desktop.analysis.text.fold import fold_word
from resources import name_lists

LETTERS = frozenset("gGsSufPc")


def test_the_names_are_folded_sorted_and_in_a_list() -> None:
    rows = list(name_lists.rows())
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert all(name == fold_word(name) and lists for name, lists in rows)
    assert {letter for _, lists in rows for letter in lists} == LETTERS


def test_a_common_given_name_a_family_name_and_a_city_are_in_their_lists() -> None:
    lists = dict(name_lists.rows())
    assert {"g", "G"} <= set(lists["محمد"])
    assert "S" in lists["حسيني"]
    assert "c" in lists["باريس"]
    assert "P" in lists["ام كلثوم"]
