"""Cases and analyses for the tests of the storage."""

from __future__ import annotations

from desktop.analysis.model import Analysis, Article
from tests.read_once import read_once

TEXT = (
    "البلدية تعيد فتح الجسر\n"
    "قال رئيس بلدية الميناء، سامي الحداد، إن فرق الصيانة أعادت فتح جسر النهر في مدينة طرابلس، "
    "وفق وكالة «رويترز».\n"
    "وأصيب ثلاثة عمال في حادث قرب مدينة صيدا."
)
OTHER = "عاد التيار إلى مدينة صيدا\nقالت شركة الكهرباء إن التيار عاد إلى مدينة صيدا مساء أمس."


def article(text: str = TEXT, **known: str) -> Article:
    return Article(text, **known)


def analysis(text: str = TEXT, **known: str) -> Analysis:
    return read_once(article(text, **known))
