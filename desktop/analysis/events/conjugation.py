"""Forms of a verb from its past and present (3rd person masculine singular, folded spelling).

Unvocalised spelling hides the passive and most vowels, so a few endings cover the third persons
that news is written in. Reference: any school grammar of Arabic (regular endings; weak final
letters drop before the plural's و and take ت directly in the feminine).
"""

from __future__ import annotations

from collections.abc import Iterator


def past_forms(verb: str) -> Iterator[str]:
    """هاجم → هاجم، هاجمت، هاجموا، هاجما، هاجمتا; تصدي → تصدي، تصدت، تصدوا، تصديا."""
    if not verb:
        return
    yield verb
    if verb.endswith(("ي", "ا")) and len(verb) > 3:
        stem = verb[:-1]
        yield from (stem + "ت", stem + "وا", stem + "يا", stem + "تا")
        return
    yield from (verb + "ت", verb + "وا", verb + "ا", verb + "تا", verb + "ن")


def present_forms(verb: str) -> Iterator[str]:
    """يهاجم → with ي، ت، ن; and يهاجمون، يهاجموا، يهاجمان، تهاجمان."""
    if not verb:
        return
    stem = verb[1:]
    weak = stem.endswith(("ي", "و", "ا"))
    plural = stem[:-1] if weak and len(stem) > 2 else stem
    for person in ("ي", "ت", "ن"):
        yield person + stem
        if weak:
            yield person + plural  # the jussive: لم يتصد
    for person in ("ي", "ت"):
        yield from (person + plural + "ون", person + plural + "وا", person + stem + "ان")
