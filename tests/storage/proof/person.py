"""What a person does with a case, and asks it."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace

from storage.pruning import prune
from tests.storage.proof import saying
from tests.storage.proof.desk import Desk
from tests.storage.proof.happening import step
from tests.storage.proof.texts import UNHEARD, VERSIONS, reading


def has_documents(machine: Desk) -> bool:
    return bool(machine.model.imports)


class Person(Desk):
    """Who works on the case that lies open."""

    @step(6)
    def bring_in(self, draw: random.Random) -> None:
        """A new article, the same again, or a changed text of the same file."""
        file, text = self.article(draw)
        self.store(self.case, file, text)
        self.acknowledge(file, text)

    @step(12, has_documents)
    def judge(self, draw: random.Random) -> None:
        for _ in range(draw.randrange(1, 5)):
            number = draw.choice(self.case.documents.ids())
            action = draw.choice(saying.ON_WORDS)
            many = draw.randrange(2, 4) if draw.random() < 0.2 else 1
            self.say(*(saying.of_words(draw, self.case, number, action) for _ in range(many)))

    @step(6)
    def judge_entities(self, draw: random.Random) -> None:
        self.say(saying.of_entities(draw))

    @step(3, has_documents)
    def judge_document(self, draw: random.Random) -> None:
        self.say(saying.of_document(draw, draw.choice(self.case.documents.ids())))

    @step(6)
    def undo(self, _draw: random.Random) -> None:
        self.turn("undo", self.model.next_undo())

    @step(4)
    def redo(self, _draw: random.Random) -> None:
        self.turn("redo", self.model.next_redo())

    @step(2, has_documents)
    def read_again(self, draw: random.Random) -> None:
        """A newer engine finds other mentions."""
        number = draw.choice(self.case.documents.ids())
        read = reading(self.case.documents.get(number).text)
        mentions = tuple(m for m in read.mentions if draw.random() < 0.8)
        self.case.layers.replace(number, prune(replace(read, mentions=mentions), {}))

    @step(3)
    def go_back(self, draw: random.Random) -> None:
        snapshots = self.case.snapshots.all()
        if not snapshots or draw.random() < 0.5:
            self.case.snapshots.take("لحظة")
            self.learn()
            return
        chosen = draw.choice(snapshots).uid
        stood = {said.uid for said in self.model.standing(until=self.model.log[chosen])}
        self.case.snapshots.go_back(chosen, before="قبل")
        self.learn()
        assert {said.uid for said in self.model.standing()} == stood

    # --- what a person asks

    @step(3, has_documents)
    def search(self, draw: random.Random) -> None:
        """A word is found where it stands, and nowhere else; an outlet where it was set."""
        texts = {n: self.case.documents.get(n).text for n in self.case.documents.ids()}
        word = draw.choice(draw.choice(list(VERSIONS)).replace("،", " ").replace(".", " ").split())
        word = word.strip("«»")
        holding = {number for number, text in texts.items() if word in _words(text)}
        self._found(word, texts, holding)
        outlet = draw.choice([name for name in saying.OUTLETS if name])
        of_outlet = {n for n, text in texts.items() if self.model.outlet(text) == outlet}
        self._found(f"{word} ناشر:{outlet}", texts, holding & of_outlet)

    def _found(self, query: str, texts: dict[int, str], holding: set[int]) -> None:
        hits = self.case.search(query, level="exact", limit=100)
        found = {hit.document.id for hit in hits}
        replaced = {
            number
            for number in holding
            if self.model.is_superseded(texts[number])
            and self.model.later(texts[number]) & {texts[other] for other in holding}
        }
        assert holding - replaced <= found <= holding
        word = query.split(maxsplit=1)[0]
        assert all(texts[h.document.id][s:e] == word for h in hits for s, e in h.spans)

    @step(1)
    def import_that_fails(self, draw: random.Random) -> None:
        """What was taken back is found nowhere, and its words are found when they come again."""
        file, text = self.article(draw)
        with suppress(ZeroDivisionError), self.case.together():
            self.store(self.case, file, f"{text}\n{' '.join(UNHEARD)}")
            self.store(self.case, file, text)
            raise ZeroDivisionError
        for word in UNHEARD:
            assert self.case.search(word, level="root") == []


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text).split())
