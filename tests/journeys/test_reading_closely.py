"""A person reads one article closely: layers, finding, cards, margin, notes, keyboard selection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.panes.article_hover import HoverCard
from desktop.panes.article_sheet import FEWEST_A_LINE
from desktop.panes.dialogs.note import NoteDialog
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests import builders
from tests.windows import (
    SECOND,
    click_words,
    kind_at,
    make_case,
    open_window,
    place_of,
    press,
    reading,
    select_words,
)


def write_instead(monkeypatch: pytest.MonkeyPatch, words: str | None) -> list[str]:
    """Answer the next note dialogs with these words, or withdraw (None); gives what each held."""
    held: list[str] = []

    def answer(dialog: NoteDialog) -> int:
        held.append(dialog.text)
        if words is None:
            dialog._withdraw()
        else:
            dialog.field.setPlainText(words)
            dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(NoteDialog, "exec", answer)
    return held


def selected(window: MainWindow) -> str:
    span = window.article.text.selected_span()
    return reading(window).document.text[slice(*span)] if span else ""


def add_copy(case: Path) -> None:
    """Another outlet's article with the same reading, in other words at its end."""
    reading = builders.analysis()
    text = f"{builders.TEXT}\nوبقيت الطريق مقطوعة."
    with CaseFile.open(case) as stored:
        added = stored.documents.add(
            Article(text, outlet="الشاهد", published="2021-05-05"), file="third.txt"
        )
        stored.layers.replace(added.id, replace(reading, document=builders.document(text)))


def shown_card(window: MainWindow) -> HoverCard | None:
    return window.article.cards.card


def notes_in(window: MainWindow) -> list[str]:
    return [note.text for note in window.article.notes.shown]


# --- layers


def test_layers_that_were_switched_off_are_off_on_another_day(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    times = next(chip for chip in window.article.legend.chips if chip.layer == "time")
    QTest.mouseClick(times, Qt.MouseButton.LeftButton)
    press(window, "Ctrl+Alt+3")
    assert window.article.text.mark_at_point(QPointF(place_of(window, "أمس"))) is None
    assert not window.workspace.actions.action("layer_quantities").isChecked()
    window.workspace.actions.run("lines_shorter")
    window.close()
    again = open_window(qtbot, tmp_path, case)
    off = {chip.layer for chip in again.article.legend.chips if not chip.isChecked()}
    assert off == {"time", "quantity"}
    assert again.article.text.characters == 70
    assert again.article.text.mark_at_point(QPointF(place_of(again, "أمس"))) is None


def test_lines_have_a_least_and_a_greatest_length(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    for _ in range(20):
        window.workspace.actions.run("lines_shorter")
    assert window.article.text.characters == FEWEST_A_LINE
    for _ in range(20):
        window.workspace.actions.run("lines_longer")
    assert window.article.text.characters == 75


# --- finding


def test_words_are_found_counted_and_walked_through(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.selection.choose(Chosen("entity", "e8"))
    bar = window.article.find_bar
    press(window, "Ctrl+F")
    assert bar.isVisible()
    bar.field.setText("الكرامه")
    assert bar.count.text() == "1 من \u20683\u2069"
    for wanted in ("2", "3", "1"):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        assert bar.count.text().startswith(wanted)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text().startswith("3")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert selected(window) == "الكرامة"
    assert window.article.text.selected_span() == builders.span("الكرامة", 2)
    assert window.workspace.selection.rule == Chosen("entity", "e8")
    QTest.keySequence(window.article.text, "F3")
    assert bar.isVisible()


def test_nothing_found_is_said_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.article.find_bar.ask("بغداد")
    assert window.article.find_bar.count.text() == "لا شيء بهذه الكلمات"
    assert not window.article.find_bar.next.isEnabled()


def test_the_search_goes_on_in_the_next_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    with qtbot.waitSignal(window.workspace.background.idle, timeout=20_000):
        window.workspace.actions.run("reanalyse_all")
    window.article.find_bar.ask("الرقة")
    window.workspace.actions.run("article_next")
    found = [SECOND[slice(*span)] for span in window.article.find_bar.found]
    assert found == ["الرقة", "الرقة"]


# --- cards


def test_a_card_tells_who_found_what_and_where_else_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    add_copy(case)
    window = open_window(qtbot, tmp_path, case)
    page = window.article.text.viewport()
    QTest.mouseMove(page, place_of(window, "أبو ياسر"))
    qtbot.waitUntil(lambda: shown_card(window) is not None, timeout=3000)
    card = shown_card(window)
    assert card is not None
    for part in ("شخص", "قاعدة لغوية", "55"):
        assert part in card.words.text()
    assert card.heading.text() == "وفي مقال آخر"
    (link,) = [b for b in card.buttons() if b.objectName() == "card_link"]
    assert "الشاهد" in link.text()
    link.click()
    assert window.workspace.document_id == 3
    assert shown_card(window) is None
    assert selected(window) == "أبو ياسر"


def test_the_card_comes_by_key_and_its_deeds_are_of_its_mention(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "أبو ياسر")
    QTest.keyClick(window.article.text, Qt.Key.Key_Space)
    card = shown_card(window)
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert shown_card(window) is None
    assert window.workspace.selection.rule == Chosen("entity", "e7")
    window.workspace.actions.run("mention_card")
    card = shown_card(window)
    assert card is not None
    next(b for b in card.buttons() if b.text() == "رفض").click()
    assert kind_at(window, "أبو ياسر") is None
    press(window, "Ctrl+Z")
    assert kind_at(window, "أبو ياسر") == "person"


def test_a_case_that_only_reads_offers_no_deeds(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    with CaseFile.open(case):
        window = open_window(qtbot, tmp_path, case)
        click_words(window, "أبو ياسر")
        window.workspace.actions.run("mention_card")
        card = shown_card(window)
        assert card is not None
        assert [button.text() for button in card.buttons()] == [
            window.workspace.tr("card.do_open_entity")
        ]


# --- the margin


def test_a_click_on_a_source_in_the_margin_chooses_its_claim(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.resize(1600, 900)
    QApplication.processEvents()
    text = window.article.text
    text.grab()
    (label,) = [label for label in text.labels() if label.item.id == "c3"]
    assert label.wide
    assert label.room is not None
    words = text.rectangle_of(*builders.span("سيطروا"))
    assert label.room.left() > words.right()
    spot = label.room.center().toPoint()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.workspace.selection.rule == Chosen("claim", "c3")


def test_the_margin_never_lies_over_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    text = window.article.text
    for language, width in (("ar", 1024), ("ar", 1900), ("en", 1024), ("en", 1900)):
        window.workspace.set_language(language)  # type: ignore[arg-type]
        window.resize(width, 800)
        QApplication.processEvents()
        text.grab()
        lines = text.rectangles(0, len(reading(window).document.text))
        left, right = min(r.left() for r in lines), max(r.right() for r in lines)
        assert text.labels()
        for label in text.labels():
            for room in (label.bar, label.room):
                if room is not None:
                    assert room.right() <= left or room.left() >= right
                    assert 0 <= room.left() <= room.right() <= text.viewport().width()


# --- notes


def test_a_note_on_words_is_kept_shown_changed_and_withdrawn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    write_instead(monkeypatch, "من هم؟")
    select_words(window, "مصادر معارضة")
    press(window, "N")
    qtbot.waitUntil(lambda: notes_in(window) == ["من هم؟"])
    held = write_instead(monkeypatch, "من هم بالضبط؟")
    window.article.text.select_span(0, 0)
    click_words(window, "مصادر")
    assert held == ["من هم؟"]
    qtbot.waitUntil(lambda: notes_in(window) == ["من هم بالضبط؟"])
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert notes_in(again) == ["من هم بالضبط؟"]
    again.article.text.grab()
    assert [b.item.name for b in again.article.text.labels() if b.item.kind == "note"] == [
        "من هم بالضبط؟"
    ]
    write_instead(monkeypatch, None)
    click_words(again, "مصادر")
    qtbot.waitUntil(lambda: notes_in(again) == [])
    press(again, "Ctrl+Z")
    qtbot.waitUntil(lambda: notes_in(again) == ["من هم بالضبط؟"])
    press(again, "Ctrl+Z")
    qtbot.waitUntil(lambda: notes_in(again) == ["من هم؟"])


def test_a_note_is_of_what_is_chosen_and_else_of_the_article(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    write_instead(monkeypatch, "للمراجعة")
    press(window, "N")
    click_words(window, "أبو ياسر")
    press(window, "N")
    qtbot.waitUntil(lambda: len(notes_in(window)) == 2)
    places = [note.place for note in window.article.notes.shown]
    assert places == [None, builders.span("أبو ياسر")]


# --- selecting by keyboard and by double click


def test_words_are_selected_by_keys_without_their_proclitic(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    text = window.article.text
    start, _ = builders.span("بصاروخ غراد")
    text.select_span(start + 1, start + 1)
    text.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(text, Qt.Key.Key_Left, both)
    assert selected(window) == "صاروخ"
    QTest.keyClick(text, Qt.Key.Key_Left, both)
    assert selected(window) == "صاروخ غراد"
    QTest.keyClick(text, Qt.Key.Key_Right, both)
    QTest.keyClick(text, Qt.Key.Key_Right, both)
    QTest.keyClick(text, Qt.Key.Key_Right, both)
    assert selected(window) == "ب"
    QTest.keyClick(text, Qt.Key.Key_Left, both)
    QTest.keyClick(text, Qt.Key.Key_Left, both)
    press(window, "5")
    assert kind_at(window, "صاروخ") == "weapon"


def test_a_second_double_click_offers_the_word_as_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    page, place = window.article.text.viewport(), place_of(window, "بصاروخ")
    for wanted in ("صاروخ", "بصاروخ", "صاروخ"):
        QTest.mouseDClick(page, Qt.MouseButton.LeftButton, pos=place)
        assert selected(window) == wanted


def test_every_control_of_reading_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.article.find_bar.ask("الكرامة")
    click_words(window, "أبو ياسر")
    window.article.show_card()
    card = shown_card(window)
    assert card is not None
    named = [*window.article.focus_chain(), *card.buttons()]
    assert [w for w in named if not (w.accessibleName() or getattr(w, "text", str)())] == []
    assert "أبو ياسر" in card.accessibleName()
    assert QPoint(0, 0) != card.pos()


# --- on paper


def test_the_article_is_exported_as_pdf_with_what_is_marked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    out = tmp_path / "article.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out)[:-4], ""))
    window.workspace.actions.run("export_pdf")
    marked = out.read_bytes()
    assert marked.startswith(b"%PDF")
    for layer in ("names", "times", "quantities", "loaded", "claims", "notes"):
        window.workspace.actions.run(f"layer_{layer}")
    window.workspace.actions.run("export_pdf")
    assert len(out.read_bytes()) < len(marked)


def test_a_place_that_cannot_be_written_to_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    out = tmp_path / "missing" / "article.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.workspace.actions.run("export_pdf")
    assert "article.pdf" in window.problems.words.text()


def test_the_preview_shows_the_pages(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    out = tmp_path / "printed.pdf"

    def print_at_once(dialog: QPrintPreviewDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFileName(str(out))
        dialog.paintRequested.emit(printer)
        return 1

    monkeypatch.setattr(QPrintPreviewDialog, "exec", print_at_once)
    press(window, "Ctrl+P")
    assert out.read_bytes().startswith(b"%PDF")
