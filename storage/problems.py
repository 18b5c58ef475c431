"""What can be wrong with a case file: one class each, with one sentence for the person."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class Reason(str):
    """Words of ours inside a sentence: the English ones, with the name of their translation
    (``reason.NAME``)."""

    name: str

    def __new__(cls, name: str, words: str) -> Reason:
        made = super().__new__(cls, words)
        made.name = name
        return made


class CaseError(Exception):
    """A problem with a case that a person can meet. ``key`` names its words in
    ``resources/translations``; ``str(error)`` is the English sentence."""

    key: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, file: Path | str, **fields: str | int) -> None:
        self.fields: dict[str, str | int] = {"file": str(file), **fields}
        super().__init__(self.sentence.format(**self.fields))


class CaseMissing(CaseError):
    key = "case_problem.missing"
    sentence = "{file}: there is no such case file. Check the name."


class CaseExists(CaseError):
    key = "case_problem.exists"
    sentence = "{file}: there is such a file already. Choose another name."


class CaseEmpty(CaseError):
    key = "case_problem.empty"
    sentence = "{file}: the file is empty, so it is no case. If it was one, restore a backup."


class NotACase(CaseError):
    key = "case_problem.not_a_case"
    sentence = "{file}: this is not a Rawi case file. It was left as it is."


class DamagedCase(CaseError):
    key = "case_problem.damaged"
    sentence = (
        "{file}: the case file is damaged ({reason}). It was left as it is; restore a backup."
    )


class PassphraseNeeded(CaseError):
    key = "case_problem.passphrase_needed"
    sentence = (
        "{file}: this is an encrypted case, or no case at all; that cannot be told without its "
        "passphrase. Give the passphrase."
    )


class WrongPassphrase(CaseError):
    key = "case_problem.wrong_passphrase"
    sentence = (
        "{file}: this passphrase does not open the file. Check the keyboard's language and try "
        "again; if it is surely the right one, the file is damaged or is no case. It was left as "
        "it is."
    )


class EmptyPassphrase(CaseError):
    key = "case_problem.empty_passphrase"
    sentence = "An empty passphrase protects nothing. Type at least one letter; better, some words."


class PassphrasesDiffer(CaseError):
    key = "case_problem.passphrases_differ"
    sentence = "The two passphrases are not the same. Nothing was changed."


class CaseInUse(CaseError):
    key = "case_problem.in_use"
    sentence = (
        "{file}: another window or program is busy with this case, so it was left as it is. Close "
        "it there and try again."
    )


class AlreadyEncrypted(CaseError):
    key = "case_problem.already_encrypted"
    sentence = "{file}: this case is encrypted already. Its passphrase can be changed."


class NotEncrypted(CaseError):
    key = "case_problem.not_encrypted"
    sentence = "{file}: this case is not encrypted, so it has no passphrase."


class NewerCase(CaseError):
    key = "case_problem.newer"
    sentence = (
        "{file}: this case was written by a newer version of Rawi (format {found}; "
        "this version reads up to {known}). Open it with that version."
    )


class CaseReadOnly(CaseError):
    key = "case_problem.read_only"
    sentence = "{file}: the case is open read-only ({reason}), so nothing can be changed in it."


class CaseNotWritable(CaseError):
    key = "case_problem.not_writable"
    sentence = "{file}: no case can be made here ({reason}). Choose another folder."


class DiskFull(CaseError):
    key = "case_problem.disk_full"
    sentence = (
        "{file}: the disk is full, so the last change was not written. All before it is safe. "
        "Free some space and try again."
    )


class UnknownDocument(CaseError):
    key = "case_problem.unknown_document"
    sentence = "{file} holds no article number {number}."


class ChangedEntry(CaseError):
    key = "case_problem.changed_entry"
    sentence = (
        "{file}: the entry {entry} of its journal is not as it was written, so this copy cannot be "
        "merged. Both cases were left as they are."
    )


class MergeWithItself(CaseError):
    key = "case_problem.merge_with_itself"
    sentence = "{file}: this is the open case itself. Choose another copy."


class NothingToSave(CaseError):
    key = "case_problem.nothing_to_save"
    sentence = (
        "{file}: no whole article and no judgement was found in this file, so there is nothing to "
        "repair. Restore a backup."
    )


class BadQuery(CaseError):
    key = "case_problem.bad_query"
    sentence = "«{file}» is no search that Rawi understands: write at least one word."


class BadQueryDate(CaseError):
    key = "case_problem.bad_query_date"
    sentence = "“{file}” is no date: write 2017, 2017-11, 2017-11-12, or a range 2017-11..2018."


class BadQueryValue(CaseError):
    key = "case_problem.bad_query_value"
    sentence = "“{file}” is not known here. One of these is: {known}."


class CaseGone(CaseError):
    key = "case_problem.gone"
    sentence = (
        "{file}: the case file is not in its place any more: it was moved, removed or replaced, or "
        "its medium was pulled out. The last change was not written. Put it back, or save what is "
        "open to another file (Case, Back up to a file). When it is closed, what is open is kept "
        "among the backups beside it, where that is possible."
    )


class NoRoomForBackup(CaseError):
    key = "case_problem.no_room_for_backup"
    sentence = (
        "{file}: there is too little room on the disk for a backup ({megabytes} MB), so none was "
        "made. Free some space; backups made before were kept."
    )


class BackupNotWritten(CaseError):
    key = "case_problem.backup_not_written"
    sentence = "{file}: the backup could not be written ({reason}). Those made before were kept."


class BackupFolderAbsent(CaseError):
    key = "case_problem.backup_folder_absent"
    sentence = (
        "{file}: the folder chosen for its backups is not there ({folder}). Connect the disk or "
        "choose another folder. Until then backups are made beside the case."
    )


class BackupIncomplete(CaseError):
    key = "case_problem.backup_incomplete"
    sentence = (
        "{file}: the backup was not the same as the case, so it was thrown away. Those made before "
        "were kept. Check the disk."
    )
