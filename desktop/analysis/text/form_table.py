"""How common a word form is, by the table of the common words of Arabic."""

from __future__ import annotations

from resources import word_forms

ANY_WORD = "nvbp"


def form_weight(form: str, kinds: str = ANY_WORD) -> int:
    """The weight of a folded form without clitics, 0 (hardly ever) to 9; -1 where the table does
    not hold it as one of these kinds.

    Args:
        kinds: as the table has them: n noun or adjective, v verb, b both, p particle. By default
            all but names.
    """
    said = word_forms.lines().get(form)
    if said is None:
        return -1
    row = word_forms.row(form, said)
    return row.weight if row.kind.lower() in kinds else -1
