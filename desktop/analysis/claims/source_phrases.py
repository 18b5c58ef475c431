"""The noun phrases that name or describe a source: where one begins at a token, how far it goes.

Named («وكالة «سانا»», «رئيس البلدية محمد سالم») and unnamed («مصادر إعلامية معارضة»). Rules by
class of head noun (table source_nouns); a mention of a person, an organisation or, by metonymy, a
place is a source too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.claims.lexicon import Attributions, NounClass, SourceNoun
from desktop.analysis.claims.phrase_extent import PhraseExtent
from desktop.analysis.claims.words import OPENING, Words, stems
from desktop.analysis.model import Mention, SourceKind

# No description of a source in news runs on further (tokens).
LONGEST = 18
# A name in quotation marks has at most so many words.
_QUOTED_NAME = 6
# «ذات المصدر»: the very source.
_VERY = frozenset({"ذات", "نفس"})
_WITH_PREPOSITION = ("بال", "لل", "كال")


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """``first``/``stop`` are token indices, ``start`` the character where it begins (a proclitic
    may stand before it in its token). ``head`` is the folded stem of the first word."""

    first: int
    stop: int
    start: int
    end: int
    head: str
    noun_class: NounClass | None
    kind: SourceKind
    medium: bool
    definite: bool
    named: bool
    mention: Mention | None
    certain: bool = True


class PhraseReader:
    """Reads source phrases in the words of one article."""

    def __init__(self, words: Words, known: Attributions) -> None:
        self.words = words
        self.known = known
        self.extent = PhraseExtent(words, known)

    def read(
        self, at: int, end: int, prefixes: tuple[str, ...] = ("و", "ف")
    ) -> SourcePhrase | None:
        """The source phrase that begins at a token, before the token ``end``; None when the words
        there name nobody who could speak."""
        words = self.words
        if at >= end:
            return None
        if words.folds[at] in OPENING and words.folds[at] != "(":
            return self._quoted_name(at, end)
        if not words.is_word(at) or at in words.timed:
            return None
        very = words.folds[at].removeprefix("ل") if "ل" in prefixes else words.folds[at]
        if very in _VERY:
            same = self.read(at + 1, end, ())
            return replace(same, first=at) if same is not None else None
        mention = words.mention_at.get(at)
        if mention is not None and mention.form == "name":
            return self._from_mention(at, end, mention)
        return self._described(at, end, mention, prefixes)

    def _described(
        self, at: int, end: int, mention: Mention | None, prefixes: tuple[str, ...]
    ) -> SourcePhrase | None:
        """A source without a name of its own here: told by a noun of the lexicon."""
        words = self.words
        if self.extent.medium_length(at, end) and words.folds[at] not in self.known.nouns:
            return self._known_medium(at, end)
        feminine = words.tokens[at].text.endswith("ة")
        for stem, definite in stems(words.folds[at], prefixes, feminine=feminine):
            noun = self.known.nouns.get(stem)
            if noun is not None:
                return self._from_noun(at, end, stem, definite, noun)
        if mention is not None and mention.kind in ("person", "organisation"):
            return self._from_mention(at, end, mention)
        return self._described_person(at, end)

    def _known_medium(self, at: int, end: int) -> SourcePhrase | None:
        """An agency or outlet of the lexicon that no mention covers."""
        stop = at + self.extent.medium_length(at, end)
        kind = self.extent.medium_name(at, stop)
        word = self.words.folds[at]
        known = " ".join((word, *self.words.folds[at + 1 : stop])) in self.known.media
        phrase = self._phrase(at, stop, word if known else word.lstrip("ولب"), None, None)
        return replace(phrase, kind=kind or "media", medium=True, named=True, definite=True)

    def whoever(self, at: int, end: int) -> SourcePhrase | None:
        """A source phrase, or any noun phrase where somebody must be speaking."""
        return self.read(at, end) or self.quoted(at, end) or self.plain(at, end)

    def quoted(self, at: int, end: int) -> SourcePhrase | None:
        """A name in quotation marks that nothing else tells of («الراصد»)."""
        words = self.words
        close = words.closing.get(at)
        if at >= end or close is None or close >= end or not 1 < close - at <= _QUOTED_NAME:
            return None
        phrase = self._phrase(at + 1, close, words.folds[at + 1], None, words.covered[at + 1])
        stop = self.extent.tied(close + 1, end)
        return replace(phrase, named=True, definite=True, stop=stop)

    def to_the_end(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """The phrase with the few words that the clause ends in: a name that nobody knows."""
        words = self.words
        stop = self.extent.until_break(phrase.stop, end)
        ends = stop >= end or words.tokens[stop].kind == "mark"
        if not ends or not 0 < stop - phrase.stop <= _QUOTED_NAME // 2:
            return phrase
        return replace(phrase, stop=stop, end=words.end(stop))

    def joined(self, phrase: SourcePhrase, end: int) -> SourcePhrase:
        """The phrase with others joined to it («وزارة الدفاع والخارجية»، «سكان ووجهاء القرية»)."""
        words, stop = self.words, phrase.stop
        while stop < end and words.folds[stop].startswith("و") and words.is_word(stop):
            if words.folds[stop] in self.known.function_words["waw"]:
                break
            more = self.read(stop, end)
            inner = more is not None and more.start > words.start(stop)
            if more is None or not inner or words.folds[stop] in self.known.verbs:
                break
            stop = more.stop
        if stop == phrase.stop:
            return phrase
        return replace(phrase, stop=stop, end=words.end(stop))

    def without_object(self, phrase: SourcePhrase) -> SourcePhrase:
        """The phrase up to a noun with the article that is no adjective of it, and so the object
        («وصف الوزير | القرار بأنه …»)."""
        stop = self.extent.before_object(phrase.first, phrase.stop)
        if stop in (phrase.first, phrase.stop):
            return phrase
        return replace(phrase, stop=stop, end=self.words.end(stop))

    def body(self, at: int, end: int) -> SourcePhrase | None:
        """A noun phrase that its grammar ends, of words that nothing tells of («خلية الإعلام
        الأمني»)."""
        stop = self.extent.construct_chain(at, min(end, at + LONGEST))
        if stop - at < 2 or stop >= end or at in self.words.timed:
            return None
        phrase = self._phrase(at, stop, self.words.folds[at], None, self.words.covered[at])
        return replace(phrase, named=True, definite=True)

    @staticmethod
    def trusted(phrase: SourcePhrase) -> SourcePhrase:
        """The phrase where the syntax leaves no doubt that it is a source."""
        return replace(phrase, certain=True)

    def plain(self, at: int, end: int) -> SourcePhrase | None:
        """Any noun phrase as a source, where the syntax leaves no doubt that somebody speaks."""
        if at >= end:
            return None
        stop = self.extent.until_break(at, min(end, at + LONGEST))
        pronouns = self.known.function_words["demonstrative"]
        word = self.words.folds[at]
        if stop == at or word.removeprefix("و") in pronouns or word.startswith(_WITH_PREPOSITION):
            return None
        own = word.startswith("ب") and self.words.tokens[at].text.endswith(("ه", "ها"))
        if own or self.words.tokens[at].kind == "number":
            return None
        if word in self.known.function_words["idiom"]:
            return None
        mention = next((m for m in self.words.covered[at:stop] if m is not None), None)
        return self._phrase(at, stop, self.words.folds[at], None, mention, certain=False)

    def _quoted_name(self, at: int, end: int) -> SourcePhrase | None:
        close = self.words.closing.get(at)
        if close is None or close >= end or not 1 < close - at <= 6:
            return None
        mention = self.words.covered[at + 1]
        media = self.extent.medium_name(at + 1, close)
        if mention is None and media is None:
            return None
        phrase = self._phrase(at + 1, close, self.words.folds[at + 1], None, mention)
        phrase = replace(phrase, named=True, stop=self.extent.tied(close + 1, end))
        return replace(phrase, kind=media, medium=True) if media else phrase

    def _from_mention(self, at: int, end: int, mention: Mention) -> SourcePhrase | None:
        if mention.kind not in ("person", "organisation", "place"):
            return None
        words = self.words
        stop = min(words.mention_stop[mention.id], end)
        media = self.known.media.get(" ".join(words.folds[at:stop]))
        if media is None:
            media = self.extent.medium_name(at, stop)
        stop = self.extent.with_short_name(stop, end, mention)
        stem = words.reading.folded.text[
            words.reading.folded.folded_offset(mention.start) : words.tokens[at].fold_end
        ]
        phrase = self._phrase(
            at, stop, stem, self.known.nouns.get(stem.removeprefix("ال")), mention
        )
        phrase = replace(
            phrase, start=mention.start, named=mention.form == "name", definite=True,
            certain=mention.kind != "place",
        )  # fmt: skip
        return replace(phrase, kind=media, medium=True) if media else phrase

    def _from_noun(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase | None:
        end = min(end, at + LONGEST)
        if noun.noun_class == "some":
            return self._some(at, end, stem, noun)
        if noun.noun_class in ("anonymous", "hearsay"):
            return self._anonymous(at, end, stem, definite, noun)
        if noun.noun_class == "document":
            owner = self.read(self.extent.issued_by(at + 1, end), end, ("ل", "لل"))
            if owner is not None and owner.noun_class != "document":
                return owner
            return self._document(at, end, stem, definite, noun)
        office = noun.noun_class == "office"
        rest = at + 1
        if noun.noun_class == "medium":
            rest = self.extent.adjectives(self.extent.after_media_word(rest, end), end, definite)
        elif not definite and self.extent.is_bare_noun(rest, end):
            rest += 1
        stop, mention = self.extent.noun_phrase(rest, end, office=office, definite=definite)
        held = stop
        if office and (mention is None or mention.kind != "person"):
            stop, mention = self.extent.holder(stop, end, mention)
        held_by_name = stop > held
        if stop == at + 1 and noun.noun_class == "medium" and not definite:
            return None
        if noun.noun_class == "office" or (mention is None and self.words.covered[at]):
            stop, mention = self.extent.apposition(stop, end, mention)
        phrase = self._phrase(at, stop, stem, noun, mention or self.words.covered[at])
        named = mention is not None or held_by_name or (stop > at + 1 and not office)
        return replace(phrase, definite=definite, named=named)

    def _document(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase:
        """«دراسة حديثة»; of «حصيلة أولية أصدرتها الوزارة» the source is who issued it."""
        stop = self.extent.adjectives(at + 1, end, definite)
        if stop < end and self.words.folds[stop] in self.known.function_words["medium_kind"]:
            stop += 1
        if stop < end and self.words.folds[stop] in self.known.function_words["same"]:
            stop += 1
        if stop < end and self.words.folds[stop] in self.known.function_words["issued_itself"]:
            return replace(self._phrase(at, stop + 1, stem, noun, None), definite=definite)
        if stop + 1 < end and self.words.folds[stop] in self.known.function_words["issued"]:
            issuer = self.whoever(stop + 1, end)
            if issuer is not None:
                return issuer
        about = self.words.folds[stop + 1] if stop + 2 < end else ""
        if about in self.known.function_words["governed"] and self.known.form(
            self.words.folds[stop]
        ):
            issuer = self.whoever(stop + 2, end)
            if issuer is not None:
                return issuer
        return replace(self._phrase(at, stop, stem, noun, None), definite=definite)

    def _some(self, at: int, end: int, stem: str, noun: SourceNoun) -> SourcePhrase | None:
        """«عدد من السكان»، «بعض المراقبين»: some of those whom the rest describes."""
        words, nxt = self.words, at + 1
        while nxt < end and (words.folds[nxt] == "من" or words.folds[nxt] in self.known.adjectives):
            nxt += 1
        rest = self.read(nxt, end) if nxt < end else None
        if rest is None:
            stop = self.extent.until_break(nxt, end)
            return self._phrase(at, stop, stem, noun, None) if stop > nxt else None
        whole = self._phrase(at, rest.stop, stem, noun, None)
        return replace(whole, kind=rest.kind, medium=rest.medium)

    def _anonymous(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase:
        stop = self.extent.adjectives(at + 1, end, definite)
        stop = self.extent.tied(stop, end)
        kind = noun.kind
        for word in self.words.folds[at + 1 : stop]:
            bare = word.removeprefix("ال")
            told = self.known.adjectives.get(bare.removesuffix("ا") if bare[-2:] == "يا" else bare)
            if told and (
                kind in ("unknown", "media", "witness", "analyst") or told == "opposition"
            ):
                kind = told
        stop, mention = self.extent.construct(at, stop, end, definite)
        stop, mention = (stop, mention) if mention else self.extent.whose(stop, end)
        if mention is None:
            stop, mention = self.extent.apposition(stop, end, None)
        if noun.medium and mention is None and stop < end:
            stop, mention = self.extent.employer(stop, end)
            stop, mention = self.extent.apposition(stop, end, mention)
        if stop < end and self.words.folds[stop] in self.known.function_words["same"]:
            stop += 1
        person = mention if mention is not None and mention.kind == "person" else None
        phrase = self._phrase(at, stop, stem, noun, person or self.words.mention_at.get(at))
        return replace(phrase, kind=kind, definite=definite, named=person is not None)

    def _described_person(self, at: int, end: int) -> SourcePhrase | None:
        """«الحرفي خالد شحرور»: words of description right before a person's name."""
        words = self.words
        for step in range(1, 4):
            nxt = at + step
            if nxt >= end or words.folds[nxt - 1] in self.known.breaks:
                return None
            if not words.folds[nxt - 1].startswith("ال"):
                return None
            mention = words.mention_at.get(nxt)
            if mention is not None and mention.form == "name" and mention.kind == "person":
                stop = min(words.mention_stop[mention.id], end)
                return self._phrase(at, stop, words.folds[at], None, mention)
        return None

    def _phrase(
        self, first: int, stop: int, head: str, noun: SourceNoun | None, mention: Mention | None,
        *, certain: bool = True,
    ) -> SourcePhrase:  # fmt: skip
        words = self.words
        token = words.tokens[first]
        hidden = max(0, len(token.fold) - _length_from(token.fold, head))
        start = words.reading.folded.origins[token.fold_start + hidden]
        kind: SourceKind = noun.kind if noun else "unknown"
        if noun is None and mention is not None and mention.kind == "person":
            kind = "person"
        return SourcePhrase(
            first=first, stop=stop, start=start, end=words.end(stop), head=head,
            noun_class=noun.noun_class if noun else None, kind=kind,
            medium=noun.medium if noun else False, definite=False,
            named=mention is not None and mention.form == "name", mention=mention, certain=certain,
        )  # fmt: skip


def _length_from(word: str, head: str) -> int:
    """How many letters of a token belong to the phrase: from its article or stem on."""
    at = max(word.find(head), word.find(head.removesuffix("ه")) if len(head) > 3 else -1)
    if at <= 0:
        return len(word)
    return len(word) - at + (2 if word[:at].endswith("ال") else 0)
