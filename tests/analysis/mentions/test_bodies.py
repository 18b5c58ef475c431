"""Bodies: names of the lexicons, names by their grammar, and bodies without a name."""

from __future__ import annotations

import pytest

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.analysis.text.fold import fold_word
from resources.lexicons import load
from resources.models import NO_MODELS
from tests.analysis.reading import names, read


def by_rules(text: str) -> Analysis:
    """The reading without the neural recogniser, whose answer may outweigh a rule's."""
    return analyse(Article(text), load(), NO_MODELS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نفذ جهاز مكافحة الإرهاب عملية ليلاً.", "جهاز مكافحة الإرهاب"),
        ("وبحسب قوى الأمن الداخلي فُتح الطريق.", "قوى الأمن الداخلي"),
        ("رفض حزب الإصلاح البيان.", "حزب الإصلاح"),
        ("تأخر قرار المحكمة الدستورية العليا.", "المحكمة الدستورية العليا"),
        (
            "أحصت المفوضية السامية للأمم المتحدة لشؤون اللاجئين الوافدين.",
            "المفوضية السامية للأمم المتحدة لشؤون اللاجئين",
        ),
        ("ربحت شركة أدنوك هذا العام.", "أدنوك"),
        ("وقّع البنك المركزي الأوروبي المذكرة.", "البنك المركزي الأوروبي"),
        ("أعلن مصرف سورية المركزي السعر.", "مصرف سورية المركزي"),
    ],
)
def test_known_bodies(text: str, name: str) -> None:
    assert (name, "organisation") in names(read(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("زارت وكالة المخابرات المركزية الأمريكية", "زارت وكالة المخابرات المركزية الأميركية"),
        ("اجتمعت قوات سوريا الديمقراطية", "اجتمعت قوات سورية الديموقراطية"),
    ],
)
def test_both_spellings_are_one_body(one: str, other: str) -> None:
    found = read(f"{one} أمس.\n{other} اليوم.")
    entities = {m.entity for m in found.mentions if m.kind == "organisation" and m.form == "name"}
    assert len(entities) == 1
    assert len([m for m in found.mentions if m.kind == "organisation" and m.form == "name"]) == 2


@pytest.mark.parametrize(
    ("marked", "ordinary"),
    [
        ("أقيل مدرب نادي النصر.", "تأخر النصر في المعركة."),
        ("كتبت صحيفة الأيام عن السوق.", "مرت الأيام سريعة."),
        ("قال مراسل «سبق» ذلك.", "تحدث عما سبق ذكره."),
    ],
)
def test_a_word_is_a_body_only_where_it_is_marked(marked: str, ordinary: str) -> None:
    assert any(kind == "organisation" for _, kind in names(by_rules(marked)))
    assert names(by_rules(ordinary)) == []


def test_the_nation_of_a_club_tells_it_from_the_city() -> None:
    assert ("ميلان", "organisation") in names(by_rules("تعادل ميلان الإيطالي على أرضه."))
    assert ("الملعب التونسي", "organisation") in names(by_rules("تعادل الملعب التونسي على أرضه."))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "نشرت الهيئة العامة للأرصاد الجوية وحماية البيئة تقريرها.",
            "الهيئة العامة للأرصاد الجوية وحماية البيئة",
        ),
        ("دعا الاتحاد العام لنقابات عمال الأردن إلى الحوار.", "الاتحاد العام لنقابات عمال الأردن"),
        ("تسلمت المؤسسة العامة للصناعات الغذائية الشحنة.", "المؤسسة العامة للصناعات الغذائية"),
        (
            "ناقش المجلس الأعلى للتخطيط الاقتصادي والاجتماعي الخطة.",
            "المجلس الأعلى للتخطيط الاقتصادي والاجتماعي",
        ),
        ("اعتذرت وزارة الزراعة وتنمية الريف.", "وزارة الزراعة وتنمية الريف"),
        ("أوقفت مديرية صحة إدلب الحملة.", "مديرية صحة إدلب"),
        ("تابعت قيادة شرطة البصرة الحادث.", "قيادة شرطة البصرة"),
        ("نفت الداخلية الكويتية ذلك.", "الداخلية الكويتية"),
        ("صوّت البرلمان الكويتي أمس.", "البرلمان الكويتي"),
        ("خسر المنتخب العماني للسيدات.", "المنتخب العماني للسيدات"),
        ("شكر الأهالي جمعية الهلال الأحمر.", "جمعية الهلال الأحمر"),
    ],
)
def test_where_the_name_of_a_body_ends(text: str, name: str) -> None:
    assert (name, "organisation") in names(by_rules(text))


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع مجلس إدارة الشركة مع العاملين.",
        "تعطلت حركة السير وانقطع التيار الكهربائي.",
        "دخلت شركة كبرى السوق.",
        "شُكلت لجنة تحقيق خاصة.",
        "تقدمت المؤسسة التي فازت.",
        "تدرب الفريق بقيادة مدرب اللياقة.",
        "نُقل الجريح إلى مستشفى ميداني.",
        "نُقل الجريح إلى مستشفى المدينة.",
        "حضر وزير الدفاع الكويتي.",
        "خدمات لجميع فئات الزوار.",
    ],
)
def test_bodies_without_a_name(text: str) -> None:
    found = names(by_rules(text))
    assert [name for name, kind in found if kind in ("organisation", "facility")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أُغلق مطار بغداد الدولي.", "مطار بغداد الدولي"),
        ("يعمل في مستشفى الملك خالد التخصصي.", "مستشفى الملك خالد التخصصي"),
        ("جُدد ملعب الشهيد سالم.", "ملعب الشهيد سالم"),
        ("فُتح معبر الوليد الحدودي.", "معبر الوليد"),
    ],
)
def test_facilities_with_their_head(text: str, name: str) -> None:
    assert (name, "facility") in names(by_rules(text))


def test_a_straight_quotation_mark_that_closes_opens_no_name() -> None:
    found = names(by_rules('وصل "الضيف" ومجلس القرية إلى الساحة - أمس.'))
    assert not any("القرية إلى" in name for name, _ in found)


def test_a_place_after_its_kind_is_no_directorate() -> None:
    assert ("المخا", "place") in names(by_rules("قُصفت مديرية المخا ليلاً."))


def test_a_name_of_a_body_stands_in_one_row_alone() -> None:
    rows: dict[str, str] = {}
    for row in load().rows("organisations"):
        names_of_row = [row["name"], *row["aliases"].split("|"), *row["marked"].split("|")]
        for name in filter(None, {fold_word(name) for name in names_of_row}):
            assert rows.setdefault(name, row["name"]) == row["name"], name


@pytest.mark.parametrize(
    "name",
    ["مجموعة العمل من أجل فلسطينيي سوريا", "مجموعة العمل من أجل السلام", "جبهة الخبز من أجل الشعب"],
)
def test_what_people_have_united_for_is_part_of_their_name(name: str) -> None:
    assert (name, "organisation") in names(by_rules(f"أعلنت {name} بدء حملتها."))


def test_what_is_done_for_something_is_no_name() -> None:
    found = names(by_rules("سافرت مجموعة الأطباء من أجل علاج المرضى."))
    assert not any("أجل" in name for name, _ in found)


def test_a_capital_that_is_joined_behind_a_kind_of_place_is_no_other_place() -> None:
    found = names(by_rules("موسكو تعلن السيطرة على 32 بلدة وكييف تعلن مقتل تسعة."))
    assert ("وكييف", "place") not in found
    assert ("كييف", "place") in found
