"""What is wrong with a person's template or sentences, or with a brief that is checked."""

from __future__ import annotations

from desktop.exporting.problems import ExportProblem


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
