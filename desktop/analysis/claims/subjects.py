"""The subject of a verb of saying: before the verb, behind it or at the head of its clause."""

from __future__ import annotations

from desktop.analysis.claims.clause import Clause
from desktop.analysis.claims.issuers import IssuerReader
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.verb_forms import VerbForm
from desktop.analysis.claims.words import OPENING

# A verb takes its subject from the head of the clause over at most so many tokens between.
_REACH_OF_SUBJECT = 12
# The subject of a headline's verb is no longer than this (tokens).
_HEADLINE_SUBJECT = 6
# An unknown subject at the head of a sentence is no longer than this (tokens).
_UNKNOWN_HEAD = 3

# From whom something was learnt stands between the subject and what it is, in so many tokens.
_LEARNT = 10
_NOUNS = frozenset({"اسم", "تهمه", "تبن"})
_WITH_BY = frozenset({"ب", "نداء", "مفعول", "لوم"})
# Marks before a headline's second part («ليبيا: الوزير يدعو …»).
_HEADLINE_BREAKS = frozenset({":", "..", "...", "…", "."})
# Verbs with these complements have an object between their subject and what they say of it.
_OF_SOMEBODY = frozenset({"مفعول", "عبء", "وصف", "سبب", "نداء", "مقدار"})


class SubjectReader(IssuerReader):
    """Finds who speaks by a verb of saying."""

    def read(self, at: int, clause: Clause, form: VerbForm) -> tuple[SourcePhrase | None, int]:
        """Who the subject of the verb at a token is, and the token after it."""
        if form.kind == "participle":
            return None, at + 1
        if form.verb.role == "document":
            return self._document(at, clause)
        if self.follows_pronoun(at):
            return None, at + 1
        if self.speaks_inside(at):
            return self._inside(at, clause)
        near = self._behind_medium(at, clause) or self._near(at, clause, form)
        if near is not None:
            return near, at + 1
        phrase = self._behind(at, clause, form)
        if phrase is not None and not self._is_object(at, phrase, clause, form):
            if _OF_SOMEBODY & form.verb.complement:
                return phrase, phrase.stop
            return self.bearers.whole(phrase, clause.end)
        return self._far(at, clause, form), at + 1

    def _near(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """Who stands right before the verb, or governs the second verb of a headline."""
        words, head = self.words, self._head(at, clause)
        gap = at - head.stop if head is not None else 0
        apart = gap == 1 and not words.is_comma(at - 1) and at - 1 not in words.closers
        if gap == 1 and self._goes_on(at, clause, form):
            return None
        if head is not None and gap <= 1 and not apart:
            return self.phrases.trusted(head)
        if head is not None and clause.headline and self._is_second(at, form):
            return self.phrases.trusted(head)
        return self._right_before(at, clause, form) or self._before(at, clause, form, head)

    def _far(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """Who stands at the head of the clause, when nobody stands by the verb."""
        head = self._head(at, clause)
        if self._goes_on(at, clause, form) or self._is_opinion_of_nobody(at, form):
            return None
        if head is None:
            speaks = form.verb.role in ("speaker", "tell")
            return self._unknown_head(at, clause, form) if speaks else None
        return None if at - head.stop > _REACH_OF_SUBJECT else head

    def _is_joined(self, at: int) -> bool:
        return self.words.folds[at] not in self.known.verbs

    def _is_object(self, at: int, phrase: SourcePhrase, clause: Clause, form: VerbForm) -> bool:
        """«واتهمت الجيش باستخدام …»: somebody right before «ب» is accused, and does not accuse.
        Rumours are what is denied."""
        follows = self.words.folds[phrase.stop] if phrase.stop < clause.end else ""
        if form.verb.stance == "denies" and phrase.noun_class == "hearsay":
            return True
        measured = self.words.folds[phrase.first] in self.known.function_words["measure"]
        if measured and "مقدار" in form.verb.complement:
            return True
        if "نداء" in form.verb.complement and clause.speaking:
            return self._is_joined(at) and (follows == "الي" or follows[:1] in ("ب", "ل"))
        told = "مفعول" in form.verb.complement and follows.startswith("ب")
        return told and clause.speaking and self._is_joined(at)

    def _goes_on(self, at: int, clause: Clause, form: VerbForm) -> bool:
        """«…، وأضافت أن»: whoever speaks already says more; inside their words «و» joins what they
        say, not what those do of whom they tell."""
        joined = self._is_joined(at)
        return clause.speaking and form.kind == "past" and (joined or form.verb.role == "more")

    def follows_pronoun(self, at: int) -> bool:
        """«لكنه نفى …»، «إلا أنها أكدت …»: who spoke last is the subject."""
        before = self.words.folds[at - 1].removeprefix("و") if at else ""
        if before in self.known.function_words["but_he"]:
            return True
        opposed = self.words.folds[at - 2].removeprefix("و") if at > 1 else ""
        return opposed in ("غير", "الا", "بيد") and before in ("انه", "انها", "انهم")

    @staticmethod
    def _head(at: int, clause: Clause) -> SourcePhrase | None:
        """Who stands at the head of the clause, somewhere before the verb."""
        head = clause.subject
        return head if head is not None and head.first < at and head.stop <= at else None

    def _is_second(self, at: int, form: VerbForm) -> bool:
        """«الوزارة تعلن … وتتهم …»: a second verb of a headline's subject."""
        return form.kind == "present" and self.words.folds[at].startswith("و")

    def _is_opinion_of_nobody(self, at: int, form: VerbForm) -> bool:
        """«طائرة يعتقد أنها …»: far from its subject such a verb has none, unless it is negated."""
        opinion = form.kind == "present" and form.verb.stance == "opines"
        negation = self.known.function_words["negation"]
        return opinion and form.masculine_singular and self.words.folds[at - 1] not in negation

    def _before(
        self, at: int, clause: Clause, form: VerbForm, head: SourcePhrase | None
    ) -> SourcePhrase | None:
        """Whoever stands before the present verb of a headline («الاتصالات تعلن …»)."""
        if head is not None or not clause.headline or form.kind != "present":
            return None
        phrase = self.phrases.quoted(clause.first, at)
        if phrase is None and self._is_opinion_of_nobody(at, form):
            return None
        phrase = phrase or self.phrases.plain(clause.first, at)
        if phrase is None or phrase.stop != at or at - clause.first > _HEADLINE_SUBJECT:
            return None
        return self.phrases.trusted(phrase)

    def _unknown_head(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """«المالكي أوضح أن …»: a few words at the head of the sentence before a verb that only
        people use, a clause right behind it."""
        near = min(at + 4, clause.end)
        first = self.past_leads(clause.first, at)
        said = self.complements.has_clause(at + 1, near) or self._admits(at, form)
        verb = self.known.form(self.words.folds[first]) is not None and first < at
        lead = self.known.leads.match(self.words.folds, first, at) if first < at else None
        if at - first > _UNKNOWN_HEAD or not said or verb or lead is not None:
            return None
        phrase = self.phrases.plain(first, at)
        return phrase if phrase is not None and phrase.stop == at else None

    def _admits(self, at: int, form: VerbForm) -> bool:
        """«أقر ب…» right behind the verb."""
        word = self.words.folds[at + 1] if at + 1 < len(self.words.tokens) else ""
        return form.verb.stance == "admits" and word.startswith("ب") and len(word) > 3

    def _right_before(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """«…، والجيش ينفي»: a subject between a comma or conjunction and its verb. A place speaks
        in headlines only («وكييف تعلن»)."""
        words = self.words
        metonymy = clause.headline and form.kind == "present"
        for first in range(at - 1, max(clause.first, at - _HEADLINE_SUBJECT), -1):
            joined = words.is_comma(first - 1) or words.folds[first].startswith("و")
            joined = joined or words.folds[first - 1] in _HEADLINE_BREAKS
            if not joined or not words.is_word(first):
                continue
            phrase = self.phrases.read(first, at)
            if phrase is not None and phrase.stop == at and (phrase.certain or metonymy):
                return self.phrases.trusted(phrase)
        return None

    def _behind(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """The subject behind the verb; one in quotation marks when the complement comes next."""
        words, nxt = self.words, at + 1
        if nxt + 1 < clause.end and words.is_comma(nxt) and form.kind == "past":
            nxt += 1
        timed = nxt in words.timed and nxt == at + 1
        while timed and nxt in words.timed and nxt + 1 < clause.end:
            nxt += 1
        plural = form.kind == "past" and form.word.endswith("وا")
        if nxt >= clause.end or plural:
            return None
        phrase = self.phrases.read(nxt, clause.end)
        if phrase is not None and (nxt == at + 1 or phrase.certain):
            return self._without_what_is_said(phrase, clause, form)
        if nxt > at + 1:
            return None
        if words.folds[nxt] not in OPENING:
            return self._body(nxt, clause, form)
        return self._quoted(nxt, clause, form)

    def _without_what_is_said(
        self, phrase: SourcePhrase, clause: Clause, form: VerbForm
    ) -> SourcePhrase:
        """The phrase with others joined to it, up to the verb's object or complement."""
        phrase = self.phrases.joined(phrase, clause.end)
        if _OF_SOMEBODY & form.verb.complement:
            phrase = self.phrases.without_object(phrase)
        if _NOUNS & form.verb.complement:
            phrase = self.bearers.without_deed(phrase)
        if "مقدار" in form.verb.complement:
            phrase = self.bearers.without_measured(phrase)
        if _WITH_BY & form.verb.complement:
            phrase = self.bearers.without_by(phrase, clause.end)
        return self.phrases.trusted(phrase)

    def _quoted(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """A name in quotation marks that nothing tells of, what it says right behind it."""
        words, phrase = self.words, self.phrases.quoted(at, clause.end)
        if phrase is None or phrase.stop >= clause.end:
            return None
        learns = form.verb.role == "learn"
        near = min(phrase.stop + (_LEARNT if learns else 3), clause.end)
        follows = words.folds[phrase.stop]
        shaped = follows == ":" or (
            follows in form.verb.complement and follows in self.known.breaks
        )
        said = shaped or self.complements.has_clause(phrase.stop, near)
        return phrase if said else None

    def _behind_medium(self, at: int, clause: Clause) -> SourcePhrase | None:
        """«كشف لـ«الساحل» وزير النقل عن …»: the subject behind the medium spoken to."""
        medium = self.complements.medium(at + 1, clause.end)
        phrase = self.phrases.read(medium.stop, clause.end) if medium is not None else None
        return phrase if phrase is not None and phrase.certain else None

    def _body(self, at: int, clause: Clause, form: VerbForm) -> SourcePhrase | None:
        """«أعلنت خلية الإعلام الأمني مقتل …»: a body that no lexicon has, at the head of the
        sentence behind a verb that only people use with a bare noun."""
        verb = form.verb
        heads = self.past_leads(clause.first, at) == at - 1
        if form.kind != "past" or verb.role == "sign" or "اسم" not in verb.complement or not heads:
            return None
        if self.complements.has_clause(at, clause.end) or self.complements.owns_object(
            at - 1, clause.end
        ):
            return None
        phrase = self.phrases.body(at, clause.end)
        return self.phrases.trusted(phrase) if phrase is not None else None
