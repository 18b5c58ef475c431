"""Facilities without a name of their own: an adjective tells which (المستشفى الجنوبي), or what a
road leads to (طريق المطار)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.words import Descriptor, NameWords
from desktop.analysis.reading import Reading

# Kinds that are a name with the article and an adjective alone.
_BY_ADJECTIVE = frozenset(("hospital", "complex"))
_NISBA = ("ي", "يه")
_ARTICLE = "ال"


class FacilityFinder:
    """Finds the facilities of one reading that have no name of their own."""

    def __init__(self, reading: Reading, words: NameWords) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind == "word":
                yield from self._told(index)

    def _told(self, index: int) -> Iterator[Candidate]:
        """The facility that begins at a token and has no name but the next word."""
        if not self._word(index + 1).startswith(_ARTICLE):
            return
        for piece in pieces(self._reading, self._tokens[index]):
            descriptor = self._words.descriptors.get(piece.stem.removeprefix(_ARTICLE))
            if descriptor is None or piece.article:
                continue
            if self._by_adjective(index, piece, descriptor) or self._leads_to(index, descriptor):
                yield self._candidate(index, piece, descriptor)
            return

    def _by_adjective(self, index: int, head: Piece, descriptor: Descriptor) -> bool:
        """«المستشفى الجنوبي»: an adjective of a side or a nation tells which; «المستشفى الميداني»
        is any."""
        telling = self._words.directions | self._words.nationalities
        definite = head.stem.startswith(_ARTICLE) and descriptor.klass in _BY_ADJECTIVE
        return definite and self._word(index + 1) in telling and self._adjective(index + 1)

    def _leads_to(self, index: int, descriptor: Descriptor) -> bool:
        """«طريق المطار»: a road called by the kind of the facility that it leads to."""
        word = self._word(index + 1)
        end = self._words.descriptors.get(word.removeprefix(_ARTICLE))
        named = descriptor.klass == "road" and word.startswith(_ARTICLE)
        return named and end is not None and end.kind == "facility"

    def _adjective(self, position: int) -> bool:
        word = self._word(position)
        nisba = word.endswith(_NISBA) and len(word) > len(_ARTICLE) + 2
        possible = nisba or word in self._words.head_adjectives
        return possible and word.startswith(_ARTICLE) and word not in self._words.nominals

    def _word(self, position: int) -> str:
        if position >= len(self._tokens) or self._tokens[position].kind != "word":
            return ""
        return self._tokens[position].fold

    def _candidate(self, index: int, head: Piece, descriptor: Descriptor) -> Candidate:
        tokens = self._tokens[index : index + 2]
        return Candidate(
            first=index,
            last=index + 1,
            start=head.start,
            end=tokens[-1].end,
            key=key_of(tokens, head.stem),
            kind="facility",
            form="name",
            by="pattern",
            confidence=0.7,
            why=f"pattern:place:{tokens[0].fold}",
            klass=descriptor.klass,
            rule="pattern:place:told",
        )
