import pytest

from desktop.analysis.text.clitics import splits, without_enclitics


@pytest.mark.parametrize(
    ("word", "prefix", "stem"),
    [
        ("وبالمدينه", "وبال", "مدينه"),
        ("للتنظيم", "لل", "تنظيم"),
        ("وللتنظيم", "ولل", "تنظيم"),
        ("فالجيش", "فال", "جيش"),
        ("سيواصل", "س", "يواصل"),
        ("لقسد", "ل", "قسد"),
        ("وادي", "", "وادي"),
    ],
)
def test_the_wanted_cut_is_among_the_possible(word: str, prefix: str, stem: str) -> None:
    assert (prefix, stem) in [(split.prefix, split.stem) for split in splits(word)]


def test_names_keep_their_article() -> None:
    stems = [split.stem for split in splits("بالرقه", keep_article=True)]
    assert stems == ["بالرقه", "الرقه"]


def test_the_whole_word_comes_first_and_stems_are_words() -> None:
    for word in ("ولد", "بيت", "كلب", "وفد", "ال"):
        cuts = splits(word)
        assert cuts[0].stem == word
        assert all(len(cut.stem) >= 2 for cut in cuts)
        assert all(cut.prefix + cut.stem == word for cut in cuts)


def test_endings_are_cut_and_the_ta_marbuta_comes_back() -> None:
    assert {"مدينتها", "مدينت", "مدينه"} <= set(without_enclitics("مدينتها"))
    assert "سيطر" not in without_enclitics("سيطرته")
    assert "سيطره" in without_enclitics("سيطرته")
