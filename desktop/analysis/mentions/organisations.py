"""Organisations by the shape of their names: a head noun and what it is head of."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading
from desktop.analysis.text.tokens import Token

# No name of an organisation in the news is longer (words after the head).
_LONGEST = 7
_OPENING = "«\"“'‹"
_CLOSING = "»\"”'›"
# Bodies that are told apart by their seat (folded).
_SEATED = ("محكمه", "نيابه", "دايره")
# Adjectives of a nation or a trade end so; two of them, or one, make a definite head a name.
_NISBA = ("يه", "ي", "ويه")


class OrganisationFinder:
    """Finds organisations of one reading; ``places`` are the tokens that already name places,
    ``known`` those that name an organisation of a lexicon."""

    def __init__(
        self, reading: Reading, words: NameWords, places: frozenset[int], known: frozenset[int]
    ) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words
        self._places = places
        self._known = known

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind != "word":
                continue
            for piece in pieces(self._reading, token):
                stem = "ال" + piece.stem if piece.article else piece.stem
                strength = self._words.heads.get(stem)
                if strength is None:
                    continue
                found = self._name(index, piece, stem, strength)
                if found is not None:
                    yield found
                break

    def _name(self, index: int, piece: Piece, stem: str, strength: str) -> Candidate | None:
        quoted = self._quoted_after(index, strength)
        if quoted is not None:
            inner, closing = quoted
            start = self._tokens[inner].start
            return self._candidate(inner, closing, start, stem, strength, quoted=True)
        if index and self._tokens[index - 1].text in _OPENING:
            whole = self._quoted(index - 1)
            if whole is not None and whole[1] > index:
                return self._candidate(index, whole[1], piece.start, stem, strength, quoted=True)
        if strength == "media" or index + 1 in self._known:
            return None
        last = self._end(index, strength)
        if last is None:
            return None
        if stem.removeprefix("ال") in _SEATED and self._at_place(last + 1):
            last += 1
        return self._candidate(index, last, piece.start, stem, strength, whole=piece.stem)

    def _quoted_after(self, index: int, strength: str) -> tuple[int, int] | None:
        """The quoted name behind a head; «وكالة أنباء «X»» has a word more between."""
        for position in range(index + 1, index + (3 if strength == "media" else 2)):
            quoted = self._quoted(position)
            if quoted is not None:
                return quoted
        return None

    def _quoted(self, position: int) -> tuple[int, int] | None:
        """The tokens between quotation marks right after a head, of at most six words."""
        tokens = self._tokens
        if position >= len(tokens) or tokens[position].text not in _OPENING:
            return None
        for end in range(position + 2, min(len(tokens), position + 9)):
            if tokens[end].text in _CLOSING or (tokens[end].text in "-–" and end > position + 2):
                return position + 1, end - 1
        return None

    def _end(self, index: int, strength: str) -> int | None:
        """The last token of a name that begins with the head at ``index``; None: no name."""
        if strength == "definite":
            return self._definite_end(index)
        if strength == "ordinal":
            following = self._at(index + 1)
            numbered = following is not None and (
                following.kind == "number" or following.fold in self._words.ordinals
            )
            return index + 1 if numbered else None
        last, names, definite = index, 0, 0
        opened = True  # a head or a noun in the construct state waits for its definite noun
        for position in range(index + 1, min(len(self._tokens), index + 1 + _LONGEST)):
            token = self._tokens[position]
            if position in self._places:
                last, names, opened = position, names + 1, False
            elif self._continues(token, position, opened=opened):
                last, definite = position, definite + 1
                opened = opened and not token.fold.startswith("ال")
            else:
                break
        enough = names > 0 or (strength == "strong" and definite > 0)
        if last == index + 1 and self._tokens[last].fold in self._words.nominals:
            return None  # «قوات النظام» tells whose they are
        return last if enough and last > index else None

    def _continues(self, token: Token, position: int, *, opened: bool) -> bool:
        """Whether a token goes on with a name: a definite noun or adjective, or «لـ» + one."""
        if token.kind != "word" or token.fold in self._words.locatives:
            return False
        if token.fold.startswith("ال") and len(token.fold) > 4:
            return opened or self._adjective(token)
        if opened:
            return self._construct(token, position)
        if token.fold.startswith("لل") and len(token.fold) > 4:
            return True
        if token.fold.startswith("وال") and len(token.fold) > 5:
            return self._joined(position)
        return False

    def _adjective(self, token: Token) -> bool:
        """Whether a definite word goes on as an adjective: «الأمن القومي», not «الصحة النتائج»."""
        if token.fold in self._words.head_adjectives:
            return True
        return token.fold.endswith(_NISBA) and token.fold not in self._words.generic

    def _construct(self, token: Token, position: int) -> bool:
        """A noun in the construct state between head and definite noun: هيئة تحرير الشام."""
        following = self._at(position + 1)
        if following is None or following.kind != "word" or token.fold in self._words.descriptors:
            return False
        if token.fold in self._words.nominal_adjectives or token.fold.endswith(("يه", "يين")):
            return False
        definite = following.fold.startswith("ال") or (position + 1) in self._places
        ordinary_verb = token.fold.startswith(("ي", "ت")) and token.fold in self._words.common
        return definite and not ordinary_verb and not token.fold.startswith(("ب", "ل", "و", "ف"))

    def _joined(self, position: int) -> bool:
        """«التربية والتعليم» goes on, «وزارة الدفاع والجيش» does not: a joined noun that is
        itself a head or someone who acts begins anew."""
        bare = self._tokens[position].fold.removeprefix("و")
        return bare not in self._words.heads and bare not in self._words.nominals

    def _definite_end(self, index: int) -> int | None:
        """«المرصد السوري لحقوق الإنسان», «الحرس الوطني»: adjectives with article, then «لـ …»."""
        position, adjectives = index + 1, 0
        while (token := self._at(position)) is not None and token.kind == "word":
            if not token.fold.startswith("ال") or not self._adjective(token):
                break
            adjectives += 1
            position += 1
        if not adjectives:
            return None
        token, following = self._at(position), self._at(position + 1)
        if token is not None and token.kind == "word" and token.fold.startswith("ل"):
            if token.fold.startswith("لل"):
                return position
            if following is not None and following.fold.startswith("ال"):
                return position + 1
        return position - 1

    def _at_place(self, position: int) -> bool:
        """«المحكمة الابتدائية بتونس»: the seat is part of the name."""
        token = self._at(position)
        return token is not None and position in self._places and token.fold.startswith("ب")

    def _at(self, position: int) -> Token | None:
        return self._tokens[position] if position < len(self._tokens) else None

    def _candidate(
        self, first: int, last: int, start: int, head: str, strength: str, *, whole: str = "",
        quoted: bool = False,
    ) -> Candidate:  # fmt: skip
        tokens = self._tokens[first : last + 1]
        return Candidate(
            first=first,
            last=last,
            start=start,
            end=self._tokens[last].end,
            key=key_of(tokens, whole or tokens[0].fold),
            kind="organisation",
            form="name",
            by="pattern",
            confidence=0.9 if quoted else 0.8 if strength == "strong" else 0.7,
            why=f"pattern:organisation:{head}",
            klass=head.removeprefix("ال"),
            rule="pattern:organisation:quoted" if quoted else f"pattern:{strength}/{head}",
        )
