"""``rawi verify --brief``: does every footnote of a brief quote the case's texts exactly?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.brief_process import read_brief_apart
from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say
from desktop.commands.passphrases import open_case
from desktop.exporting.brief.checking import Difference, differences
from desktop.exporting.brief.read_back import BriefRead
from desktop.look.translation import Words
from storage.case_file import CaseFile


def verify_brief(file: Path, case: Path, words: Words) -> int:
    """Check a brief against a case and say what differs; gives the exit code."""
    brief = read_brief_apart(file)
    with open_case(case, words, read_only=True) as opened:
        texts = _texts(opened, {note.digest for note in brief.footnotes})
    found = differences(brief, texts.get)
    if found:
        say(words.tr("brief_check.failed", file=file, count=len(found)))
        output.write("".join(f"{_line(each, words)}\n" for each in found))
        if texts_missing(brief, found):
            say(words.tr("brief_check.of_another_case"))
        return PROBLEM
    told = words.tr("brief_check.exact", file=file, count=len(brief.footnotes))
    how_far = "sealed" if brief.seal else "limits"
    output.write(f"{told}\n{words.tr(f'brief_check.{how_far}')}\n")
    return DONE


def texts_missing(brief: BriefRead, found: Iterable[Difference]) -> bool:
    """Whether the case has none of the texts that a brief quotes."""
    missing = sum(each.kind == "no_document" for each in found)
    return bool(brief.footnotes) and missing == len(brief.footnotes)


def _texts(case: CaseFile, digests: set[str]) -> dict[str, str]:
    """The texts whose digests begin as those that are asked for."""
    lengths = {len(digest) for digest in digests}
    return {
        digest[:length]: text
        for _, digest, text in case.documents.digests()
        for length in lengths
        if digest[:length] in digests
    }


def _line(difference: Difference, words: Words) -> str:
    return words.tr(
        f"brief_check.{difference.kind}",
        number=difference.number,
        count=difference.number,
        digest=difference.digest[:16],
        start=difference.start,
        end=difference.end,
        found=difference.found,
        text=difference.text,
    )
