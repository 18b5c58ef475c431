from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.analysis.model import MentionKind
from desktop.analysis.reading import Reading
from tests.analysis.claims.sample import claimed, compared, event, named, read, told

PEOPLE: dict[str, MentionKind] = {
    "سالم الزبير": "person",
    "هند المالكي": "person",
    "قوات النهر": "organisation",
    "المجلس البلدي": "organisation",
    "الراصد": "organisation",
    "الجيش": "organisation",
}

# text; (chain, stance, proposition) of its claims
VERBS = [
    (
        "أعلن مصدر عسكري أن الجسر أغلق أمام الشاحنات.",
        [("مصدر عسكري", "asserts", "الجسر أغلق أمام الشاحنات")],
    ),
    (
        "أعلن الجيش سيطرته على التلة الشرقية.",
        [("الجيش", "asserts", "سيطرته على التلة الشرقية")],
    ),
    (
        "الجيش يعلن سيطرته على التلة الشرقية",
        [("الجيش", "asserts", "سيطرته على التلة الشرقية")],
    ),
    (
        "لكن مصادر محلية أقرت بانهيار السد، وبغرق ثلاث قرى.",
        [("مصادر محلية", "admits", "انهيار السد"), ("مصادر محلية", "admits", "غرق ثلاث قرى")],
    ),
    (
        "زعم المتحدث باسم قوات النهر، سالم الزبير، أن القرية خالية.",
        [("المتحدث باسم قوات النهر، سالم الزبير", "alleges", "القرية خالية")],
    ),
    (
        "وقالت المهندسة هند المالكي إن السد آمن، نافية وجود تشققات فيه.",
        [
            ("المهندسة هند المالكي", "asserts", "السد آمن"),
            ("المهندسة هند المالكي", "denies", "وجود تشققات فيه"),
        ],
    ),
    (
        "أكد سالم الزبير أن الطريق سالك وأن الحافلات تعمل.",
        [
            ("سالم الزبير", "asserts", "الطريق سالك"),
            ("سالم الزبير", "asserts", "الحافلات تعمل"),
        ],
    ),
    (
        "اعتبر مراقبون أن القرار متأخر.",
        [("مراقبون", "opines", "القرار متأخر")],
    ),
    (
        "لم يستبعد مسؤول حكومي رفع الأسعار.",
        [("مسؤول حكومي", "opines", "رفع الأسعار")],
    ),
    (
        "وأوضحت قوات النهر في بيان مقتضب، مساء أمس، أن المعبر مفتوح.",
        [("قوات النهر", "asserts", "المعبر مفتوح")],
    ),
    (
        "جاء في بيان المجلس البلدي أن المياه عادت إلى الحي.",
        [("المجلس البلدي", "asserts", "المياه عادت إلى الحي")],
    ),
    (
        "استقبل سالم الزبير الوفد في مكتبه، مؤكداً أن المفاوضات مستمرة.",
        [
            ("", "reports", "استقبل سالم الزبير الوفد في مكتبه"),
            ("سالم الزبير", "asserts", "المفاوضات مستمرة"),
        ],
    ),
    (
        "قال سالم الزبير: «لن نغادر المدينة».",
        [("سالم الزبير", "asserts", "لن نغادر المدينة")],
    ),
    (
        "«لن نغادر المدينة قبل الربيع»، يقول سالم الزبير.",
        [("سالم الزبير", "asserts", "لن نغادر المدينة قبل الربيع")],
    ),
]

# No name of these is known to the reading.
UNKNOWN = [
    (
        'كشفت منظمة "ضوء القرى" في تقرير لها أن العقود مزورة.',
        [('منظمة "ضوء القرى"', "asserts", "العقود مزورة")],
    ),
    (
        "المرزوقي أوضح أن القافلة وصلت.",
        [("المرزوقي", "asserts", "القافلة وصلت")],
    ),
    (
        (
            "قالت الناطقة باسم «مجلس الوادي» التابع لـ«جبهة السهل» نوار الحلو، وفق مواقع محلية، إن"
            " المعبر مغلق."
        ),
        [
            (
                "الناطقة باسم «مجلس الوادي» التابع لـ«جبهة السهل» نوار الحلو < مواقع محلية",
                "asserts",
                "المعبر مغلق",
            )
        ],
    ),
    (
        "قالت مصادر مقربة من الحكومة إن المعبر مغلق.",
        [("مصادر مقربة من الحكومة", "asserts", "المعبر مغلق")],
    ),
    (
        "ارتفع عدد الجرحى، وفقاً لمدير المشفى، الذي أشار إلى أن العدد مرشح للزيادة.",
        [
            ("مدير المشفى", "asserts", "ارتفع عدد الجرحى"),
            ("مدير المشفى", "asserts", "العدد مرشح للزيادة"),
        ],
    ),
    (
        "وزير النقل لـ«نهار الأحد»: الجسر يفتح قريباً",
        [("وزير النقل < نهار الأحد", "asserts", "الجسر يفتح قريباً")],
    ),
    (
        "وعبّر رئيس البلدية عن أمله في أن يفتح الجسر.",
        [("رئيس البلدية", "opines", "يفتح الجسر")],
    ),
    (
        "اتهم سالم الزبير المجلس البلدي بتأخير الجسر.",
        [("سالم الزبير", "alleges", "تأخير الجسر")],
    ),
    (
        "أكدت مصادر محلية أن الجسر فتح، وهو ما نفته البلدية.",
        [("مصادر محلية", "asserts", "الجسر فتح"), ("البلدية", "denies", "الجسر فتح")],
    ),
    (
        "قال صاحب متجر في السوق، طلب عدم ذكر اسمه، إن الحريق بدأ ليلاً.",
        [("صاحب متجر", "asserts", "الحريق بدأ ليلاً")],
    ),
    (
        "قال المتحدث باسم البلدية، المهندس نوار الحلو، أمس إن الجسر مغلق. وأكد الحلو أن العمل بدأ.",
        [
            ("المتحدث باسم البلدية، المهندس نوار الحلو", "asserts", "الجسر مغلق"),
            ("المتحدث باسم البلدية، المهندس نوار الحلو", "asserts", "العمل بدأ"),
        ],
    ),
    (
        "رأى مصدر محلي أن الهدنة هشة، ولم يستبعد انهيارها.",
        [("مصدر محلي", "opines", "الهدنة هشة"), ("مصدر محلي", "opines", "انهيارها")],
    ),
    (
        "قال رئيس البلدية إن الجسر فتح أمس وليس اليوم كما تقول الشرطة.",
        [("رئيس البلدية", "asserts", "الجسر فتح أمس وليس اليوم")],
    ),
]

CHAINS = [
    (
        "ونقلت وكالة «الراصد» عن شاهد عيان أن النار أتت على المستودع.",
        [("شاهد عيان < وكالة «الراصد»", "asserts", "النار أتت على المستودع")],
    ),
    (
        "أعلن مصدر طبي وصول أربعة جرحى إلى المشفى، حسب وكالة «الراصد».",
        [("مصدر طبي < وكالة «الراصد»", "asserts", "وصول أربعة جرحى إلى المشفى")],
    ),
    (
        "ذكرت قناة «الراصد» أن المصنع توقف، بحسب مصادر في النقابة.",
        [("مصادر في النقابة < قناة «الراصد»", "asserts", "المصنع توقف")],
    ),
    (
        "وقال سالم الزبير، وفق مواقع محلية، إن الإضراب انتهى.",
        [("سالم الزبير < مواقع محلية", "asserts", "الإضراب انتهى")],
    ),
    (
        "قال سالم الزبير لإذاعة «الراصد» إن الإضراب انتهى.",
        [("سالم الزبير < إذاعة «الراصد»", "asserts", "الإضراب انتهى")],
    ),
    (
        "أكد مصدر قضائي أن سالم الزبير اعترف بتزوير العقود.",
        [
            ("مصدر قضائي", "asserts", "سالم الزبير اعترف بتزوير العقود"),
            ("سالم الزبير < مصدر قضائي", "admits", "تزوير العقود"),
        ],
    ),
    (
        "أعلن مصدر عسكري لوكالة «الراصد» أن الجسر دمر. وأشار المصدر إلى أن المعبر مغلق.",
        [
            ("مصدر عسكري < وكالة «الراصد»", "asserts", "الجسر دمر"),
            ("مصدر عسكري < وكالة «الراصد»", "asserts", "المعبر مغلق"),
        ],
    ),
    (
        "قال سالم الزبير إن الموسم جيد. وأضاف أن الأسعار انخفضت.",
        [
            ("سالم الزبير", "asserts", "الموسم جيد"),
            ("سالم الزبير", "asserts", "الأسعار انخفضت"),
        ],
    ),
    (
        "قال رئيس البلدية سالم الزبير إن الموسم جيد. ورأى الزبير أن الأسعار ستنخفض.",
        [
            ("رئيس البلدية سالم الزبير", "asserts", "الموسم جيد"),
            ("رئيس البلدية سالم الزبير", "opines", "الأسعار ستنخفض"),
        ],
    ),
]

PARTICLES = [
    (
        "انقطعت الكهرباء عن الحي الغربي، وفق ما ذكره المجلس البلدي.",
        [("المجلس البلدي", "asserts", "انقطعت الكهرباء عن الحي الغربي")],
    ),
    (
        "وبحسب مصادر محلية، فإن الكهرباء انقطعت.",
        [("مصادر محلية", "asserts", "الكهرباء انقطعت")],
    ),
    (
        "تضم القافلة، وفق المجلس البلدي، عشرين شاحنة.",
        [("المجلس البلدي", "asserts", "تضم القافلة، وفق المجلس البلدي، عشرين شاحنة")],
    ),
    (
        "سقطت قذيفتان على السوق، نقلاً عن شهود عيان.",
        [("شهود عيان", "asserts", "سقطت قذيفتان على السوق")],
    ),
    (
        "تقدمت الآليات نحو الجسر، وسط أنباء عن نزوح السكان.",
        [("", "reports", "تقدمت الآليات نحو الجسر"), ("أنباء", "reports", "نزوح السكان")],
    ),
    (
        "قوات النهر: المعبر مغلق حتى إشعار آخر",
        [("قوات النهر", "asserts", "المعبر مغلق حتى إشعار آخر")],
    ),
    (
        "انفجار قرب الميناء، والجيش ينفي",
        [("", "reports", "انفجار قرب الميناء"), ("الجيش", "denies", "انفجار قرب الميناء")],
    ),
    (
        "تراجعت المياه في النهر، وهو ما أكده المجلس البلدي.",
        [
            ("", "reports", "تراجعت المياه في النهر"),
            ("المجلس البلدي", "asserts", "تراجعت المياه في النهر"),
        ],
    ),
]

OWN_WORDS = [
    ("سارت الحافلة بين القرية والمدينة.", ["سارت الحافلة بين القرية والمدينة"]),
    ("عبر المزارعون النهر قبل أن يرتفع.", ["عبر المزارعون النهر قبل أن يرتفع"]),
    ("نقلت سيارات الإسعاف الجرحى إلى المشفى.", ["نقلت سيارات الإسعاف الجرحى إلى المشفى"]),
    ("أضاف الطاهي الملح ثم قدم الطعام.", ["أضاف الطاهي الملح ثم قدم الطعام"]),
    ("بني الجسر وفق القانون.", ["بني الجسر وفق القانون"]),
    ("لم يذكر المصدر تفاصيل أخرى.", ["لم يذكر المصدر تفاصيل أخرى"]),
    ("هذه الأرقام تشير إلى أن السوق راكدة.", ["هذه الأرقام تشير إلى أن السوق راكدة"]),
    ("يذكر أن السد بني قبل عشر سنوات.", ["السد بني قبل عشر سنوات"]),
    (
        "هدأت الرياح غرباً، فيما واصلت المراكب رحلتها.",
        ["هدأت الرياح غرباً", "واصلت المراكب رحلتها"],
    ),
    ("في المقابل، أغلقت المتاجر أبوابها.", ["أغلقت المتاجر أبوابها"]),
]


@pytest.mark.parametrize(("text", "expected"), [*VERBS, *UNKNOWN, *CHAINS, *PARTICLES])
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(read(text, PEOPLE)) == expected


@pytest.mark.parametrize(("text", "expected"), OWN_WORDS)
def test_what_only_the_outlet_says(text: str, expected: list[str]) -> None:
    assert told(read(text, PEOPLE)) == [("", "reports", words) for words in expected]


def test_a_sentence_of_two_clauses_has_the_outlets_and_the_sources_part() -> None:
    text = (
        "في المقابل، وصلت القافلة إلى الجسر مساء، على حين زعمت مصادر إعلامية معارضة أن الطريق"
        " مقطوع، في إشارة إلى حواجز المسلحين."
    )
    assert told(read(text)) == [
        ("", "reports", "وصلت القافلة إلى الجسر مساء"),
        ("مصادر إعلامية معارضة", "alleges", "الطريق مقطوع"),
        ("", "reports", "حواجز المسلحين"),
    ]


def test_a_denial_of_the_sentence_before_repeats_its_claim() -> None:
    text = "قال رئيس البلدية إن الجسر فتح. لكن الشرطة نفت ذلك."
    assert told(read(text)) == [
        ("رئيس البلدية", "asserts", "الجسر فتح"),
        ("الشرطة", "denies", "الجسر فتح"),
    ]


def test_an_admission_by_reference_takes_the_words_that_follow() -> None:
    text = "الحصار مستمر، وهو ما أقرت به مصادر محلية عندما ذكرت أن الطرق مغلقة."
    assert told(read(text)) == [
        ("", "reports", "الحصار مستمر"),
        ("مصادر محلية", "admits", "الطرق مغلقة"),
    ]


def test_a_verb_without_a_subject_goes_on_with_who_spoke_last() -> None:
    text = "أفادت مصادر محلية بأن الجسر دمر. وكشفت عن وصول تعزيزات جديدة."
    reading = read(text)
    assert told(reading)[1] == ("مصادر محلية", "asserts", "وصول تعزيزات جديدة")
    assert reading.claims[0].chain == reading.claims[1].chain


def test_a_quotation_runs_on_over_sentences() -> None:
    text = "قال سالم الزبير: «عاد الأهالي إلى القرية. المدارس تفتح غداً»."
    reading = read(text, PEOPLE)
    assert {claim.chain for claim in reading.claims} == {("s2", "s1")}
    assert all(claim.quoted for claim in reading.claims)


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    text = "قال سالم الزبير إن معركة «رياح الشمال الكبرى» انتهت."
    assert [claim.quoted for claim in read(text, PEOPLE).claims] == [False]


def test_words_in_quotation_marks_are_quoted() -> None:
    text = "قال سالم الزبير إن رجاله «باقون في المدينة حتى الربيع»."
    assert [claim.quoted for claim in read(text, PEOPLE).claims] == [True]


def test_the_outlets_own_quotation_marks_quote_nobody() -> None:
    text = "دخلت البلاد «مرحلة طويلة من الجفاف»."
    assert [claim.quoted for claim in read(text).claims] == [False]


def test_cues_stand_one_a_link_and_a_carried_link_has_none() -> None:
    text = "ونقلت وكالة «الراصد» عن شاهد عيان أن النار خمدت. وأضاف أن الطريق فتح."
    reading = read(text, PEOPLE)
    assert [cue.text for cue in reading.claims[0].cues] == ["عن", "نقلت"]
    assert [cue.text for cue in reading.claims[1].cues] == ["أضاف"]


def test_an_events_claim_names_it_also_from_within() -> None:
    reading = named("أكد مصدر قضائي أن سالم الزبير اعترف بتزوير العقود.", PEOPLE)
    reading = claimed(event(reading, "other", "تزوير"))
    assert [claim.events for claim in reading.claims] == [("v1",), ("v1",)]


@pytest.mark.parametrize(
    ("headline", "triggers", "expected"),
    [
        (
            "البلدية تفتتح سوقاً جديدة ومقتل عامل في حادث",
            ("تفتتح", "مقتل"),
            ["البلدية تفتتح سوقاً جديدة", "مقتل عامل في حادث"],
        ),
        (
            "مقتل عامل وإصابة آخرين جراء حريق",
            ("مقتل", "إصابة"),
            ["مقتل عامل وإصابة آخرين جراء حريق"],
        ),
        (
            "تأجيل المباراة النهائية.. والأمطار تغلق الملعب",
            (),
            ["تأجيل المباراة النهائية", "الأمطار تغلق الملعب"],
        ),
        (
            "تحت المطر.. المدينة تستقبل العيد",
            (),
            ["تحت المطر.. المدينة تستقبل العيد"],
        ),
    ],
)
def test_headlines(headline: str, triggers: tuple[str, ...], expected: list[str]) -> None:
    reading = named(f"{headline}\nنزل المطر طوال الليل على المدينة كلها.")
    for trigger in triggers:
        reading = event(reading, "other", trigger)
    reading = claimed(reading)
    assert [claim.text for claim in reading.claims][:-1] == expected


def test_furniture_of_a_page_claims_nothing() -> None:
    text = (
        "المدينة تستعيد الكهرباء\nالشاطئ - خاص\nعادت الكهرباء إلى المدينة مساء أمس.\n"
        "اقرأ أيضاً: أخبار أخرى من القسم\nتابعونا على https://example.org/x\nالوسوم"
    )
    assert [claim.text for claim in read(text).claims] == [
        "المدينة تستعيد الكهرباء",
        "عادت الكهرباء إلى المدينة مساء أمس",
    ]


def test_the_publishers_name_is_no_part_of_a_headline() -> None:
    text = "المدينة تستعيد الكهرباء | Shore\nعادت الكهرباء إلى المدينة مساء أمس."
    assert read(text).claims[0].text == "المدينة تستعيد الكهرباء"


def sound(reading: Reading) -> None:
    """Spans quote their text; chains are of known sources and end with the outlet; every sentence
    that is read belongs to a claim."""
    known = {source.id for source in reading.sources}
    for source in reading.sources:
        assert source.start is None or reading.text[source.start : source.end] == source.text
    for claim in reading.claims:
        assert claim.text == reading.text[claim.start : claim.end] != ""
        assert set(claim.chain) <= known
        assert claim.chain[-1] == reading.sources[0].id
        assert all(reading.text[cue.start : cue.end] == cue.text for cue in claim.cues)
        assert all(reading.text[h.start : h.end] == h.text for h in claim.hedges)


@pytest.mark.parametrize(
    "text", [row[0] for row in (*VERBS, *UNKNOWN, *CHAINS, *PARTICLES, *OWN_WORDS)]
)
def test_every_sentence_belongs_to_a_claim(text: str) -> None:
    reading = read(text, PEOPLE)
    sound(reading)
    for sentence in reading.sentences:
        assert any(
            claim.start < sentence.end and sentence.start < claim.end for claim in reading.claims
        )


PARTS = st.sampled_from(
    [
        "قال",
        "أن",
        "«الجيش",
        "ينفي»",
        "وفق",
        "،",
        ":",
        "مصدر",
        "عسكري",
        "نقلت",
        "عن",
        "أنباء",
        "وكالة",
        "مضيفاً",
        "وهو",
        "ما",
        "أقرت",
        "به",
        ".",
        "\n",
        "(",
        ")",
        '"',
        "«",
        "بحسب",
        "المصدر",
        "لم",
        "يستبعد",
        "الذي",
        "12",
        "؟",
        "..",
        "فيما",
        "لكن",
        "إن",
        "المتحدث",
        "باسم",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=30).map(" ".join))
@example("قال")
@example("«")
@example("وفق")
@example("وهو ما")
def test_no_order_of_words_breaks_it(text: str) -> None:
    sound(read(text, {"الجيش": "organisation"}))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    sound(compared(named(text)))
