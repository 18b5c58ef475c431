"""Phrases: the mentions round a trigger as grammar groups them.

«وحدات الجيش» is one member (a head and whose it is), «حي A وحي B» one phrase of two, «وزير النقل
السابق، سامي الحداد» one person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.analysis.events.lexicon import EventWords
from desktop.analysis.events.ownership import OwnershipReader
from desktop.analysis.events.prepositions import aside_of, preposition_of
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.form_table import form_weight
from desktop.analysis.text.span_index import SpanIndex
from desktop.analysis.text.tokens import Token

# Words between a title and the name it belongs to.
_TITLE_REACH = 3
# Words between two coordinated mentions («وحقل كبير آخر»).
_JOINED_REACH = 4
# «وسبعة مسلحين», «وبلدة X»: words of a joined amount or descriptor.
_AMOUNT_REACH = 2
_TANWIN = ("اً", "ًا")
_QUOTES = "«»“”\"'"
_SHORT = 4
_FAMILIES = {"person": "party", "organisation": "party", "place": "site", "facility": "site"}
_VERB_WITHIN = 8
_COMMON = 2
_RENAMING = "-–—(،"
_SITE_MARKS = "-–—|"
_PARTING = "،,؛:|()–"


@dataclass(frozen=True, slots=True)
class Member:
    """A mention, and the mention that it belongs to or is part of; ``some``: it is some of those
    («عناصر من الشرطة»), not they themselves («وحدات الجيش»)."""

    head: Mention
    owner: Mention | None = None
    some: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Coordinated members under one preposition, folded, "" for none.

    ``first``/``last``: tokens. ``gap``: words from the phrase before, or from where the reading
    began, to this one, without those of times and quantities. ``parted``: a comma or the like, or
    a noun with a preposition on it, stands there.
    """

    preposition: str
    members: tuple[Member, ...]
    first: int
    last: int
    gap: int
    parted: bool = False

    @property
    def heads(self) -> tuple[Mention, ...]:
        return tuple(member.head for member in self.members)


class PhraseReader:
    """Groups the mentions of one reading. ``verbs``: tokens that are verbs of events, whatever
    noun they are spelled like («أسر»)."""

    def __init__(
        self, reading: Reading, words: EventWords, verbs: frozenset[int] = frozenset()
    ) -> None:
        self._reading = reading
        self._words = words
        ends = {reading.tokens[index].end for index in verbs}
        self._all = SpanIndex(m for m in reading.mentions if m.form == "name" or m.end not in ends)
        self._aside = aside_of(reading)
        self._states = frozenset(
            mention.id
            for mention, candidate in zip(reading.mentions, reading.candidates, strict=True)
            if candidate.klass == "country"
        )
        self._ownership = OwnershipReader(reading, words)

    def between(self, first: int, end: int) -> list[Phrase]:
        """The phrases of the tokens ``first`` to ``end`` (exclusive), in order."""
        phrases: list[Phrase] = []
        for mention in self._mentions(first, end):
            begin = self._reading.token_index(mention.start)
            if begin is None:
                continue
            last = self._last(mention, begin)
            grown = self._grown(phrases[-1], mention, begin, last) if phrases else None
            if grown is not None:
                phrases[-1] = grown
                continue
            floor = phrases[-1].last if phrases else first - 1
            preposition = preposition_of(
                self._reading,
                self._words,
                mention,
                begin,
                floor,
                self._aside,
                behind_place=bool(phrases) and _is_named_place(phrases[-1]),
            )
            gap = self._words_between(floor + 1, begin)
            parted = self._parted(floor + 1, begin)
            phrases.append(Phrase(preposition, (Member(mention),), begin, last, gap, parted))
        return phrases

    def _mentions(self, first: int, end: int) -> list[Mention]:
        tokens = self._reading.tokens
        if first >= end or first >= len(tokens):
            return []
        start, stop = tokens[first].start, tokens[end - 1].end
        mentions = self._all.within(start, stop)
        return [m for m in mentions if not self._is_nobody(m)]

    def _is_nobody(self, mention: Mention) -> bool:
        return self._is_adverb(mention) or self._is_side(mention) or self._is_site(mention)

    def _is_site(self, mention: Mention) -> bool:
        """«استهداف المحتجين -ANHA»: the site's name behind a headline has no part in it."""
        index = self._reading.token_index(mention.start)
        paragraph = self._reading.paragraph_at(mention.start)
        if not index or paragraph is None or mention.kind != "organisation":
            return False
        last = self._reading.text[mention.end : paragraph.end].strip() == ""
        return last and self._reading.tokens[index - 1].text in _SITE_MARKS

    def _is_adverb(self, mention: Mention) -> bool:
        """«متهماً إيران» tells how something was said, of no accused."""
        return mention.text.endswith(_TANWIN) and fold_word(mention.text) in self._words.controls

    def _is_side(self, mention: Mention) -> bool:
        """«من طرف آخر», «من طرف الشرطة»: whose side, nobody by itself."""
        index = self._reading.token_index(mention.start)
        led = bool(index) and self._reading.tokens[(index or 0) - 1].fold == "من"
        return led and fold_word(mention.text.split()[0]) in self._words.sides

    def _last(self, mention: Mention, begin: int) -> int:
        inside = self._reading.tokens_between(mention.start, mention.end)
        own_start = self._reading.tokens[begin].start
        return begin + max(0, len(inside) - (1 if own_start >= mention.start else 0))

    def _words_between(self, first: int, end: int) -> int:
        tokens = self._reading.tokens[first:end]
        return sum(
            token.kind != "mark" and token.start not in self._aside.tokens for token in tokens
        )

    def _parted(self, first: int, end: int) -> bool:
        text = self._reading.text
        return any(
            token.text in _PARTING
            or (token.text == "-" and text[token.end : token.end + 1].isspace())
            or self._governs(token)
            for token in self._reading.tokens[first:end]
        )

    def _governs(self, token: Token) -> bool:
        """«بسقوط», «وفقدان»: a noun under a preposition or joined, with phrases of its own."""
        if token.fold in self._words.heads or token.start in self._aside.tokens:
            return False
        if token.kind != "word" or len(token.fold) <= _SHORT:
            return False
        bare = token.fold[1:]
        known = bare in self._words.heads or bare in self._words.amounts
        joined = token.fold.startswith("و") and not known
        return joined or token.fold[:1] in ("ب", "ل")

    # --- what belongs to the phrase before

    def _grown(self, phrase: Phrase, mention: Mention, begin: int, last: int) -> Phrase | None:
        """The phrase before with the mention taken in, or None where a new one begins."""
        between = self._reading.tokens[phrase.last + 1 : begin]
        member = phrase.members[-1]
        if self._same(member.head, mention, between):
            return replace(phrase, last=last)
        if phrase.preposition and self._is_kind_of(member.head, mention, begin, between):
            return _with_last(phrase, replace(member, owner=mention), last)
        if self._descends(member.head, mention, between):
            return _with_last(phrase, Member(mention, member.owner), last)
        if self._names(member, mention, between):
            return _with_last(phrase, Member(mention, member.owner), last)
        if member.owner is None and self._ownership.owns(member.head, mention, begin, between):
            some = self._ownership.is_some(mention, begin, between)
            return _with_last(phrase, replace(member, owner=mention, some=some), last)
        if member.owner is not None and self._ownership.goes_on(
            member.owner, mention, begin, between
        ):
            return replace(phrase, last=last)
        if self._joined(member.head, mention, begin, between):
            members = (*phrase.members, Member(mention))
            return replace(phrase, members=members, last=last)
        return None

    def _same(self, head: Mention, mention: Mention, between: tuple[Token, ...]) -> bool:
        """«قوات X- ق», «منظمة X (م)»: another name of the same right behind."""
        marks = all(token.kind == "mark" for token in between)
        renamed = any(token.text in _RENAMING for token in between)
        return marks and renamed and head.entity is not None and head.entity == mention.entity

    def _is_kind_of(
        self, head: Mention, mention: Mention, begin: int, between: tuple[Token, ...]
    ) -> bool:
        """«براجمات الصواريخ»: a weapon told by another one."""
        cut = self._reading.tokens[begin].start < mention.start
        return head.kind == mention.kind == "weapon" and not between and not cut

    def _descends(self, head: Mention, mention: Mention, between: tuple[Token, ...]) -> bool:
        """A descriptor and its name: «قريتي A», «محطة «B»»."""
        return (
            head.form == "nominal"
            and head.kind in ("place", "facility")
            and mention.form == "name"
            and mention.kind in ("place", "facility")
            and fold_word(head.text) in self._words.heads
            and all(token.text in _QUOTES or token.fold == "ال" for token in between)
        )

    def _names(self, member: Member, mention: Mention, between: tuple[Token, ...]) -> bool:
        """A title or office and its holder: «القيادي البارز سامي الحداد»."""
        if member.head.kind != "person" or member.head.form != "nominal":
            return False
        if mention.kind != "person" or mention.form != "name":
            return False
        spoken = [token for token in between if token.kind == "word"]
        return len(spoken) <= _TITLE_REACH and not any(self._turns(token) for token in spoken)

    def _turns(self, token: Token) -> bool:
        """A word after which another phrase begins."""
        word = token.fold
        return (
            word in self._words.prepositions
            or word in self._words.relatives
            or (word.startswith("و") and word[1:] in self._words.heads)
        )

    def _joined(
        self, head: Mention, mention: Mention, begin: int, between: tuple[Token, ...]
    ) -> bool:
        """Whether و, أو or, between those of a kind, a comma ties the mention to the phrase before
        («حي A وحي B»)."""
        told = [token for token in between if token.kind == "word"]
        if self._adds_amount(told):
            return True
        spoken = self._behind_side(told)
        if len(spoken) > _JOINED_REACH or any(t.fold in self._words.prepositions for t in spoken):
            return False
        cut = self._reading.text[self._reading.tokens[begin].start : mention.start]
        if any(letter in cut for letter in "بل"):
            return False
        if cut.startswith("و") or any(token.fold == "او" for token in spoken):
            return self._are_alike(head, mention) or not self._acts_next(mention)
        if spoken and spoken[0].fold.startswith("و"):
            bare = spoken[0].fold[1:]
            known = bare in self._words.heads or bare in self._words.amounts
            return (known or spoken != told) and len(spoken) <= _AMOUNT_REACH
        alike = self._are_alike(head, mention)
        return alike and not spoken and [token.text for token in between] in (["،"], [","])

    def _are_alike(self, head: Mention, mention: Mention) -> bool:
        """Whether two may be listed together; a state beside a body is a party («قوات النظام
        وروسيا»)."""
        families = {_family(head), _family(mention)}
        states = {head.id, mention.id} & self._states
        return len(families) == 1 or (bool(states) and families == {"party", "site"})

    def _behind_side(self, spoken: list[Token]) -> list[Token]:
        """Without «من جهة» behind the first of two parties: «بين X من جهة وY من جهة أخرى»."""
        behind = [
            at + 2
            for at, (one, two) in enumerate(pairwise(spoken))
            if one.fold == "من" and two.fold in self._words.sides
        ]
        return spoken[behind[-1] :] if behind else spoken

    def _acts_next(self, mention: Mention) -> bool:
        """«قصف على المدينة والفصائل ترد»: a verb in the present has what «و» joins for subject."""
        behind = self._reading.tokens_between(mention.end, mention.end + _VERB_WITHIN)
        word = behind[0].fold if behind else ""
        return word.startswith(("ت", "ي")) and form_weight(word, "v") >= _COMMON

    def _adds_amount(self, spoken: list[Token]) -> bool:
        """«قُتل العميد واثنان من مرافقيه»."""
        amount, of = spoken[:-1], spoken[-1:]
        if not amount or not amount[0].fold.startswith("و") or of[0].fold != "من":
            return False
        return all(self._is_amount(token) for token in amount)

    def _is_amount(self, token: Token) -> bool:
        word = token.fold.removeprefix("و")
        return token.start in self._aside.tokens or word in self._words.numbers


def _family(mention: Mention) -> str:
    """What may be listed together: people and bodies, places and buildings, weapons, things."""
    return _FAMILIES.get(mention.kind, mention.kind)


def _is_named_place(phrase: Phrase) -> bool:
    head = phrase.members[-1].head
    return head.kind == "place" and head.form == "name"


def _with_last(phrase: Phrase, member: Member, last: int) -> Phrase:
    return replace(phrase, members=(*phrase.members[:-1], member), last=last)
