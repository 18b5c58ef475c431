"""``rawi export``: a case in a format of another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from desktop.commands import output
from desktop.commands.export_templates import template_options, template_text, wanted_format
from desktop.commands.failures import DONE, say
from desktop.commands.parameters import option
from desktop.commands.passphrases import open_case
from desktop.commands.progress import tell_exported
from desktop.commands.worded import WordedCommand
from desktop.export_content import content_of
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.problems import ExportNamesEmpty, ExportNamesFile, ExportNoSuchArticle
from desktop.exporting.redaction.names import HiddenName, names_typed
from desktop.exporting.writing import write_whole
from desktop.look.translation import Words


def command(words: Words) -> WordedCommand:
    def run(
        case: Path | None,
        kind: str | None,
        out: Path | None,
        *,
        listed: bool,
        template: Sequence[Path],
        template_of: str | None,
        **leaves: Any,
    ) -> int:
        if template_of is not None:
            output.write(template_text(template_of, words))
            return DONE
        if listed:
            output.write("".join(f"{line}\n" for line in _formats(words)))
            return DONE
        if case is None or kind is None or out is None:
            raise click.UsageError(words.tr("usage.case_format_out"))
        _export(case, wanted_format(kind, template, words), out, _choice(**leaves), words)
        return DONE

    return WordedCommand("export", words, run, (*_arguments(), *_options(words)))


def _arguments() -> tuple[click.Argument, ...]:
    path = click.Path(path_type=Path)
    kind = click.Choice([each.key for each in FORMATS])
    return (
        click.Argument(["case"], metavar="CASE", type=path, required=False),
        click.Argument(["kind"], metavar="FORMAT", type=kind, required=False),
        click.Argument(["out"], metavar="OUT", type=path, required=False),
    )


def _options(words: Words) -> tuple[click.Option, ...]:
    return (
        option(words, "--formats", "listed", is_flag=True),
        option(words, "--only", "document", metavar="DOCUMENT", type=int, multiple=True),
        option(words, "--without-notes", "notes", flag_value=False, default=True),
        option(words, "--without-text", "text", flag_value=False, default=True),
        option(words, "--redact", metavar="NAME", multiple=True),
        option(words, "--redact-file", metavar="FILE", type=click.Path(path_type=Path)),
        *template_options(words),
    )


def _choice(
    document: Sequence[int],
    redact: Sequence[str],
    redact_file: Path | None,
    *,
    notes: bool,
    text: bool,
) -> Choice:
    hidden = [name for each in redact for name in _hidden("--redact", [each])]
    if redact_file:
        hidden += _hidden(str(redact_file), _names_in(redact_file))
    return Choice(frozenset(document) or None, notes, text, tuple(hidden))


def _hidden(given: str, lines: Sequence[str]) -> tuple[HiddenName, ...]:
    """The names of some lines. Whoever asks for names to be hidden and gives none, perhaps by an
    empty variable of a script, must not get a file that hides nothing."""
    names = names_typed(lines)
    if not names:
        raise ExportNamesEmpty(given)
    return names


def _names_in(file: Path) -> list[str]:
    """The names of a file, one a line."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ExportNamesFile(str(file)) from error
    return [line.strip() for line in lines if line.strip()]


def _formats(words: Words) -> list[str]:
    width = max(len(each.key) for each in FORMATS)
    return [f"{each.key:<{width}}  {words.tr(f'export.format.{each.key}')}" for each in FORMATS]


def _export(case: Path, wanted: Format, out: Path, choice: Choice, words: Words) -> None:
    with open_case(case, words, read_only=True) as opened, opened.as_of_now() as now:
        for number in sorted((choice.documents or frozenset()) - set(now.documents.ids())):
            raise ExportNoSuchArticle(str(case), number=number)
        content = chosen(content_of(now, words, on_document=tell_exported(words)), choice)
        write_whole(out, lambda file: wanted.write(content, file))
    for warning in content.check.warnings(words) if content.check else ():
        say(warning)
    output.write(words.tr("export.saved", case=case, file=out) + "\n")
