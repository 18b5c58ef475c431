"""Events that do something themselves: «دمرت غارة إسرائيلية منزلاً», «جرفت السيول سيارات».

The noun of the event is the subject of its verb; what the verb is done to stands behind the noun,
which would take it for its own argument.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.analysis.events.governed import bare_phrases
from desktop.analysis.events.phrases import Member, Phrase
from desktop.analysis.events.triggers import Trigger

# An object stands at most so many words from the noun of the event.
_NEAR = 4
_TANWIN = ("اً", "ًا")


class DoingEventReader:
    """Finds what events did in one reading.

    ``nouns``: the triggers that are nouns, by their tokens. ``verbs``: the tokens of those that are
    verbs. ``behind``: gives the phrases behind a trigger.
    """

    def __init__(
        self,
        nouns: Mapping[int, Trigger],
        verbs: frozenset[int],
        behind: Callable[[Trigger], list[Phrase]],
    ) -> None:
        self._nouns = nouns
        self._verbs = verbs
        self._behind = behind

    def object_of(self, verb: Trigger) -> tuple[Member, ...]:
        """What a verb is done to whose subject is the noun of an event right behind it."""
        noun = self._nouns.get(verb.last + 1)
        if noun is None or noun.joined or noun.after_preposition or verb.passive:
            return ()
        bare = bare_phrases(self._behind(noun), _NEAR)
        if len(bare) > 1 and not bare[0].gap and not _parts(noun, bare[0]):
            return bare[1].members
        return bare[0].members if bare and _parts(noun, bare[0]) else ()

    def leaves(self, noun: Trigger, phrase: Phrase) -> bool:
        """Whether a noun leaves the phrase behind it to the verb before it."""
        bound = noun.joined or noun.after_preposition
        return noun.index - 1 in self._verbs and not bound and _parts(noun, phrase)


def _parts(noun: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase behind a noun cannot be in construct with it, by the article or an adjective
    of the noun or by its own ending."""
    tanwin = phrase.members[0].head.text.split()[0].endswith(_TANWIN)
    return noun.definite or tanwin or bool(phrase.gap)
