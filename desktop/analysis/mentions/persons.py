"""Persons: names after titles, kunyas, and runs of given and family names."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading

# Words of the longest name (أحمد بن محمد بن علي آل فلان).
_LONGEST = 6
_LINKS = frozenset(("بن", "ابن", "بنت", "ال", "ابو", "ابي", "ام", "عبد", "دي", "فان", "فون"))
_KUNYAS = frozenset(("ابو", "ابي", "ابا"))
_OFFICE_LENGTH = 12
# Folding makes the preposition على and the name علي one.
_PARTICLES = ("على", "وعلى", "إلى")


class PersonFinder:
    """Finds persons of one reading; ``taken`` are tokens that name places or organisations."""

    def __init__(self, reading: Reading, words: NameWords, taken: frozenset[int]) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words
        self._taken = taken

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind != "word":
                continue
            yield from self._after_title(index)
            yield from self._kunya(index)
            yield from self._given(index)

    def _after_title(self, index: int) -> Iterator[Candidate]:
        """العقيد X; رئيس بلدية Y، X: the name comes next, or after the office and a comma."""
        for piece in pieces(self._reading, self._tokens[index]):
            stem = "ال" + piece.stem if piece.article else piece.stem
            office = self._words.offices.get(stem)
            if office is None:
                continue
            if not office:
                yield from self._run(index + 1, f"pattern:title:{self._tokens[index].text}", 0.85)
            for position in self._after_office(index):
                yield from self._run(
                    position, f"pattern:office:{self._tokens[index].text}", 0.85, strict=True
                )
            return

    def _after_office(self, index: int) -> Iterator[int]:
        """Where a name may stand after an office: behind a comma, further titles, or the body."""
        for position in range(index + 1, min(len(self._tokens) - 1, index + _OFFICE_LENGTH)):
            token = self._tokens[position]
            if token.text in "،,":
                following = self._tokens[position + 1]
                if self._words.offices.get(following.fold) is None:
                    yield position + 1
                return
            if token.kind == "mark" and token.text not in '«»"“”-':
                return
            if position in self._taken or token.kind == "mark":
                continue
            if token.fold in self._words.given:
                yield position
                return
            if self._behind_body(position) and self._uncommon(token.fold):
                yield position
                return

    def _behind_body(self, position: int) -> bool:
        """Right behind a name, its closing mark included: «الناطق باسم «X» فلان»."""
        before = position - 1
        if self._tokens[before].kind == "mark" and self._tokens[before].text in '»"”':
            before -= 1
        return before in self._taken

    def _kunya(self, index: int) -> Iterator[Candidate]:
        for piece in pieces(self._reading, self._tokens[index]):
            if piece.stem in _KUNYAS and index + 1 < len(self._tokens):
                following = self._tokens[index + 1]
                if following.kind != "word" or index in self._taken:
                    return
                last = index + 1
                surname = self._at(index + 2)
                if surname is not None and surname.startswith("ال") and surname.endswith("ي"):
                    last = index + 2
                yield self._candidate(index, last, piece, "pattern:kunya", 0.8)
                return

    def _given(self, index: int) -> Iterator[Candidate]:
        """A run that begins with a given name: at least two words, none of them ordinary."""
        for piece in pieces(self._reading, self._tokens[index]):
            if piece.stem not in self._words.given and piece.stem not in self._words.person_words:
                continue
            if piece.prefix and piece.stem not in self._words.given:
                continue
            if self._at(index) is None or piece.stem.startswith("ال"):
                return
            if piece.stem.startswith("و") and piece.stem[1:] in (*self._words.given, "عبد"):
                continue
            last = self._run_end(index)
            if last > index and index not in self._taken:
                yield self._candidate(index, last, piece, "pattern:given_name", 0.75)
            return

    def _run(
        self, position: int, why: str, confidence: float, *, strict: bool = False
    ) -> Iterator[Candidate]:
        """The name that begins at a position, if a name can begin there."""
        word = self._at(position)
        while word is not None and word in self._words.offices:
            position += 1
            word = self._at(position)
        if word is None or position in self._taken or not self._may_begin(word, strict=strict):
            return
        last = self._run_end(position)
        if strict and last == position:
            return
        yield self._candidate(position, last, self._beginning(position), why, confidence)

    def _beginning(self, position: int) -> Piece:
        """The word, or without the «و» that joins it where what remains is a known name."""
        whole, *cut = pieces(self._reading, self._tokens[position])
        known = self._words.given | self._words.person_words
        if whole.stem in known:
            return whole
        return next((piece for piece in cut if piece.prefix == "و" and piece.stem in known), whole)

    def _may_begin(self, word: str, *, strict: bool) -> bool:
        words = self._words
        if word in words.given or word in words.person_words or word in _KUNYAS or word == "عبد":
            return True
        if word.startswith(("لل", "وال", "بال")) or (strict and word.startswith("ال")):
            return False
        return len(word) > 2 and self._uncommon(word)

    def _run_end(self, position: int) -> int:
        """The last token of a run of names that begins at a position."""
        last = position
        linked = self._at(position) in _LINKS
        for following in range(position + 1, min(len(self._tokens), position + _LONGEST)):
            word = self._at(following)
            if word is None or (following in self._taken and not linked):
                break
            if word in _LINKS:
                linked = True
                last = following
                continue
            if not linked and not self._goes_on(word) and not self._surname(position, following):
                break
            linked = False
            last = following
        return last - 1 if self._at(last) in _LINKS and last > position else last

    def _surname(self, first: int, position: int) -> bool:
        """«العميد نوري الصيد،»: an ordinary word with article right after one given name, before a
        mark, is a family name."""
        definite = position == first + 1 and self._tokens[position].fold.startswith("ال")
        following = position + 1
        closed = following < len(self._tokens) and self._tokens[following].text in "،,"
        return definite and closed and self._at(first) in self._words.given

    def _goes_on(self, word: str) -> bool:
        words = self._words
        if word in words.given or word in words.person_words:
            return True
        if word.startswith("و") and word[1:] in words.given:
            return False
        if word.startswith("ال"):
            return len(word) > 4 and word not in words.common and word not in words.generic
        return len(word) > 2 and self._uncommon(word) and not word.startswith(("و", "ب", "ل"))

    def _uncommon(self, word: str) -> bool:
        words = self._words
        ordinary = word in words.common or word in words.locatives or word in words.nominals
        return not ordinary and word not in words.descriptors and word not in words.heads

    def _at(self, position: int) -> str | None:
        if position >= len(self._tokens) or self._tokens[position].kind != "word":
            return None
        if self._tokens[position].text in _PARTICLES:
            return None
        return self._tokens[position].fold

    def _candidate(
        self, first: int, last: int, piece: Piece, why: str, confidence: float
    ) -> Candidate:
        return Candidate(
            first=first,
            last=last,
            start=piece.start,
            end=self._tokens[last].end,
            key=key_of(self._tokens[first : last + 1], piece.stem),
            kind="person",
            form="name",
            by="pattern",
            confidence=confidence,
            why=why,
            klass="person",
        )
