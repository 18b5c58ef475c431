from __future__ import annotations

import debian
import pytest
from progress import CannotGoOn

GLIB = ("libglib2.0-0t64", "libglib2.0-0")


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        ({"libglib2.0-0t64", "libglib2.0-0"}, "libglib2.0-0t64"),
        ({"libglib2.0-0"}, "libglib2.0-0"),
        (set(), "libglib2.0-0"),
    ],
)
def test_the_name_of_this_release(known: set[str], chosen: str) -> None:
    assert debian.choose(GLIB, known.__contains__) == chosen


def test_the_line_to_type() -> None:
    assert debian.line_to_type(["a", "b"], lists_are_empty=False) == (
        "sudo apt-get install -y --no-install-recommends a b"
    )
    assert debian.line_to_type(["a"], lists_are_empty=True) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends a"
    )


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The calls of apt-get, none of which happen; only libegl1 is known."""
    calls: list[tuple[str, ...]] = []

    def apt_get(*arguments: str) -> bool:
        calls.append(arguments)
        return True

    monkeypatch.setattr(debian, "_apt_get", apt_get)
    monkeypatch.setattr(debian, "is_known", lambda package: package == "libegl1")
    return calls


def test_root_installs(monkeypatch: pytest.MonkeyPatch, called: list[tuple[str, ...]]) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: True)
    debian.install([("libegl1",), GLIB], why="Qt needs libraries")
    assert called == [("install", "-y", "-q", "--no-install-recommends", "libegl1", "libglib2.0-0")]


def test_anyone_else_is_told_the_line(
    monkeypatch: pytest.MonkeyPatch, called: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: False)
    with pytest.raises(CannotGoOn) as told:
        debian.install([("libegl1",), ("xvfb",)], why="Qt needs libraries")
    assert "\n    sudo apt-get install -y --no-install-recommends libegl1 xvfb\n" in str(told.value)
    assert str(told.value).startswith("Qt needs libraries.")
    assert called == []


def test_empty_lists_are_brought_up_to_date_first(
    monkeypatch: pytest.MonkeyPatch, called: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: True)
    debian.install([("xvfb",)], why="Tests need a screen")
    assert [call[0] for call in called] == ["update", "install"]


def test_nothing_wanted_is_nothing_done(called: list[tuple[str, ...]]) -> None:
    debian.install([], why="No reason")
    assert called == []


def test_a_failed_installation_is_tried_with_new_lists_then_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []

    def apt_get(*arguments: str) -> bool:
        calls.append(arguments[0])
        return arguments[0] == "update"

    monkeypatch.setattr(debian, "is_root", lambda: True)
    monkeypatch.setattr(debian, "is_known", lambda _package: True)
    monkeypatch.setattr(debian, "_apt_get", apt_get)
    with pytest.raises(CannotGoOn, match="could not install xvfb"):
        debian.install([("xvfb",)], why="Tests need a screen")
    assert calls == ["install", "update", "install"]
