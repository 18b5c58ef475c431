"""What the terminal and the window both say of a case: moments, backups, merges, disagreements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.importing.member_names import safe_text
from desktop.look.translation import Words
from storage.backup_folder import Backup
from storage.case_file import CaseFile
from storage.disagreements import Disagreement, disagreements
from storage.findings import Finding
from storage.judgements import EntityRef, Judgement
from storage.merging import MergeReport
from storage.problems import Reason
from storage.repair import RepairReport
from storage.restoring import Contents


def in_words(fields: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The fields of a problem, reasons of ours among them in the language of the words."""
    return {name: reason_in_words(value, words) for name, value in fields.items()}


def reason_in_words(value: Any, words: Words) -> Any:
    """A reason of ours in the language of the words; anything else as it is, but for signs in names
    of files that would turn the sentence round or break its line."""
    if isinstance(value, Reason):
        return words.tr(f"reason.{value.name}")
    return safe_text(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A backup with what it holds; ``contents`` is None where that cannot be told, ``made`` UTC,
    ``size`` in bytes."""

    path: Path
    number: int
    made: datetime
    size: int
    contents: Contents | None


@dataclass(frozen=True, slots=True)
class CaseWords:
    """``apart`` keeps names of any direction from mixing with the words around them: a window
    isolates them, what a terminal prints is data."""

    words: Words
    apart: Callable[[str], str] = str

    def moment(self, utc: datetime) -> str:
        """A moment as the clock on the wall showed it."""
        local = utc.astimezone()
        return f"{self.words.date(local.date())} {self.words.digits(f'{local:%H:%M}')}"

    def findings(self, found: tuple[Finding, ...]) -> list[str]:
        """What verification found, a line each."""
        return [self.words.tr(finding.key, **finding.fields) for finding in found]

    def backups(self, kept: list[Backup]) -> str:
        """When the last backup was made, how many there are, and where."""
        tr = self.words.tr
        if not kept:
            return tr("backup.none_yet")
        moment, folder = self.moment(kept[-1].made), self.apart(kept[-1].path.parent.name)
        last = tr("backup.last", moment=moment, folder=folder)
        return f"{last} ({tr('backup.kept', count=len(kept))})"

    def kept_copy(self, copy: KeptCopy) -> str:
        """A backup in a line: when it was made, what it holds, its size."""
        tr, held = self.words.tr, copy.contents
        parts = [self.moment(copy.made), self.size(copy.size)]
        if held is not None:
            parts[1:1] = [
                tr("backup.articles", count=held.documents),
                tr("backup.judgements", count=held.entries),
            ]
        return ("، " if self.words.language == "ar" else ", ").join(parts)

    def size(self, size: int) -> str:
        """So many bytes, in megabytes."""
        return self.words.tr("backup.megabytes", size=f"{size / 1e6:.1f}")

    def merged(self, report: MergeReport) -> str:
        """What came in by a merge."""
        tr = self.words.tr
        if not (report.documents or report.analyses or report.entries or report.changed):
            return tr("merged.nothing")
        return self._listed(
            tr("merged.documents", count=report.documents),
            tr("merged.analyses", count=report.analyses),
            tr("merged.entries", count=report.entries),
        )

    def repaired(self, report: RepairReport) -> list[str]:
        """What a repair saved, and what is known to be lost."""
        tr = self.words.tr
        return [
            self._listed(
                tr("repaired.documents", count=report.documents),
                tr("repaired.analyses", count=report.analyses),
            ),
            self._listed(
                tr("repaired.entries", count=report.entries),
                tr("repaired.lost", count=report.lost_entries),
            ),
        ]

    def disagreements(self, case: CaseFile) -> list[str]:
        """The open disagreements of a case: what about, and who said what when."""
        found = disagreements(case.journal)
        lines = [self.words.tr("merged.disagreements", count=len(found))]
        for one in found:
            lines += self._disagreement(one)
        return lines

    def _disagreement(self, one: Disagreement) -> list[str]:
        lines = [f"— {self._subject(one.entries[-1].judgement)}"]
        for entry in one.entries:
            said = self.words.tr(
                "merged.said",
                author=self.apart(entry.author),
                moment=self.moment(datetime.fromisoformat(entry.at)),
                what=self.said(entry.judgement),
            )
            holds = entry is one.entries[-1]
            lines.append("    " + (self.words.tr("merged.holds", said=said) if holds else said))
        return lines

    def _subject(self, judgement: Judgement) -> str:
        tr, number = self.words.tr, judgement.document
        if judgement.property is not None:
            name = tr(f"subject.property.{judgement.property}")
            return tr("subject.property_of_article", property=name, number=number)
        if judgement.anchor is not None:
            quote = self.apart(" ".join(judgement.anchor.quote.split()))
            return tr("subject.words_of_article", words=quote, number=number)
        if judgement.entity is not None:
            return self.entity(judgement.entity)
        return tr("subject.case") if number is None else tr("subject.article", number=number)

    def said(self, judgement: Judgement) -> str:
        """What a judgement says."""
        target, tr, value = judgement.target, self.words.tr, judgement.value
        if judgement.action == "set_stance" and f"stance.{value}" in self.words:
            value = tr(f"stance.{value}")
        if judgement.action == "judge_conflict" and f"verdict.{value}" in self.words:
            value = tr(f"verdict.{value}")
        return tr(
            f"judged.{judgement.action}",
            kind=tr(f"kind.{judgement.kind}") if judgement.kind else "",
            target=self.entity(target) if target else "",
            value=self.apart(value) if value else tr("judged.nothing"),
        )

    def entity(self, entity: EntityRef) -> str:
        """What an entity is called, and its kind."""
        key = f"kind.{entity.kind}"
        kind = self.words.tr(key) if key in self.words else entity.kind
        return self.words.tr("subject.entity", name=self.apart(entity.name), kind=kind)

    def _listed(self, *parts: str) -> str:
        return ("، " if self.words.language == "ar" else ", ").join(parts) + "."
