"""Nominal mentions: common nouns that stand for someone or something (الجيش، سبعة مسلحين)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import Piece, pieces
from desktop.analysis.mentions.whole_words import is_whole_word
from desktop.analysis.mentions.words import NameWords, NominalWord
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import splits, without_pronoun
from desktop.analysis.text.form_table import form_weight
from desktop.analysis.text.tokens import Token

# A common noun takes at most so many adjectives into its span.
_ADJECTIVES = 3
# People in the sound plural take their adjectives in it (مسلحون مجهولون).
_SOUND_PLURAL = ("ون", "ين")
_NISBA = ("ي", "يه")
_SINGULAR_NISBA = ("ي", "يه", "يا")
# A phrase of the lexicon that ends so tells that its first word is a noun of people only before it.
_SOME = " من"
# «إلى» is folded as «والي» and as «ي» with the article are, «إليه» as «آلية».
_TO = re.compile("[وف]?إل[ىي]")
# No noun has so few letters: «الذي» is not the paper «ذي ناشيونال», nor «التي» the station «تي 2».
_ABBREVIATED = 2
# How common a noun must be to be believed behind «ب» or «ل» («مزرعة لتربية …»).
_COMMON = 2
_ALSO_ADJECTIVES = frozenset(("مسلح", "مجهول", "مسوول"))


class NominalFinder:
    """Finds nominal mentions of one reading outside the tokens that names took.

    ``heads``: first words of the names of bodies, which stand for them («تنسيقية الطلاب» …
    «التنسيقية»).
    """

    def __init__(
        self,
        reading: Reading,
        words: NameWords,
        taken: frozenset[int],
        heads: frozenset[str] = frozenset(),
    ) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words
        self._taken = taken
        bodies = {
            "ال" + head: NominalWord("organisation", head, loaded=False, lemma=head)
            for head in heads
            if len(head) > _ABBREVIATED
        }
        self._nominals = {**bodies, **words.nominals, **words.nationals}
        self._in_quantities = {
            token.start: quantity.id
            for quantity in reading.quantities
            for token in reading.tokens_between(quantity.start, quantity.end)
        }

    def find(self) -> Iterator[Candidate]:
        for index, token in enumerate(self._tokens):
            if token.kind != "word" or index in self._taken or _TO.match(token.text):
                continue
            found = self._at(index)
            if found is not None:
                yield found

    def _at(self, index: int) -> Candidate | None:
        token = self._tokens[index]
        for piece in pieces(self._reading, token):
            if is_whole_word(piece):
                continue  # «وجهة» is no «جهة»
            stem = "ال" + piece.stem if piece.article else piece.stem
            phrase = self._phrase(index, stem)
            if phrase is not None and phrase.endswith(_SOME):
                return self._candidate(index, index, piece, phrase)  # «قوة من الشرطة»
            if phrase is not None:
                return self._candidate(index, self._end(index + 1, stem), piece, phrase)
            for form in self._forms(stem, token.text):
                if form not in self._nominals:
                    continue
                if form == stem.removeprefix("ال") and self._describes_a_name(index):
                    return None
                if (
                    self._is_verb(index, piece)
                    or self._is_adjective(index, stem)
                    or self._describes_only(index, form)
                ):
                    return None
                return self._candidate(index, self._end(index, stem), piece, form)
        return None

    def _forms(self, stem: str, written: str) -> Iterator[str]:
        """The word itself, without article, without a pronoun («مرافقيه»)."""
        yield stem
        bare = stem.removeprefix("ال")
        if bare != stem:
            yield bare
        else:
            yield from without_pronoun(stem, written)[1:]

    def _phrase(self, index: int, stem: str) -> str | None:
        """The phrase of the lexicon that begins here («نقطة تفتيش», «السيارة المفخخة»)."""
        following = index + 1
        if following >= len(self._tokens) or following in self._taken:
            return None
        second = self._tokens[following].fold.removeprefix("ال")
        phrase = f"{stem.removeprefix('ال')} {second}"
        return phrase if phrase in self._nominals else None

    def _is_adjective(self, index: int, stem: str) -> bool:
        """Whether a word that may be an adjective describes what stands before it: «التنظيم
        الإرهابي», «الدفاع المدني», «هجوم مسلح»; not «مقتل مدني»."""
        bare = stem.removeprefix("ال")
        word = self._nominals.get(bare)
        described = bare.endswith(_NISBA) and word is not None and word.kind == "person"
        if index == 0 or not (described or bare in _ALSO_ADJECTIVES):
            return False
        before = self._tokens[index - 1]
        if before.kind != "word":
            return False
        if stem.startswith("ال"):
            named = index - 1 in self._taken
            return named or before.fold.startswith("ال")
        return before.fold.removesuffix("ا") in self._words.deeds

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

    def _is_verb(self, index: int, piece: Piece) -> bool:
        """«طالب المحامي …» at the beginning of a sentence, no student."""
        begins = index == 0 or self._tokens[index - 1].kind == "mark"
        return begins and not piece.article and piece.stem in self._words.verbs

    def _describes_only(self, index: int, form: str) -> bool:
        """Whether a nationality in the singular tells of no one: «سوري», but not «تسعة سوري»."""
        if self._nominals[form].klass != "national" or not form.endswith(_SINGULAR_NISBA):
            return False
        return self._tokens[index].start not in self._in_quantities

    def _end(self, index: int, stem: str) -> int:
        """The last adjective that agrees in definiteness."""
        definite = stem.startswith("ال")
        last = index
        people = self._is_of_people(stem)
        own = self._in_quantities.get(self._tokens[index].start, "")
        for position in range(index + 1, min(len(self._tokens), index + 1 + _ADJECTIVES)):
            token = self._tokens[position]
            numbered = self._in_quantities.get(token.start, own) != own
            if token.kind != "word" or position in self._taken or numbered:
                break
            if self._is_governed(token):
                break
            if token.fold.startswith("ال") != definite:
                break
            bare = token.fold.removeprefix("ال")
            plural = self._tokens[index].fold.endswith(_SOUND_PLURAL)
            if plural and not bare.endswith(_SOUND_PLURAL):
                break
            if bare.endswith(_SOUND_PLURAL) and not people:
                break  # «رصاص مسلحين»
            stems = {bare, bare.removesuffix("ا"), *map(bare.removesuffix, _SOUND_PLURAL)}
            if not stems & self._words.nominal_adjectives and not self._nisba(bare):
                break
            last = position
        return last

    def _is_of_people(self, stem: str) -> bool:
        word = self._nominals.get(stem) or self._nominals.get(stem.removeprefix("ال"))
        return word is None or word.kind == "person"

    def _is_governed(self, token: Token) -> bool:
        """«بدورية» is no adjective in ـية but a noun with its preposition."""
        return any(
            split.prefix == "لل"
            or (
                split.prefix in ("ب", "ل")
                and (split.stem in self._nominals or form_weight(split.stem, "n") >= _COMMON)
            )
            for split in splits(token.fold)
        )

    def _nisba(self, bare: str) -> bool:
        if bare in self._words.nationals:
            return True
        ends = bare.endswith(("يه", "يين", "يون", "ويه")) and not bare.endswith("ايه")
        return ends and len(bare) > 4 and bare not in self._words.nominals

    def _candidate(self, index: int, last: int, piece: Piece, form: str) -> Candidate:
        word = self._nominals[form]
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
            lemma=word.lemma,
            loaded=word.loaded,
        )
