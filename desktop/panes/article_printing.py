"""Ctrl+P and export to PDF: who asks for the paper and the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.look.direction import isolate
from desktop.panes.article_legend import Legend
from desktop.panes.article_page import ArticlePage
from desktop.panes.article_print import Printable, print_article
from desktop.workspace.problems import FileNotWritten
from desktop.workspace.workspace import Workspace

_DOTS = 1200
_MARGIN_MM = 16.0


class ArticlePrinting:
    """Prints what the article pane shows, with the layers that are on."""

    def __init__(
        self, workspace: Workspace, page: ArticlePage, legend: Legend, parent: QWidget
    ) -> None:
        self._workspace, self._page, self._legend = workspace, page, legend
        self._parent = parent

    def preview(self) -> None:
        """Show the pages; from there they are sent to a printer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(self._margins(), QPageLayout.Unit.Millimeter)
        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setWindowTitle(self._workspace.tr("action.print_article"))
        dialog.paintRequested.connect(self._print)
        dialog.resize(900, 800)
        dialog.exec()

    def ask_pdf(self) -> None:
        """Ask for a file, and write the pages into it."""
        reading = self._workspace.analysis
        title = reading.document.title.strip()[:60] if reading else ""
        name, _ = QFileDialog.getSaveFileName(
            self._parent,
            self._workspace.tr("action.export_pdf"),
            "".join(letter for letter in title if letter not in '\\/:*?"<>|\n') + ".pdf",
            "PDF (*.pdf)",
        )
        if name:
            self.write_pdf(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def write_pdf(self, file: Path) -> int:
        """Write the pages into a file; gives how many. Raises FileNotWritten."""
        try:
            file.open("ab").close()
        except OSError as error:
            raise FileNotWritten(file) from error
        writer = QPdfWriter(str(file))
        writer.setResolution(_DOTS)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(self._margins(), QPageLayout.Unit.Millimeter)
        writer.setCreator(self._workspace.tr("app.name"))
        return print_article(self._printable(), writer, _DOTS)

    def _print(self, printer: QPrinter) -> None:
        print_article(self._printable(), printer, printer.resolution())

    def _margins(self) -> QMarginsF:
        return QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)

    def _printable(self) -> Printable:
        """What is shown now; there is a reading, or the actions are not to be had."""
        reading, words = self._workspace.analysis, self._workspace.appearance.words
        assert reading is not None
        document = reading.document
        outlet = document.outlet or words.tr("article.no_outlet")
        dated = words.iso_date(document.published) if document.published else ""
        layers = self._legend.layers()
        return Printable(
            document=document,
            marks=self._page.layer_marks(),
            items=self._page.layer_items(),
            head="  ·  ".join(part for part in (isolate(outlet), dated) if part),
            outlet_word=words.tr("claims.outlet"),
            legend=[
                (chip.layer, words.tr(f"kinds.{chip.layer}"))
                for chip in self._legend.chips
                if chip.layer in layers
            ],
            mirrored=self._workspace.appearance.right_to_left,
        )
