"""Forms of a verb from its past and present (3rd person masculine singular).

Unvocalised spelling hides the passive and most vowels, so a few endings cover the third persons
that news is written in. Reference: any school grammar of Arabic (regular endings; weak final
letters drop before the plural's و and take ت directly in the feminine).
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.text.fold import fold_word

# The shortest hollow verb whose passive is told from other words by its letters (أعاد).
_HOLLOW = 4
# Letters of the third form (فاعل).
_THIRD_FORM = 4
# The shortest stem of a present whose «we» is told from other words by its letters (نستخدم).
_FIRST_PERSON = 4


def past_forms(verb: str) -> Iterator[str]:
    """Folded forms of a past as it is written, for ى and ي part here: هاجم → هاجم، هاجمت، هاجموا،
    هاجمتا; تصدى → تصدي، تصدت، تصدوا، تصديا، تصدتا; لقي → لقيت، لقوا."""
    if not verb:
        return
    folded = fold_word(verb)
    yield folded
    if verb.endswith(("ى", "ا")):
        stem = folded[:-1]
        yield from (stem + "ت", stem + "وا", stem + "يا", stem + "تا")
    elif verb.endswith("ي"):
        yield from (folded + "ت", folded[:-1] + "وا", folded + "ا", folded + "تا")
    else:
        yield from (folded + "ت", folded + "وا", folded + "تا", folded + "ن")


def present_forms(verb: str) -> Iterator[str]:
    """Folded forms of a present as it is written: يهاجم → with ي، ت; and يهاجمون، يهاجموا،
    يهاجمان، تهاجمان، نهاجم."""
    if not verb:
        return
    stem = fold_word(verb)[1:]
    weak = stem.endswith(("ي", "و", "ا"))
    plural = stem[:-1] if weak and len(stem) > 2 else stem
    for person in ("ي", "ت"):
        yield person + stem
        if weak:
            yield person + plural  # the jussive: لم يتصد
    for person in ("ي", "ت"):
        yield from (person + plural + "ون", person + plural + "وا", person + stem + "ان")
    if len(stem) >= _FIRST_PERSON:
        yield "ن" + stem


def passive_forms(verb: str) -> Iterator[str]:
    """Folded forms of a past's passive where it is written otherwise, as that of hollow verbs is:
    أعاد → أعيد، أعيدت، أعيدوا; اغتال → اغتيل; that of the third form: هاجم → هوجم، حاكم → حوكم; and
    the feminine of weak ones: ألغى → ألغيت. Others are written as their active."""
    if len(verb) == _THIRD_FORM and verb[1] == "ا":
        yield from past_forms(f"{verb[0]}و{verb[2:]}")
    elif len(verb) >= _HOLLOW and verb[-2] == "ا":
        yield from past_forms(f"{verb[:-2]}ي{verb[-1]}")
    elif verb.endswith("ى"):
        yield fold_word(verb[:-1]) + "يت"
