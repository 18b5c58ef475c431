"""Which encoding an Arabic text file is in.

Byte order marks decide; then UTF-16 by its zero and 06 bytes (which are valid UTF-8 too); then
strict UTF-8; then, among the one-byte code pages, the one whose text looks most like Arabic.
General guessers take windows-1256 for Cyrillic or miss it, so Arabic's own letters are counted.
Text that a program read in another encoding and saved again («Ø§Ù„», «ÇáÃ», «ط§ظ„») is turned back.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CODE_PAGES = ("cp1256", "iso8859_6", "mac_arabic")
# What a person may choose where the guess is wrong: as people write it, and the codec's name.
CHOICES = {
    "utf-8": "utf-8-sig",
    "windows-1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "macarabic": "mac_arabic",
    "utf-16": "utf-16",
}

# Enough to tell code pages apart; a longer file says no more.
_SAMPLE = 65536
# Measured: Cyrillic, Greek, Chinese and French bytes stay below 1.1 in each of the code pages,
# Arabic of a few words in its own is above 1.25.
_LEAST_SCORE = 1.15

_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")
# The commonest words of Arabic news text: a wrong code page hardly ever yields one.
_COMMON = frozenset(
    (
        "في",
        "من",
        "على",
        "إلى",
        "الى",
        "أن",
        "ان",
        "عن",
        "مع",
        "هذا",
        "التي",
        "الذي",
        "كان",
        "قال",
        "لا",
        "بعد",
    )
)

# Letters beyond ASCII that text read as Latin has at least, and the part of them that must turn out
# to be Arabic, and may be lost.
_LEAST_MANGLED, _TURNED_BACK, _MOST_LOST = 12, 0.6, 0.05
# The bytes that Arabic letters begin with in UTF-8, as windows-1256 has them, and what part of all
# that is no ASCII they are there; of Arabic they are a fiftieth.
_FIRSTS, _SHARE_OF_FIRSTS = "طظ", 0.3
# The part of the letters of UTF-8 that may be broken.
_MOST_BROKEN = 0.02
_ARABIC_LETTER = re.compile(r"[\u0621-\u0652\u0660-\u0669\u067e-\u06cc]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

# Half of the letters of any Arabic text.
_FREQUENT = "اليمنو"


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` without a byte order mark; ``encoding`` is Python's name of the codec."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded | None:
    """The text of a file's bytes, or None where no known encoding fits."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            marked = _strictly(raw, encoding)
            return marked and (turned_back(marked.text) or marked)
    for encoding in (*_unmarked_utf16(raw), "utf-8"):
        decoded = _strictly(raw, encoding)
        if decoded is not None:
            return turned_back(decoded.text) or decoded
    return _with_a_few_faults(raw) or _in_a_code_page(raw)


def _with_a_few_faults(raw: bytes) -> Decoded | None:
    """Arabic in UTF-8 of which some bytes are broken, or the last letter is cut off: they are
    marked as lost."""
    text = raw.decode("utf-8", "replace")
    arabic = len(_ARABIC_LETTER.findall(text))
    return Decoded(text, "utf-8") if text.count("\ufffd") <= _MOST_BROKEN * arabic else None


def turned_back(text: str) -> Decoded | None:
    """What the bytes of a text were that was read as Latin, or UTF-8 as windows-1256, by mistake;
    None where it was not."""
    sample = text[:_SAMPLE]
    beyond = len(_BEYOND_ASCII.findall(sample))
    if beyond < _LEAST_MANGLED:
        return None
    if _ARABIC_LETTER.search(text):
        mangled = sum(map(sample.count, _FIRSTS)) >= _SHARE_OF_FIRSTS * beyond
        return _turned_back_to_utf8(text) if mangled else None
    try:
        raw = b"".join(map(_latin_byte, text))
    except UnicodeEncodeError:
        return None
    for turned in (Decoded(raw.decode("utf-8", "replace"), "utf-8"), _in_a_code_page(raw)):
        if turned is not None and _is_arabic(turned.text):
            return turned
    return None


def _turned_back_to_utf8(text: str) -> Decoded | None:
    """The same of UTF-8 that was read as windows-1256: «ط§ظ„ط¨ظ„ط¯», of which every other letter
    is one of two."""
    try:
        turned = text.encode("cp1256").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return None
    return Decoded(turned, "utf-8") if _is_arabic(turned) else None


def _is_arabic(text: str) -> bool:
    """Whether what is beyond ASCII is Arabic; letters that the mistake has cost are few."""
    beyond = max(len(_BEYOND_ASCII.findall(text)), 1)
    arabic = len(_ARABIC_LETTER.findall(text))
    return arabic >= _TURNED_BACK * beyond and text.count("\ufffd") <= _MOST_LOST * beyond


@lru_cache(1024)
def _latin_byte(character: str) -> bytes:
    """As Windows has it, and the few that it lacks as ISO 8859-1 has them."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _in_a_code_page(raw: bytes) -> Decoded | None:
    scored = [(_arabic_score(raw[:_SAMPLE], page), page) for page in CODE_PAGES]
    score, page = max(scored, key=lambda pair: pair[0])
    return _strictly(raw, page) if score >= _LEAST_SCORE else None


def _strictly(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(raw: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: every Arabic letter has the high byte 06, every space and digit 00."""
    sample = raw[:_SAMPLE]
    if len(raw) % 2 or len(sample) < 2:
        return ()
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (high.count(0x06) + high.count(0x00)) / half > 0.9:
            return (encoding,)
    return ()


def _arabic_score(sample: bytes, page: str) -> float:
    """How much like Arabic the sample reads in a code page: below 1 for other scripts, to 2.5."""
    text = sample.decode(page, errors="replace")
    letters = [character for character in text if not character.isspace()]
    if not letters:
        return 0.0
    words = _ARABIC_WORD.findall(text)
    in_words = sum(map(len, words)) / len(letters)
    common = sum(word in _COMMON or word.startswith("ال") for word in words) / max(len(words), 1)
    frequent = sum(text.count(letter) for letter in _FREQUENT) / max(sum(map(len, words)), 1)
    odd = sum(character == "\ufffd" or "\x80" <= character <= "\x9f" for character in letters)
    score: float = in_words + common + frequent - 4 * odd / len(letters)
    return score
