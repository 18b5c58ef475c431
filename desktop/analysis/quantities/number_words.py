"""The number words of the lexicon, by folded spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

_DAMMA = "\u064f"
_LEAST_PART = 3
_PRONOUNS = ("هم", "ها", "هن")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a word adds to a number. ``role`` is a role of ``number_words.tsv``.

    ``prefix``: the proclitics cut off; ``definite``: ال was cut off too.
    """

    role: str
    value: Decimal
    prefix: str = ""
    definite: bool = False

    @property
    def joined(self) -> bool:
        """Whether «و» or «ف» ties the word to what stands before."""
        return self.prefix[:1] in ("و", "ف")


@dataclass(frozen=True)
class NumberWords:
    """The table, with a memory of the words already looked up."""

    words: Mapping[str, NumberWord]
    shares: Mapping[str, Decimal]
    _seen: dict[str, NumberWord | None]

    def get(self, folded: str) -> NumberWord | None:
        """The number word that a folded word is, through its clitics and article."""
        if folded not in self._seen:
            self._seen[folded] = self._look_up(folded)
        return self._seen[folded]

    def share(self, folded: str) -> Decimal | None:
        """The part of one that a word may name: «خمس» is five or a fifth, «خمساً» a fifth."""
        return self.shares.get(folded)

    def vowelled_part(self, written: str, folded: str) -> NumberWord | None:
        """«خُمس», «وخُمسَين», «العُشر»: a part, written with the damma that tells it from a number."""
        for prefix, rest in proclitic_cuts(folded):
            bare = rest.removeprefix("ال")
            if len(bare) < _LEAST_PART or bare[0] + _DAMMA not in written:
                continue
            one, two = self.shares.get(bare), self.shares.get(bare[:-2])
            if one is not None:
                return NumberWord("fraction", one, prefix, bare != rest)
            if two is not None and bare.endswith(("ين", "ان")):
                return NumberWord("fraction", 2 * two, prefix, bare != rest)
        return None

    def _look_up(self, folded: str) -> NumberWord | None:
        for prefix, rest in proclitic_cuts(folded):
            bare = rest[2:] if rest.startswith("ال") and rest not in self.words else rest
            word = self.words.get(bare)
            if word is None or "ك" in prefix:
                # «كميات» is no «ك» before «مئات».
                continue
            if word.role == "not_a_number":
                return None
            return NumberWord(word.role, word.value, prefix, bare != rest)
        return self._with_pronoun(folded)

    def _with_pronoun(self, folded: str) -> NumberWord | None:
        """«نصفهم», «ثلثاها»: a part of those named before."""
        for prefix, rest in proclitic_cuts(folded):
            for pronoun in _PRONOUNS:
                word = self.words.get(rest.removesuffix(pronoun))
                if rest.endswith(pronoun) and word is not None and word.role == "fraction":
                    return NumberWord("fraction", word.value, prefix, definite=True)
        return None


@lru_cache(maxsize=4)
def number_words(lexicons: Lexicons) -> NumberWords:
    """The table ``number_words`` compiled."""
    table: dict[str, NumberWord] = {}
    shares: dict[str, Decimal] = {}
    for row in lexicons.rows("number_words"):
        if row["role"] in ("share", "fraction"):
            shares[fold_word(row["form"])] = _decimal(row["value"])
        if row["role"] == "share":
            continue
        table[fold_word(row["form"])] = NumberWord(row["role"], _decimal(row["value"]))
    return NumberWords(table, shares, {})


def _decimal(written: str) -> Decimal:
    fraction = Fraction(written)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
