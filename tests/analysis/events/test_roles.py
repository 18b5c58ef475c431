"""Roles: who does what to whom, with what, where, how many; on sentences of our own."""

from __future__ import annotations

import pytest

from tests.analysis.reading import event, read, roles


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        # word order and voice
        (
            "تسلمت ليبيا من إيطاليا 12 زورقاً.",
            "تسلمت",
            {("actor", "ليبيا"), ("object", "زورقاً"), ("origin", "إيطاليا"), ("count", "12 زورقاً")},
        ),
        (
            "أعيد المهاجرون إلى اليونان.",
            "أعيد",
            {("target", "المهاجرون"), ("destination", "اليونان")},
        ),
        (
            "اغتيل القيادي سامي الحداد في بيروت.",
            "اغتيل",
            {("victim", "سامي الحداد"), ("place", "بيروت")},
        ),
        (
            "قُتل ضابط على يد مجهولين في بلدة نيربون.",
            "قُتل",
            {("victim", "ضابط"), ("actor", "مجهولين"), ("place", "نيربون")},
        ),
        (
            "قالت مصادر إن 47 شخصاً قتلوا في الحادث.",
            "قتلوا",
            {("victim", "شخصاً"), ("count", "47 شخصاً")},
        ),
        # amounts and parts
        ("مقتل أربعة من عناصر الشرطة في هجوم", "مقتل", {("victim", "عناصر"), ("count", "أربعة")}),
        ("استشهاد وإصابة سبعة عمال في القصف", "استشهاد", {("victim", "عمال")}),
        (
            "أصيب خمسة ركاب، بينهم طفلة، في الحادث.",
            "أصيب",
            {("victim", "ركاب"), ("count", "خمسة ركاب")},
        ),
        ("جُرح العشرات في التدافع.", "جُرح", {("count", "العشرات")}),
        (
            "ارتفعت أسعار الخبز إلى خمسة دنانير.",
            "ارتفعت",
            {("object", "أسعار"), ("count", "خمسة دنانير")},
        ),
        # who acts is said elsewhere
        (
            "استغل التنظيم العاصفة، وهاجم حاجزاً للشرطة.",
            "هاجم",
            {("actor", "التنظيم"), ("target", "حاجزاً"), ("target", "شرطة")},
        ),
        ("قالت الشرطة إنها أوقفت تاجراً.", "أوقفت", {("actor", "الشرطة"), ("target", "تاجراً")}),
        (
            "أعلن المصرف المركزي خفض سعر الفائدة.",
            "خفض",
            {("actor", "المصرف المركزي"), ("object", "سعر")},
        ),
        (
            "دعا النواب الحكومة إلى إقرار قانون الموازنة.",
            "إقرار",
            {("actor", "الحكومة"), ("object", "قانون")},
        ),
        ("تجمهر السكان احتجاجاً على انقطاع المياه.", "احتجاجاً", {("actor", "السكان")}),
        (
            "استعاد الجيش العراقي البلدة بعد معارك مع مسلحين.",
            "معارك",
            {("actor", "الجيش العراقي"), ("target", "مسلحين")},
        ),
        (
            "تصدى الجيش العراقي لهجوم شنه تنظيم داعش على بلدة نيربون.",
            "تصدى",
            {("actor", "الجيش العراقي"), ("target", "داعش"), ("place", "نيربون")},
        ),
        ("قصف لقوات النظام على ريف حلب", "قصف", {("actor", "النظام"), ("place", "حلب")}),
        (
            "تعرضت قافلة مساعدات لقصف من قبل الجيش العراقي.",
            "قصف",
            {("target", "قافلة"), ("actor", "الجيش العراقي")},
        ),
        # pronouns
        (
            "تفقد الوزير المستشفى الذي قصفته الطائرات.",
            "قصفته",
            {("actor", "الطائرات"), ("target", "المستشفى")},
        ),
        ("استهدفت الغارة ثلاث شاحنات ما أدى إلى احتراقها.", "احتراق", {("object", "شاحنات")}),
        (
            "قال الشاهد إن جرحى نقلوا إلى مستشفى.",
            "نقلوا",
            {("target", "جرحى"), ("destination", "مستشفى")},
        ),
        ("اعترف التاجر، الذي أوقف في حزيران.", "أوقف", {("target", "التاجر")}),
        ("نددت الكتلة بقصفهم الجسر.", "قصف", {("target", "الجسر")}),
        ("مقتل وجرح عدد من المدنيين", "مقتل", {("victim", "المدنيين")}),
        # movements and places
        (
            "وفي بلدة نيربون، اقتحم مسلحون مدرسة.",
            "اقتحم",
            {("place", "نيربون"), ("actor", "مسلحون"), ("target", "مدرسة")},
        ),
        ("غارات تقتل خمسة مدنيين في حلب", "غارات", {("place", "حلب")}),
        (
            "شن التنظيم هجمات متفرقة بين كركوك وديالى.",
            "هجمات",
            {("place", "كركوك"), ("place", "ديالى")},
        ),
        (
            "قصف الطيران العراقي، أمس، ريف كركوك.",
            "قصف",
            {("actor", "الطيران العراقي"), ("target", "كركوك")},
        ),
        (
            "نقل الجرحى إلى مستشفى السلام في البصرة.",
            "نقل",
            {("target", "الجرحى"), ("place", "البصرة")},
        ),
        (
            "انسحبت القوات من قاعدة الوادي باتجاه حلب.",
            "انسحبت",
            {("actor", "القوات"), ("destination", "حلب")},
        ),
        (
            "سلمت السلطات اللبنانية المطلوب إلى العراق.",
            "سلمت",
            {("object", "المطلوب"), ("destination", "العراق")},
        ),
        (
            "اصطدمت حافلة بشاحنة على الطريق الدولي.",
            "اصطدمت",
            {("object", "حافلة"), ("object", "شاحنة"), ("place", "الطريق")},
        ),
        ("قُتل شرطي في تفجير شمال بغداد.", "تفجير", {("place", "بغداد")}),
    ],
)
def test_roles(text: str, trigger: str, told: set[tuple[str, str]]) -> None:
    found = read(text)
    assert told <= roles(found, event(found, trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "untold"),
    [
        ("أصيب خمسة ركاب، بينهم طفلة، في الحادث.", "أصيب", ("victim", "طفلة")),
        ("قصف لقوات النظام على ريف حلب", "قصف", ("target", "النظام")),
        ("لم تتبن أي جهة التفجير.", "التفجير", ("actor", "جهة")),
        ("هجوم تسبب بسقوط 13 ضحية", "هجوم", ("actor", "ضحية")),
        ("قصفت طائرات قرية نيربون (30 كم شمال حلب).", "قصفت", ("place", "حلب")),
        ("قتل ثلاثة مدنيين في حلب وبغداد تنفي الخبر.", "قتل", ("place", "بغداد")),
        ("قضت المحكمة بالسجن على التاجر.", "قضت", ("place", "السجن")),
        ("شن تنظيم داعش هجوماً قتل فيه ضابط.", "قتل", ("actor", "داعش")),
        ("هجوم شنته مجموعات موالية للجيش العراقي", "هجوم", ("actor", "الجيش العراقي")),
        ("بعد انتهاء معارك حلب عاد السكان.", "معارك", ("actor", "حلب")),
        ("أعلن الجيش العراقي، أمس، مقتل جندي.", "مقتل", ("actor", "الجيش العراقي")),
        ("وقع الوزير العقد وشكل لجنة.", "شكل", ("actor", "لجنة")),
    ],
)
def test_what_has_no_part(text: str, trigger: str, untold: tuple[str, str]) -> None:
    found = read(text)
    assert untold not in roles(found, event(found, trigger))


def test_the_day_of_saying_is_not_that_of_the_event() -> None:
    found = read("أعلنت الوزارة، اليوم الأحد، مقتل ثلاثة عمال.", published="2021-05-02")
    assert event(found, "مقتل").time is None


def test_an_age_is_no_time() -> None:
    found = read("أصيب طفل يبلغ 12 عاماً في الحادث.", published="2021-05-02")
    assert event(found, "أصيب").time is None


def test_what_is_dated_ahead_is_planned() -> None:
    found = read("أعلن الاتحاد إضراباً يوم 24 أيار.", published="2021-05-02")
    assert event(found, "إضراباً").modality == "planned"


def test_what_came_of_it_is_denied_not_it_itself() -> None:
    found = read("لم تسفر الغارة عن إصابات.")
    assert event(found, "الغارة").polarity == "affirmed"
    assert event(found, "إصابات").polarity == "negated"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        (
            "وصل المبعوث إلى بغداد والتقى محافظ البصرة.",
            "التقى",
            {("actor", "المبعوث"), ("target", "محافظ")},
        ),
        (
            "اقتحم مسلحون القرية وأحرقوا منازل قبل أن ينسحبوا.",
            "أحرقوا",
            {("actor", "مسلحون"), ("object", "منازل")},
        ),
        ("الجيش العراقي يعلن السيطرة على معسكر", "السيطرة", {("actor", "الجيش العراقي")}),
        (
            "ألقى خطباء كلمات، ثم استقبل رئيس مجلس النواب الوفد.",
            "استقبل",
            {("actor", "رئيس"), ("target", "الوفد")},
        ),
    ],
)
def test_who_goes_on_acting(text: str, trigger: str, told: set[tuple[str, str]]) -> None:
    found = read(text)
    assert told <= roles(found, event(found, trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("الجيش العراقي يعلن تدمير جسر", "تدمير", "الجيش العراقي"),
        ("روسيا تعلن السيطرة على بلدة نيربون", "السيطرة", "روسيا"),
        (
            "أعلنت وزارة الدفاع العراقية، الأحد، صد هجوم شنه مسلحون واعتقال ضابط.",
            "اعتقال",
            "وزارة الدفاع العراقية",
        ),
        ("اتهم النائب تنظيم داعش بـ«ارتكاب مجزرة».", "مجزرة", "داعش"),
        ("أدى قصف مصدره الجيش العراقي إلى حريق.", "قصف", "الجيش العراقي"),
        ("هبطت طائرات الجيش العراقي ثم قصفت طائرات الجيش العراقي البلدة.", "قصفت", "طائرات"),
    ],
)
def test_whose_deed_it_is(text: str, trigger: str, actor: str) -> None:
    found = read(text)
    assert ("actor", actor) in roles(found, event(found, trigger))


def test_who_announces_that_someone_was_shelled_did_not_do_it() -> None:
    found = read("أعلن الجيش العراقي تعرض قافلة لقصف.")
    told = roles(found, event(found, "قصف"))
    assert ("target", "قافلة") in told
    assert not any(role == "actor" for role, _ in told)


def test_whose_the_victims_are() -> None:
    found = read("أسفرت المواجهات عن سقوط قتيلين في صفوف المحتجين.")
    assert ("victim", "المحتجين") in roles(found, event(found, "قتيلين"))


def test_a_city_is_no_verb_of_support() -> None:
    found = read("اتهمت الحكومة التحالف بقصف مخزن في صعدة.")
    told = roles(found, event(found, "قصف"))
    assert {("actor", "التحالف"), ("place", "صعدة")} <= told


def test_a_denial_reaches_what_is_denied() -> None:
    found = read("نفى المكتب الإعلامي وقوع أي إصابات.")
    assert event(found, "إصابات").polarity == "negated"


def test_a_plan_is_not_that_of_the_next_verb() -> None:
    found = read("هدد المسلحون السكان وأحرقوا منازل.")
    assert event(found, "أحرقوا").modality == "actual"
