"""Denials: somebody says that what another told is not so.

A denial names what it denies in full («نفى سيطرة الجيش على البلدة»), by a word for the news («نفى
صحة الأنباء»), as a thing that there is not («نفى وجود منصات»), or as a part in it («نفى صلته به»).
"""

from __future__ import annotations

from desktop.analysis.claims.claim_view import VAGUE_TYPES, ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, has_phrase
from desktop.analysis.model import Event
from desktop.analysis.reasons import reason
from desktop.analysis.text.fold import fold_word

_SAME_WORDS = 2.2
# An answer stands at most so many claims behind what it answers.
_ANSWER = 4
# «هذه الأنباء» are those that were told so many claims before.
_NEWS = 2
# Of the fewer words (stems) of two neighbouring claims, so many in common retell the same thing.
_RETOLD = 0.6
_RELATED = 0.3
# The news stands at most so many words from the word that calls it untrue.
_CALLED = 15
# Words of no more letters are particles («أي»).
_SHORT = 2
# Types that a place can only undergo once at a time.
_HELD = ("control_change", "advance", "siege")
_GROUND = frozenset({"control_change", "advance", "displacement"})
_NEGATIONS = frozenset({"لم", "لن", "لا", "ليس", "ليست", "ما"})
_ANY = "اي"
_QUESTION = "؟"
# «ما تردد عن …»: what the denied news was about.
_ABOUT = frozenset({"عن", "حول", "بشان", "بخصوص"})
_VOWELS = "اويىءؤئ"
_ROOT = 3
# What hurts somebody, or nobody.
_CAUSES = frozenset({"attack", "strike", "bombing", "clash", "accident"})
# Who denies one of these denies what another tells as another of these.
_HARM = frozenset({"attack", "strike", "bombing", "killing", "injury", "destruction"})


class Denials:
    """Tells what a denial denies. In one article a denial also answers what stands near
    it; ``across`` articles it must name it."""

    def __init__(self, comparison: Comparison, words: ConflictWords, *, across: bool) -> None:
        self.comparison = comparison
        self.words = words
        self.across = across

    def is_denial(self, view: ClaimView) -> bool:
        """By the stance of the claim, or because it calls what was told untrue."""
        if view.attributed and self.words.none.match(list(view.folds), 0, len(view.folds)):
            return True
        return view.claim.stance == "denies" or (view.attributed and self._is_called_untrue(view))

    def _is_called_untrue(self, view: ClaimView) -> bool:
        """«ما تردد غير صحيح»; «تقديم معلومات غير صحيحة» calls no news so."""
        folds = list(view.folds)
        for at in self.words.untrue.starts(folds):
            if self.words.untrue.match(folds, at, len(folds)) is None:
                continue
            described = at - 1 if at and not folds[at - 1].startswith("ال") else None
            if any(
                number != described and self.words.news.match(folds, number, len(folds)) is not None
                for number in range(max(0, at - _CALLED), min(len(folds), at + _CALLED))
            ):
                return True
        return False

    def of(self, said: ClaimView, denied: ClaimView) -> str | None:
        """Why a claim is what another one denies, or None. A denial in a headline is told again in
        the text; there it answers what the text says."""
        if (denied.headline and not said.headline) or _QUESTION in said.folds:
            return None
        if said.claim.start == denied.claim.start:
            return self._why("denied_words", said, denied, said.claim.text)
        if self._answers(said, denied):
            return self._why("denied_part", said, denied, said.claim.text)
        if self._is_like(said, denied) or self._retold(said, denied):
            return self._why("denied_words", said, denied, denied.claim.text)
        if self._is_missing(said, denied) or self._is_of_one_kind(said, denied):
            return self._why("denied_thing", said, denied, denied.claim.text)
        if self._is_the_news(said, denied):
            return self._why("denied_words", said, denied, said.claim.text)
        event = self._same_event(said, denied)
        if event is None:
            return None
        return self._why("denied_event", said, denied, event.trigger.text)

    def _why(self, code: str, said: ClaimView, denied: ClaimView, what: str) -> str:
        texts = self.comparison.texts
        return reason(code, first=texts[said.origin], second=texts[denied.origin], what=what)

    def _behind(self, said: ClaimView, denied: ClaimView, reach: int) -> bool:
        return not self.across and 0 < denied.number - said.number <= reach

    def _beside(self, said: ClaimView, denied: ClaimView) -> bool:
        return not self.across and abs(denied.number - said.number) <= _NEWS

    def _just_told(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether nobody else says anything between two claims."""
        between = self.comparison.between(said, denied)
        near = self._behind(said, denied, _NEWS)
        return near and all(view.origin == said.origin for view in between)

    def _answers(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether somebody denies a part in what another told of them («نفت صلتها بالهجوم»). A
        verdict is no charge."""
        if not self._behind(said, denied, _ANSWER) or denied.words.isdisjoint(self.words.own_part):
            return False
        if "trial" in said.types and not said.attributed:
            return False
        return self._is_of(denied, said) or self._is_charge(said, denied)

    def _is_charge(self, said: ClaimView, denied: ClaimView) -> bool:
        """«حمّلت المليشيا مسؤولية القصف»: a deed that somebody is accused of, told just before."""
        near = self._behind(said, denied, _NEWS)
        return near and said.claim.stance == "alleges" and bool(said.types)

    def _is_of(self, denied: ClaimView, said: ClaimView) -> bool:
        """Whether a claim tells of who denies it."""
        return self.comparison.entity_of(denied.origin) in said.entities

    def _is_like(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether two claims are much alike; far apart in an article, of one kind of event too."""
        if self.comparison.likeness(said, denied) < _SAME_WORDS:
            return False
        near = self.across or abs(denied.number - said.number) <= _ANSWER
        return near or (bool(said.types & denied.types) and self.comparison.alike(said, denied))

    def _retold(self, said: ClaimView, denied: ClaimView) -> bool:
        """«نفت إغلاق المعبر» beside «المعبر مغلق»: in nearly the same words, next to it."""
        if not self._beside(said, denied):
            return False
        common = said.stems & denied.stems
        return len(common) > 1 and len(common) >= _RETOLD * min(len(said.stems), len(denied.stems))

    def _is_the_news(self, said: ClaimView, denied: ClaimView) -> bool:
        """«نفى صحة الأنباء»: a denial that names nothing of its own answers what was just told."""
        if not said.attributed or not self._just_told(said, denied):
            return False
        empty = not denied.types and not denied.quantities
        return empty and has_phrase(self.words.news, denied.folds) and self._is_of_it(said, denied)

    def _is_of_it(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether a claim has a word of what the denied news is about, where that is said."""
        folds = list(denied.folds)
        starts = self.words.news.starts(folds)
        news = ((at, self.words.news.match(folds, at, len(folds))) for at in starts)
        ends = [at + found[0] for at, found in news if found is not None]
        behind = next((end + 1 for end in ends if set(folds[end : end + 1]) & _ABOUT), len(folds))
        about = denied.stems.intersection(map(light_stem, folds[behind:])) - self.words.particles
        return not about or not about.isdisjoint(said.stems)

    def _is_missing(self, said: ClaimView, denied: ClaimView) -> bool:
        """«نفى وجود منصات» behind «دمر منصة»: the thing that another tells of."""
        folds = list(denied.folds)
        if self.comparison.elsewhere(said, denied) or self.across:
            return False
        if not said.types and not self._behind(said, denied, _ANSWER):
            return False
        return self._is_told_thing(said, folds, self._thing_at(folds))

    def is_none_of(self, said: ClaimView, view: ClaimView) -> bool:
        """Whether a claim right behind another says that there was none of what it tells: «لم توقع
        أي اتفاق»."""
        folds = list(view.folds)
        if not self._behind(said, view, _NEWS) or self.comparison.elsewhere(said, view):
            return False
        if not (said.attributed and view.attributed) or _NEGATIONS & said.words:
            return False
        any_at = folds.index(_ANY) if _ANY in folds else 0
        negated = any_at and not _NEGATIONS.isdisjoint(folds[:any_at])
        return bool(negated) and self._is_told_thing(said, folds, any_at + 1)

    def _thing_at(self, folds: list[str]) -> int:
        """Where a denial names the thing that there is not; 0 for nowhere."""
        for opening in (self.words.existence, self.words.none):
            found = opening.match(folds, 0, len(folds)) if folds else None
            if found is not None:
                return found[0]
        return folds.index(_ANY) + 1 if _ANY in folds else 0

    def _is_told_thing(self, said: ClaimView, folds: list[str], at: int) -> bool:
        """Whether another claim tells of the noun that stands at a word of a denial."""
        things = [word for word in folds[at:] if len(word) > _SHORT] if at else []
        if len(things) > 1 and light_stem(things[0]) in self.words.carriers:
            things = things[1:]
        if not things or _ANY in said.words:
            return False
        return light_stem(things[0]) in said.stems or _consonants(things[0]) in {
            _consonants(word) for word in said.folds
        }

    def _is_of_one_kind(self, said: ClaimView, denied: ClaimView) -> bool:
        """«نفى استخدام الذخيرة الحية» beside «بطلق ناري»: one thing in other words; «نفى نيته»
        beside «يعتزم», of who denies it."""
        apart = self.comparison.elsewhere(said, denied)
        if self.across or apart or abs(denied.number - said.number) > _ANSWER:
            return False
        kinds = self.words.kinds_in(said.folds) & self.words.kinds_in(denied.folds)
        return bool(kinds - {"intent"}) or (bool(kinds) and self._is_of(denied, said))

    def _same_event(self, said: ClaimView, denied: ClaimView) -> Event | None:
        """«نفى … سيطرة الجيش على البلدة»: the event itself, of the same side, is denied."""
        for a in said.events:
            for b in denied.events:
                if a.polarity == "negated" or not self._may_be_one(a, b):
                    continue
                if a.type == b.type and self._same_side(said, a, denied, b):
                    return a
                if self.is_answer(said, a, denied, b) or self._is_entry(said, a, denied, b):
                    return a
        return None

    def _may_be_one(self, a: Event, b: Event) -> bool:
        if {a.type, b.type} & VAGUE_TYPES or not self.comparison.same_time(a, b):
            return False
        types = {a.type, b.type}
        return a.type == b.type or types <= _HARM or types <= _GROUND

    def _same_side(self, said: ClaimView, a: Event, denied: ClaimView, b: Event) -> bool:
        comparison = self.comparison
        if not comparison.one_event(a, b):
            return not self.across and bool(comparison.people(said) & comparison.people(denied))
        actors, others = comparison.actors(a), comparison.actors(b)
        same = actors & others or comparison.undergoing(a) & comparison.undergoing(b)
        return bool(same) or (b.type in _HELD and not (actors and others))

    def _is_entry(self, said: ClaimView, a: Event, denied: ClaimView, b: Event) -> bool:
        """«نفى دخول أي مسلح إلى البلدة» behind «سيطروا على البلدة»: one place, no other side."""
        comparison = self.comparison
        if not self._behind(said, denied, _ANSWER) or not {a.type, b.type} <= _GROUND:
            return False
        actors, others = (
            frozenset(filter(comparison.is_entity, comparison.actors(event))) for event in (a, b)
        )
        shared = comparison.places(a) & comparison.places(b) & comparison.named_entities
        return bool(shared) and not comparison.different(actors, others)

    def is_answer(self, said: ClaimView, a: Event, denied: ClaimView, b: Event) -> bool:
        """Whether a denial behind a claim answers it, or the claim right behind a denial: at no
        other place, and about who denies it or in related words."""
        answered = self._behind(said, denied, _ANSWER) or self._behind(denied, said, _NEWS)
        if not answered or self.comparison.elsewhere(said, denied):
            return False
        if self._is_of_own_ranks(said, a, denied, b):
            return True
        if said.headline and denied.headline:
            return True
        named = self._speaks_for(denied.origin, said)
        return named or (
            a.type == b.type
            and len(said.stems & denied.stems) >= _RELATED * (len(denied.stems) or 1)
        )

    def tells_another(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether a claim tells of an attack of its own, at another place, that hurt nobody («قصفت
        البلدة … دون إصابات»)."""
        elsewhere = self.comparison.outside(denied) - said.places - said.around
        another = elsewhere or not self.words.additives.isdisjoint(denied.folds)
        return bool(another) and _has_cause(denied)

    def _is_of_own_ranks(self, said: ClaimView, a: Event, denied: ClaimView, b: Event) -> bool:
        """«لم يسقط قتلى في صفوفها» behind a toll."""
        losses = a.type == b.type and a.type in _HARM and denied.number > said.number
        if denied.background or _has_cause(denied) or not self.comparison.one_time(said, denied):
            return False
        return losses and has_phrase(self.words.own_ranks, denied.folds)

    def _speaks_for(self, source: str, view: ClaimView) -> bool:
        """Whether a claim tells of who a source is, by entity or by a telling word of the name
        («وزارة الدفاع الروسية», «غارات روسية»)."""
        entity = self.comparison.entity_of(source)
        if entity and entity in view.entities:
            return True
        words = map(light_stem, fold_word(self.comparison.texts[source]).split())
        return not view.stems.isdisjoint(set(words) - self.words.offices)


def _has_cause(view: ClaimView) -> bool:
    return any(e.type in _CAUSES and e.polarity == "affirmed" for e in view.events)


def _consonants(word: str) -> str:
    """What is left of a word without its long vowels and endings: nearly its root («خسائر»,
    «خسرت»); of a word with less than a root left, the word."""
    left = "".join(letter for letter in light_stem(word) if letter not in _VOWELS)
    return left if len(left) >= _ROOT else word
