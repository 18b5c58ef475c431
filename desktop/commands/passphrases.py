"""Passphrases in the terminal: asked for without echo, or from the environment; never an argument.

Whoever may look at a process of the same person sees its environment, but not what is typed.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

import click

from desktop.look.translation import Words
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.opening import opens
from storage.passphrase import Passphrase
from storage.problems import CaseError, PassphrasesDiffer, WrongPassphrase

PRESENT, NEW = "RAWI_PASSPHRASE", "RAWI_NEW_PASSPHRASE"
OTHER = "RAWI_OTHER_PASSPHRASE"


class PassphraseNotGiven(CaseError):
    """It can be asked for nowhere: there is neither a terminal nor the variable."""

    key = "terminal.no_passphrase"
    sentence = "{file}: a passphrase is needed. Use a terminal, or set {variable}."


class Passphrases:
    """Those that the environment gave. They are taken out of it, so that no process started by this
    one inherits them."""

    def __init__(self, environment: MutableMapping[str, str] = os.environ) -> None:
        self._given = {
            name: environment.pop(name) for name in (PRESENT, NEW, OTHER) if name in environment
        }
        self._typed: dict[Path, Passphrase] = {}

    def present(self, case: Path, words: Words) -> Passphrase:
        """The passphrase of a case, asked for once in a command. Raises PassphraseNotGiven,
        EmptyPassphrase."""
        if case not in self._typed:
            prompt = words.tr("terminal.ask_passphrase", file=case)
            self._typed[case] = self._ask(PRESENT, case, prompt)
        return self._typed[case]

    def other(self, copy: Path, words: Words) -> Passphrase:
        """That of another copy of a case. Raises PassphraseNotGiven, EmptyPassphrase."""
        return self._ask(OTHER, copy, words.tr("terminal.ask_passphrase", file=copy))

    def gave_other(self) -> bool:
        """Whether the environment told the passphrase of the other copy."""
        return OTHER in self._given

    def chosen(self, case: Path, words: Words, *, variable: str) -> Passphrase:
        """A new passphrase, typed twice. Raises PassphrasesDiffer too."""
        chosen = self._ask(variable, case, words.tr("terminal.ask_new_passphrase", file=case))
        if variable not in self._given:
            again = self._ask(variable, case, words.tr("terminal.ask_again"))
            if not chosen.is_same(again):
                raise PassphrasesDiffer(case)
        return chosen

    def _ask(self, variable: str, case: Path, prompt: str) -> Passphrase:
        if variable in self._given:
            return Passphrase(self._given[variable])
        if not sys.stdin.isatty():
            raise PassphraseNotGiven(case, variable=variable)
        return Passphrase(getpass.getpass(f"{prompt} "))

    def __repr__(self) -> str:
        return "Passphrases(…)"


def passphrases() -> Passphrases:
    """Those of the command that is running."""
    return click.get_current_context().ensure_object(Passphrases)


def passphrase_for(case: Path, words: Words) -> Passphrase | None:
    """What opens a case, None where it is plain. Raises CaseError."""
    return passphrases().present(case, words) if is_encrypted(case) else None


def open_copy(copy: Path, case: CaseFile, words: Words) -> CaseFile:
    """Open another copy of an open case, read only, with what opens it: nothing, the case's own key
    or passphrase, or a passphrase of its own. Raises CaseError."""
    given = passphrases()
    if not is_encrypted(copy):
        return CaseFile.open(copy, read_only=True)
    if case.key is None and not given.gave_other():
        return open_case(copy, words, read_only=True)
    if case.key is not None and opens(case.key, copy):
        return CaseFile.open(copy, read_only=True, passphrase=case.key)
    if case.key is not None and not given.gave_other():
        # Its passphrase was changed on both sides, or both were encrypted with one apart.
        with suppress(WrongPassphrase):
            same = given.present(case.path, words)
            return CaseFile.open(copy, read_only=True, passphrase=same)
    return CaseFile.open(copy, read_only=True, passphrase=given.other(copy, words))


def open_case(case: Path, words: Words, *, read_only: bool = False) -> CaseFile:
    """Open a case, with its passphrase where it has one. Raises CaseError."""
    return CaseFile.open(case, read_only=read_only, passphrase=passphrase_for(case, words))
