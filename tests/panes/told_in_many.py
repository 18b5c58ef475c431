"""A case in which many outlets tell one thing, four of them in one agency's words."""

from __future__ import annotations

from pathlib import Path

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from tests.made_once import made_once
from tests.read_once import read_once

_REPORT = (
    "نقلت وكالة «سانا» عن مصدر عسكري أن الجيش العربي السوري سيطر أمس على بلدة القورية في ريف دير "
    "الزور بعد اشتباكات عنيفة استمرت يومين. وأضاف المصدر أن 12 مسلحاً قتلوا خلال الهجوم على "
    "البلدة ودمرت ثلاث سيارات مزودة برشاشات ثقيلة، وأن وحدات الهندسة تواصل تمشيط الأحياء وإزالة "
    "الألغام التي زرعها مسلحو التنظيم قبل انسحابهم نحو البادية الجنوبية."
)
_REPRINTING = ("الوطن", "تشرين", "الثورة", "البعث")
_OTHERS = (
    ("الميادين", "ذكرت وكالة سانا نقلاً عن مصدر عسكري أن الجيش سيطر أمس على بلدة القورية."),
    ("العربي الجديد", "أعلن المرصد السوري لحقوق الإنسان أن الجيش سيطر أمس على بلدة القورية."),
    ("الأخبار", "سيطر الجيش أمس على بلدة القورية شرق البلاد من دون مقاومة تذكر."),
)


@made_once
def make_case_of_reprints(path: Path) -> Path:
    """The articles, all of one day, read by the engine."""
    articles = [(outlet, f"أنباء القورية\n{outlet}\n{_REPORT}") for outlet in _REPRINTING]
    articles += [(outlet, f"معارك القورية\n{told}") for outlet, told in _OTHERS]
    with CaseFile.create(path) as case:
        for outlet, text in articles:
            article = Article(text, outlet=outlet, published="2017-11-10")
            added = case.documents.add(article, file=None)
            case.layers.replace(added.id, read_once(article))
    return path
