"""What a copy of a case remembers for itself."""

from __future__ import annotations

from pathlib import Path

from storage.case_file import CaseFile
from storage.passphrase import Passphrase


def test_what_is_remembered_is_there_again_and_what_is_forgotten_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        assert case.own_memory.get("a/1") is None
        case.own_memory.forget("a/1")
        for key, value in (("a/2", "second"), ("a/1", "first"), ("b", "other")):
            case.own_memory.put(key, value)
        case.own_memory.put("b", "newer")
    with CaseFile.open(path) as case:
        assert case.own_memory.under("a/") == {"a/1": "first", "a/2": "second"}
        assert case.own_memory.get("b") == "newer"
        case.own_memory.forget("a/1", "a/2")
        assert case.own_memory.under("a/") == {}
        assert case.verify(thorough=True).problems == ()


def test_it_stays_in_its_copy_and_lies_there_encrypted(tmp_path: Path) -> None:
    one, other = tmp_path / "one.rawi", tmp_path / "other.rawi"
    with CaseFile.create(one, passphrase=Passphrase("طويلة بما يكفي")) as case:
        case.copy_to(other)
        case.own_memory.put("import/1", "/home/reem/secret folder")
    with CaseFile.open(other, passphrase=Passphrase("طويلة بما يكفي")) as copy:
        with CaseFile.open(one, passphrase=Passphrase("طويلة بما يكفي")) as case:
            copy.merge(case)
        assert copy.own_memory.under("") == {}
    assert b"secret folder" not in one.read_bytes()
