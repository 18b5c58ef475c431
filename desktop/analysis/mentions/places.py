"""Places: names in the gazetteer, and names after a word for a place (بلدة X، أحياء A وB وC)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.no_places import is_label, is_nationality
from desktop.analysis.mentions.pieces import Piece, key_of, pieces
from desktop.analysis.mentions.whole_words import is_whole_word, tells_on
from desktop.analysis.mentions.words import Descriptor, NameWords
from desktop.analysis.reading import Reading
from resources.gazetteer import Gazetteer

# Words of the longest place name looked up.
_LONGEST = 4
_OPENING = "«\"“'‹"
_CLOSING = "»\"”'›"
# «منطقة "X-Y"» is called by two names.
_DASHES = "-–"
# Words for a settlement: an ordinary word with the article after one is its name (بلدة السلام).
_SETTLED = frozenset(
    ("city", "town", "village", "neighbourhood", "region", "county", "camp", "field", "island")
)
# «منطقة قطرها كيلومتران»: a noun with its possessor is no name.
_PRONOUNS = ("ها", "هم", "هما")
_COUNTS = {"one": 1, "two": 2, "many": 12}


class PlaceFinder:
    """Finds the places of one reading."""

    def __init__(self, reading: Reading, words: NameWords, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._words = words
        self._gazetteer = gazetteer

    def find(self) -> Iterator[Candidate]:
        """All places, those after a descriptor first."""
        for index, token in enumerate(self._tokens):
            if token.kind == "word":
                yield from self._after_descriptor(index)
        for index, token in enumerate(self._tokens):
            if token.kind == "word":
                yield from self._by_gazetteer(index)

    # --- by the gazetteer alone

    def _by_gazetteer(self, first: int) -> Iterator[Candidate]:
        for piece in pieces(self._reading, self._tokens[first]):
            descriptor = self._words.descriptors.get(piece.stem)
            found = self._longest(first, piece)
            if found is None or (descriptor is not None and self._describes(descriptor, found[0])):
                continue
            key, last = found
            places = self._gazetteer.find(key)
            known = any(place.known for place in places)
            if not self._believed(first, piece, key, known=known):
                continue
            kind = places[0].kind
            candidate = self._candidate(
                first, last, piece.start, key, f"gazetteer:{kind}:{places[0].country}",
                confidence=0.85 if known else 0.55, klass=_KLASS.get(kind, "city"),
            )  # fmt: skip
            family = "country" if kind == "country" else "known" if known else "unknown"
            rule = f"gazetteer:{family}:{self._surroundings(first, piece)}"
            yield replace(candidate, rule=rule)
            return

    def _surroundings(self, first: int, piece: Piece) -> str:
        if self._reading.in_byline(piece.start):
            return "byline"
        if piece.prefix or self._after_locative(first):
            return "located"
        return "bare"

    def _describes(self, descriptor: Descriptor, key: str) -> bool:
        """Whether a descriptor that the gazetteer has in a name stays out of it: «محافظة إدلب» is
        إدلب, but «ريف دمشق» is a governorate of its own."""
        if descriptor.keeps_head:
            return False
        return descriptor.klass != "countryside" or not any(
            place.kind == "region" for place in self._gazetteer.find(key)
        )

    def _believed(self, first: int, piece: Piece, key: str, *, known: bool) -> bool:
        """Whether a name in the gazetteer is one here, without a descriptor before it."""
        ordinary = self._ordinary(key)
        if is_nationality(self._reading, self._words, first) or is_label(
            self._reading, self._words, first
        ):
            return False
        if " " not in key and is_whole_word(piece):
            return False
        after_locative = piece.prefix.endswith(("ب", "ل", "لل")) or self._after_locative(first)
        if known and key in self._words.given:
            return after_locative
        if known:
            return not ordinary or (after_locative and not self._vocabulary(key))
        if ordinary or key in self._words.given or key in self._words.person_words:
            return False
        return self._after_locative(first) and len(key) > 3 and not piece.prefix

    def _ordinary(self, key: str) -> bool:
        words = self._words
        if " " in key:
            return all(self._ordinary(word) for word in key.split())
        bare = key.removeprefix("ال")
        ordinary = key in words.common or (bare != key and bare in words.common)
        return ordinary or self._vocabulary(key)

    def _vocabulary(self, key: str) -> bool:
        """Whether another lexicon knows the word as no name."""
        if " " in key:
            return all(self._vocabulary(word) for word in key.split())
        known, bare = self._words.vocabulary, key.removeprefix("ال")
        return bool({key, bare, "ال" + bare} & known) or bare in self._words.locatives

    def _after_locative(self, first: int) -> bool:
        if first == 0:
            return False
        before = self._tokens[first - 1]
        return any(piece.stem in self._words.locatives for piece in pieces(self._reading, before))

    def _longest(self, first: int, piece: Piece) -> tuple[str, int] | None:
        options = ("ال" + piece.stem, piece.stem) if piece.article else (piece.stem,)
        for last in range(min(len(self._tokens), first + _LONGEST) - 1, first - 1, -1):
            span = self._tokens[first : last + 1]
            if any(token.kind != "word" for token in span):
                continue
            for option in options:
                key = key_of(span, option)
                if len(key) > 2 and key in self._gazetteer:
                    return key, last
        return None

    # --- after a descriptor

    def _after_descriptor(self, index: int) -> Iterator[Candidate]:
        for piece in pieces(self._reading, self._tokens[index]):
            descriptor = self._words.descriptors.get(piece.stem)
            if descriptor is None or piece.article or self._means(index, descriptor):
                continue
            yield from self._names(index, piece, descriptor)
            return

    def _means(self, index: int, descriptor: Descriptor) -> bool:
        """«عن طريق X» is by means of X."""
        return descriptor.klass == "road" and index > 0 and self._tokens[index - 1].text == "عن"

    def _names(self, index: int, head: Piece, descriptor: Descriptor) -> Iterator[Candidate]:
        position = index + 1
        found: list[Candidate] = []
        for number in range(_COUNTS[descriptor.number]):
            named = self._name_at(position, descriptor, continued=number > 0)
            if named is None:
                break
            start, last, key, after = named
            quoted = after > last + 1
            if descriptor.klass == "road":
                last = self._other_end(after, last)
                after = max(after, last + 1)
            first = self._reading.token_index(start) or position
            if descriptor.keeps_head and descriptor.number == "one" and not quoted:
                start, first = head.start, index
                key = f"{head.stem} {key}"
                if self._ends_name(after, descriptor):
                    last, after = after, after + 1
                    key = f"{key} {self._tokens[last].fold}"
            candidate = self._candidate(
                first, last, start, key, f"pattern:place:{self._tokens[index].fold}",
                confidence=0.85, klass=descriptor.klass, descriptor=descriptor,
            )  # fmt: skip
            found.append(replace(candidate, rule=self._rule(first, key, descriptor)))
            position = after
        # In a row of names, one that the gazetteer holds vouches for the others.
        if len(found) > 1 and any(self._listed(candidate.key) for candidate in found):
            found = [replace(candidate, rule="pattern:place:row") for candidate in found]
        yield from found

    def _name_at(
        self, position: int, descriptor: Descriptor, *, continued: bool
    ) -> tuple[int, int, str, int] | None:
        """(start, last token, key, next position) of the name that begins at a position."""
        tokens = self._tokens
        if continued and position < len(tokens) and tokens[position].text in "،,":
            position += 1
        if position >= len(tokens) or self._on_another_line(position):
            return None
        token = tokens[position]
        if token.kind != "word":
            return self._quoted_name(position) if token.text in _OPENING else None
        wanted = ("و",) if continued and tokens[position - 1].text not in "،," else ("", "و")
        for piece in pieces(self._reading, token):
            if piece.prefix not in (wanted if continued else ("",)):
                continue
            found = self._longest(position, piece)
            if found is not None and found[1] == position and piece.stem in self._words.beginnings:
                found = None  # «الشيخ ياسين» is no «الشيخ»
            if found is not None and self._may_name(found[0], descriptor):
                return piece.start, found[1], found[0], found[1] + 1
            if continued and tells_on(piece, listed=tokens[position - 1].text in "،,"):
                continue
            if (last := self._compound_end(position, piece, descriptor)) is not None:
                key = key_of(tokens[position : last + 1], piece.stem)
                return piece.start, last, key, last + 1
        return None

    def _on_another_line(self, position: int) -> bool:
        """Whether a line ends before a token."""
        before = self._tokens[position - 1].end
        return "\n" in self._reading.text[before : self._tokens[position].start]

    def _ends_name(self, position: int, descriptor: Descriptor) -> bool:
        """Whether an adjective belongs to the name before it: «مطار دبي الدولي»."""
        if position >= len(self._tokens):
            return False
        types = self._words.facility_adjectives.get(self._tokens[position].fold)
        return types is not None and descriptor.klass in types

    def _other_end(self, position: int, last: int) -> int:
        """«طريق دمشق - درعا»: the last token of the road's other end, where there is one."""
        tokens = self._tokens
        if position + 1 < len(tokens) and tokens[position].text in "-–":
            other = Piece(tokens[position + 1].fold, tokens[position + 1].start, "", article=False)
            found = self._longest(position + 1, other)
            return last if found is None else found[1]
        return last

    def _may_name(self, key: str, descriptor: Descriptor) -> bool:
        """An ordinary word is a name only with the article, after a word for a settlement; whose
        hospital it is («مستشفى المدينة»), or countryside («قرى الريف»), names none."""
        bare = key.removeprefix("ال")
        shared = descriptor.number == "many" or descriptor.klass == "countryside"
        if descriptor.keeps_head and key in self._words.nominals:
            return False
        told = self._words.descriptors.get(bare)
        if shared and told is not None and not told.keeps_head:
            return False
        if " " in key or not self._ordinary(key):
            return True
        if bare == key or bare in self._words.locatives or descriptor.klass == "road":
            return False
        settled = descriptor.klass in _SETTLED or descriptor.keeps_head
        return settled or any(place.known for place in self._gazetteer.find(key))

    def _compound_end(self, position: int, piece: Piece, descriptor: Descriptor) -> int | None:
        """The last token of a name that no gazetteer holds: أم X, تل X, or one uncommon word."""
        if descriptor.klass == "road":
            return None
        words, tokens = self._words, self._tokens
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if piece.stem in words.beginnings and following is not None and following.kind == "word":
            return position + 1
        if self._tells(position, piece, descriptor) or not self._may_name(piece.stem, descriptor):
            return None
        return position

    def _tells(self, position: int, piece: Piece, descriptor: Descriptor) -> bool:
        """Whether a word behind a descriptor goes on telling («قرية بريف X», «منطقة قطرها…»)."""
        words, stem = self._words, piece.stem
        if len(stem) < 3 or stem in words.common or stem in words.offices or stem in words.generic:
            return True
        if not piece.prefix and stem[0] == "و" and self._goes_on(stem[1:]):
            return True
        behind = {option.stem for option in pieces(self._reading, self._tokens[position])}
        if behind & (words.descriptors.keys() | words.locatives):
            return True
        return stem.startswith("لل") or self._adjectival(piece, descriptor)

    def _goes_on(self, joined: str) -> bool:
        """Whether a word that «و» may join is none of a name («32 بلدة وكييف ترد»)."""
        known = any(place.known for place in self._gazetteer.find(joined))
        return known or self._ordinary(joined)

    def _adjectival(self, piece: Piece, descriptor: Descriptor) -> bool:
        """«قرية نائية», «مستشفى ميداني», «المنطقة الصناعية», «منطقة قطرها…»: no name."""
        stem, bare = piece.stem, piece.stem.removeprefix("ال")
        if bare != stem:
            return bare in self._words.common and bare.endswith(("يه", "ي"))
        if descriptor.kind == "facility" and (
            "ال" + stem in self._words.facility_adjectives or stem in self._words.nationalities
        ):
            return True
        return stem.endswith(_PRONOUNS) or (stem.endswith(("يه", "يتين")) and not piece.prefix)

    def _quoted_name(self, position: int) -> tuple[int, int, str, int] | None:
        """A name between quotation marks, of at most four words."""
        tokens = self._tokens
        for end in range(position + 2, min(len(tokens), position + 6)):
            if tokens[end].kind == "mark" and tokens[end].text not in _DASHES:
                if tokens[end].text not in _CLOSING:
                    return None
                inner = tokens[position + 1 : end]
                key = " ".join(token.fold for token in inner)
                return inner[0].start, end - 1, key, end + 1
        return None

    def _candidate(
        self, first: int, last: int, start: int, key: str, why: str, *, confidence: float,
        klass: str, descriptor: Descriptor | None = None,
    ) -> Candidate:  # fmt: skip
        quoted = first > 0 and self._tokens[first - 1].text in _OPENING
        # «حقل X» may be the village X; «جسر الشغور» with its head is a town, and known as one.
        settled = descriptor is None or (
            not quoted
            and any(place.known or not descriptor.keeps_head for place in self._gazetteer.find(key))
        )
        return Candidate(
            first=first,
            last=last,
            start=start,
            end=self._tokens[last].end,
            key=key,
            kind="place" if descriptor is None or settled else descriptor.kind,
            form="name",
            by="gazetteer" if descriptor is None else "pattern",
            confidence=confidence,
            why=why,
            klass=klass,
        )

    def _rule(self, first: int, key: str, descriptor: Descriptor) -> str:
        """The family of an answer after a descriptor: what speaks for it beside the descriptor."""
        if first and self._tokens[first - 1].text in _OPENING:
            return "pattern:place:quoted"
        if self._listed(key):
            return "pattern:place:listed"
        return "pattern:place:facility" if descriptor.kind == "facility" else "pattern:place"

    def _listed(self, key: str) -> bool:
        """Whether the gazetteer holds the name, or it without the word before it (مطار X)."""
        return key in self._gazetteer or key.partition(" ")[2] in self._gazetteer


_KLASS = {
    "country": "country",
    "region": "region",
    "county": "county",
    "locality": "city",
    "localadmin": "city",
    "neighbourhood": "neighbourhood",
    "area": "area",
    "water": "water",
}
