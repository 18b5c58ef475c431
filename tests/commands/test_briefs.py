"""``rawi export CASE brief-…`` and ``rawi verify --brief`` as a person gives them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from desktop.exporting.brief.writing import WRITERS
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from tests.commands.running import Terminal


def test_a_brief_verifies_against_its_case_and_no_other(
    rawi: Terminal, case: Path, later: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.rawi"
    assert rawi("import", other, later).code == 0
    for key in WRITERS:
        out = tmp_path / key
        assert rawi("export", case, key, out, language="ar").code == 0
        answer = rawi("verify", "--brief", out, case)
        assert (answer.code, answer.err) == (0, "")
        assert "exactly" in answer.out
        answer = rawi("verify", "--brief", out, other)
        assert answer.code == 1
        assert "has no text with the digest" in answer.out


def test_a_brief_with_hidden_names_is_written_and_cannot_be_compared(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    for key in WRITERS:
        out = tmp_path / key
        answer = rawi("export", case, key, out, "--redact", "حمص")
        assert (answer.code, answer.err) == (0, "")
        answer = rawi("verify", "--brief", out, case)
        assert answer.code == 1
        assert "names are hidden" in answer.err


def test_a_changed_brief_fails(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    assert rawi("export", case, "brief-html", out).code == 0
    out.write_text(
        out.read_text(encoding="utf-8").replace("حي الوعر", "حي الزهراء"), encoding="utf-8"
    )
    answer = rawi("verify", "--brief", out, case, language="ar")
    assert answer.code == 1
    assert "اختلاف" in answer.err
    assert "الزهراء" in answer.out


def test_what_is_no_brief_is_told(rawi: Terminal, case: Path, news: Path, tmp_path: Path) -> None:
    for file in (news, tmp_path / "none"):
        answer = rawi("verify", "--brief", file, case)
        assert answer.code == 1
        assert str(file) in answer.err


def test_a_brief_that_is_a_trap_is_told_in_both_languages(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in ("document", "footnotes"):
            archive.writestr(f"word/{part}.xml", bytes(151_000_000))
    answer = rawi("verify", "--brief", bomb, case)
    assert (answer.code, answer.out) == (1, "")
    assert "at most 300 MB" in answer.err
    answer = rawi("verify", "--brief", bomb, case, language="ar")
    assert answer.code == 1
    assert "300 م.ب" in answer.err


def test_a_template_is_copied_out_changed_and_used(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.html"
    own.write_text(
        rawi("export", "--template-of", "html").out.replace("<header>", "<header><p>نسختنا</p>"),
        encoding="utf-8",
    )
    said = tmp_path / "own.toml"
    text = rawi("export", "--template-of", "toml").out
    said.write_text(text.replace("Chronology", "What happened"), encoding="utf-8")
    out = tmp_path / "out.html"
    answer = rawi("export", case, "brief-html", out, "--template", own, "--template", said)
    assert (answer.code, answer.err) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "<p>نسختنا</p>" in page
    assert "<h2>What happened</h2>" in page
    assert rawi("verify", "--brief", out, case).code == 0


def test_a_broken_template_writes_nothing(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    own, out = tmp_path / "own.html", tmp_path / "out.html"
    own.write_text("<p>\n{% for %}", encoding="utf-8")
    answer = rawi("export", case, "brief-html", out, "--template", own)
    assert answer.code == 1
    assert "line 2" in answer.err
    assert not out.exists()
    answer = rawi("export", case, "brief-pdf", out, "--template", own)
    assert answer.code == 2, "it would be passed over without a word"
    assert "brief-html alone" in answer.err
    answer = rawi("export", case, "claims-jsonl", out, "--template", own)
    assert answer.code == 2
    assert "brief-html" in answer.err


def test_verdicts_grades_and_notes_that_changed_since_are_told(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    def graded(grade: str) -> None:
        with CaseFile.open(case) as opened:
            read = opened.current(1)
            assert read is not None
            claim = read.claims[0]
            place = anchor_at(read.document.text, claim.start, claim.end)
            opened.journal.append(
                Judgement(action="grade_claim", document=1, anchor=place, value=grade)
            )

    bare = tmp_path / "bare.html"
    assert rawi("export", case, "brief-html", bare).code == 0
    graded("2")
    answer = rawi("verify", "--brief", bare, case)
    assert (answer.code, answer.err) == (0, "")
    assert "does not say so" in answer.out
    for key in WRITERS:
        out = tmp_path / key
        assert rawi("export", case, key, out).code == 0
        assert rawi("verify", "--brief", out, case).code == 0
    graded("5")
    for key in WRITERS:
        answer = rawi("verify", "--brief", tmp_path / key, case)
        assert answer.code == 1
        assert "one statement" in answer.err
        assert "exactly" in answer.out, "its footnotes still quote"
        assert "2 (probably true)" in answer.out
        assert "case: 5 (improbable)" in answer.out
    answer = rawi("verify", "--brief", tmp_path / "brief-pdf", case, language="ar")
    assert "لم يعد قائمًا" in answer.err
