"""Folding: one spelling for the many ways a word is written, with the way back to the stored text.

Folded are: hamza seats and alef forms (أ إ آ ٱ → ا, ؤ → و, ئ → ي), final ya and ta marbuta (ى → ي,
ة → ه), Persian and Urdu letter variants, presentation forms and ligatures (U+FB50–U+FEFF, by NFKC),
digits and number marks (→ ASCII). Dropped are: tatweel, harakat, Quranic marks, zero-width and
bidirectional controls. Nothing else changes, spaces included, so words stay where they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیېےئ", "ي"),
        **dict.fromkeys("ؤۆۇۋ", "و"),
        **dict.fromkeys("ةہھۀەۂۃ", "ه"),
        **dict.fromkeys("کڪګ", "ك"),
        **{chr(0x0660 + n): str(n) for n in range(10)},
        **{chr(0x06F0 + n): str(n) for n in range(10)},
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "\u00a0": " ",
        "\u202f": " ",
    }
)

# Tatweel; harakat and Quranic marks; zero-width, bidirectional and byte-order controls.
_DROPPED = (
    "\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
)
_CHANGES_LENGTH = re.compile(f"[{_DROPPED}\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    ``origins[i]`` is the index in the original of folded character ``i``; one more entry at the
    end holds the original's length.
    """

    text: str
    origins: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for the folded span ``start:end`` (characters, end exclusive).

        Marks that follow the last letter (a dropped shadda, tatweel) belong to the span.
        """
        if end <= start:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end]

    def folded_offset(self, original: int) -> int:
        """The folded index of the first kept character at or after the original index."""
        low, high = 0, len(self.origins) - 1
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle] < original:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """Fold a text of any length, in time linear in it."""
    same_length = text.translate(_LETTERS)
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    for match in _CHANGES_LENGTH.finditer(same_length):
        at = match.start()
        pieces.append(same_length[position:at])
        origins.extend(range(position, at))
        letters = _letters_of(match.group())
        pieces.append(letters)
        origins.extend([at] * len(letters))
        position = at + 1
    pieces.append(same_length[position:])
    origins.extend(range(position, len(same_length) + 1))
    return Folded("".join(pieces), tuple(origins))


def fold_word(word: str) -> str:
    """The folded spelling of a word or name, without offsets."""
    return _CHANGES_LENGTH.sub(lambda match: _letters_of(match.group()), word.translate(_LETTERS))


def fold_name(name: str) -> str:
    """The folded spelling of a name, capitals too: «Orient News» and «Orient news» are one."""
    return fold_word(name).casefold()


def _letters_of(character: str) -> str:
    """What a dropped or composed character becomes: nothing, or a presentation form's letters."""
    if not "\ufb50" <= character <= "\ufefc":
        return ""
    letters = unicodedata.normalize("NFKC", character).translate(_LETTERS)
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn").strip(" ـ")
