"""What the model marked as a name, by Rawi's rules: without proclitics, titles and descriptors,
with the word for a facility."""

from __future__ import annotations

from typing import NamedTuple

from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.model import MentionKind
from desktop.analysis.reading import Reading
from desktop.analysis.text.form_table import form_weight
from resources.gazetteer import Gazetteer

# Facilities whose names are those of bodies too (سوق دمشق للأوراق المالية).
_BODIES = frozenset(("market", "museum"))
# «أم يوسف», «لأبي خالد»: as they are written, for folded they may be other words.
_KUNYAS = frozenset(
    joined + kunya for joined in ("", "و", "ف", "ل", "ب") for kunya in ("أبو", "أبي", "أبا", "أم")
)
# The weight in the table of forms from which a word is well known.
_WELL_KNOWN = 3
_JOINING = ("و", "ف")
# Foreign names begin so («واطسون», «ويليام», «فوكس»): the letter is theirs.
_OWN_LETTER = ("وا", "وي", "وو", "في", "فو", "فا", "فر", "فل")
_SHORTEST = 4
_HAMZAS = ("أ", "إ", "آ")
_TANWIN = ("\u064b", "\u064b\u0627", "\u0627\u064b")


class Span(NamedTuple):
    """The tokens of a name, ``last`` inclusive, and its kind."""

    first: int
    last: int
    kind: MentionKind


class NameSpans:
    """Decides which letters before a name are proclitics: the model saw the words whole."""

    def __init__(self, reading: Reading, words: NameWords, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._words = words
        self._gazetteer = gazetteer
        self._written = frozenset(token.fold for token in reading.tokens)

    def _tells_person(self, index: int) -> bool:
        """Whether a word only says what someone is («مدني», «وجريحان»)."""
        words, token = self._words, self._reading.tokens[index]
        stems = [piece.stem for piece in pieces(self._reading, token)]
        return words.given.isdisjoint(stems) and any(stem in words.nominals for stem in stems)

    def _tells_place(self, piece: Piece) -> bool:
        """Whether a word alone says what a place is, or whose, and is no place's name."""
        if piece.article:
            piece = piece._replace(stem="ال" + piece.stem)
        words, stem = self._words, piece.stem
        if stem in words.descriptors or stem.removeprefix("ال") in words.positions:
            return True
        if stem in words.nominals and stem.removeprefix("ال") in words.descriptors:
            return True
        telling = stem in words.nationalities or stem.removeprefix("ال") in words.descriptors
        return telling and not self._known(piece, "place")

    def span(self, first: int, last: int, kind: MentionKind) -> Span | None:
        """The span and kind by Rawi's rules; None where what is left can be no name.

        Without «مدينة», «بمحيط», «تنظيم» and titles before a name, marks at its ends, adjectives
        behind a place and «شرقي» before the next one; with the word for a facility (مطار، سد).
        """
        first, last = self._trimmed(first, last, kind)
        if not self._may_name(first, last, kind):
            return None
        tokens = self._reading.tokens
        if kind == "person" and first and tokens[first - 1].text in _KUNYAS:
            first -= 1
        if kind == "organisation" and first == last and self._is_leader(first):
            first -= 1
        if kind == "place":
            if self._facility_head(first) and first < last:
                return Span(first, last, "facility")
            if first and self._facility_head(first - 1):
                return Span(first - 1, last, "facility")
        return Span(first, last, kind)

    def _trimmed(self, first: int, last: int, kind: MentionKind) -> tuple[int, int]:
        """A span without what stands before the name and what only tells which it is."""
        tokens = self._reading.tokens
        while first < last and (tokens[first].kind == "mark" or self._describes(first, last, kind)):
            first += 1
        while first < last and (
            (tokens[last].kind == "mark" and tokens[last].text != ".")
            or self._leads_to_place(last)
            or (kind == "place" and self._only_tells_which(first, last))
            or (kind != "place" and tokens[last].fold in self._words.locatives)
            or (kind == "organisation" and self._follows_outlet(first, last))
        ):
            last -= 1
        return first, last

    def _leads_to_place(self, index: int) -> bool:
        """«زور مغار | بريف …»: where something lies is told behind its name."""
        return any(
            piece.prefix == "ب" and not piece.article and piece.stem in self._words.descriptors
            for piece in pieces(self._reading, self._reading.tokens[index])
        )

    def _follows_outlet(self, first: int, last: int) -> bool:
        """Whether a span is an outlet's name and then an ordinary word, or one that is a place too
        («رويترز الخبر»)."""
        following = self._reading.tokens[last].fold.removeprefix("ال")
        apart = following in self._words.common or self._listed(last, last)
        return apart and self._is_outlet(first, last - 1) and not self._is_outlet(first, last)

    def _is_outlet(self, first: int, last: int) -> bool:
        tokens = self._reading.tokens[first : last + 1]
        options = pieces(self._reading, tokens[0])
        return any(key_of(tokens, piece.stem) in self._words.media for piece in options)

    def _may_name(self, first: int, last: int, kind: MentionKind) -> bool:
        """Whether a span can be a name: «ريف», «الريف», «بالمدينة», «محيط», «مجلس» alone are none,
        nor is «العراقية» or «عربياً», nor a person «مدني» of whom no more is said."""
        if kind == "person":
            return not all(self._tells_person(index) for index in range(first, last + 1))
        if first < last:
            return True
        token = self._reading.tokens[first]
        options = pieces(self._reading, token)
        if kind == "place":
            ordinary = any(self._tells_place(piece) for piece in options)
        else:
            bare = [piece.stem for piece in options if not piece.article]
            heads = [stem for stem in bare if not stem.startswith("ال")]
            ordinary = any(s in self._words.heads and s not in self._words.known for s in heads)
        return not ordinary and not token.text.endswith(_TANWIN)

    def _is_leader(self, index: int) -> bool:
        """Whether a body is called by a known person's name («قوات حفتر»), which alone is none."""
        known = self._words.known.get(self._reading.tokens[index].fold)
        if index == 0 or known is None or known.kind != "person":
            return False
        head = pieces(self._reading, self._reading.tokens[index - 1])
        return any(piece.stem in self._words.heads for piece in head)

    def country(self, first: int, last: int) -> bool:
        """Whether these words are a country: one that acts, or its team, is the country still."""
        tokens = self._reading.tokens[first : last + 1]
        return any(
            place.kind == "country"
            for piece in pieces(self._reading, tokens[0])
            for place in self._gazetteer.find(key_of(tokens, piece.stem))
        )

    def facility(self, first: int, last: int) -> bool:
        """Whether a name begins with the word for a building (مستشفى، مجمع), whoever runs it; a
        market or museum may be a body."""
        return first < last and self._facility_head(first, but=_BODIES)

    def sort(self, first: int, last: int, piece: Piece, kind: MentionKind) -> str:
        """What words a name is made of: ``latin``, ``ordinary`` ones alone, or others too. A
        person's only word is ordinary where a dictionary has it often, and no list as a given name.
        """
        words = [piece.stem, *(token.fold for token in self._reading.tokens[first + 1 : last + 1])]
        if all(word.isascii() for word in words):
            return "latin"
        common = self._words.common | self._words.nationalities
        ordinary = all(word in common or word.removeprefix("ال") in common for word in words)
        alone = kind == "person" and len(words) == 1 and words[0] not in self._words.given
        ordinary = ordinary or (alone and form_weight(words[0]) >= _WELL_KNOWN)
        return "ordinary" if ordinary else "name"

    def _only_tells_which(self, first: int, last: int) -> bool:
        """«حلب الغربي» is حلب, «كاليفورنيا الأميركية» كاليفورنيا, where no gazetteer has both;
        «الريف الغربي» is no more than «الريف»."""
        telling = self._words.directions | self._words.nationalities
        rest = last
        while rest > first and self._reading.tokens[rest].fold in telling:
            rest -= 1
        if rest == last or self._listed(first, last):
            return False
        return self._listed(first, rest) or not self._may_name(first, rest, "place")

    def _one_name(self, first: int, last: int) -> bool:
        """Whether the gazetteer has a name with its descriptor («ريف دمشق») or only so («مدينة
        نصر»): of «مخيم اليرموك» it has both, and the name is the shorter."""
        key = " ".join(token.fold for token in self._reading.tokens[first : last + 1])
        region = any(place.kind == "region" for place in self._gazetteer.find(key))
        return region or (self._listed(first, last) and not self._listed(first + 1, last))

    def _listed(self, first: int, last: int) -> bool:
        """Whether the gazetteer holds these words, proclitics aside."""
        tokens = self._reading.tokens[first : last + 1]
        return any(
            key_of(tokens, piece.stem) in self._gazetteer
            for piece in pieces(self._reading, tokens[0])
        )

    def _facility_head(self, index: int, but: frozenset[str] = frozenset()) -> bool:
        """Whether a word names the kind of a facility and belongs to its name (مطار، معبر); ``but``
        are kinds that do not count."""
        for piece in pieces(self._reading, self._reading.tokens[index]):
            descriptor = self._words.descriptors.get(piece.stem)
            if descriptor is not None and not piece.article:
                single = descriptor.number == "one" and descriptor.klass not in ("road", *but)
                return descriptor.kind == "facility" and descriptor.keeps_head and single
        return False

    def _describes(self, first: int, last: int, kind: MentionKind) -> bool:
        words = self._words
        for piece in pieces(self._reading, self._reading.tokens[first]):
            if kind == "place":
                descriptor = None if piece.article else words.descriptors.get(piece.stem)
                if descriptor is not None and not descriptor.keeps_head:
                    return piece.stem not in words.beginnings and not self._one_name(first, last)
                if descriptor is None and piece.stem in words.positions:
                    return not self._one_name(first, last)
            if kind == "person" and words.offices.get(piece.stem) is not None:
                return piece.stem not in words.given
            if kind == "organisation" and piece.stem in words.describing:
                rest = self._reading.tokens[first + 1 : last + 1]
                return " ".join(token.fold for token in rest) in words.known
        return False

    def piece(self, index: int, kind: MentionKind) -> Piece:
        """The part of a token that begins the name."""
        options = pieces(self._reading, self._reading.tokens[index])
        whole = options[0]
        if kind == "person":
            # «كايل», «كمال»: who is compared is hardly ever named so, and many names begin so.
            options = tuple(option for option in options if not option.prefix.endswith("ك"))
        for option in options:
            if self._known(option, kind):
                return option
        for option in options[1:]:
            if option.stem.startswith("ال") or option.prefix.endswith("لل"):
                return option
        for option in options[1:]:
            if option.prefix not in _JOINING:
                continue
            begins = kind == "place" and option.stem in self._words.beginnings  # «وعين العرب»
            if not begins and len(option.stem) < _SHORTEST:
                continue
            own = whole.stem.startswith(_OWN_LETTER) and not self._joins_hamza(index)
            if begins or option.stem in self._written or not own:
                return option
        return whole

    def _joins_hamza(self, index: int) -> bool:
        """«وأفين», «وإرمينجلدو»: no name begins with «و» and a written hamza."""
        return self._reading.tokens[index].text[1:2] in _HAMZAS

    def _known(self, option: Piece, kind: MentionKind) -> bool:
        """Whether a lexicon of that kind knows the word."""
        words, stem = self._words, option.stem
        if kind == "person":
            return stem in words.given or stem in words.person_words
        if stem in words.known or stem in words.media:
            return True
        if kind == "organisation":
            return stem in words.heads
        if kind == "facility":
            return stem in words.descriptors
        return any(place.known for place in self._gazetteer.find(stem))
