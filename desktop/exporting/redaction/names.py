"""Names that are not to leave, and where they stand in a text.

A name is found in any spelling of its letters, however its words are put together («أبو_ياسر»,
«أبوياسر»), in its case («أبي ياسر»), with what is written together with it («لقسد», «للجيش»,
«والقسد») and as an adjective or plural («داعشي», «دواعش», «الحمويين»; of a place, «غزاوي»). A word
that only has the same letters in it is another word: «علي» is not in «عليه».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.analysis.model import MentionKind
from desktop.analysis.text.clitics import ENCLITICS
from desktop.exporting.redaction.latin_letters import latin_pattern
from desktop.exporting.redaction.letters import ARABIC, IS_ARABIC, letters, letters_alone
from desktop.exporting.redaction.turned_names import FATHERS, may_be_turned, turned, turned_in_latin

_BETWEEN = r"[\W_]{0,4}"
"""Between the words of a name: a space, a line's end, a dash, or nothing."""
# At the beginning of a word, then what may be written together before a name.
_BEFORE = rf"(?<![{ARABIC}])(?=[{ARABIC}])(?:[وف]??[بكلس]??)"
_BEFORE_LATIN = rf"(?<![^\W\d_{ARABIC}])(?=[^\W\d_{ARABIC}])"
_OF_ADJECTIVES = "ه|ين|ون|ا|ات|ان|تان|تين"
_LATIN_ENDINGS = "(?:s|i|is|ist|ists|ian|ians|ite|ites)?"
# Words of names that change with their case, and the two ways of writing "son".
_SAME = (("ابو", "ابا", "ابي", "بو"), ("اخو", "اخا", "اخي"), ("بن", "ابن"))
_LONG_ADJECTIVE = 6
"""A family name that is an adjective so long is known without its article («كرماوي»)."""
_LONG_ENOUGH = 4
"""A shorter word with a pronoun behind it is too often another word («علي», «عليهم»)."""


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name that is not to leave.

    Attributes:
        spellings: what it is called; several for one bearer («أبو ياسر», «Abu Yasir»).
        kind: what it names; None: what the case takes it for.
    """

    spellings: tuple[str, ...]
    kind: MentionKind | None = None


def names_typed(lines: Iterable[str]) -> tuple[HiddenName, ...]:
    """Names as a person types them: one a line, several spellings of one between bars."""
    spelt = (tuple(filter(None, map(str.strip, line.split("|")))) for line in lines)
    return tuple(HiddenName(spellings) for spellings in spelt if spellings)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands in a text (characters), without what is written together before it."""

    start: int
    end: int
    name: int


class NameFinder:
    """Finds names; ``Found.name`` is the number of the name among those that were given.

    Args:
        names: what is to be found.
        transcribed: Arabic names are found in Latin letters too, however they are written. A file's
            own words are then taken for names too easily, so this is for texts.
    """

    def __init__(self, names: Sequence[HiddenName], *, transcribed: bool = False) -> None:
        spelt = {
            (number, letters(spelling).text.strip())
            for number, name in enumerate(names)
            for spelling in name.spellings
        }
        # The longest first: «محمد علي» is not «محمد» with a word behind it.
        ordered = sorted(spelt, key=lambda each: (-len(each[1]), each))
        arabic: list[tuple[int, str]] = []
        latin: list[tuple[int, str]] = []
        others: list[tuple[int, str]] = []
        for number, spelling in (each for each in ordered if each[1]):
            words = [word for word in re.split(r"[\W_]+", spelling) if word]
            kind = names[number].kind
            if not words or not words[0][0].isalpha():
                others.append((number, _other(spelling, words, kind)))
                continue
            in_arabic = IS_ARABIC.match(words[0]) is not None
            own = arabic if in_arabic else latin
            own.append((number, (_arabic if in_arabic else _latin)(words, kind)))
            if may_be_turned(words, kind):
                own += [(number, each) for each in turned(words)]
            if in_arabic and transcribed:
                latin += [(number, each) for each in _transcribed(words, kind)]
        self._numbers = [number for number, _ in (*arabic, *latin, *others)]
        patterns = [
            f"{before}(?:{'|'.join(pattern for _, pattern in own)})"
            for before, own in ((_BEFORE, arabic), (_BEFORE_LATIN, latin))
            if own
        ]
        patterns += [pattern for _, pattern in others]
        self._pattern = re.compile("|".join(patterns) or r"(?!)")

    def __call__(self, text: str) -> Iterator[Found]:
        """All names in a text, in its order, none over another."""
        if not self.finds(text):  # most texts hold none, and that is told fast
            return
        plain = letters(text)
        for match in self._pattern.finditer(plain.text):
            number = match.lastindex or 0
            start, end = plain.original(*match.span(number))
            yield Found(start, end, self._numbers[number - 1])

    def is_whole(self, text: str) -> bool:
        """Whether a text is one of the names, and nothing besides."""
        found = next(self(text), None)
        return found is not None and (found.start, found.end) == (0, len(text))

    def finds(self, text: str) -> bool:
        """Whether any of the names is in a text."""
        return self._pattern.search(letters_alone(text)) is not None


def _arabic(words: Sequence[str], kind: MentionKind | None) -> str:
    """A name behind what may be written together before it, as one group."""
    *before, (article, last) = [_first(words[0]), *map(_inner, words[1:])]
    body = [f"{each}{_word(word)}" for each, word in before]
    if may_be_turned(words, kind):
        body[-1] += FATHERS
    ends = "|".join([f"{_word(last)}{_ending(last, kind)}", *_derived(last, kind)])
    if not before and kind == "place" and (bare := _people_of(words[0])):
        return f"({article}(?:{ends})|{bare}){_boundary(last[-1], '!')}"
    return f"({_BETWEEN.join([*body, f'{article}(?:{ends})'])}){_boundary(last[-1], '!')}"


def _people_of(word: str) -> str:
    """Who is of a place with an article, said without it («بحريني»); "" of a place that has none,
    or so short a name that it would be another word («رقي»)."""
    bare = word.removeprefix("ال")
    if bare == word or len(bare) <= _LONG_ENOUGH - 1 or bare.endswith("ي"):
        return ""
    regular = [] if bare[-1] in "اهء" else [f"{bare}ي(?:{_OF_ADJECTIVES})?"]
    derived = _derived(bare, "place") if len(bare) > _LONG_ENOUGH or not regular else []
    return "|".join([*regular, *(each for each in derived if "ي" in each)])


def _other(spelling: str, words: Sequence[str], kind: MentionKind | None) -> str:
    """A name that begins with a digit, or signs alone, such as an emoji, as one group."""
    if not words:
        return f"({re.escape(spelling)})"
    return f"{_boundary(words[0][0], '<!')}{_latin(words, kind)}"


def _latin(words: Sequence[str], kind: MentionKind | None) -> str:
    """A name in other letters, as one group."""
    body = _BETWEEN.join(f"{article}{_word(word)}" for article, word in map(_inner, words))
    return f"({body}{_ending(words[-1], kind)}){_boundary(words[-1][-1], '!')}"


def _transcribed(words: Sequence[str], kind: MentionKind | None) -> Iterator[str]:
    """An Arabic name in Latin letters, as one group each."""
    if pattern := latin_pattern(words, _BETWEEN):
        yield f"({pattern}{_LATIN_ENDINGS}){_boundary('a', '!')}"
    if may_be_turned(words, kind):
        yield from turned_in_latin(words)


def _boundary(letter: str, way: str) -> str:
    """That no letter or digit of the same writing stands before (``<!``) or behind (``!``)."""
    if IS_ARABIC.match(letter):
        return rf"(?{way}[{ARABIC}])"
    return rf"(?{way}\d)" if letter.isdecimal() else rf"(?{way}[^\W\d_{ARABIC}])"


def _first(word: str) -> tuple[str, str]:
    """The article of the first word, which is lost behind ل, and the word without it."""
    bare = word.removeprefix("ال")
    article = r"(?:ال|(?<=ل)ل)"
    if bare == word or len(bare) < 2:
        return f"{article}?", word
    if _is_long_adjective(bare):
        return f"{article}?", bare
    return article, bare


def _inner(word: str) -> tuple[str, str]:
    """What may stand before a further word, and the word."""
    if _is_long_adjective(word.removeprefix("ال")):
        return "(?:ال)?", word.removeprefix("ال")
    if word.startswith("ال") or not IS_ARABIC.match(word):
        return "", word
    return "(?:ال)?", word


def _is_long_adjective(bare: str) -> bool:
    return bare.endswith("ي") and len(bare) >= _LONG_ADJECTIVE and IS_ARABIC.match(bare) is not None


def _word(word: str) -> str:
    for group in _SAME:
        if word in group:
            return f"(?:{'|'.join(group)})"
    if word.endswith(("ون", "ين")) and len(word) > _LONG_ENOUGH:
        return f"{re.escape(word[:-2])}(?:ون|ين)"
    if re.fullmatch(f"[{ARABIC}]ا[{ARABIC}]{{2}}", word):
        return f"{word[0]}و?{word[1:]}"  # the broken plural of such words: «داعش», «دواعش»
    return re.escape(word)


def _ending(word: str, kind: MentionKind | None) -> str:
    """What may be written together behind the last word: names of persons and places take no
    pronoun."""
    if not IS_ARABIC.match(word[-1]):
        return "" if word[-1].isdecimal() else _LATIN_ENDINGS
    if not word.endswith("ي"):
        options = ["ا", f"ي(?:{_OF_ADJECTIVES})?"]
    else:
        options = ["ا", _OF_ADJECTIVES] if len(word) >= _LONG_ENOUGH else ["ا"]
    if kind not in ("person", "place") and len(word) >= _LONG_ENOUGH:
        options += ENCLITICS
    return f"(?:{'|'.join(options)})?"


def _derived(word: str, kind: MentionKind | None) -> list[str]:
    """Forms in which a name loses its last letters: «حركتهم», and adjectives of a place («غزي»,
    «غزاوي», «سوري», «حموي», «صنعاني»)."""
    stem, found = word[:-1], []
    if word.endswith("ه") and len(stem) > 1 and kind != "person":
        found.append(f"{stem}ت(?:{'|'.join(ENCLITICS)})")
    if kind == "place" and word[-1] in "اه" and len(stem) > 2 and stem.endswith("ي"):
        found.append(f"{stem}(?:{_OF_ADJECTIVES})?")
    elif kind == "place" and word[-1] in "اه" and len(stem) > 1:
        found.append(f"{stem}(?:ا?و)?ي(?:{_OF_ADJECTIVES})?")
        if stem.endswith("ا") and len(stem) > 2:
            found.append(f"{stem[:-1]}وي(?:{_OF_ADJECTIVES})?")
    if kind == "place" and word.endswith("اء"):
        found.append(f"{stem}(?:[نوي]ي(?:{_OF_ADJECTIVES})?)?")
    return found
