"""Regular endings of a noun as news writes them, and adjectives that agree with one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token

_REGULAR = "+"
_TA_MARBUTA = "ة"
# Dual and sound plural, full and in the construct state; tanwin's alef.
_OF_PEOPLE = ("ا", "ان", "ين", "ون", "ي", "و")
# Things have no sound plural of this kind, and «مركزي» is an adjective.
_OF_THINGS = ("ا", "ان", "ين")
# Dual, full and in the construct state.
_AFTER_TA = ("ان", "ين", "ي", "ا")


def noun_forms(written: str, *, people: bool) -> Iterator[str]:
    """Folded forms of a noun of the lexicon: «جنود» is itself, «مسلح+» its regular endings too,
    «قرية+» also قريتان، قريتين، قريتي; «_» joins the words of a phrase. ``people``: it is of
    persons, and has the sound plural."""
    noun = written.removesuffix(_REGULAR).replace("_", " ")
    yield fold_word(noun)
    if not written.endswith(_REGULAR):
        return
    if noun.endswith(_TA_MARBUTA):
        yield from (fold_word(noun[:-1] + "ت" + ending) for ending in _AFTER_TA)
    else:
        endings = _OF_PEOPLE if people else _OF_THINGS
        yield from (fold_word(noun + ending) for ending in endings)


def lemma_of(written: str, form: str) -> str:
    """The entry that a form is of, so that «مسلحين» and «المسلحون» are one, «مسلح» another."""
    base = fold_word(written.removesuffix(_REGULAR).replace("_", " ")).removeprefix("ال")
    bare = form.removeprefix("ال")
    many = bare != base and bare != base + "ا"
    return f"{base} +" if many else base


def tells_nationality(tokens: Sequence[Token], index: int, nationalities: Collection[str]) -> bool:
    """«عائلة سورية», «القناة السعودية»: the adjective of a feminine noun that is as definite as it
    is, and no country. ``nationalities``: folded."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is None or token.fold not in nationalities:
        return False
    same = before.fold.startswith("ال") == token.fold.startswith("ال")
    return before.text.endswith("ة") and token.text.endswith("ة") and same
