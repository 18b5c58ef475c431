"""The relevance set of the search: families of words in texts of our own writing.

``families.tsv``, and ``held_out.tsv``, which nobody looked at while the search was made, name for
each lemma its root and some of its forms. Every form is written as news writes it (with vowel
marks, other hamzas, ه for ة, together with particles and pronouns), each writing in a text of its
own. A text is relevant to a query when its word is

- at the spelling level: a writing of the same form;
- at the stem level: one of the same lemma;
- at the root level: one of the same root.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from csv import DictReader
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import mean

from desktop.analysis.text.fold import fold_word

Find = Callable[[str], set[int]]

FAMILIES = Path(__file__).parent / "families.tsv"
HELD_OUT = Path(__file__).parent / "held_out.tsv"
_CARRIERS = (
    "هنا {} عند المساء بحسب ما ورد من هناك",
    "ثم {} في ذلك اليوم نفسه أيضاً",
    "لم يعرف أحد شيئاً عن {} حتى الآن",
    "هذا ما جرى {} قبل ذلك بقليل",
)
_PARTICLES = {
    "noun": (
        "", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "وب", "ولل", "وبال",
    ),
    "verb": ("", "و", "ف"),
}  # fmt: skip
_PRONOUNS = {"noun": ("ه", "ها", "هم", "نا"), "verb": ("ه", "ها", "هم")}
# Pairs of one word in two spellings that people mix.
_MIXED = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي"))


@dataclass(frozen=True)
class Text:
    """A text, the writing in it, and what that is a writing of."""

    text: str
    writing: str
    form: str
    lemmas: frozenset[str]
    roots: frozenset[str]


def texts(families: Path) -> list[Text]:
    """A text for every writing of every form. A writing of several forms is one text of each."""
    lemmas: dict[str, set[str]] = {}
    roots: dict[str, set[str]] = {}
    written: dict[tuple[str, str], str] = {}
    for root, lemma, kind, form in _rows(families):
        lemmas.setdefault(form, set()).add(f"{lemma} {kind}")
        roots.setdefault(form, set()).add(root)
        for writing in writings(form, kind):
            written.setdefault((writing, form), kind)
    carriers = cycle(_CARRIERS)
    return [
        Text(
            next(carriers).format(writing),
            writing,
            form,
            frozenset(lemmas[form]),
            frozenset(roots[form]),
        )
        for writing, form in written
    ]


def writings(form: str, kind: str) -> Iterator[str]:
    """A form as news writes it."""
    yield form
    yield form[0] + "\u064e" + form[1:] + "\u064f"
    yield form[:2] + "ـ" + form[2:]
    for one, other in _MIXED:
        if one in form:
            yield form.replace(one, other)
    for particle in _PARTICLES[kind]:
        yield particle + form
    if kind == "verb" and form[0] in "يت":
        yield "س" + form
        yield "وس" + form
    if form.endswith(("ين", "ان", "ون", "وا")) and kind == "noun":
        return
    for pronoun in _PRONOUNS[kind]:
        ended = before_pronoun(form) + pronoun
        yield ended
        yield "و" + ended
        if kind == "noun":
            yield "ب" + ended
            yield "ل" + ended


def before_pronoun(form: str) -> str:
    """A form as a pronoun is written to it."""
    if form.endswith("ة"):
        return form[:-1] + "ت"
    if form.endswith("ى"):
        return form[:-1] + "ا"
    if form.endswith("اء"):
        return form[:-1] + "ئ"
    return form[:-1] if form.endswith("وا") else form


def measured(known: list[Text], find: Find, level: str) -> tuple[float, float]:
    """Mean recall and precision of the queries: every seventh writing. A text with a writing that
    is relevant in another text too counts as relevant, for it cannot be told from that.

    Args:
        known: the texts.
        find: the numbers of the texts that a query finds.
        level: the sameness that makes a text relevant: spelling, stem or root.
    """
    relevant: dict[str, set[int]] = defaultdict(set)
    same: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(known):
        same[text.writing].add(number)
        for key in _keys(text, level):
            relevant[key].add(number)
    recalls, precisions = [], []
    for text in known[::7]:
        found = find(text.writing)
        wanted = set().union(*(relevant[key] for key in _keys(text, level)))
        others = (known[number] for number in same[text.writing])
        allowed = set().union(*(relevant[k] for one in others for k in _keys(one, level)))
        allowed = set().union(*(same[known[number].writing] for number in allowed))
        recalls.append(len(found & wanted) / len(wanted))
        precisions.append(len(found & allowed) / len(found) if found else 1.0)
    return mean(recalls), mean(precisions)


def _keys(text: Text, level: str) -> frozenset[str]:
    if level == "spelling":
        return frozenset([fold_word(text.form)])
    return text.lemmas if level == "stem" else text.roots


def _rows(families: Path) -> Iterator[tuple[str, str, str, str]]:
    with families.open(encoding="utf-8") as lines:
        for row in DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"):
            for form in row["forms"].split():
                yield row["root"], row["lemma"], row["kind"], form
