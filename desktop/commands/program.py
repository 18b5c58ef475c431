"""The terminal's program: all commands, with one exit code and one sentence a problem."""

from __future__ import annotations

from collections.abc import Sequence

import click

from desktop.cluster_problems import ClusterProblem
from desktop.commands import (
    analysing,
    backing_up,
    encrypting,
    exporting,
    importing,
    merging,
    output,
    picturing,
    repairing,
    restoring,
    searching,
    showing,
    verifying,
)
from desktop.commands.failures import DONE, PROBLEM, USAGE, say, sentence
from desktop.commands.passphrases import Passphrases
from desktop.commands.picturing import DrawPicture
from desktop.commands.worded import WordedGroup, complaint
from desktop.exporting.problems import ExportProblem
from desktop.importing import ImportProblem
from desktop.look.translation import Words
from storage.problems import CaseError

NAMES = (
    *("import", "analyse", "show", "search", "picture", "export"),
    *("verify", "backup", "restore", "merge", "repair"),
    *("encrypt", "passphrase", "decrypt"),
)


def build(words: Words, draw: DrawPicture) -> WordedGroup:
    """The program with its words; ``draw`` makes pictures."""
    return WordedGroup(
        "rawi",
        words,
        (
            importing.command(words),
            analysing.command(words),
            showing.command(words),
            searching.command(words),
            picturing.command(words, draw),
            exporting.command(words),
            verifying.command(words),
            backing_up.command(words),
            restoring.command(words),
            merging.command(words),
            repairing.command(words),
            encrypting.encrypt_command(words),
            encrypting.passphrase_command(words),
            encrypting.decrypt_command(words),
        ),
    )


def run(arguments: Sequence[str], words: Words, draw: DrawPicture) -> int:
    """Run a command line; gives the exit code: 0 done, 1 a problem with data or case, 2 usage."""
    given = Passphrases()
    try:
        result = build(words, draw).main(
            list(arguments), prog_name="rawi", standalone_mode=False, obj=given
        )
        output.finish()
    except (ImportProblem, ExportProblem, CaseError, ClusterProblem) as problem:
        say(sentence(problem, words))
        return PROBLEM
    except output.OutputNotWritten as lost:
        if lost.reason is not None:
            say(words.tr("terminal.output_lost", reason=lost.reason))
        return PROBLEM
    except click.exceptions.NoArgsIsHelpError as shown:
        say(shown.format_message())
        return USAGE
    except click.UsageError as error:
        say(complaint(error, words))
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        say(words.tr("terminal.interrupted"))
        return PROBLEM
    return result if isinstance(result, int) else DONE
