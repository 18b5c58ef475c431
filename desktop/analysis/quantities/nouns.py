"""The noun that a number counts, and duals, which count by their ending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.analysis.quantities.lexicon import Dual, QuantityLexicon
from desktop.analysis.quantities.numbers import Number
from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token

_MIN_NOUN = 2
# «بين اثنين»: too short for a dual.
_LEAST_DUAL = 3
_TANWIN_END = ("اً", "ًا")
_DUAL_ENDINGS = ("تين", "تان", "ين", "ان")
_IMPERFECT = ("ي", "ت")
_SHORTEST_FUTURE = 4
# After 11 to 99 the noun is singular and accusative.
_LEAST_SINGULAR = 11
_FATHA_YA = "\u064eين"
ONE_WORDS = frozenset(("واحد", "واحده", "واحدا"))
_SAME = frozenset(("من", "في", "علي", "تحت", "ضمن", "وفي", "الي", "كل"))
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))


@dataclass(frozen=True, slots=True)
class Counted:
    """``end`` is the index after the noun (and a dual's adjective); ``what`` its singular."""

    end: int
    what: str


def counted_noun(
    tokens: Sequence[Token], index: int, number: Number, lexicon: QuantityLexicon
) -> Counted | None:
    """The noun at ``index`` when it can be what the number before it counts.

    After digits and full number words the noun is without article; vague words and fractions stand
    in construct with it («آلاف السيارات», «نصف السكان»).
    """
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    token = tokens[index]
    word = token.fold
    loose = number.form in ("vague", "fraction")
    if number.form == "fraction" and lexicon.ordinals.longest(tokens, index) is not None:
        # «الربع الأول»
        return None
    bare = word[2:] if loose and word.startswith("ال") else word
    if bare in lexicon.singulars:
        return Counted(index + 1, lexicon.singulars[bare])
    if word in lexicon.not_counted or len(word) < _MIN_NOUN:
        return None
    if lexicon.numbers.get(word) is not None or (word.startswith("ال") and not loose):
        return None
    if number.form == "one" or _is_verb(word, number):
        return None
    if _is_joined(word, lexicon) and not _is_counted_accusative(token, number):
        return None
    return Counted(index + 1, _plain(token.text))


def _is_verb(word: str, number: Number) -> bool:
    """Plural verbs by their endings: «اعترفوا», «يعانون»; after 11 to 99 a noun has the accusative
    ending, so that «تهدف» is none."""
    if word.endswith("وا") or (word[0] in _IMPERFECT and word.endswith("ون")):
        return True
    if word.startswith(("سي", "ست")) and len(word) > _SHORTEST_FUTURE:
        return True
    singular = number.low % 100 >= _LEAST_SINGULAR
    return singular and word[0] in _IMPERFECT and not word.endswith(("ا", "ه", "ي", "ء"))


def _is_counted_accusative(token: Token, number: Number) -> bool:
    """«17 وافداً»: after 11 to 99 the accusative is what is counted, whatever its first letter."""
    return token.text.endswith(_TANWIN_END) and number.low % 100 >= _LEAST_SINGULAR


def _is_joined(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether the word begins with a particle: «وإصابة», «بجروح», «للتنظيم», «أربعة
    بقصف»."""
    if word[0] == "و" or word.startswith(("بال", "لل", "كال", "فال", "لت")):
        return True
    return any(
        prefix
        and (
            rest in lexicon.singulars
            or rest in lexicon.not_counted
            or (prefix == "ب" and rest in lexicon.causes)
        )
        for prefix, rest in proclitic_cuts(word)
    )


def _plain(written: str) -> str:
    """The noun without the accusative ending of what is counted («مسلحاً»)."""
    for ending in _TANWIN_END:
        if written.endswith(ending):
            return written[: -len(ending)]
    return written


def read_dual(
    tokens: Sequence[Token], index: int, lexicon: QuantityLexicon
) -> tuple[Dual, Counted] | None:
    """The dual at a token: a noun of the lexicon («سيارتين», «قتيلان»), or any word before «اثنين».

    Not counted are parts of place names («أم حارتين») and the construct that only introduces two
    names («قريتي كذا وكذا»).
    """
    token = tokens[index]
    if token.kind != "word" or not token.fold.endswith(("ين", "ان", "تا", "تي")):
        return None
    if index > 0 and tokens[index - 1].fold in lexicon.dual_name_heads:
        return None
    end = index + 1
    if end < len(tokens) and tokens[end].fold in _TWO and len(token.fold) > _LEAST_DUAL:
        return _with_two(token, end + 1, lexicon)
    if _FATHA_YA in token.text:
        # «مسعفَين» is two, «مسعفِين» more.
        return _with_two(token, end, lexicon) if _is_plural_too(token.fold, lexicon) else None
    for _, rest in proclitic_cuts(token.fold):
        dual = lexicon.duals.get(rest)
        if dual is None:
            continue
        if dual.construct and not _counts_in_construct(tokens, end, lexicon):
            return None
        if dual.construct:
            return dual, Counted(end, dual.singular)
        return dual, _with_adjective(tokens, index, dual.singular)
    return None


def _is_plural_too(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether the unvowelled word is a noun that one counts, or its plural or dual."""
    cuts = proclitic_cuts(word)
    return any(rest in lexicon.singulars or rest in lexicon.duals for _, rest in cuts)


def read_one(
    tokens: Sequence[Token], index: int, lexicon: QuantityLexicon
) -> tuple[str, Counted] | None:
    """«قتيل واحد», «هدفاً واحداً»: a noun of the lexicon with its «واحد», and the proclitics before
    it; «من عائلة واحدة» and «في وقت واحد» say that it is the same one."""
    end = index + 1
    if end >= len(tokens) or tokens[end].fold not in ONE_WORDS:
        return None
    before = tokens[index - 1].fold if index > 0 else ""
    for prefix, rest in proclitic_cuts(tokens[index].fold):
        if not prefix and (before in _SAME or before in lexicon.singulars):
            # «من عائلة واحدة», «أفراد عائلة واحدة»
            continue
        singular = lexicon.singulars.get(rest)
        if singular not in lexicon.countable_ones or "ك" in prefix:
            continue
        if singular is not None and rest.removesuffix("ا") == fold_word(singular):
            return prefix, Counted(end + 1, singular)
    return None


def _with_two(token: Token, end: int, lexicon: QuantityLexicon) -> tuple[Dual, Counted]:
    """«مدنيين اثنين»: the word itself is a dual, whatever its plural is."""
    for _, rest in proclitic_cuts(token.fold):
        for ending, lost in (("تين", "ه"), ("تان", "ه"), ("ين", ""), ("ان", "")):
            if rest.endswith(ending) and rest[: -len(ending)] + lost in lexicon.singulars:
                singular = lexicon.singulars[rest[: -len(ending)] + lost]
                return Dual(singular, construct=False), Counted(end, singular)
    singular = _singular_of(token.text)
    return Dual(singular, construct=False), Counted(end, singular)


def _counts_in_construct(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """«قذيفتي هاون» counts; «قريتي عطشان وأم حارتين» and «زوجتي.» do not."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return False
    word = tokens[index].fold
    if word.startswith(("ال", "لل", "وال")) or word in lexicon.not_counted or word[0] == "و":
        return False
    # «بلديتي كذا وكذا»: a second name follows soon.
    return not any(token.fold.startswith("و") for token in tokens[index + 1 : index + 4])


def _with_adjective(tokens: Sequence[Token], index: int, singular: str) -> Counted:
    """The dual with an adjective that agrees with it («دراجتين ناريتين» → «دراجة نارية»)."""
    end = index + 1
    if end >= len(tokens) or tokens[end].kind != "word":
        return Counted(end, singular)
    noun, adjective = tokens[index].fold, tokens[end].fold
    ending = next((e for e in _DUAL_ENDINGS if noun.endswith(e)), "")
    if ending and adjective.endswith(ending) and len(adjective) > len(ending) + 2:
        if adjective.startswith(("ال", "و")):
            return Counted(end, singular)
        return Counted(end + 1, f"{singular} {_singular_of(tokens[end].text)}")
    return Counted(end, singular)


def _singular_of(written: str) -> str:
    for ending in ("تين", "تان"):
        if written.endswith(ending):
            return written[: -len(ending)] + "ة"
    return written[:-2] if written.endswith(("ين", "ان")) else written
