"""A very long article: its text is shown at once, its reading is unpacked beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QThread, Signal

from desktop.analysis.model import Analysis, Document
from desktop.analysis.text.paragraphs import split_paragraphs
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving
from resources.lexicons import load
from storage.case_file import CaseFile

LONG = 200_000
"""Characters from which on a reading takes longer to unpack than a person should wait."""

Prepare = Callable[[Analysis], object]


class _Unpacking(QThread):
    """Leaves the reading in the case's own memory of readings, and what is worked out of it in
    that of those who show it."""

    failed = Signal(object)

    def __init__(
        self, case: CaseFile, number: int, prepare: Sequence[Prepare], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.case, self.number = case, number
        self._prepare = tuple(prepare)

    def run(self) -> None:
        try:
            reading = self.case.current(self.number)
            for work in self._prepare:
                if reading is not None:
                    work(reading)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and raised
            self.failed.emit(error)


class LongReading(QObject):
    """``ready`` is called with the number of a document whose reading can be shown now."""

    def __init__(self, hub: Hub, ready: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ready = ready
        self._at_hand: tuple[CaseFile, int] | None = None
        self._unpacking: _Unpacking | None = None
        self._prepare: list[Prepare] = []
        hub.subscribe(CaseLeaving, lambda _: self._stop(), self)

    @property
    def busy(self) -> bool:
        """Whether only the text of an article is shown yet."""
        return self._unpacking is not None

    def prepare(self, work: Prepare) -> None:
        """Do ``work`` with each long reading beside the window, before anyone shows it: it
        remembers what it gives, and is asked again for the same reading."""
        self._prepare.append(work)

    def text_first(self, case: CaseFile, number: int) -> Analysis | None:
        """The text alone of an article that is long and was not read yet, whose reading is to
        follow; None for any other. Raises UnknownDocument."""
        if self._at_hand == (case, number):
            return None
        self._at_hand = None
        text = case.documents.get(number).text
        if len(text) < LONG or case.layers.stamp(number) is None:
            self._forget()
            return None
        if self._unpacking is None or self._unpacking.number != number:
            self._forget()
            self._start(case, number)
        properties = case.current.row(number)
        return text_alone(text, properties.title, properties.outlet, properties.published)

    def _start(self, case: CaseFile, number: int) -> None:
        self._unpacking = _Unpacking(case, number, self._prepare, self)
        self._unpacking.failed.connect(self._fail)
        self._unpacking.finished.connect(self._end)
        self._unpacking.start()

    def _end(self) -> None:
        worker = self._unpacking
        if worker is not None and worker.isFinished():
            self._unpacking = None
            self._at_hand = (worker.case, worker.number)
            self._ready(worker.number)

    def _forget(self) -> None:
        """Another article is shown: what is being unpacked is not waited for."""
        if self._unpacking is not None:
            self._unpacking.finished.disconnect(self._end)
            self._unpacking = None

    def _stop(self) -> None:
        """The case is about to close: nobody may read it any more."""
        self._forget()
        self._at_hand = None
        for worker in self.findChildren(_Unpacking):
            worker.wait()
            worker.deleteLater()

    def _fail(self, error: Exception) -> None:
        raise error


def text_alone(text: str, title: str, outlet: str | None, published: str | None) -> Analysis:
    """A reading in which nothing was found but the paragraphs, so that the page stays as it is
    when the rest comes."""
    document = Document(
        title, outlet, published, None, text, split_paragraphs(text, outlet, load())
    )
    return Analysis(document, (), (), (), (), (), (), (), ())
