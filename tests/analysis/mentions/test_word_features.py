from desktop.analysis.mentions.word_features import FEATURES, word_features
from desktop.analysis.text.fold import fold_word
from resources import lexicons


def features(text: str) -> list[set[str]]:
    columns = word_features(lexicons.load()).of([fold_word(word) for word in text.split()])
    return [{FEATURES[column] for column in row} for row in columns]


def test_names_of_persons_and_places_are_told_apart_from_other_words() -> None:
    title, given, _, verb, place = features("الرئيس أحمد الشرع زار دمشق")
    assert "title" in title
    assert {"given", "given_common", "person_b"} <= given
    assert not verb & {"given_common", "gaz_known", "full_b"}
    assert {"gaz", "gaz_known"} <= place


def test_a_name_of_several_words_marks_its_first_and_its_other_words() -> None:
    rows = features("التقى وزارة الخارجية الأمريكية في دير الزور")
    assert {"gaz_b"} <= rows[-2]
    assert {"gaz_i"} <= rows[-1]
    assert "gaz_b" not in rows[-1]


def test_a_name_is_found_behind_its_proclitics() -> None:
    for text in ("وبغداد", "لبغداد", "ببغداد"):
        (row,) = features(text)
        assert {"gaz_known", "clitic"} <= row
    (row,) = features("للعراق")
    assert {"gaz_known", "clitic"} <= row


def test_each_spelling_of_an_outlet_counts() -> None:
    assert "org_b" in features("ريا نوفوستي")[0]


def test_a_case_s_own_organisation_counts_without_touching_the_shipped_lexicons() -> None:
    shipped = lexicons.load()
    row = {**shipped.rows("organisations")[0], "name": "كتيبة الزعفران", "aliases": ""}
    own = shipped.extended("organisations", (row,))
    words = ["كتيبه", "الزعفران"]
    column = FEATURES.index("org_b")
    assert column in word_features(own).of(words)[0]
    assert column not in word_features(shipped).of(words)[0]


def test_a_long_text_of_first_words_takes_time_linear_in_it() -> None:
    found = word_features(lexicons.load()).of(["دير"] * 20_000)
    assert len(found) == 20_000
