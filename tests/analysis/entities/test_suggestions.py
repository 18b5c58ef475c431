"""Names that may be one entity's, on small cases of our own."""

from __future__ import annotations

import string

import pytest

from desktop.analysis.entities.case_names import CaseNames, NameInArticle, NameKey, Point, names_in
from desktop.analysis.entities.suggestions import SuggestedMerge, suggest_merges
from desktop.analysis.model import MentionKind
from desktop.analysis.reasons import describe
from desktop.analysis.text.fold import fold_word
from resources import gazetteer
from resources.lexicons import load
from tests.analysis.reading import read

FIRST = Point("t:1", 35.34, 40.14, 2.0)
NEARBY = Point("t:2", 35.36, 40.16, 2.0)
FAR = Point("t:3", 33.51, 36.29, 2.0)
# Small cases need more articles, so that company is rare.
OTHERS = range(100, 140)


def name(
    kind: MentionKind,
    words: str,
    *aliases: str,
    related: tuple[str, ...] = (),
    point: Point | None = None,
    side: str | None = None,
) -> NameInArticle:
    return NameInArticle(kind, words, aliases, related, point, side)


def person(words: str, *aliases: str, of: str = "") -> NameInArticle:
    return name("person", words, *aliases, related=(of,) if of else ())


def body(words: str, *aliases: str, side: str | None = None) -> NameInArticle:
    return name("organisation", words, *aliases, side=side)


def place(words: str, point: Point | None = None, within: str = "") -> NameInArticle:
    return name("place", words, point=point, related=(within,) if within else ())


def suggested(
    *articles: tuple[NameInArticle, ...], apart: tuple[tuple[NameKey, NameKey], ...] = ()
) -> tuple[SuggestedMerge, ...]:
    case = dict(enumerate(articles)) | {n: (body(f"هيئة {n}"),) for n in OTHERS}
    titles = {n: f"مقال {n}" for n in case}
    return suggest_merges(CaseNames(case), load(), gazetteer.load(), apart=apart, titles=titles)


def told(*articles: tuple[NameInArticle, ...]) -> list[tuple[str, str]]:
    return [(found.entity.name, found.target.name) for found in suggested(*articles)]


COMPANY = (place("نيربون"), place("تل الندى"))


# --- names that are one


def test_an_abbreviation_that_the_lexicon_knows() -> None:
    (found,) = suggested((body("قسد"),), (body("قوات سورية الديمقراطية"),))
    assert (found.entity.name, found.target.name) == ("قسد", "قوات سورية الديمقراطية")
    assert found.entity.documents == (0,)
    assert "قسد" in describe(found.why, "ar", "merge_reasons")


def test_an_abbreviation_that_an_article_explains() -> None:
    (found,) = suggested((body("اتحاد فلاحي النهر", "افن"),), (body("افن"),))
    assert found.target.name == "اتحاد فلاحي النهر"
    assert "مقال 0" in describe(found.why, "en", "merge_reasons")


def test_spaces_and_articles() -> None:
    assert told((place("كفر زيبان"),), (place("كفرزيبان"),)) == [("كفرزيبان", "كفر زيبان")]


def test_the_name_of_more_articles_stays() -> None:
    assert told((place("كفر زيبان"),), (place("كفرزيبان"),), (place("كفرزيبان"),)) == [
        ("كفر زيبان", "كفرزيبان")
    ]


def test_two_names_of_one_spot() -> None:
    assert told((place("زيبانو", FIRST),), (place("عين الديب", FIRST),)) == [
        ("زيبانو", "عين الديب")
    ]


def test_part_of_a_persons_name_in_the_same_office() -> None:
    full, short = person("ليلوي العبدلله", of="قسد"), person("ليلوي", of="قسد")
    (found,) = suggested((full,), (short,))
    assert (found.entity.name, found.target.name) == ("ليلوي", "ليلوي العبدلله")
    assert "قسد" in describe(found.why, "ar", "merge_reasons")


@pytest.mark.parametrize("short", ["ليلوي", "العبدلله"])
def test_part_of_a_persons_name_in_the_same_company(short: str) -> None:
    full = (person("ليلوي العبدلله"), *COMPANY)
    assert told(full, (person(short), *COMPANY)) == [(short, "ليلوي العبدلله")]
    assert told(full, (person(short),)) == []


def test_a_name_without_its_middle() -> None:
    full = (person("نضال وائل الشرقاوي"), *COMPANY)
    assert told(full, (person("نضال الشرقاوي"), *COMPANY)) == [
        ("نضال الشرقاوي", "نضال وائل الشرقاوي")
    ]


def test_two_spellings_in_the_same_company() -> None:
    one, two = person("سفيان السليطي"), person("سفيان السليتي")
    assert len(told((one, *COMPANY), (two, *COMPANY))) == 1
    assert told((one,), (two,)) == []


def test_the_beginning_of_a_bodys_name_in_the_same_company() -> None:
    full, short = body("مجلس نيربون العسكري"), body("مجلس نيربون")
    company = (place("تل الندى"), place("عين الديب"))
    assert told((full, *company), (short, *company)) == [("مجلس نيربون", "مجلس نيربون العسكري")]


# --- names that are not


def test_a_common_given_name_alone_is_nobody() -> None:
    full = (person("محمد الشرقاوي"), *COMPANY)
    assert told(full, (person("محمد"), *COMPANY)) == []


def test_people_who_share_one_name() -> None:
    company = (person("ليلوي الصباغ"), *COMPANY)
    assert told((person("ليلوي العبدلله"), *COMPANY), company) == []
    assert told((person("وائل العبدلله"), *COMPANY), (person("ليلوي العبدلله"), *COMPANY)) == []


def test_given_names_that_are_spelled_alike_are_two() -> None:
    one, two = person("حسن الشرقاوي"), person("حسين الشرقاوي")
    assert told((one, *COMPANY), (two, *COMPANY)) == []


def test_a_part_that_fits_two_people_is_left_to_them() -> None:
    articles = [(person(full), *COMPANY) for full in ("ليلوي العبدلله", "نادر العبدلله")]
    assert told(*articles, (person("العبدلله"), *COMPANY)) == []


def test_places_of_one_name_far_apart_stay_two() -> None:
    near = (place("القصور", FIRST, within="دير الزور"),)
    far = (place("القصور", FAR, within="دمشق"),)
    assert told(near, far) == []
    assert told(near, far, (place("قصور"),)) == []
    assert told(near, far, (place("قصور", NEARBY),)) == [("قصور", "القصور")]


def test_places_in_different_places_stay_two() -> None:
    one, two = place("القصور", within="دير الزور"), place("قصور", within="دمشق")
    assert told((one,), (two,)) == []
    assert len(told((one,), (place("قصور", within="ديرالزور"),))) == 1


def test_a_place_far_from_its_likeness() -> None:
    assert told((place("كفر زيبان", FIRST),), (place("كفرزيبان", FAR),)) == []


def test_bodies_of_two_sides() -> None:
    one, two = body("فوج الزيبان", side="north"), body("الفوج الزيبان", side="south")
    assert told((one,), (two,)) == []


def test_a_person_is_no_place() -> None:
    assert told((person("كفر زيبان"),), (place("كفرزيبان"),)) == []


def test_what_a_person_kept_apart_is_not_suggested_again() -> None:
    articles = ((place("كفر زيبان"),), (place("كفرزيبان"),))
    (found,) = suggested(*articles)
    assert suggested(*articles, apart=((found.target.key, found.entity.key),)) == ()
    other = NameKey("place", fold_word("عين الديب"))
    assert len(suggested(*articles, apart=((found.target.key, other),))) == 1


# --- the whole


def test_names_are_gathered_from_readings() -> None:
    one = read("قالت الناطقة باسم قوات سورية الديمقراطية، ليلوي العبدلله، إن مدينة حمص هادئة.")
    known = {name.name: name for name in names_in(one)}
    assert known["ليلوي العبدلله"].kind == "person"
    assert known["ليلوي العبدلله"].related == ("قوات سورية الديمقراطية",)
    assert known["حمص"].kind == "place"


def test_nothing_is_suggested_when_cancelled() -> None:
    case = CaseNames({0: (place("كفر زيبان"),), 1: (place("كفرزيبان"),)})
    assert suggest_merges(case, load(), gazetteer.load(), cancelled=lambda: True) == ()


TEMPLATES = load().tree("merge_reasons")


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_both_languages_of_a_reason_tell_the_same_values(code: str) -> None:
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(TEMPLATES[code][language]) if field}
        for language in ("ar", "en")
    ]
    assert fields[0] == fields[1]
