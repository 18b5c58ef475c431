"""What the lexicon of triggers knows: set phrases, forms of verbs, words that look like them."""

from __future__ import annotations

import pytest

from tests.analysis.reading import read


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("أدى الوزراء الجدد اليمين أمام الرئيس.", "أدى", "decision"),
        ("دخلت الهدنة حيز التنفيذ فجر الأحد.", "دخلت", "agreement"),
        ("أحكمت القوات سيطرتها على التلة.", "أحكمت", "control_change"),
        ("كسر الجيش الحصار عن القاعدة.", "كسر", "siege"),
        ("سقطت البلدة في يد المتمردين.", "سقطت", "control_change"),
        ("أتى الحريق على محاصيل القرية.", "أتى", "destruction"),
        ("استدعت الخارجية السفير احتجاجاً على التصريحات.", "استدعت", "decision"),
        ("رفعت الدول الأوروبية العقوبات عن المصرف.", "رفعت", "decision"),
        ("طردت الحكومة ثلاثة دبلوماسيين.", "طردت", "decision"),
        ("تقدم المزارع بشكوى ضد البلدية.", "تقدم", "trial"),
        ("أسقطت النيابة التهم عن الناشطة.", "أسقطت", "trial"),
        ("نطق القاضي بالحكم بعد المداولة.", "نطق", "trial"),
        ("سلم المطلوب نفسه إلى الشرطة.", "سلم", "arrest"),
        ("وجه رئيس الوزراء بتشكيل خلية أزمة.", "وجه", "decision"),
        ("رست المناقصة على شركة صينية.", "رست", "economy"),
        ("كسب المؤشر 40 نقطة.", "كسب", "economy"),
        ("تراجعت أرباح الشركة إلى 12 مليون دينار.", "تراجعت", "economy"),
        ("هبط الفريق إلى الدرجة الثانية.", "هبط", "other"),
        ("سجل المهاجم هدفين في الشوط الأول.", "سجل", "other"),
        ("دهست شاحنة مسرعة طفلاً قرب المدرسة.", "دهست", "accident"),
        ("طعن الدفاع في الحكم أمام محكمة النقض.", "طعن", "trial"),
        ("تفشى مرض الحصبة في المخيم.", "تفشى", "other"),
        ("انحسرت مياه النهر عن الحقول.", "انحسرت", "weather"),
        ("ثار البركان مجدداً ليلاً.", "ثار", "weather"),
        ("أمرت المحكمة بتجميد أموال التاجر.", "أمرت", "decision"),
        ("قبلت الحركة مقترح الوسطاء.", "قبلت", "decision"),
        ("ردت المحكمة طعن النائب.", "ردت", "trial"),
        ("علق مئات المسافرين في المطار.", "علق", "other"),
        ("أضرب سائقو الحافلات يومين.", "أضرب", "protest"),
        ("انتقل اللاعب إلى صفوف فريق جديد.", "انتقل", "other"),
        ("رد الحزب بإطلاق عشرين صاروخاً على القاعدة.", "إطلاق", "strike"),
        ("وصلت عشرات الأسر إلى مدينة كسلا.", "وصلت", "displacement"),
        ("وصلت تعزيزات للجيش إلى مدينة كسلا.", "وصلت", "advance"),
    ],
)
def test_kinds_of_phrases(text: str, trigger: str, kind: str) -> None:
    assert (trigger, kind) in [(e.trigger.text, e.type) for e in read(text).events]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("نستخدم الرصاص المطاطي عند الضرورة.", "نستخدم"),
        ("أُلغيت رحلتان إلى بيروت.", "أُلغيت"),
        ("عبرت عائلات نهر الأردن ليلاً.", "عبرت"),
        ("أجلت الرابطة مباراتين إلى الشهر المقبل.", "أجلت"),
        ("اعترضت البحرية ثلاثة قوارب.", "اعترضت"),
    ],
)
def test_forms(text: str, trigger: str) -> None:
    """«We», the feminine of weak passives, verbs whose bare past is another word, duals."""
    assert trigger in [e.trigger.text for e in read(text).events]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("عبر نهر الأردن تصل المياه إلى الحقول.", "عبر"),
        ("الأمن الغذائي أولوية للمنطقة.", "الأمن"),
        ("اتفاق يقضي بزيادة أجور المعلمين.", "يقضي"),
        ("حفر العمال أنفاقاً جديدة للتخزين.", "أنفاقاً"),
        ("تنتشر محال لبيع الخضار في الشارع.", "بيع"),
        ("نقاط البيع مزدحمة قبل العيد.", "البيع"),
        ("يبلغ ثمن السيارة 40 ألف دولار.", "يبلغ"),
        ("توقفت القافلة عند نقطة تفتيش.", "تفتيش"),
        ("قبل أيام من العيد عرض التاجر بضاعته.", "قبل"),
        ("اشترت الشركة حافلة نقل.", "نقل"),
    ],
)
def test_words_that_look_like_triggers(text: str, word: str) -> None:
    assert word not in [event.trigger.text for event in read(text).events]


def test_fa_and_qad_before_a_verb_of_the_past_lose_nothing() -> None:
    found = read("أما في تعز فقد أسفرت مواجهات عن مقتل 21 شخصاً، وفقد طفل حياته.")
    assert [e.trigger.text for e in found.events] == ["مواجهات", "مقتل", "فقد"]


def test_a_country_s_occupation_is_a_party_whatever_the_text_says_of_the_country() -> None:
    found = read("تقصف دولة الاحتلال التركي ريف عفرين. وقالت تركيا إنها لا تعلم.")
    assert [e.trigger.text for e in found.events] == ["تقصف"]
