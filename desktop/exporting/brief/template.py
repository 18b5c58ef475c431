"""The page of a brief: a Jinja template, that of Rawi or a person's own, run in a sandbox."""

from __future__ import annotations

import traceback

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desktop.exporting.brief.exactness import writable
from desktop.exporting.brief.outline import Outline, Quoted
from desktop.exporting.brief.own_files import OwnFile
from desktop.exporting.brief.problems import TemplateBroken
from desktop.exporting.brief.sentences import page_source
from desktop.exporting.brief.svg import svg

_NAME = "<template>"


def page(outline: Outline, template: OwnFile | None = None) -> str:
    """A brief as a page of HTML.

    Raises:
        TemplateBroken: the template has a mistake; the problem names its line.
    """
    template = template or OwnFile(page_source())
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["svg"] = svg
    environment.tests["quoted"] = lambda part: isinstance(part, Quoted)
    try:
        made = environment.from_string(template.text)
        return writable(made.render(brief=outline))
    except TemplateSyntaxError as error:
        raise TemplateBroken(template.file, line=error.lineno, reason=error.message or "") from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
    ) as error:
        # What a template does wrong while it runs is Python's own exception, its line in the trace.
        raise TemplateBroken(template.file, line=_line(error), reason=str(error)) from None


def _line(error: BaseException) -> int:
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == _NAME]
    return lines[-1] or 0 if lines else 0
