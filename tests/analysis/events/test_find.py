"""Events: their types, senses, roles, polarity and modality, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.reading import event, read, roles


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("هاجم مسلحون حاجزاً للجيش.", "هاجم", "attack"),
        ("اندلعت اشتباكات بين الطرفين.", "اشتباكات", "clash"),
        ("قصفت طائرات بلدة نيربون.", "قصفت", "strike"),
        ("هز انفجار وسط المدينة.", "انفجار", "bombing"),
        ("تصدت القوات لهجوم ليلي.", "تصدت", "repel"),
        ("سيطر الجيش على التلة.", "سيطر", "control_change"),
        ("استعادة السيطرة على الحي", "استعادة", "control_change"),
        ("حاصرت القوات البلدة.", "حاصرت", "siege"),
        ("أزالت الفرق الألغام من الحقول.", "أزالت", "mine_clearance"),
        ("مقتل ثلاثة عمال في الحادث", "مقتل", "killing"),
        ("أصيب خمسة مدنيين بجروح.", "أصيب", "injury"),
        ("اعتقلت الشرطة ناشطاً.", "اعتقلت", "arrest"),
        ("أفرجت السلطات عن السجناء.", "أفرجت", "release"),
        ("نزوح مئات العائلات من البلدة", "نزوح", "displacement"),
        ("دمرت السيول عشرات المنازل.", "دمرت", "destruction"),
        ("وقع الطرفان اتفاقية تعاون.", "وقع", "agreement"),
        ("انطلقت مفاوضات جديدة في جنيف.", "مفاوضات", "negotiation"),
        ("التقى الوزير نظيره.", "التقى", "meeting"),
        ("تظاهر المئات أمام البرلمان.", "تظاهر", "protest"),
        ("تأجيل محاكمة المتهمين", "محاكمة", "trial"),
        ("تجري انتخابات مبكرة.", "انتخابات", "election"),
        ("وصلت مساعدات غذائية.", "مساعدات", "aid"),
        ("ضربت عاصفة رملية البلاد.", "عاصفة رملية", "weather"),
        ("شب حريق في مصنع.", "حريق", "accident"),
        ("ارتفع سعر الخبز في الأسواق.", "ارتفع", "economy"),
    ],
)
def test_types(text: str, trigger: str, kind: str) -> None:
    assert event(read(text), trigger).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "سيطر على أعصابه بعد الخسارة.",
        "احتل الفريق المركز الأول في البطولة.",
        "حصل المنتخب على ضربة جزاء في الشوط الثاني.",
        "تقدم بطلب إلى الإدارة.",
        "قدم المعلم شرحاً وافياً للدرس.",
    ],
)
def test_other_senses_are_no_events(text: str) -> None:
    assert read(text).events == ()


def test_an_active_verb_has_an_actor_and_what_it_does_it_to() -> None:
    found = read("قصفت طائرات حربية مستودعاً في بلدة نيربون بصواريخ موجهة.")
    told = roles(found, event(found, "قصفت"))
    assert ("actor", "طائرات حربية") in told
    assert ("target", "مستودعاً") in told
    assert ("place", "نيربون") in told
    assert ("instrument", "صواريخ موجهة") in told


def test_the_unvocalised_passive_has_a_victim() -> None:
    found = read("قتل ثلاثة جنود في كمين قرب المدينة.")
    told = roles(found, event(found, "قتل"))
    assert ("victim", "جنود") in told
    assert ("count", "ثلاثة جنود") in told
    assert not any(role == "actor" for role, _ in told)


def test_a_subject_may_stand_before_its_verb() -> None:
    found = read("الجيش يستعيد بلدة نيربون")
    told = roles(found, event(found, "يستعيد"))
    assert {("actor", "الجيش"), ("object", "نيربون"), ("place", "نيربون")} <= told


def test_a_verbal_noun_takes_its_construct() -> None:
    found = read("أدى القصف إلى تدمير مدرسة ومقتل طفلين.")
    assert ("object", "مدرسة") in roles(found, event(found, "تدمير"))
    assert ("victim", "طفلين") in roles(found, event(found, "مقتل"))


def test_where_from_and_where_to() -> None:
    found = read("نزحت مئات العائلات من بلدة نيربون إلى مدينة حلب.")
    told = roles(found, event(found, "نزحت"))
    assert {("origin", "نيربون"), ("destination", "حلب")} <= told


def test_the_time_of_an_event_is_that_of_its_clause() -> None:
    found = read("قصفت طائرات بلدة نيربون أمس، وأصيب شخصان.", published="2021-05-02")
    assert event(found, "قصفت").time == found.times[0].id


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("لم يقتل أحد في الحادث.", "يقتل"),
        ("نفى الجيش قصف البلدة.", "قصف"),
        ("دون وقوع إصابات.", "إصابات"),
    ],
)
def test_negated(text: str, trigger: str) -> None:
    assert event(read(text), trigger).polarity == "negated"


def test_still_is_no_negation() -> None:
    assert event(read("لا يزال الجيش يحاصر البلدة."), "يحاصر").polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("قصف الجيش التلة.", "قصف", "actual"),
        ("أفشل الجيش محاولة السيطرة على التلة.", "السيطرة", "attempted"),
        ("سيهاجم الجيش البلدة غداً.", "سيهاجم", "planned"),
        ("لا تزال الاشتباكات مستمرة.", "الاشتباكات", "ongoing"),
        ("يحاصر الجيش البلدة منذ شهر.", "يحاصر", "ongoing"),
    ],
)
def test_modality(text: str, trigger: str, modality: str) -> None:
    found = next(
        e for e in read(text).events if e.trigger.text in (trigger, trigger.removeprefix("س"))
    )
    assert found.modality == modality


def test_headline_and_lead_tell_one_event() -> None:
    found = read("الجيش يستعيد نيربون\nاستعاد الجيش بلدة نيربون فجر اليوم.")
    first, second = (e for e in found.events if e.type == "control_change")
    assert second.same_as == first.id


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="قتل هجم سيطر على في ب والجيش «».،\n٣", max_size=160))
def test_any_text_gives_events_that_quote(text: str) -> None:
    found = read(text)
    ids = {m.id for m in found.mentions}
    for told in found.events:
        assert text[told.trigger.start : told.trigger.end] == told.trigger.text
        assert all(a.mention is None or a.mention in ids for a in told.arguments)


def test_a_time_after_what_is_said_next_is_not_the_event_s_before_it() -> None:
    found = read(
        "قال المصدر إن الوحدات دمرت سيارتين قبل أن تدخل البلدة، مضيفاً أن القوات ستواصل عملياتها "
        "خلال الأيام المقبلة.",
        published="2021-03-04",
    )
    assert event(found, "تدخل").time is None


@pytest.mark.parametrize(
    "text",
    [
        "مقتل ثلاثة مدنيين إثر قصف يوم الأحد.",
        "إصابة طفل بانفجار لغم يوم الأحد.",
        "مقتل ثلاثة وإصابة خمسة في هجوم مسلح يوم الأحد.",
    ],
)
def test_harm_is_of_the_time_of_what_did_it(text: str) -> None:
    found = read(text, published="2022-08-05")
    assert len(found.events) > 1
    assert {told.time for told in found.events} == {found.times[0].id}


@pytest.mark.parametrize(
    "text",
    [
        "وفاة امرأة متأثرة بجراحها إثر قصف يوم الأحد.",
        "وفاة امرأة متأثرة بإصابتها نتيجة القصف يوم الأحد.",
    ],
)
def test_who_dies_of_wounds_dies_later(text: str) -> None:
    found = read(text, published="2022-08-05")
    assert event(found, "وفاة").time is None
    assert found.events[-1].time == found.times[0].id


def test_the_day_of_a_report_is_no_event_s() -> None:
    found = read("فرت الفتاة من منزل والديها في حلب، حسب ما أفاد الإعلام السويدي الاثنين.")
    assert event(found, "فرت").time is None
