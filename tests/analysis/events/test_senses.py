"""Senses of triggers: what tells of an event in one text and of none in another."""

from __future__ import annotations

import pytest

from tests.analysis.reading import read

_VIOLENCE = frozenset(
    ("attack", "clash", "strike", "bombing", "repel", "control_change", "siege", "killing",
     "injury", "capture", "advance", "mine_clearance")
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "قاد المهاجم هجمة مرتدة سريعة في الدقيقة الأخيرة من اللقاء.",
        "حصل الفريق على ضربة جزاء بعد ضغط متواصل على مرمى الضيوف.",
        "حذر نائب من انفجار اجتماعي إذا استمرت الأزمة المعيشية.",
        "تواجه الحكومة عاصفة انتقادات بسبب الضرائب الجديدة.",
        "يخوض المرشحان معركة انتخابية حامية في العاصمة.",
        "هاجم الوزير سياسة المعارضة في تصريح تلفزيوني.",
        "تستهدف الحملة تدريب الشباب على المهن الحديثة.",
        "مزيد من التقدم والازدهار للشعب الشقيق.",
        "تقدمها الإدارة مجاناً للزوار كل صيف.",
        "عبر البريد الإلكتروني تصل الدعوات إلى المشاركين.",
        "قال رئيس التحرير إن المجلة ستصدر مرتين في الشهر.",
        "رعاية الأسر المنتجة هدف الجمعية منذ تأسيسها.",
        "أمنت الشركة نصيب العاملين من الأرباح.",
        "ارتفع صوت المذياع فجراً في القرية.",
        "عقد المدرب مؤتمراً صحفياً قبل اللقاء.",
        "وصل السعر إلى مستوى قياسي.",
        "سيطر الإطفائيون على الحريق في وقت قصير.",
        "تلقت المكتبة الإصدارات الحديثة لمواجهة قلة القراءة.",
    ],
)
def test_no_violence_is_invented(text: str) -> None:
    assert [e.trigger.text for e in read(text).events if e.type in _VIOLENCE] == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("هاجم مسلحون نقطة تفتيش فجراً.", "هاجم", "attack"),
        ("فقد ثلاثة عمال حياتهم في المنجم.", "فقد", "killing"),
        ("لقي ما لا يقل عن 12 عاملاً في المصنع مصرعهم.", "لقي", "killing"),
        ("انتشل الغواصون خمس جثث من النهر.", "انتشل", "aid"),
        ("تجمهر السكان أمام مقر البلدية.", "تجمهر", "protest"),
        ("أحالت النيابة المتهم إلى المحكمة.", "أحالت", "trial"),
        ("قضت المحكمة بحبس تاجر عامين.", "قضت", "trial"),
        ("رفع المصرف سعر الفائدة إلى 7 في المئة.", "رفع", "economy"),
        ("أقر البرلمان قانون الموازنة.", "أقر", "decision"),
        ("فاز الفريق على ضيفه بهدف وحيد.", "فاز", "other"),
        ("هطلت أمطار غزيرة على الساحل.", "هطلت", "weather"),
        ("تسلمت البلدية من الوزارة ثلاث حافلات.", "تسلمت", "transfer"),
        ("تفقد الوزير الميناء.", "تفقد", "meeting"),
        ("اعترضت البحرية قارباً قبالة الساحل.", "اعترضت", "repel"),
        ("أسقطت الدفاعات الجوية طائرة مسيرة.", "أسقطت", "destruction"),
        ("أطاح ضباط بنظام الحكم.", "أطاح", "control_change"),
        ("أنقذت فرق الطوارئ عشرة صيادين.", "أنقذت", "aid"),
    ],
)
def test_types(text: str, trigger: str, kind: str) -> None:
    told = [(e.trigger.text, e.type) for e in read(text).events]
    assert (trigger, kind) in told


@pytest.mark.parametrize("text", ["شارك ذوو الشهداء في الحفل.", "عولج الجرحى في المدينة."])
def test_victims_spoken_of_are_no_new_harm(text: str) -> None:
    assert all(e.type not in ("killing", "injury") for e in read(text).events)
