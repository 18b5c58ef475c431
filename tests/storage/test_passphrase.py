"""One passphrase however it is typed; nothing of it is ever shown."""

from __future__ import annotations

import pickle
import traceback

import pytest

from storage.passphrase import Key, Passphrase
from storage.problems import EmptyPassphrase

SALT = bytes(range(16))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سلام", "س\ufefbم"),  # X11's lam-alef key types one letter
        ("قضية ٢٠٢٤", "قضية 2024"),
        ("قضية ۲۰۲۴", "قضية 2024"),
        ("أحمد", "ا\u0654حمد"),
        ("café", "cafe\u0301"),
        ("سر \u200fمكتوم", "سر مكتوم"),
        (" سر مكتوم\n", "سر مكتوم"),
        ("ﺳﺮ", "سر"),
        ("ا\u200d\u0654", "أ"),
    ],
)
def test_the_same_typing_is_the_same_passphrase(one: str, other: str) -> None:
    assert Passphrase(one).is_same(Passphrase(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("سر", "سرّ"), ("احمد", "أحمد"), ("Secret", "secret"), ("a b", "a  b"), ("على", "علي")],
)
def test_what_a_person_sees_differ_differs(one: str, other: str) -> None:
    assert not Passphrase(one).is_same(Passphrase(other))


@pytest.mark.parametrize("typed", ["", " ", "\u200f\u200b", "\n"])
def test_nothing_is_no_passphrase(typed: str) -> None:
    with pytest.raises(EmptyPassphrase):
        Passphrase(typed)


def test_keys_never_change() -> None:
    """A key made otherwise would lock every encrypted case out."""
    key = "6e554168e2602a6ebcc9c6f09692ca667cd6f4bfc93ef4196d5727420bcb0d6e"
    made = Passphrase("كلمة السر ٧").key(SALT).specification()
    assert made == f"x'{key}{SALT.hex()}'"


def test_neither_is_shown() -> None:
    secret = "سر-مكتوم-بعيد"
    hidden = Passphrase(secret)
    key = hidden.key(SALT)
    error = traceback.TracebackException.from_exception(RuntimeError(hidden, key))
    shown = f"{''.join(error.format())} {hidden} {key} {hidden!r} {key!r}"
    assert secret not in shown
    assert key.specification()[2:20] not in shown


def test_a_passphrase_cannot_be_stored_and_a_key_can_be_handed_on() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Passphrase("سر"))
    key = Passphrase("سر").key(SALT)
    again = pickle.loads(pickle.dumps(key))
    assert isinstance(again, Key)
    assert again.is_same(key)
