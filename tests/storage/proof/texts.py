"""Articles of our own in several versions, so that it is known which words are the same words.

A version is its sentences, in order; the same sentence in two versions is the same words.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.analysis.model import Analysis
from desktop.analysis.schema import from_dict, to_dict
from storage.fingerprints import fingerprints
from storage.judgements import CONTEXT
from storage.reprints import LEAST
from tests.storage.cases import analysis

_BRIDGE = (
    "البلدية تعيد فتح الجسر",
    "قال رئيس بلدية الميناء، سامي الحداد، إن فرق الصيانة أعادت فتح جسر طرابلس، وفق وكالة «رويترز».",
    "وأصيب ثلاثة عمال في حادث قرب مدينة صيدا.",
    "وزعم مسؤول في مدينة بيروت أن الجسر مغلق منذ 3 مايو 2020، ونفت وزارة الداخلية ذلك.",
    "وكانت الفرق قد بدأت أعمالها قبل أسبوعين بعد أن جرفت السيول جزءا من الرصيف الشرقي للجسر.",
    "وأعلنت الوزارة أن سبعة جرحى غادروا المستشفى أمس بعد أن تلقوا العلاج.",
)
_POWER = (
    "عاد التيار إلى مدينة صيدا",
    "قالت شركة الكهرباء إن التيار عاد إلى مدينة صيدا مساء أمس.",
    "وذكر المهندس كريم العلي أن فريقا من خمسين عاملا أصلح الخط بين صيدا وطرابلس في يومين.",
    "واتهم سكان الحي الشرقي الشركة بالتأخر، ورأى مدير الشركة أن العاصفة لم تترك خيارا آخر.",
    "وبحسب وكالة «رويترز» فإن ألفي منزل بقيت بلا كهرباء منذ مطلع الأسبوع.",
)
_ADDED = ("وقال شهود إن الطريق مفتوح أمام الشاحنات.", "ولا إصابات جديدة في صيدا بحسب المحافظ.")
# Stand in no article.
UNHEARD = ("زرافة", "فلكلور", "قيثارة")


@dataclass(frozen=True)
class Version:
    """A text and its ``sentences`` with their places."""

    family: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)

    def sentence_at(self, start: int, end: int) -> tuple[str, int] | None:
        """The sentence that holds a span, and where it begins; None across two sentences."""
        at = 0
        for sentence in self.sentences:
            if at <= start and end <= at + len(sentence):
                return sentence, at
            at += len(sentence) + 1
        return None

    def begins(self, sentence: str) -> int | None:
        """Where a sentence begins in it."""
        at = 0
        for known in self.sentences:
            if known == sentence:
                return at
            at += len(known) + 1
        return None


def _versions(family: str, base: tuple[str, ...]) -> list[Version]:
    head, first, second, *rest = base
    added = _ADDED[family == "b"]
    edited = first.replace("سامي الحداد", "سليم الخطيب").replace("مساء أمس", "صباح اليوم")
    return [
        Version(family, sentences)
        for sentences in (
            base,
            (head, added, first, second, *rest),
            (head, first, *rest),
            (head, second, first, *rest),
            (head, edited, second, *rest),
            (*base, added),
            (head, added, edited, *rest),
        )
    ]


VERSIONS = {v.text: v for v in (*_versions("a", _BRIDGE), *_versions("b", _POWER))}


@cache
def reading(text: str) -> Analysis:
    return from_dict(_KEPT[text]) if text in _KEPT else analysis(text)


def keep_readings(file: Path) -> None:
    """Write down what the engine reads, for processes that are given the file by RAWI_READINGS."""
    kept = {text: to_dict(reading(text)) for text in VERSIONS}
    file.write_text(json.dumps(kept), encoding="utf-8")


_KEPT = (
    json.loads(Path(os.environ["RAWI_READINGS"]).read_text(encoding="utf-8"))
    if "RAWI_READINGS" in os.environ
    else {}
)


@cache
def are_alike(one: str, other: str) -> bool:
    """Whether the later of two texts of one file is a revision of the earlier."""
    first, second = fingerprints(one), fingerprints(other)
    return len(first & second) >= LEAST * min(len(first), len(second))


def moved(said_of: str, start: int, end: int, text: str) -> tuple[int, int] | None:
    """Where words of one version must stand in another: None where they are gone.

    Raises:
        LookupError: they stand there, but nobody can be sure where the same ones do.
    """
    quote = said_of[start:end]
    if said_of == text:
        return start, end
    if quote not in text:
        return None
    found = VERSIONS[said_of].sentence_at(start, end)
    if found is not None:
        sentence, at = found
        begins = VERSIONS[text].begins(sentence)
        inside = at + CONTEXT <= start and end + CONTEXT <= at + len(sentence)
        if begins is not None and (inside or text.count(quote) == 1):
            return begins + start - at, begins + end - at
    raise LookupError(quote)
