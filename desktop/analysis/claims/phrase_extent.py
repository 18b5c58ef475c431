"""How far the noun phrase of a source goes: adjectives, what it belongs to, the name beside it.

All positions are token indices; a method gives the token after what it read, and the mention that
names the source when it met one.
"""

from __future__ import annotations

from desktop.analysis.claims.noun_extent import RELATIVE_ENDINGS, NounExtent
from desktop.analysis.model import Mention

# A short name in brackets, with its dots and the brackets.
_SHORT_NAME = 9
# A quotation or bracket in a description has at most so many tokens.
_INSIDE = 9
_ISSUED = frozenset({"صادر", "صادره", "الصادر", "الصادره"})


class PhraseExtent(NounExtent):
    """Measures noun phrases in the words of one article."""

    def after_media_word(self, at: int, end: int) -> int:
        """«وسائل إعلام»، «وكالة أنباء»: the second word of the head."""
        media = at < end and self.words.folds[at].removeprefix("ال") in ("اعلام", "انباء")
        return at + 1 if media else at

    def with_short_name(self, stop: int, end: int, mention: Mention) -> int:
        """«قوات النهر (قن)»: the short name in brackets belongs to the phrase."""
        words = self.words
        if stop + 2 >= end or words.folds[stop] != "(":
            return stop
        inside = words.folds[stop + 1 : min(end, stop + _SHORT_NAME)]
        short = words.covered[stop + 1]
        if ")" not in inside or (short is not None and short.kind != mention.kind):
            return stop
        return stop + 2 + inside.index(")")

    def issued_by(self, at: int, end: int) -> int:
        """«بلاغ صادر عن الوزارة»: where the owner of a document stands."""
        folds = self.words.folds[at : min(end, at + 2)]
        return at + 2 if len(folds) == 2 and folds[0] in _ISSUED and folds[1] == "عن" else at

    def noun_phrase(
        self, at: int, end: int, office: bool, definite: bool = False
    ) -> tuple[int, Mention | None]:
        """How far a noun phrase goes after its head, and the mention that names it. An office runs
        on to its holder's name; others stop after the name. ``definite``: the head has the
        article, so that only adjectives, titles and names belong to it."""
        words = self.words
        found: Mention | None = None
        while at < end and not self._is_told(at, end) and not self._is_addressed(at):
            mention = words.mention_at.get(at)
            word = words.folds[at]
            # «باسم» is a given name too, but never behind «المتحدث».
            if mention is not None and mention.form == "name" and word != "باسم":
                if found is not None and (not office or found.kind == "person"):
                    break
                if not office or found is None or mention.kind == "person":
                    found = mention
                at = min(words.mention_stop[mention.id], end)
                at = self.with_short_name(at, end, mention)
                continue
            belonging = self._belonging(at, end)
            if belonging is not None:
                at = belonging
                continue
            length = 0 if office or words.covered[at] else self.medium_length(at, end)
            if length:
                return at + length, found
            close = self._closing(at, end)
            if close is not None:
                inside = words.covered[at + 1 : close] if word != "(" else ()
                found = next((m for m in inside if m is not None), found)
                at = close + 1
                if word != "(" and not office and self._is_bare(at, end):
                    break
                continue
            if self._ends(at, found, office=office, definite=definite):
                break
            definite = definite and word.startswith("ال")
            at += 1
        return at, found

    def _ends(self, at: int, found: Mention | None, *, office: bool, definite: bool) -> bool:
        """Whether a word is no part of the phrase any more."""
        person = office and found is not None and found.kind == "person"
        by = found is not None and self.words.folds[at].startswith("بال")
        if person or by or not self._continues(at):
            return True
        return definite and found is None and self._is_another(at, office=office)

    def _is_told(self, at: int, end: int) -> bool:
        """«لرويترز»، «لبي بي سي»: a medium that is spoken to begins here."""
        word = self.words.folds[at]
        return word.startswith("ل") and word != "ل" and self.medium_length(at, end) > 0

    def _is_another(self, at: int, *, office: bool) -> bool:
        """Whether a word behind a noun with the article begins another noun phrase («اتهمت
        المعارضة | الحكومة»)."""
        word = self.words.folds[at]
        bare = word.removeprefix("ال")
        noun = self.known.nouns.get(bare)
        if noun is None or bare in self.known.adjectives:
            return False
        if bare.endswith(RELATIVE_ENDINGS) and noun.noun_class == "anonymous":
            return False
        title = noun.noun_class == "office" and word.startswith("ال")
        return not (office and title)

    def _closing(self, at: int, end: int) -> int | None:
        """The mark that closes a short quotation or bracket which a token opens."""
        inside = self.words.folds[at : min(end, at + _INSIDE)]
        if inside[:1] == ["("]:
            return at + inside.index(")") if ")" in inside else None
        close = self.words.closing.get(at)
        return close if close is not None and close - at < len(inside) else None

    def _is_bare(self, at: int, end: int) -> bool:
        """A noun without the article, which no name in quotation marks before it can own."""
        if at >= end or self.words.tokens[at].kind != "word":
            return False
        word = self.words.folds[at]
        belongs = word in self.known.function_words["belonging"]
        return not word.startswith("ال") and word != "(" and not belongs

    def tied(self, at: int, end: int) -> int:
        """The token after «مقربة من الحكومة», or the same one."""
        if at < end and self.words.folds[at] in self.known.function_words["its"]:
            return at + 1
        stop = self._belonging(at, end) if at < end else None
        return at if stop is None else stop

    def _belonging(self, at: int, end: int) -> int | None:
        """«التابع لـ«المجلس»»، «مقربة من الحكومة»: an adjective with what it ties the noun to."""
        words = self.words
        if words.folds[at] not in self.known.function_words["belonging"] or at + 1 >= end:
            return None
        nxt = at + 1
        if words.folds[nxt] in self.known.function_words["its"]:
            return nxt + 1
        tied = ("ل", "من", "الي", "علي")
        leaves = words.folds[at].removeprefix("ال") in self.known.function_words["leaving"]
        if (words.folds[nxt] in tied or (leaves and words.folds[nxt] == "عن")) and nxt + 1 < end:
            nxt += 1
        elif not words.folds[nxt].startswith(("ل", "ب")) or words.is_complementiser(nxt):
            return None
        close = words.closing.get(nxt)
        if close is not None and close < end:
            return close + 1
        mention = words.mention_at.get(nxt)
        stop = min(words.mention_stop[mention.id], end) if mention is not None else nxt + 1
        return self.adjectives(stop, end, definite=True)

    def _continues(self, at: int) -> bool:
        words = self.words
        word = words.folds[at]
        if self._breaks_off(at):
            return False
        if word.startswith(("ال", "لل", "بال", "وال")) or words.covered[at] is not None:
            return True
        if words.tokens[at].kind in ("number", "latin"):
            return True
        bare = word.removeprefix("ب")
        if bare in ("اسم", "اسمه", "اسمها", "اسمهم"):
            return True
        if bare != word and words.tokens[at].text.endswith(("ه", "ها", "هم")):
            return False
        return bare == "باسم" or word in self.known.nouns or word in self.known.adjectives

    def _breaks_off(self, at: int) -> bool:
        """Whether a word can be no part of a noun phrase: a time, a mark, a verb, a medium told."""
        words, known = self.words, self.known
        word = words.folds[at]
        if at in words.timed or words.tokens[at].kind == "mark" or words.is_complementiser(at):
            return True
        if word in known.breaks or word.removesuffix("ا") in known.function_words["occasion"]:
            return True
        if word in known.function_words["seat"]:
            return True
        if word in known.verbs and not word.startswith("ال") and word not in known.nouns:
            return True
        return word.startswith("لل") and bool(
            self.medium_name(at, at + 1) or self._is_press(word[2:])
        )

    def whose(self, at: int, end: int) -> tuple[int, Mention | None]:
        """«مصادر في المعارضة»، «عدد من عمال المعامل»: what the unnamed belong to."""
        words = self.words
        if at + 1 >= end or at in words.timed:
            return at, None
        charged = self.known.function_words["charged"]
        over = (
            words.folds[at] in ("علي", "عن") and words.folds[at - 1].removeprefix("ال") in charged
        )
        if words.folds[at] not in ("في", "من") and not over:
            return at, None
        nxt = at + 1
        if nxt in words.timed or not words.is_word(nxt) or words.is_complementiser(nxt):
            return at, None
        noun = self.known.nouns.get(words.folds[nxt].removeprefix("ال"))
        document = noun is not None and noun.noun_class == "document"
        if words.folds[nxt] in self.known.function_words["occasion"] or document:
            return at, None
        stop, mention = self.noun_phrase(nxt, end, office=False)
        return (stop, None) if stop > nxt else (at, mention)

    def construct(self, at: int, stop: int, end: int, definite: bool) -> tuple[int, Mention | None]:
        """«سكان الحي»، «عضو المجلس سالم الزبير»: an indefinite noun that the next one defines."""
        words = self.words
        if definite or stop != at + 1 or stop >= end or self._is_addressed(stop):
            return stop, None
        if self._is_full_plural(at):
            return stop, None
        if words.folds[stop] in self.known.function_words["speech_noun"]:
            return stop, None
        if not words.folds[stop].startswith("ال") and words.mention_at.get(stop) is None:
            further = stop + 1
            if further >= end or not self.is_bare_noun(stop, end) or words.timed & {stop, further}:
                return stop, None
            named = words.mention_at.get(further)
            if named is None or named.form != "name" or named.kind == "person":
                return stop, None
            stop = further
        stop, mention = self.noun_phrase(stop, end, office=True)
        person = mention is not None and mention.kind == "person"
        return stop, mention if person else None

    def _is_full_plural(self, at: int) -> bool:
        """«طالب مواطنون | الجهات …»: the full ending of the plural is in construct with nothing."""
        word = self.words.folds[at]
        people = self.known.nouns.get(word)
        return people is not None and word.endswith("ون") and word[:-2] in self.known.nouns

    def employer(self, at: int, end: int) -> tuple[int, Mention | None]:
        """«مراسل الساحل»: the medium that a reporter is of."""
        length = self.medium_length(at, end)
        if length:
            return at + length, None
        return self.noun_phrase(at, end, office=False)
