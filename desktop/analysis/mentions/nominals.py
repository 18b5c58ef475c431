"""Nominal mentions: common nouns that stand for someone or something (الجيش، سبعة مسلحين)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import Piece, pieces
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_enclitics

# A common noun takes at most so many adjectives into its span.
_ADJECTIVES = 3
# People in the sound plural take their adjectives in it (مسلحون مجهولون).
_SOUND_PLURAL = ("ون", "ين")


class NominalFinder:
    """Finds nominal mentions of one reading outside the tokens that names took."""

    def __init__(self, reading: Reading, words: NameWords, taken: frozenset[int]) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words
        self._taken = taken

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind != "word" or index in self._taken:
                continue
            found = self._at(index)
            if found is not None:
                yield found

    def _at(self, index: int) -> Candidate | None:
        token = self._tokens[index]
        for piece in pieces(self._reading, token):
            stem = "ال" + piece.stem if piece.article else piece.stem
            for form in self._forms(stem):
                word = self._words.nominals.get(form)
                if word is None:
                    continue
                if form == stem.removeprefix("ال") and self._describes_a_name(index):
                    return None
                last = self._end(index, definite=stem.startswith("ال"))
                return self._candidate(index, last, piece, form)
        return None

    def _forms(self, stem: str) -> Iterator[str]:
        """The word itself, without article, without an ending («حلفائه» → حلفاء is not tried)."""
        yield stem
        bare = stem.removeprefix("ال")
        if bare != stem:
            yield bare
        else:
            yield from without_enclitics(stem)[1:]

    def _describes_a_name(self, index: int) -> bool:
        """«مدينة X», «حركة X»: the word before a name tells what that is, and is no mention."""
        following = index + 1
        if following < len(self._tokens) and self._tokens[following].text in "«\"“'":
            following += 1
        word = self._tokens[index].fold
        described = any(
            piece.stem in self._words.descriptors or piece.stem in self._words.heads
            for piece in pieces(self._reading, self._tokens[index])
        )
        return described and following in self._taken and not word.startswith("ال")

    def _end(self, index: int, *, definite: bool) -> int:
        """The last adjective that agrees in definiteness."""
        last = index
        for position in range(index + 1, min(len(self._tokens), index + 1 + _ADJECTIVES)):
            token = self._tokens[position]
            if token.kind != "word" or position in self._taken:
                break
            if token.fold.startswith("ال") != definite:
                break
            bare = token.fold.removeprefix("ال")
            plural = self._tokens[index].fold.endswith(_SOUND_PLURAL)
            if plural and not bare.endswith(_SOUND_PLURAL):
                break
            stems = {bare, bare.removesuffix("ا"), *map(bare.removesuffix, _SOUND_PLURAL)}
            if not stems & self._words.nominal_adjectives and not self._nisba(bare):
                break
            last = position
        return last

    def _nisba(self, bare: str) -> bool:
        ends = bare.endswith(("يه", "يين", "يون", "ويه"))
        return ends and len(bare) > 4 and bare not in self._words.nominals

    def _candidate(self, index: int, last: int, piece: Piece, form: str) -> Candidate:
        word = self._words.nominals[form]
        return Candidate(
            first=index,
            last=last,
            start=piece.start,
            end=self._tokens[last].end,
            key=piece.stem,
            kind=word.kind,
            form="nominal",
            by="pattern",
            confidence=0.7,
            why=f"pattern:nominal:{form}",
            klass=word.klass,
            loaded=word.loaded,
        )
