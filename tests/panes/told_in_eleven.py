"""A case in which eleven outlets tell what one agency has from one source that it does not name."""

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
REPRINTING = ("الوطن", "تشرين", "الثورة", "البعث", "العروبة", "الفرات", "الجماهير", "الوحدة")
_RETELLING = (
    ("الميادين", "ذكرت وكالة سانا نقلاً عن مصدر عسكري أن الجيش سيطر أمس على بلدة القورية."),
    ("الأخبار", "أفادت وكالة سانا نقلاً عن مصدر عسكري بأن الجيش سيطر أمس على بلدة القورية."),
    ("المنار", "قالت وكالة سانا نقلاً عن مصدر عسكري إن الجيش سيطر أمس على بلدة القورية."),
)


@made_once
def make_case_of_eleven(path: Path) -> Path:
    """The articles, all of one day, read by the engine."""
    articles = [(outlet, f"الجيش يسيطر على القورية\n{_REPORT}\n{outlet}") for outlet in REPRINTING]
    articles += [(outlet, f"معارك القورية\n{told}") for outlet, told in _RETELLING]
    with CaseFile.create(path) as case, case.together():
        for outlet, text in articles:
            article = Article(text, outlet=outlet, published="2017-11-10")
            added = case.documents.add(article, file=None)
            case.layers.replace(added.id, read_once(article))
    return path
