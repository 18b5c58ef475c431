"""The noun phrases that name or describe a source: where one begins at a token, how far it goes.

Named («وكالة «سانا»», «رئيس البلدية محمد سالم») and unnamed («مصادر إعلامية معارضة»). Rules by
class of head noun (table source_nouns); a mention of a person, an organisation or, by metonymy, a
place is a source too.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.lexicon import SourceNoun
from desktop.analysis.claims.phrase_shapes import LONGEST, PhraseShapes, SourcePhrase
from desktop.analysis.claims.words import OPENING, stems
from desktop.analysis.model import Mention

# «ذات المصدر»: the very source.
_VERY = frozenset({"ذات", "نفس"})
_POINTING = frozenset({"هذه", "هذا", "هولاء", "تلك"})
# «ما يسمى «المرصد»».
_SO_CALLED = frozenset({"يسمي", "تسمي", "سمي", "يدعي", "تدعي", "يعرف", "تعرف", "اسماه", "اسمته"})
# «وإلى» folds to «والي».
_TO = ("وإلى", "والى", "وإلي")


class PhraseReader(PhraseShapes):
    """Reads source phrases in the words of one article."""

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
        if words.folds[at] == "ما" and at + 2 < end and words.folds[at + 1] in _SO_CALLED:
            named = at + 2 + (words.folds[at + 2] == "ب")  # «ما يعرف بـ«…»»
            called = self.read(named, end, ("ب",))
            return replace(called, first=at) if called is not None else None
        very = words.folds[at].removeprefix("ل") if "ل" in prefixes else words.folds[at]
        if very in _VERY or (very in _POINTING and at + 1 < end and self._is_definite(at + 1)):
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
        if words.folds[at] in self.known.function_words["waw"] or words.tokens[at].text in _TO:
            prefixes = ()
        for stem, definite in stems(words.folds[at], prefixes, feminine=feminine):
            noun = self.known.nouns.get(stem)
            if noun is not None and words.tokens[at].text not in _TO:
                return self._from_noun(at, end, stem, definite, noun)
        if mention is not None and mention.kind in ("person", "organisation"):
            return self._from_mention(at, end, mention)
        ministry = next((p for p in ("", *prefixes) if self._is_ministry(words.folds[at], p)), None)
        if ministry is not None:
            stem = words.folds[at].removeprefix(ministry)
            phrase = self._phrase(at, at + 1, stem, None, None)
            return replace(phrase, kind="official", definite=True, named=True)
        return self._described_person(at, end)

    def whoever(self, at: int, end: int) -> SourcePhrase | None:
        """A source phrase, or any noun phrase where somebody must be speaking."""
        return self.read(at, end) or self.quoted(at, end) or self.plain(at, end)

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

    def _from_mention(self, at: int, end: int, mention: Mention) -> SourcePhrase | None:
        if mention.kind not in ("person", "organisation", "place"):
            return None
        words = self.words
        stop = min(words.mention_stop[mention.id], end)
        media = self.known.media.get(" ".join(words.folds[at:stop]))
        if media is None:
            media = self.extent.medium_name(at, stop)
        stop = self.extent.with_short_name(stop, end, mention)
        if mention.form == "name" and mention.kind == "organisation" and stop - at > 1:
            stop = self.extent.adjectives(stop, end, definite=True)
            stop += int(stop < end and words.folds[stop] in self.known.function_words["arm"])
        if mention.form == "nominal" and not words.folds[at].startswith("ال"):
            stop, _ = self.extent.construct(at, stop, end, definite=False)
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
            return self._of_owner(at, end, stem, definite, noun)
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
        if stop == at + 1 and office and not definite:
            stop, _ = self.extent.whose(stop, end)
        if stop == at + 1 and noun.noun_class == "medium" and not definite:
            return None
        if noun.noun_class == "office" or (mention is None and self.words.covered[at]):
            stop, mention = self.extent.apposition(stop, end, mention)
        phrase = self._phrase(at, stop, stem, noun, mention or self.words.covered[at])
        named = mention is not None or held_by_name or (stop > at + 1 and not office)
        return replace(phrase, definite=definite, named=named)

    def _of_owner(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase:
        """«بيان الوزارة»: whose a document is, or the document itself."""
        owner = self.read(self.extent.issued_by(at + 1, end), end, ("ل", "لل"))
        text = stem in self.known.function_words["wording"]
        if owner is not None and (owner.noun_class != "document" or text):
            return replace(owner, first=at)
        return self._document(at, end, stem, definite, noun)

    def _document(
        self, at: int, end: int, stem: str, definite: bool, noun: SourceNoun
    ) -> SourcePhrase:
        """«دراسة حديثة»; of «حصيلة أولية أصدرتها الوزارة» the source is who issued it."""
        stop = self.extent.adjectives(at + 1, end, definite)
        owner = self._owner(stop, end)
        if owner is not None:
            return replace(owner, first=at)
        if stop < end and self.words.folds[stop] in self.known.function_words["medium_kind"]:
            stop += 1
        if stop < end and self.words.folds[stop] in self.known.function_words["same"]:
            stop += 1
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
        if stop == at + 1 and not definite and stop < end:
            stop = self._about_what(at, stop, end)
        itself = self.known.function_words["issued_itself"]
        stop += int(stop < end and self.words.folds[stop] in itself)
        return replace(self._phrase(at, stop, stem, noun, None), definite=definite)

    def _about_what(self, at: int, stop: int, end: int) -> int:
        """«لائحة الاتهام»: the noun that defines a document."""
        defined = self.words.folds[stop].startswith("ال") and self.words.is_word(stop)
        if not defined or stop in self.words.timed:
            return stop
        return max(stop, self.extent.construct_chain(at, min(end, at + LONGEST)))

    def _owner(self, at: int, end: int) -> SourcePhrase | None:
        """«تقديرات أولية للأمم المتحدة»: whose a document is; a medium is spoken to."""
        if at >= end or not self.words.folds[at].startswith("ل"):
            return None
        owner = self.read(at, end, ("ل", "لل"))
        if owner is None or owner.medium or owner.noun_class in ("document", "hearsay"):
            return None
        return owner if owner.noun_class is not None or owner.named else None

    def _some(self, at: int, end: int, stem: str, noun: SourceNoun) -> SourcePhrase | None:
        """«عدد من السكان»، «بعض المراقبين»: some of those whom the rest describes."""
        words, nxt = self.words, at + 1
        while nxt < end and (words.folds[nxt] == "من" or words.folds[nxt] in self.known.adjectives):
            nxt += 1
        rest = self.read(nxt, end) if nxt < end else None
        if rest is None and nxt == at + 1 and self.words.folds[at].endswith(("هم", "هن")):
            return self._phrase(at, nxt, stem, noun, None)
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
        if noun.medium and mention is None and stop == at + 1 and stop < end:
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
