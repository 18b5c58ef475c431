"""Organisations by the shape of their names: a head noun and what it is head of."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.body_names import BodyNames
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
# Words for a kind of body that are part of its name before a known one: «هيئة الهلال الأحمر».
_WITH_NAME = ("هييه", "جمعيه", "منظمه", "موسسه", "تنسيقيه")
# The team of a nation is told by what it plays: «المنتخب السعودي للسيدات».
_TEAM = "المنتخب"
# Armies and firms are not named by what they are for: «الجيش الوطني للمدينة».
_WITHOUT_PURPOSE = ("القوات", "الجيش", "الحرس", "الحشد", "الشركه", "الحكومه")


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
        self._names = BodyNames(reading.tokens, words, places)

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind != "word":
                continue
            for piece in pieces(self._reading, token):
                stem = "ال" + piece.stem if piece.article else piece.stem
                found = self._national(index, piece, stem)
                strength = self._words.heads.get(stem)
                if found is None and strength is None:
                    continue
                if strength is not None:
                    found = self._name(index, piece, stem, strength) or found
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
        if strength == "media":
            return None
        return self._unquoted(index, piece, stem, strength)

    def _unquoted(self, index: int, piece: Piece, stem: str, strength: str) -> Candidate | None:
        """A name that only its own grammar marks."""
        if index + 1 in self._known:
            if stem not in _WITH_NAME:
                return None
            return self._candidate(index, self._known_end(index), piece.start, stem, strength)
        if stem in self._words.descriptors and index + 1 in self._places:
            return None  # «مديرية الصليف» is the place
        if strength == "chained" and "ب" in piece.prefix:
            return None  # «بقيادة مدرب الفريق»
        last = self._end(index, strength)
        if last is None or self._names.generic(stem, index, last):
            return None
        if stem.removeprefix("ال") in _SEATED and self._at_place(last + 1):
            last += 1
        return self._candidate(index, last, piece.start, stem, strength, whole=piece.stem)

    def _national(self, index: int, piece: Piece, stem: str) -> Candidate | None:
        """«الخارجية الروسية», «البرلمان الليبي»: what a nation has one of, with its adjective."""
        short = self._words.national_bodies.get(stem)
        following = self._at(index + 1)
        if short is None or following is None or following.fold not in self._words.nationalities:
            return None
        if not following.fold.startswith("ال") or index + 1 in self._known:
            return None
        feminine = following.fold.endswith("ه")
        before = self._tokens[index - 1].fold if index else ""
        if short and (not feminine or before.startswith("ال") or before in self._words.offices):
            return None  # «السياسة الخارجية الروسية», «وزير الدفاع الروسي»
        if index and self._is_head(self._tokens[index - 1]):
            return None  # «وزارة الدفاع السورية» is the name
        last = (self._names.purpose_end(index + 2) if stem == _TEAM else None) or index + 1
        return self._candidate(index, last, piece.start, stem, "national", whole=stem)

    def _known_end(self, index: int) -> int:
        """The last token of the known name that begins behind a head."""
        last = index
        while last + 1 in self._known:
            last += 1
        return last

    def _is_head(self, token: Token) -> bool:
        return any(piece.stem in self._words.heads for piece in pieces(self._reading, token))

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
        if position >= len(tokens) or not self._opens(tokens[position]):
            return None
        for end in range(position + 2, min(len(tokens), position + 9)):
            if tokens[end].text in _CLOSING or (tokens[end].text in "-–" and end > position + 2):
                return position + 1, end - 1
        return None

    def _opens(self, token: Token) -> bool:
        """Whether a mark opens a quotation: of those with one shape for both ends, where a word
        touches it on the left alone, it closes."""
        if token.text not in _OPENING:
            return False
        return token.text in "«‹" or not self._reading.text[token.end : token.end + 1].isspace()

    def _end(self, index: int, strength: str) -> int | None:
        """The last token of a name that begins with the head at ``index``; None: no name."""
        if strength == "definite":
            return self._definite_end(index)
        if strength == "purposed":
            return self._names.purpose_end(self._names.adjectives_end(index) + 1)
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
        if last == index or self._whose(index, last):
            return None
        if strength == "chained":
            chained = not self._tokens[index + 1].fold.startswith("ال")
            enough = chained and last > index + 1
        else:
            enough = names > 0 or (strength == "strong" and definite > 0)
        if not enough:
            cause = strength == "weak" and definite == 1 and last == index + 1
            return self._names.cause_end(last + 1) if cause else None
        purpose = None if opened else self._names.purpose_end(last + 1)
        return self._names.joined_end(last) if purpose is None else purpose

    def _whose(self, index: int, last: int) -> bool:
        """«قوات النظام», «مجلس إدارة الشركة»: whose it is, by a common noun, is no name."""
        noun = self._words.nominals.get(self._tokens[last].fold)
        if noun is None or last in self._places:
            return False
        return last == index + 1 or noun.kind == "organisation"

    def _continues(self, token: Token, position: int, *, opened: bool) -> bool:
        """Whether a token goes on with a name: a definite noun or adjective, or «و» + one."""
        if token.kind != "word" or token.fold in self._words.locatives:
            return False
        if token.fold.startswith("ال") and len(token.fold) > 4:
            return opened or self._names.adjective(token.fold)
        if opened:
            return self._names.construct(position)
        if token.fold.startswith("وال") and len(token.fold) > 5:
            return self._joined(position)
        return False

    def _joined(self, position: int) -> bool:
        """«التربية والتعليم» goes on, «وزارة الدفاع والجيش» does not: a joined noun that is
        itself a head or someone who acts begins anew."""
        bare = self._tokens[position].fold.removeprefix("و")
        return bare not in self._words.heads and bare not in self._words.nominals

    def _definite_end(self, index: int) -> int | None:
        """«المرصد السوري لحقوق الإنسان», «الحرس الوطني»: adjectives with article, then «لـ …»."""
        last = self._names.adjectives_end(index)
        if last == index:
            return None
        if self._tokens[index].fold.endswith(_WITHOUT_PURPOSE):
            return last
        return self._names.purpose_end(last + 1) or last

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
            rule=self._rule(first, last, "" if quoted else strength, head),
        )

    def _rule(self, first: int, last: int, strength: str, head: str) -> str:
        """The family of an answer; ``strength`` is empty for a quoted name."""
        if not strength:
            return "pattern:organisation:quoted"
        purpose = self._names.tells_purpose(first, last)
        return f"pattern:{'purpose' if purpose else strength}/{head}"
