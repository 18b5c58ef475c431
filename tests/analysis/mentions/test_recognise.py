"""Names and common nouns, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load
from resources.models import NO_MODELS
from tests.analysis.reading import entity_of, mention, names, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد إلى بغداد قادماً من عمّان.", [("بغداد", "place"), ("عمّان", "place")]),
        ("سافر إلى لبنان وسوريا.", [("لبنان", "place"), ("سوريا", "place")]),
        ("زار بلدة كفر ناصح قرب النهر.", [("كفر ناصح", "place")]),
        ("في حيي الزهور والنخيل", [("الزهور", "place"), ("النخيل", "place")]),
        ("مرّ عبر معبر الوليد الحدودي", [("معبر الوليد", "facility")]),
        ("قال العقيد سامر الجندي إن الطريق آمن.", [("سامر الجندي", "person")]),
        ("ظهر أبو ليث الشامي في تسجيل.", [("أبو ليث الشامي", "person")]),
        ("أعلنت وزارة الصحة النتائج.", [("وزارة الصحة", "organisation")]),
        ("ذكرت صحيفة «المرفأ» أن السوق أغلقت.", [("المرفأ", "organisation")]),
        ("نقلت وكالة رويترز الخبر.", [("رويترز", "organisation")]),
        ("قالت منظمة أطباء بلا حدود ذلك.", [("منظمة أطباء بلا حدود", "organisation")]),
        ("دعت الأمم المتحدة إلى الهدوء.", [("الأمم المتحدة", "organisation")]),
        ("انسحبت حركة حماس من الاجتماع.", [("حماس", "organisation")]),
        ("اجتمع ماكرون مع أردوغان.", [("ماكرون", "person"), ("أردوغان", "person")]),
        ("على ضفاف الفرات", [("الفرات", "place")]),
        ("نُقل إلى مستشفى الياسمين العام.", [("مستشفى الياسمين العام", "facility")]),
        ("أغلقوا المستشفى الإيطالي أمس.", [("المستشفى الإيطالي", "facility")]),
        ("انتهت دورة في معسكر الزيتون.", [("معسكر الزيتون", "facility")]),
        ("ازدحم طريق المطار مساءً.", [("طريق المطار", "facility")]),
        ("تجمعوا في ساحة «النوارس» أمس.", [("النوارس", "place")]),
        ("وصلوا إلى مخيم اليرموك.", [("اليرموك", "place")]),
        ("غادرت أم خليل البيت.", [("أم خليل", "person")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ذهب الرجل إلى السوق ثم عاد إلى البيت.",
        "كانت المدينة القديمة هادئة والشوارع خالية.",
        "ارتفعت الأسعار في الأسواق المحلية خلال الأسبوع.",
        "على الطاولة كتاب وإلى جانبه قلم.",
        "حضر 45 سورياً الحفل.",
        "وصلت عائلة سورية إلى المكان.",
        "التقى وزير الخارجية الأميركية نظيره.",
        "خرج المستشفى الميداني عن الخدمة.",
        "يقع البيت في منطقة قطرها ثلاثة كيلومترات.",
        "استعاد الناس الريف والمدينة.",
        "وهو سؤال كبير.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert names(read(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصلوا لبغداد", "بغداد"),
        ("وببغداد مطار", "بغداد"),
        ("فلبنان جميل", "لبنان"),
        ("للعراق حدود", "عراق"),
    ],
)
def test_proclitics_stay_out_of_the_span(text: str, name: str) -> None:
    assert name in [found for found, _ in names(read(text))]


@pytest.mark.parametrize(
    "text",
    [
        "أحدث الانفجار دمارا كبيرا في المكان.",
        "وكبيرا كان الإقبال.",
        "اختلفت لغات الوفود.",
        "فسرت الصحيفة الأمر.",
        "سافر والدان معاً.",
    ],
)
def test_a_well_known_word_is_no_clitic_before_a_place(text: str) -> None:
    found = analyse(Article(text), load(), NO_MODELS)
    assert names(found) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("قتل خمسة بعدن.", "عدن"), ("يعيش في مكان بعيد كلندن.", "لندن"), ("نُقلوا لحلب", "حلب")],
)
def test_a_clitic_before_a_place_that_is_no_other_word(text: str, name: str) -> None:
    assert name in [found for found, _ in names(analyse(Article(text), load(), NO_MODELS))]


@pytest.mark.parametrize(
    "text",
    [
        "خرجت قرى وبلدات الريف الشرقي عن سيطرتهم.",
        "نُقل المصابون إلى أحد مشافي المدينة.",
        "قطعوا الإمدادات عن أرياف المدينة.",
        "أصيب مدني بجروح بليغة إثر قصف مدفعي.",
    ],
)
def test_a_common_noun_alone_is_no_name(text: str) -> None:
    assert names(read(text)) == []


def test_a_village_s_name_that_is_an_ordinary_word_is_not_looked_for_again() -> None:
    found = read("كانت بلدية القرية مغلقة، وعاد السكان إلى القرية.")
    assert [m.form for m in found.mentions if m.text == "القرية"] == ["name", "nominal"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت قوات الأسد البلدة.", "قوات الأسد"),
        ("قصف لميليشيا أسد على القرية", "ميليشيا أسد"),
    ],
)
def test_a_force_is_called_by_its_leader_s_name_with_its_head(text: str, name: str) -> None:
    assert (name, "organisation") in names(read(text))


def test_an_abbreviation_behind_a_dash_or_in_brackets() -> None:
    for text in ("أعلنت «هيئة شباب النهر- هشن» ذلك.", "أعلنت هيئة شباب النهر (هشن) ذلك."):
        found = read(text)
        assert ("هشن", "organisation") in names(found)
        entities = {m.entity for m in found.mentions if m.form == "name"}
        assert len(entities) == 1


@pytest.mark.parametrize("behind", ["(البرتغال)", "(أرشيف)", "- خاص)"])
def test_a_place_or_an_ordinary_word_behind_a_body_is_no_abbreviation(behind: str) -> None:
    found = read(f"ذكرت «هيئة شباب النهر» {behind} ذلك.")
    assert (behind.strip("(-) "), "organisation") not in names(found)


def test_a_name_does_not_go_on_in_the_next_line() -> None:
    found = names(read("تدشين ميناء جديد في طبرق\nطبرق - وكالات\nافتتح الميناء أمس."))
    assert found.count(("طبرق", "place")) == 2


@pytest.mark.parametrize("name", ["عبد الرحيم الحسن", "عثمان الجلاد"])
def test_a_joining_waw_is_no_part_of_a_person_s_name(name: str) -> None:
    for text in (f"حضر سامر الجندي و{name}.", f"قال كاتب النقابة، و{name} مساعده، ذلك."):
        assert (name, "person") in names(read(text))


def test_what_is_reached_by_a_way_is_no_road() -> None:
    assert ("قبرص", "place") in names(read("وصلت الشحنة عن طريق قبرص."))


def test_a_direction_behind_a_body_tells_where_not_who() -> None:
    found = names(read("عملية إنزال للتحالف الدولي شرقي دير الزور"))
    assert [name for name, kind in found if kind == "organisation"] == ["تحالف الدولي"]


def test_a_name_found_once_is_found_again() -> None:
    found = read("دخلوا بلدة نيربون فجراً. وفي نيربون سوق، ثم غادروا نيربون.")
    assert [text for text, _ in names(found)] == ["نيربون"] * 3


def test_a_family_name_alone_is_the_person_of_the_full_name() -> None:
    found = read("قال الوزير كريم البستاني كلمة. وأضاف البستاني أن العمل مستمر.")
    assert mention(found, "البستاني").entity == mention(found, "كريم البستاني").entity


def test_a_relative_pronoun_is_no_body_whose_name_begins_like_it() -> None:
    found = read("قالت صحيفة «ذي ناشيونال» إن الرجل الذي وصل أمس هو الوزير الذي استقال.")
    assert ("organisation", "ذي ناشيونال") in [(m.kind, m.text) for m in found.mentions]
    assert "الذي" not in [m.text for m in found.mentions]


def test_nominals_take_their_adjectives() -> None:
    found = read("هاجم مسلحون مجهولون دورية، وأصيب جنديان.")
    nominals = [m.text for m in found.mentions if m.form == "nominal"]
    assert "مسلحون مجهولون" in nominals
    assert "جنديان" in nominals


def test_loaded_words_are_marked() -> None:
    assert mention(read("قُتل ثلاثة إرهابيين."), "إرهابيين").loaded


def test_the_outlet_is_a_name_in_its_byline() -> None:
    found = read("عنوان الخبر اليوم\n| النهر- وكالات\nعاد الهدوء إلى الحي.", outlet="النهر")
    assert ("النهر", "organisation") in names(found)


def test_months_are_no_names() -> None:
    found = read("يبدأ العمل في 5 تموز 2021.", published="2021-06-01")
    assert names(found) == []


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ابتدرسلمنهوي اللإى«»،.1٢ةءأabc\n", max_size=200))
def test_any_text_gives_quoting_mentions_that_do_not_overlap(text: str) -> None:
    found = read(text)
    last = 0
    for item in found.mentions:
        assert text[item.start : item.end] == item.text
        assert item.start >= last
        last = item.end


def test_a_known_place_joined_to_a_place_is_one() -> None:
    found = names(
        read("استعاد الجيش بلدة الشويرف أمس. وأزالت الفرق ألغاماً على الطريق بين الشويرف والقريات.")
    )
    assert ("القريات", "place") in found


def test_small_words_are_nobody() -> None:
    found = read("قال مقاتل من «ي ب ك» إنه عاد من حمص وإلى الرقة ثم إلى دمشق، وهذه وجهة نظره.")
    assert not {m.text for m in found.mentions} & {"إلى", "وإلى", "جهة"}


@pytest.mark.parametrize(
    ("text", "not_named"),
    [
        ("قصفت القوات مدن حلب وسرمين والأتارب، ارتكبت فيها مجازر.", "ارتكبت"),
        ("تستهدف القوات أرياف حلب وإدلب، مخلّفة ضحايا.", "مخلّفة"),
        ("سقطت قذائف في محافظات الرقة ودير الزور، وفقا لموقع إخباري.", "فقا"),
        ("بحث في ثلاث محافظات\n«مسيرات» النظام تقتل شخصين.", "مسيرات"),
        ("قال أحمد رحال (@pressrahhal) pic.twitter.com/1WzL88Qmzx إن القصف توقف.", "pressrahhal"),
        ("قال أحمد رحال pic.twitter.com/1WzL88Qmzx إن القصف توقف.", "twitter"),
        ("Civil Defence linkedin twitter facebook github menu close\nتوقف القصف.", "twitter"),
        ("توقف القصف {{breakingNewsWidgetTitle}}", "breakingNewsWidgetTitle"),
        ("احتجاجات على رفع الأسعار في القامشلي (صور).", "صور"),
        ("قُتل خمسة مدنيين و86 عسكريا سوريا في المعارك.", "سوريا"),
        ("توفي شاب دهسا من قبل عربة في دير الزور.", "دهسا"),
        ("وقالت لوالديها إنها بانتظار الموافقة.", "لوالديها"),
    ],
)
def test_what_names_nothing(text: str, not_named: str) -> None:
    assert not_named not in {m.text for m in read(text).mentions if m.form == "name"}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("من جهة أخرى أعلن الوزير الخطة.", "جهة أخرى"),
        ("قُتل رجل بطريق الخطأ في حلب.", "طريق"),
        ("أصيب رجل بالرصاص الحي في حلب.", "الحي"),
        ("أصابت المنزل قذيفة مصدرها القوات.", "مصدرها"),
        ("لا يصل إليه أحد.", "إليه"),
        ("استمر القصف على حلب، موقعاً ضحايا.", "موقعاً"),
    ],
)
def test_words_that_stand_for_nobody(text: str, nobody: str) -> None:
    assert nobody not in {m.text for m in read(text).mentions}


def test_the_rest_of_a_name_that_the_model_hears() -> None:
    assert "معارة النعسان" in {m.text for m in read("قصفت القوات بلدة معارة النعسان.").mentions}


def test_whose_army_an_occupier_s_is() -> None:
    found = read("قصف جيش الاحتلال التركي قرية، وقال جيش الاحتلال الإسرائيلي إنه قصف غزة.")
    turkish, israeli = (entity_of(found, f"جيش الاحتلال {of}") for of in ("التركي", "الإسرائيلي"))
    assert turkish is not None
    assert israeli is not None
    assert turkish.id != israeli.id
