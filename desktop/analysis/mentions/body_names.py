"""Where the name of a body ends: the complements of its head, one behind the other.

«الهيئة العامة للأرصاد الجوية وحماية البيئة» has a head, its adjective, what it is for (للأرصاد)
with an adjective of its own, and a second purpose that «و» joins.
"""

from __future__ import annotations

from desktop.analysis.mentions.words import NameWords
from desktop.analysis.text.tokens import Token

# Adjectives of a nation or a trade end so; two of them, or one, make a definite head a name.
_NISBA = ("يه", "ي", "ويه")
# «الفني»; shorter ones are particles.
_SHORTEST_RELATIVE = 5
# Nouns in the construct state between «لـ» and what defines them (لنقابات عمال مصر).
_LONGEST_CHAIN = 3
_FOR = ("من", "اجل")
_PROCLITICS = ("ب", "ل", "و", "ف")


class BodyNames:
    """The grammar of bodies' names over one text; ``places`` are the tokens that name places."""

    def __init__(self, tokens: tuple[Token, ...], words: NameWords, places: frozenset[int]) -> None:
        self._tokens = tokens
        self._words = words
        self._places = places

    def word(self, position: int) -> Token | None:
        """The word at a position; None where there is no word."""
        if position >= len(self._tokens) or self._tokens[position].kind != "word":
            return None
        return self._tokens[position]

    def adjective(self, fold: str) -> bool:
        """Whether a definite word goes on as an adjective: «الأمن القومي», not «الصحة النتائج»."""
        if fold in self._words.head_adjectives:
            return True
        return self._relative(fold) and fold not in self._words.generic

    def _relative(self, fold: str) -> bool:
        """An adjective of a nation or a trade; «التي», «إلى» end so too, but are shorter."""
        return len(fold) >= _SHORTEST_RELATIVE and fold.endswith(_NISBA)

    def generic(self, head: str, first: int, last: int) -> bool:
        """Whether a head and what follows it are ordinary words: «حركة السير», «مجلس إدارة …».
        An adjective is ordinary only alone: «المؤسسة العسكرية», not «المنظمة الدولية للهجرة»."""
        token = self.word(first + 1)
        if token is None or self.cause_end(first + 2) == last:
            return False
        bare = head.removeprefix("ال")
        complements = self._words.generic_bodies.get(bare, frozenset())
        ordinary = token.fold in complements or token.fold.removeprefix("ال") in complements
        return ordinary and (bare == head or last == first + 1)

    def adjectives_end(self, last: int, *, any_relative: bool = False) -> int:
        """The last of the definite adjectives behind a token, joined ones too; it if there are
        none: «الاقتصادي والاجتماعي». ``any_relative``: also those that tell which of several, as
        «الجوية» is part of a purpose."""
        while (token := self.word(last + 1)) is not None:
            fold = token.fold.removeprefix("و")
            relative = any_relative and self._relative(fold)
            if not fold.startswith("ال") or not (relative or self.adjective(fold)):
                break
            last += 1
        return last

    def construct(self, position: int) -> bool:
        """A noun in the construct state between head and definite noun: هيئة تحرير الشام."""
        token, following = self.word(position), self.word(position + 1)
        if token is None or following is None or token.fold in self._words.descriptors:
            return False
        if self._indefinite_adjective(token.fold) or token.fold.startswith(_PROCLITICS):
            return token.fold in self._words.purposes
        definite = following.fold.startswith("ال") or (position + 1) in self._places
        if not definite and following.fold in self._words.purposes:
            definite = self._defined(position + 2)  # «مديرية شؤون موظفي الجامعة»
        ordinary_verb = token.fold.startswith(("ي", "ت")) and token.fold in self._words.common
        return definite and (not ordinary_verb or token.fold in self._words.purposes)

    def purpose_end(self, position: int) -> int | None:
        """The last token of what a body is for, from its «لـ»: «لحقوق الإنسان», «للأرصاد الجوية
        وحماية البيئة»; None: no purpose begins here."""
        token = self.word(position)
        if token is None or not token.fold.startswith("ل"):
            return None
        if token.fold.startswith("لل") and len(token.fold) > 4:
            last: int | None = position
        elif token.fold[1:] in self._words.purposes:
            last = self._chain_end(position + 1)
        else:
            last = None
        if last is None:
            return None
        return self.joined_end(self.adjectives_end(last, any_relative=True))

    def cause_end(self, position: int) -> int | None:
        """The last token of what people have united for: «من أجل السلام», «من أجل فلسطينيي سوريا»;
        None: no cause begins here."""
        words = [token.fold for token in self._tokens[position : position + len(_FOR)]]
        if words != list(_FOR):
            return None
        first = position + len(_FOR)
        if self._defined(first):
            return self.joined_end(self.adjectives_end(first, any_relative=True))
        return first + 1 if self.word(first) is not None and first + 1 in self._places else None

    def tells_purpose(self, first: int, last: int) -> bool:
        """Whether a name says what its body is for: «… لحقوق الإنسان», «… وحماية البيئة», «… من
        أجل السلام»."""
        if self.cause_end(first + 2) == last:
            return True
        return any(
            token.fold.startswith("لل") or token.fold[1:] in self._words.purposes
            for token in self._tokens[first + 1 : last + 1]
            if token.fold.startswith(("ل", "و"))
        )

    def joined_end(self, last: int) -> int:
        """Further purposes: «… وحماية البيئة», «… والتدريب المهني»."""
        while (token := self.word(last + 1)) is not None and token.fold.startswith("و"):
            bare = token.fold[1:]
            if bare.removeprefix("ال") not in self._words.purposes:
                break
            end = last + 1 if bare.startswith("ال") else self._chain_end(last + 2)
            if end is None:
                break
            last = self.adjectives_end(end, any_relative=True)
        return last

    def _chain_end(self, position: int) -> int | None:
        """The definite noun or place that ends a chain of nouns in the construct state."""
        for last in range(position, position + _LONGEST_CHAIN):
            token = self.word(last)
            if token is None:
                return None
            if self._defined(last):
                return last
            if token.fold not in self._words.purposes:
                return None
        return None

    def _defined(self, position: int) -> bool:
        token = self.word(position)
        return token is not None and (position in self._places or token.fold.startswith("ال"))

    def _indefinite_adjective(self, fold: str) -> bool:
        """«شركة كبرى», «لجنة دولية»: an adjective without article follows a noun that has none."""
        words = self._words
        if fold in words.nominal_adjectives or fold.endswith(("يه", "يين")):
            return True
        return "ال" + fold in words.generic or "ال" + fold in words.head_adjectives
