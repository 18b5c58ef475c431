"""The noun phrases that name or describe a source: where one begins at a token, how far it goes.

Named («وكالة «سانا»», «رئيس البلدية محمد سالم») and unnamed («مصادر إعلامية معارضة»). Rules by
class of head noun (table source_nouns); a mention of a person, an organisation or, by metonymy, a
place is a source too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.claims.lexicon import Attributions, NounClass, SourceNoun
from desktop.analysis.claims.words import OPENING, Words, stems
from desktop.analysis.model import Mention, SourceKind

# No description of a source in news runs on further (tokens).
LONGEST = 14
# A name in quotation marks has at most so many words.
_QUOTED_NAME = 6
# A short name in brackets, with its dots and the brackets.
_SHORT_NAME = 9
_ISSUED = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
PREFIXES = ("و", "ل", "لل", "ب", "ول", "ولل", "ف")


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
        mention = words.mention_at.get(at)
        if mention is not None and mention.form == "name":
            return self._from_mention(at, end, mention)
        if self._medium_length(at, end) and words.folds[at] not in self.known.nouns:
            return self._known_medium(at, end)
        for stem, definite in stems(words.folds[at], prefixes):
            noun = self.known.nouns.get(stem)
            if noun is not None:
                return self._from_noun(at, end, stem, definite, noun)
        if mention is not None and mention.kind in ("person", "organisation"):
            return self._from_mention(at, end, mention)
        return self._described_person(at, end)

    def _known_medium(self, at: int, end: int) -> SourcePhrase | None:
        """An agency or outlet of the lexicon that no mention covers."""
        stop = at + self._medium_length(at, end)
        kind = self._medium_name(at, stop)
        phrase = self._phrase(at, stop, self.words.folds[at], None, None)
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
        return replace(phrase, named=True, definite=True, stop=close + 1)

    @staticmethod
    def trusted(phrase: SourcePhrase) -> SourcePhrase:
        """The phrase where the syntax leaves no doubt that it is a source."""
        return replace(phrase, certain=True)

    def plain(self, at: int, end: int) -> SourcePhrase | None:
        """Any noun phrase as a source, where the syntax leaves no doubt that somebody speaks."""
        stop = self._until_break(at, min(end, at + LONGEST))
        pronouns = self.known.function_words["demonstrative"]
        if stop == at or self.words.folds[at].removeprefix("و") in pronouns:
            return None
        mention = next((m for m in self.words.covered[at:stop] if m is not None), None)
        return self._phrase(at, stop, self.words.folds[at], None, mention, certain=False)

    def _until_break(self, at: int, end: int) -> int:
        words = self.words
        stop = at
        while stop < end and words.tokens[stop].kind != "mark" and stop not in words.timed:
            if words.folds[stop] in self.known.breaks or words.is_complementiser(stop):
                break
            stop += 1
        return stop

    def _quoted_name(self, at: int, end: int) -> SourcePhrase | None:
        close = self.words.closing.get(at)
        if close is None or close >= end or not 1 < close - at <= 6:
            return None
        mention = self.words.covered[at + 1]
        media = self._medium_name(at + 1, close)
        if mention is None and media is None:
            return None
        phrase = self._phrase(at + 1, close, self.words.folds[at + 1], None, mention)
        phrase = replace(phrase, named=True, stop=close + 1)
        return replace(phrase, kind=media, medium=True) if media else phrase

    def _medium_name(self, first: int, stop: int) -> SourceKind | None:
        name = " ".join(self.words.folds[first:stop])
        article = "ال" + name.removeprefix("لل")
        for stem in (name, article, *(name.removeprefix(letter) for letter in "لبو")):
            if stem in self.known.media:
                return self.known.media[stem]
        return None

    def _from_mention(self, at: int, end: int, mention: Mention) -> SourcePhrase | None:
        if mention.kind not in ("person", "organisation", "place"):
            return None
        words = self.words
        stop = min(words.mention_stop[mention.id], end)
        media = self.known.media.get(" ".join(words.folds[at:stop]))
        if media is None:
            media = self._medium_name(at, stop)
        stop = self._with_short_name(stop, end, mention)
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

    def _with_short_name(self, stop: int, end: int, mention: Mention) -> int:
        """«قوات النهر (قن)»: the short name in brackets belongs to the phrase."""
        words = self.words
        if stop + 2 >= end or words.folds[stop] != "(":
            return stop
        inside = words.folds[stop + 1 : min(end, stop + _SHORT_NAME)]
        short = words.covered[stop + 1]
        if ")" not in inside or (short is not None and short.kind != mention.kind):
            return stop
        return stop + 2 + inside.index(")")

    def _from_noun(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase | None:
        end = min(end, at + LONGEST)
        if noun.noun_class == "some":
            return self._some(at, end, stem, noun)
        if noun.noun_class in ("anonymous", "hearsay"):
            return self._anonymous(at, end, stem, definite, noun)
        if noun.noun_class == "document":
            owner = self.read(self._issued_by(at + 1, end), end, ("ل", "لل"))
            if owner is not None and owner.noun_class != "document":
                return owner
            return self._phrase(at, self._adjectives(at + 1, end, definite), stem, noun, None)
        office = noun.noun_class == "office"
        rest = at + 1
        if noun.noun_class == "medium":
            rest = self._adjectives(self._after_media_word(rest, end), end, definite)
        elif not definite and self._is_bare_noun(rest, end):
            rest += 1
        stop, mention = self._extent(rest, end, office=office)
        if office and (mention is None or mention.kind != "person"):
            stop, mention = self._holder(stop, end, mention)
        if stop == at + 1 and noun.noun_class == "medium" and not definite:
            return None
        if noun.noun_class == "office" or (mention is None and self.words.covered[at]):
            stop, mention = self._apposition(stop, end, mention)
        phrase = self._phrase(at, stop, stem, noun, mention or self.words.covered[at])
        named = mention is not None or (stop > at + 1 and noun.noun_class != "office")
        return replace(phrase, definite=definite, named=named)

    def _issued_by(self, at: int, end: int) -> int:
        """«بلاغ صادر عن الوزارة»: where the owner of a document stands."""
        folds = self.words.folds[at : min(end, at + 2)]
        return at + 2 if len(folds) == 2 and folds[0] in _ISSUED and folds[1] == "عن" else at

    def _is_bare_noun(self, at: int, end: int) -> bool:
        """«غرفة عمليات»: what defines an indefinite institution or office, whatever it is."""
        words = self.words
        if at >= end or words.tokens[at].kind != "word" or words.mention_at.get(at) is not None:
            return False
        broken = words.folds[at] in self.known.breaks or self.known.form(words.folds[at])
        return not broken and not words.is_complementiser(at) and at not in words.timed

    def _after_media_word(self, at: int, end: int) -> int:
        """«وسائل إعلام»، «وكالة أنباء»: the second word of the head."""
        media = at < end and self.words.folds[at].removeprefix("ال") in ("اعلام", "انباء")
        return at + 1 if media else at

    def _holder(self, at: int, end: int, named: Mention | None) -> tuple[int, Mention | None]:
        """The name of who holds an office, behind what it is an office of («مديرة مكتب الجمعية في
        سبها، هناء سالم»)."""
        words = self.words
        for nxt in range(at, min(end, at + 8)):
            mention = words.mention_at.get(nxt)
            if mention is not None and mention.kind == "person" and mention.form == "name":
                return min(words.mention_stop[mention.id], end), mention
            word = words.folds[nxt]
            joined = word in ("في", "لدي", "من", "ل", "التابع", "التابعه") or word.startswith("ل")
            known = words.covered[nxt] is not None or word.startswith("ال") or word in OPENING
            title = self.known.nouns.get(word.removeprefix("ال")) is not None
            if not (joined or known or title or word in '،»"' or nxt in words.closing.values()):
                break
            if word in self.known.verbs or words.is_complementiser(nxt):
                break
        return at, named

    def _some(self, at: int, end: int, stem: str, noun: SourceNoun) -> SourcePhrase | None:
        """«عدد من السكان»، «بعض المراقبين»: some of those whom the rest describes."""
        words, nxt = self.words, at + 1
        while nxt < end and (words.folds[nxt] == "من" or words.folds[nxt] in self.known.adjectives):
            nxt += 1
        rest = self.read(nxt, end) if nxt < end else None
        if rest is None:
            stop = self._until_break(nxt, end)
            return self._phrase(at, stop, stem, noun, None) if stop > nxt else None
        whole = self._phrase(at, rest.stop, stem, noun, None)
        return replace(whole, kind=rest.kind, medium=rest.medium)

    def _anonymous(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase:
        stop = self._adjectives(at + 1, end, definite)
        kind = noun.kind
        for word in self.words.folds[at + 1 : stop]:
            bare = word.removeprefix("ال")
            told = self.known.adjectives.get(bare.removesuffix("ا") if bare[-2:] == "يا" else bare)
            if told and (
                kind in ("unknown", "media", "witness", "analyst") or told == "opposition"
            ):
                kind = told
        stop, mention = self._construct(at, stop, end, definite)
        stop, mention = (stop, mention) if mention else self._whose(stop, end)
        if mention is None:
            stop, mention = self._apposition(stop, end, None)
        if noun.medium and mention is None and stop < end:
            stop, mention = self._employer(stop, end)
            stop, mention = self._apposition(stop, end, mention)
        if stop < end and self.words.folds[stop] in self.known.function_words["same"]:
            stop += 1
        person = mention if mention is not None and mention.kind == "person" else None
        phrase = self._phrase(at, stop, stem, noun, person or self.words.mention_at.get(at))
        return replace(phrase, kind=kind, definite=definite, named=person is not None)

    def _employer(self, at: int, end: int) -> tuple[int, Mention | None]:
        """«مراسل الساحل»: the medium that a reporter is of."""
        length = self._medium_length(at, end)
        if length:
            return at + length, None
        return self._extent(at, end, office=False)

    def _medium_length(self, at: int, end: int) -> int:
        """How many tokens the name of a known medium has that begins here; 0 for none."""
        lengths = (n for n in (3, 2, 1) if at + n <= end and self._medium_name(at, at + n))
        return next(lengths, 0)

    def _construct(
        self, at: int, stop: int, end: int, definite: bool
    ) -> tuple[int, Mention | None]:
        """«سكان الحي»، «عضو المجلس سالم الزبير»: an indefinite noun that the next one defines."""
        words = self.words
        if definite or stop != at + 1 or stop >= end:
            return stop, None
        if not words.folds[stop].startswith("ال") and words.mention_at.get(stop) is None:
            return stop, None
        stop, mention = self._extent(stop, end, office=True)
        person = mention is not None and mention.kind == "person"
        return stop, mention if person else None

    def _adjectives(self, at: int, end: int, definite: bool) -> int:
        """Where the adjectives that follow a noun stop: with the article or without it like the
        noun; relative ones (…ي، …ية) and those of the lexicon."""
        while at < end and self.words.tokens[at].kind == "word" and at not in self.words.timed:
            word = self.words.folds[at]
            if word in self.known.breaks or word in self.known.verbs:
                break
            if definite != word.startswith("ال"):
                break
            bare = word.removeprefix("ال")
            bare = bare.removesuffix("ا") if bare.endswith("يا") else bare
            relative = len(bare) >= 4 and bare.endswith(("ي", "يه", "يون", "يين"))
            if bare not in self.known.adjectives and not relative:
                break
            at += 1
        return at

    def _whose(self, at: int, end: int) -> tuple[int, Mention | None]:
        """«مصادر في المعارضة»، «عدد من عمال المعامل»: what the unnamed belong to."""
        words = self.words
        if at + 1 >= end or words.folds[at] not in ("في", "من") or at in words.timed:
            return at, None
        nxt = at + 1
        if nxt in words.timed or not words.is_word(nxt) or words.is_complementiser(nxt):
            return at, None
        stop, mention = self._extent(nxt, end, office=False)
        return (stop, None) if stop > nxt else (at, mention)

    def _extent(self, at: int, end: int, office: bool) -> tuple[int, Mention | None]:
        """How far a definite noun phrase goes after its head, and the mention that names it. An
        office runs on to its holder's name; others stop after the name."""
        words = self.words
        found: Mention | None = None
        while at < end:
            mention = words.mention_at.get(at)
            word = words.folds[at]
            if mention is not None and mention.form == "name":
                if found is not None and (not office or found.kind == "person"):
                    break
                if not office or found is None or mention.kind == "person":
                    found = mention
                at = min(words.mention_stop[mention.id], end)
                at = self._with_short_name(at, end, mention)
                continue
            length = 0 if office or words.covered[at] else self._medium_length(at, end)
            if length:
                return at + length, found
            close = words.closing.get(at)
            if close is not None and close < end and close - at <= 8 and word != "(":
                inside = next((m for m in words.covered[at + 1 : close] if m is not None), None)
                found = inside or found
                at = close + 1
                continue
            if word == "(" and close is None and ")" in words.folds[at : at + 8]:
                at = words.folds.index(")", at) + 1
                continue
            person = office and found is not None and found.kind == "person"
            if person or not self._continues(at):
                break
            at += 1
        return at, found

    def _continues(self, at: int) -> bool:
        words = self.words
        word = words.folds[at]
        if at in words.timed or words.tokens[at].kind == "mark" or words.is_complementiser(at):
            return False
        if word in self.known.breaks:
            return False
        if word in self.known.verbs and not word.startswith("ال") and word not in self.known.nouns:
            return False
        if word.startswith("لل") and self._medium_name(at, at + 1):
            return False
        if word.startswith(("ال", "لل", "بال", "وال")) or words.covered[at] is not None:
            return True
        if words.tokens[at].kind in ("number", "latin"):
            return True
        bare = word.removeprefix("ب")
        return bare in ("اسم", "باسم") or word in self.known.nouns or word in self.known.adjectives

    def _apposition(self, at: int, end: int, named: Mention | None) -> tuple[int, Mention | None]:
        """«محاميه، رضا بن يونس،»: a person's name set beside the description."""
        words = self.words
        if named is not None and named.kind == "person":
            return at, named
        nxt = at
        if nxt < end and words.is_comma(nxt):
            nxt += 1
        if nxt < end and words.folds[nxt] in self.known.function_words["called"]:
            nxt += 1
        for skip in range(3):
            mention = words.mention_at.get(nxt + skip)
            if nxt + skip < end and mention is not None and mention.form == "name":
                if mention.kind != "person":
                    break
                return min(words.mention_stop[mention.id], end), mention
            if (
                nxt + skip < end
                and words.folds[nxt + skip].removeprefix("ال") not in self.known.nouns
            ):
                break
        return at, named

    def _described_person(self, at: int, end: int) -> SourcePhrase | None:
        """«الحرفي خالد شحرور»: words of description right before a person's name."""
        words = self.words
        for step in range(1, 4):
            nxt = at + step
            if nxt >= end or words.folds[nxt - 1] in self.known.breaks:
                return None
            if not words.folds[nxt - 1].startswith("ال") and not words.is_comma(nxt):
                return None
            if words.is_comma(nxt):
                nxt += 1
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
    at = word.find(head)
    if at <= 0:
        return len(word)
    return len(word) - at + (2 if word[:at].endswith("ال") else 0)
