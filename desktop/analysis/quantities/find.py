"""Quantities of an article: numbers in digits and words, duals, ranges and vague counts, with their
bounds, their unit and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.analysis.model import Quantity
from desktop.analysis.quantities.alone import stands_alone
from desktop.analysis.quantities.forms import read_form
from desktop.analysis.quantities.found import Found, bounded
from desktop.analysis.quantities.lexicon import QuantityLexicon, quantity_lexicon
from desktop.analysis.quantities.measures import article_currencies, unit_at
from desktop.analysis.quantities.nouns import Counted, counted_noun
from desktop.analysis.quantities.numbers import Number
from desktop.analysis.quantities.phrases import after_prefix
from desktop.analysis.quantities.ranges import Bounds, read_range
from desktop.analysis.quantities.sole import sole_numeral
from desktop.analysis.quantities.surroundings import (
    is_counted_all_the_same,
    is_label,
    is_part_of_named,
    is_year,
)
from desktop.analysis.reading import Reading
from desktop.analysis.text.addresses import address_spans
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token
from resources.lexicons import Lexicons

_MINUS_WORDS = frozenset(("سالب", "ناقص"))
_OPENING = frozenset(('"', "«", "“"))
_AGES = frozenset(("عاما", "سنه", "شهرا", "يوما", "اعوام", "سنوات", "اشهر", "ايام"))
_QUOTES = {'"': '"', "«": "»", "“": "”", "(": ")", "/": "/", "[": "]", "'": "'"}


def find_quantities(reading: Reading, lexicons: Lexicons) -> Reading:
    """The reading with its quantities; what a time expression holds is not counted again. A text
    that is nothing but a number is that quantity."""
    lexicon = quantity_lexicon(lexicons)
    currencies = article_currencies(reading.tokens, lexicon)
    timed = _timed(reading)
    quantities: list[Quantity] = []
    for paragraph in reading.document.paragraphs:
        # What a number counts stands on the same line.
        tokens = reading.tokens_between(paragraph.start, paragraph.end)
        finder = _Finder(tokens, timed, lexicon, currencies)
        # The list is made before it is added: ids go on from the paragraphs before.
        quantities += [
            _quantity(reading, tokens, found, number)
            for number, found in enumerate(finder.run(), len(quantities) + 1)
        ]
    return replace(reading, quantities=tuple(quantities) or sole_numeral(reading, lexicons))


def _timed(reading: Reading) -> frozenset[int]:
    """Where the tokens begin that a time expression or a web address holds, its first one with its
    proclitics."""
    spans = [(time.start, time.end) for time in reading.times]
    return frozenset(
        token.start
        for start, end in (*spans, *address_spans(reading.text))
        for token in reading.tokens[
            reading.token_index(start) or 0 : (reading.token_index(end - 1) or 0) + 1
        ]
    )


def _quantity(reading: Reading, tokens: Sequence[Token], found: Found, number: int) -> Quantity:
    first, last = tokens[found.first], tokens[found.end - 1]
    start = after_prefix(first, first.fold[: found.cut])
    return Quantity(
        id=f"q{number}",
        start=start,
        end=last.end,
        text=reading.text[start : last.end],
        low=_plain(found.low),
        high=_plain(found.high),
        approximate=found.approximate,
        what=found.what,
        unit=found.unit,
    )


def _plain(value: Decimal | None) -> float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


class _Finder:
    def __init__(
        self,
        tokens: Sequence[Token],
        timed: frozenset[int],
        lexicon: QuantityLexicon,
        currencies: Mapping[str, str],
    ) -> None:
        self.tokens = tokens
        self.timed = timed
        self.lexicon = lexicon
        self.currencies = currencies

    def run(self) -> Iterator[Found]:
        index = 0
        while index < len(self.tokens):
            ordered = self._past_ordinal(index)
            if ordered is not None:
                index = ordered
                continue
            found = None if self._is_timed(index) else self._signed(index) or self._at(index)
            if found is not None:
                found = self._closed(found)
                yield found
            index = found.end if found else index + 1

    def _past_ordinal(self, index: int) -> int | None:
        """The index after «الحادية عشرة», «السادسة والعشرين», which order and do not count."""
        hit = self.lexicon.ordinals.longest(self.tokens, index)
        if hit is None or hit.end == index + 1 or hit.value.counted_from != "start":
            return None
        return hit.end if self.lexicon.numbers.get(self.tokens[index].fold) is None else None

    def _is_timed(self, index: int) -> bool:
        return self.tokens[index].start in self.timed

    def _signed(self, index: int) -> Found | None:
        """«سالب خمس درجات», «ناقص 5»."""
        after = index + 1
        if self.tokens[index].fold not in _MINUS_WORDS or after >= len(self.tokens):
            return None
        number = read_range(self.tokens, after, self.lexicon)
        found = None if self._is_timed(after) else self._counted_from(after, qualified=True)
        if number is None or found is None or found.low is None or found.high is None:
            return None
        return replace(found, first=index, cut=0, low=-found.high, high=-found.low)

    def _closed(self, found: Found) -> Found:
        """«أكثر من 10 وأقل من 20»: one quantity between both."""
        at = found.end
        if (found.low is None) == (found.high is None) or at >= len(self.tokens):
            return found
        at += self.tokens[at].fold == "و"
        bound = self.lexicon.before.longest(self.tokens, at)
        if bound is None or not (at > found.end or bound.prefix.startswith("و")):
            return found
        other = self._at(at)
        if other is None or (other.low is None) == (other.high is None):
            return found
        low = found.low if found.low is not None else other.low
        high = found.high if found.high is not None else other.high
        # What the first number counts is told after the second one.
        if low is None or high is None or low >= high or found.unit or found.what:
            return found
        return replace(other, first=found.first, cut=found.cut, low=low, high=high)

    def _at(self, index: int) -> Found | None:
        bound = self.lexicon.before.longest(self.tokens, index)
        if bound is not None and bound.end < len(self.tokens):
            found = self._counted_from(self._past_article(bound.end), qualified=True)
            if found is not None:
                whole = replace(found, first=index, cut=len(bound.prefix))
                return bounded(whole, bound.value)
            return None
        return self._counted_from(index, qualified=False)

    def _past_article(self, index: int) -> int:
        """The number after «الـ», when it is written apart («أكثر من الـ 100»)."""
        apart = self.tokens[index].fold == "ال" and index + 1 < len(self.tokens)
        return index + 1 if apart else index

    def _counted_from(self, index: int, *, qualified: bool) -> Found | None:
        if self._is_timed(index):
            return None
        bounds = read_range(self.tokens, index, self.lexicon)
        if bounds is None:
            return read_form(self.tokens, index, self.lexicon, self.currencies)
        found = self._measured(index, bounds, qualified=qualified)
        if found is None:
            return None
        after = self.lexicon.after.longest(self.tokens, found.end)
        if after is not None:
            found = bounded(replace(found, end=after.end), after.value)
        return found

    def _measured(self, index: int, bounds: Bounds, *, qualified: bool) -> Found | None:
        """The number with its unit or noun; None when it counts nothing."""
        number, end = bounds.last, bounds.end
        if any(self._is_timed(i) for i in range(index, end)):
            return None
        at = self._past_quotes(index, end)
        unit = unit_at(self.tokens, at, self.lexicon, self.currencies)
        percent_before = unit is None and self._is_percent_before(index)
        cut = 0 if bounds.keyword else len(number.prefix)
        vague = number.form == "vague"
        found = Found(index, end, bounds.low, bounds.high, approximate=vague, cut=cut)
        if percent_before:
            return replace(found, first=index - 1, unit="%", what="نسبة")
        first = bounds.at if bounds.keyword else index
        label = unit is None and is_label(self.tokens, first, end, self.lexicon)
        if label and not is_counted_all_the_same(self.tokens, end, number, self.lexicon):
            return None
        if unit is not None:
            return replace(found, end=unit.end, unit=unit.code, what=unit.measures)
        if number.high == 0:
            return None
        noun_free = self._is_next_timed(end) or is_part_of_named(self.tokens[end - 1], number)
        counted = None if noun_free else self._noun(end, number)
        if counted is None and at > end:
            counted = self._known_noun(at, number)
        elif counted is None and end < len(self.tokens) and self.tokens[end].fold in _OPENING:
            # «13 "إرهابياً"»
            counted = self._known_noun(end + 1, number)
        if counted is not None:
            if self._is_name_like(bounds, counted):
                return None
            return replace(found, end=max(counted.end, end), what=counted.what or None)
        alone = stands_alone(self.tokens, index, bounds, self.lexicon, qualified=qualified)
        return found if alone else None

    def _past_quotes(self, index: int, end: int) -> int:
        """The index after the mark that closes what opens before the number: «(12) طائرة»."""
        closing = _QUOTES.get(self.tokens[index - 1].fold) if index > 0 else None
        closed = end < len(self.tokens) and self.tokens[end].fold == closing
        return end + 1 if closed else end

    def _known_noun(self, index: int, number: Number) -> Counted | None:
        """A noun of the lexicon, or one with the ending of what is counted («شخصاً»)."""
        if index >= len(self.tokens) or self.tokens[index].kind != "word":
            return None
        counted = counted_noun(self.tokens, index, number, self.lexicon)
        token = self.tokens[index]
        if token.fold in _AGES:
            return None
        known = token.fold in self.lexicon.singulars or token.text.endswith(("اً", "ًا"))
        return counted if known else None

    def _is_percent_before(self, index: int) -> bool:
        """«%50», but not the «%» of the number before."""
        if index == 0 or self.tokens[index - 1].fold != "%":
            return False
        return self.tokens[index - 1].end == self.tokens[index].start and (
            index == 1 or self.tokens[index - 2].end < self.tokens[index - 1].start
        )

    def _is_next_timed(self, index: int) -> bool:
        return index < len(self.tokens) and self._is_timed(index)

    def _noun(self, index: int, number: Number) -> Counted | None:
        """The noun directly after, or after «من»: then the span ends with the number."""
        direct = counted_noun(self.tokens, index, number, self.lexicon)
        if direct is not None or index + 1 >= len(self.tokens):
            return direct
        if self.tokens[index].fold == "من" and number.form in ("words", "dual", "vague", "digits"):
            token = self.tokens[index + 1]
            for cut in (token.fold, token.fold.removeprefix("ال")):
                singular = self.lexicon.singulars.get(cut)
                if singular is not None:
                    # «خمسة من عائلة واحدة» counts no families.
                    whole = cut == fold_word(singular) and number.low > 1
                    return Counted(index, "" if whole else singular)
        return None

    def _is_name_like(self, bounds: Bounds, counted: Counted) -> bool:
        """«2015 قال»: a year counts only nouns that the lexicon knows."""
        noun = self.tokens[counted.end - 1].fold
        return is_year(bounds.last) and noun not in self.lexicon.singulars
