"""What is wrong with a person's template or sentences, or with a brief that is checked."""

from __future__ import annotations

from desktop.exporting.problems import ExportProblem

MOST_BYTES = 300_000_000
"""Of a brief that is checked, and unpacked where it is packed."""


class TemplateBroken(ExportProblem):
    key = "problem.brief_template"
    sentence = "{file}, line {line}: the template cannot be used ({reason}). Nothing was written."


class SentencesBroken(ExportProblem):
    key = "problem.brief_sentences"
    sentence = "{file}, line {line}: a sentence cannot be used ({reason}). Nothing was written."


class TemplateUnreadable(ExportProblem):
    key = "problem.brief_template_unreadable"
    sentence = "{file}: this template cannot be read ({reason}). Nothing was written."


class NoBrief(ExportProblem):
    key = "problem.no_brief"
    sentence = "{file}: this is no brief of Rawi, or it is damaged."


class TemplateWithoutFootnotes(ExportProblem):
    key = "problem.brief_without_footnotes"
    sentence = "{file}: this template leaves out {count} footnotes. Nothing was written."


class BriefUnreadable(ExportProblem):
    key = "problem.brief_unreadable"
    sentence = "{file}: the system does not let Rawi read it ({reason})."


class BriefTooLarge(ExportProblem):
    key = "problem.brief_too_large"
    sentence = "{file}: it holds more than a brief may that is checked (at most {megabytes} MB)."


class BriefTooSlow(ExportProblem):
    key = "problem.brief_too_slow"
    sentence = "{file}: reading it took more than {seconds} seconds, so it was given up."


class BriefOutOfMemory(ExportProblem):
    key = "problem.brief_out_of_memory"
    sentence = "{file}: reading it needs more memory than one file may take ({megabytes} MB)."


class BriefBroke(ExportProblem):
    key = "problem.brief_broke"
    sentence = "{file}: this file broke the process that reads briefs; nothing else was touched."
