"""Glyphs that a font does not name are unknown, though their number is that of a character: Qt
writes such PDFs where a font draws digits by another glyph than its table of characters has."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication

from desktop.importing.found import FoundArticle
from desktop.importing.pdf_glyphs import NO_LETTER
from desktop.importing.problems import PdfLettersMissing
from tests.importing.reading import read_all

FONT = Path("resources/fonts/IBMPlexSansArabic-Regular.ttf")
TITLE = "قصفٌ على الشيخ غانم يُدمّر ثلاثة منازل"
PARAGRAPHS = (
    (
        "أعلنت لجنة الأهالي في بلدة الشيخ غانم (ريف المدينة الشرقي) أنّ القصف دمّر 3 منازل فجر الأحد "
        "12/05/2024، وأن عائلتين نزحتا إلى القرية المجاورة، بحسب وكالة Reuters. وقال «المرصد» إن "
        "45% من السكان بقوا هناك."
    ),
    (
        "وقال الناطق باسم اللجنة سالم العبدو إن فرق الإسعاف لم تصل إلا بعد ساعتين بسبب انقطاع "
        "الطريق M5، وأضاف: «لا نملك سوى سيارة واحدة»[1]. وكان المجلس المحلي قد طالب منظمة "
        "Médecins Sans Frontières (MSF) بإرسال فريق "
        "طبي إلى المدينة في الساعة 14:30 من يوم ٧ أيار ٢٠٢٤."
    ),
    (
        "الأمم المتحدة لم تعلّق على الأنباء، لأن الاتصالات مقطوعة؛ والآن ينتظر الأهالي الإغاثة. هل "
        "تصل؟ لا أحد يعلم!"
    ),
)


def _document(html: str, family: str, size: int, width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont(family, size))
    option = QTextOption(Qt.AlignmentFlag.AlignJustify)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    document.setDefaultTextOption(option)
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _pdf(path: Path) -> bytes:
    number = QFontDatabase.addApplicationFont(str(FONT))
    (family,) = QFontDatabase.applicationFontFamilies(number)
    writer = QPdfWriter(str(path))
    writer.setResolution(72)
    painter = QPainter(writer)
    _document(f"<div dir=rtl align=center>{TITLE}</div>", family, 20, 500).drawContents(painter)
    painter.translate(265, 60)
    text = "".join(f"<p dir=rtl align=justify>{each}</p>" for each in PARAGRAPHS)
    _document(f"<div dir=rtl>{text}</div>", family, 10, 230).drawContents(painter)
    painter.end()
    return path.read_bytes()


def test_no_glyph_is_taken_for_the_character_of_its_number(
    qapp: QApplication, tmp_path: Path
) -> None:
    article, problem = read_all(_pdf(tmp_path / "a.pdf"), "a.pdf")
    assert isinstance(article, FoundArticle)
    assert isinstance(problem, PdfLettersMissing)
    assert set(article.text) - set("".join((TITLE, *PARAGRAPHS))) == {"\n", NO_LETTER}
    for word in ("Reuters", "(MSF)", "M5"):
        assert word in article.text
