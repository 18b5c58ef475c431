"""Words that are one as they stand, though a place's name is left when their first letter is cut:
«كبيرا» is no «كـ» before the town of Bira."""

from __future__ import annotations

from functools import lru_cache

from desktop.analysis.mentions.pieces import Piece
from desktop.analysis.text.form_table import form_weight

# How common a word must be (its weight in the table of forms) to be believed before «ب» and a name.
# Next to nobody is likened to a place, so that any word with «ك» is.
_COMMON = 3
_LIKENING = "ك"
_CONJUNCTIONS = ("و", "ف")
# An accusative's alef («كثيراً»), which the table does not have of every noun.
_TANWIN_ALEF = "ا"
_NOUNS = "nb"
# How common a word is that no name in a row of places is taken for.
_KNOWN = 2
_TOLD = "nvb"


def is_whole_word(piece: Piece) -> bool:
    """Whether what a piece was cut from, or it with its conjunction cut alone («وكبيرا»), is a
    well-known word."""
    word, prefix = piece.prefix + piece.stem, piece.prefix
    if prefix and _is_word(word, prefix):
        return True
    joined = prefix.startswith(_CONJUNCTIONS) and len(prefix) > 1
    return joined and _is_word(word[1:], prefix[1:])


def tells_on(piece: Piece, *, listed: bool) -> bool:
    """Whether a word that no gazetteer has goes on with something else behind a row of places, not
    with the row: «A وB، ارتكبت …», «…، مخلّفة …», «… وفقاً لـ». ``listed``: a comma is before it."""
    if listed and not piece.prefix:
        return form_weight(piece.stem, _TOLD) >= _KNOWN
    whole = form_weight(piece.prefix + piece.stem) >= _KNOWN
    return whole or form_weight(piece.stem, "v") >= _KNOWN


@lru_cache(maxsize=4096)
def _is_word(word: str, prefix: str) -> bool:
    least = 0 if prefix.startswith(_LIKENING) else _COMMON
    if form_weight(word) >= least:
        return True
    return word.endswith(_TANWIN_ALEF) and form_weight(word[:-1], _NOUNS) >= _COMMON
