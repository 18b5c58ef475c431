"""The net of links: who is named with whom, in the whole case or round one entity.

Names are laid out beside the window; what a person put somewhere stays there, and is remembered for
the case by its numbers alone: no name leaves the case.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QStackedLayout,
    QWidget,
)

from desktop.panes.choice import ChoiceButton
from desktop.panes.graph_articles import LinkArticles
from desktop.panes.graph_bar import GraphBar
from desktop.panes.graph_board import GraphBoard
from desktop.panes.graph_canvas import GraphCanvas
from desktop.panes.graph_drawing import Drawing, draw, usual_least
from desktop.panes.graph_layout import Point
from desktop.panes.graph_picture import GraphPicture
from desktop.panes.graph_pins import Pins
from desktop.panes.graph_words import node_tip
from desktop.panes.pane import Pane
from desktop.workspace.links import Link, NetReader, NetWish
from desktop.workspace.messages import (
    CaseChanged,
    CaseEntityChosen,
    CaseShown,
    PaneSought,
)
from desktop.workspace.workspace import Workspace

_SIZES = (30, 60, 120, 200)
_USUAL_SIZE = 1
_SCOPES = ("case", "near", "far")


class GraphPane(Pane):
    """``drawing`` is all that was laid out; the canvas shows what the slider and the person leave
    of it."""

    pane_id = "graph"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.drawing = Drawing()
        self.pins = Pins()
        self._hidden: set[int] = set()
        self._expanded: tuple[int, ...] = ()
        self._around: int | None = None
        self._stale, self._least_chosen = True, False
        self.reader = NetReader(workspace, self)
        self.canvas = GraphCanvas(workspace.appearance, self)
        self.list = LinkArticles(workspace, self.reader, self)
        self.scope, self.size_choice = ChoiceButton(self), ChoiceButton(self)
        self.size_choice.index = _USUAL_SIZE
        self.bar = GraphBar(workspace, self)
        self.least, self.back, self.chips = self.bar.least, self.bar.back, self.bar.chips
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay_out()
        self._listen()
        self.picture = GraphPicture(workspace, self.canvas)
        self.retranslate()

    def _lay_out(self) -> None:
        self.message.setObjectName("muted")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(GraphBoard(self.bar, self.canvas, self.list, self))
        self._stack.addWidget(self.message)

    def _listen(self) -> None:
        canvas, hub = self.canvas, self.workspace.hub
        canvas.chosen.connect(self.workspace.case_entities.choose)
        canvas.opened.connect(self._open)
        canvas.link_chosen.connect(self._choose_link)
        canvas.cleared.connect(self._clear)
        canvas.pinned.connect(self._pin)
        canvas.moved.connect(self._tell_current)
        canvas.asked.connect(lambda node, at: self.menu_of(node).popup(at))
        self.scope.chosen.connect(lambda _: self._change_wish())
        self.size_choice.chosen.connect(lambda _: self._change_wish())
        self.bar.least_changed.connect(self._choose_least)
        self.bar.shown_again.connect(self._show_hidden)
        self.bar.kinds_changed.connect(self._change_wish)
        hub.subscribe(CaseEntityChosen, lambda _: self._follow_entity(), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)

    # --- what the frame asks

    def header_text(self) -> str:
        shown, tr = self.canvas.drawing, self.workspace.tr
        if not shown.nodes:
            return ""
        told = tr("graph.shown", nodes=len(shown.nodes), links=len(shown.links))
        left = len(self.drawing.nodes) - len(shown.nodes) - len(self._hidden)
        return f"{told} · {tr('graph.alone', count=left)}" if left > 0 else told

    def header_widgets(self) -> list[QWidget]:
        return [self.scope, self.size_choice]

    def focus_chain(self) -> list[QWidget]:
        bar = [*self.chips, self.back, self.least]
        return [self.scope, self.size_choice, *bar, self.canvas, self.list]

    def choices(self) -> int:
        return self.size_choice.index

    def restore_choices(self, choices: int) -> None:
        if 0 < choices < len(_SIZES):
            self.size_choice.choose(choices)

    def shape(self) -> QByteArray | None:
        return QByteArray(self.pins.written())

    def restore_shape(self, shape: QByteArray) -> None:
        self.pins = Pins.read(bytes(shape.data()))

    def retranslate(self) -> None:
        tr = self.workspace.tr
        scopes = [tr(f"graph.scope_{scope}") for scope in _SCOPES]
        self.scope.set_choices(scopes, tip=tr("graph.scope_tip"))
        sizes = [tr("graph.most", count=size) for size in _SIZES]
        self.size_choice.set_choices(sizes, tip=tr("graph.most_tip"))
        self.list.setAccessibleName(tr("graph.articles"))
        self.message.setText(tr("graph.nothing"))
        self.bar.retranslate()
        self._show(reframe=False)

    def restyle(self) -> None:
        self.bar.dress()
        self._show(reframe=False)

    # --- reading

    def wish(self) -> NetWish:
        """What is to be seen."""
        kinds = self.bar.kinds()
        most = _SIZES[self.size_choice.index]
        if self.scope.index == 0:
            return NetWish(kinds=kinds, expanded=self._expanded, most=most)
        return NetWish(self._around, self.scope.index, kinds, self._expanded, most)

    def _begin_case(self) -> None:
        session = self.workspace.case_session
        self.drawing, self._expanded, self._around = Drawing(), (), None
        self.list.show_link(None)
        self._hidden.clear()
        self._least_chosen = False
        self.pins.of_case(session.path)
        self._read(reframe=True)

    def _follow_case(self, message: CaseChanged) -> None:
        if message.kinds - {"journal", "remarks"}:
            self._read(reframe=False)

    def _follow_entity(self) -> None:
        number = self.workspace.case_entities.number
        if number is not None and number not in self.canvas.drawing.by_id and self.scope.index:
            self._around = number
            self._change_wish()
            return
        if self._around is None:
            self._around = number
        self._light()

    def _change_wish(self) -> None:
        if self.scope.index and self.workspace.case_entities.number is not None:
            self._around = self.workspace.case_entities.number
        self._expanded = ()
        self._least_chosen = False
        self._read(reframe=True)

    def _read(self, *, reframe: bool) -> None:
        """Ask for the net and its picture; unseen, only when seen."""
        self._stale = not self.in_sight
        if self._stale:
            return
        if self.workspace.case_session.case is None:
            self._take(Drawing(), reframe=True)
            return
        known = {node.id: (node.x, node.y) for node in self.drawing.nodes}
        pinned = self.pins.places()
        self.reader.read(
            self.wish(),
            lambda net: draw(net, known, pinned),
            partial(self._take, reframe=reframe),
        )

    def come_into_sight(self) -> None:
        if self._stale:
            self._read(reframe=True)

    def _take(self, drawing: Drawing, *, reframe: bool) -> None:
        self.drawing = drawing
        if self.list.link is not None and self.list.link not in drawing.links:
            self._choose_link(None)
        if not self._least_chosen:
            self.bar.set_least(usual_least(drawing), drawing.most)
        self._show(reframe=reframe)

    # --- showing

    def _show(self, *, reframe: bool) -> None:
        tr, appearance = self.workspace.tr, self.workspace.appearance
        shown = self.drawing.seen(self.least.value(), self._hidden)
        pinned = frozenset(self.pins.places())
        self.canvas.show_drawing(shown, appearance, pinned, reframe=reframe)
        self._stack.setCurrentIndex(0 if self.drawing.nodes else 1)
        self.bar.say(len(self._hidden))
        self.canvas.setAccessibleName(f"{tr('pane.graph')}: {self.header_text()}")
        self._light()
        self.list.renew(self.drawing)
        self.header_changed.emit()

    def _light(self) -> None:
        shown, number = self.canvas.drawing, self.workspace.case_entities.number
        lit = None
        link = self.list.link
        if link is not None:
            lit = frozenset((link.first, link.second))
        elif number in shown.by_id:
            lit = frozenset({number, *(node.id for node in shown.beside(number))})  # type: ignore[arg-type]
        self.canvas.light(number, lit, link)

    def _choose_least(self, _value: int) -> None:
        self._least_chosen = True
        self._show(reframe=False)

    def _tell_current(self) -> None:
        node = self.canvas.drawing.by_id.get(self.canvas.current or -1)
        words = self.workspace.appearance.words
        told = node_tip(node, self.canvas.drawing, words) if node else words.tr("graph.help")
        self.canvas.setAccessibleDescription(told)

    def _choose_link(self, link: Link | None) -> None:
        self.list.show_link(link)
        self.list.renew(self.drawing)
        self._light()

    # --- nodes

    def _open(self, node: int) -> None:
        self.workspace.case_entities.choose(node)
        self.workspace.hub.publish(PaneSought("entity"))

    def _clear(self) -> None:
        self._choose_link(None)
        self.workspace.case_entities.clear()

    def _pin(self, node: int, at: Point) -> None:
        self.pins.put(node, at)
        self.drawing = self.drawing.with_place(node, at)
        self._show(reframe=False)

    def _unpin(self, node: int) -> None:
        self.pins.take(node)
        self._read(reframe=False)

    def _hide(self, node: int) -> None:
        self._hidden.add(node)
        self._show(reframe=False)

    def _show_hidden(self) -> None:
        self._hidden.clear()
        self._show(reframe=False)

    def _expand(self, node: int) -> None:
        self._expanded = (*self._expanded, node)
        self._read(reframe=False)

    def _centre(self, node: int) -> None:
        self.workspace.case_entities.choose(node)
        self.scope.choose(1)

    def menu_of(self, node: int) -> QMenu:
        """What can be done with a node."""
        tr, menu = self.workspace.tr, QMenu(self)
        deeds = [("open", self._open), ("centre", self._centre), ("expand", self._expand)]
        is_pinned = node in self.pins.places()
        deeds.append(("unpin", self._unpin) if is_pinned else ("pin", self._pin_here))
        deeds.append(("hide", self._hide))
        for words, deed in deeds:
            entry = menu.addAction(tr(f"graph.do_{words}"))
            entry.setObjectName(words)
            entry.triggered.connect(lambda _=False, deed=deed: deed(node))
        return menu

    def _pin_here(self, node: int) -> None:
        found = self.drawing.by_id[node]
        self._pin(node, (found.x, found.y))
