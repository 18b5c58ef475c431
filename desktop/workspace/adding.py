"""A short way to register actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypedDict, Unpack

from desktop.workspace.actions import ActionSpec, Menu, Submenu
from desktop.workspace.workspace import Workspace


class Options(TypedDict, total=False):
    """What :class:`desktop.workspace.actions.ActionSpec` says of them."""

    group: int
    enabled: Callable[[], bool]
    checked: Callable[[], bool] | None
    submenu: Submenu | None
    words: str
    local: bool


class Add(Protocol):
    """Registers an action: its id, its menu, what it does, its keys."""

    def __call__(
        self,
        name: str,
        menu: Menu,
        run: Callable[[], object],
        *keys: str,
        **options: Unpack[Options],
    ) -> None: ...


def adding_to(workspace: Workspace) -> Add:
    """What registers actions of a workspace."""

    def add(
        name: str,
        menu: Menu,
        run: Callable[[], object],
        *keys: str,
        **options: Unpack[Options],
    ) -> None:
        workspace.actions.add(ActionSpec(id=name, menu=menu, run=run, shortcuts=keys, **options))

    return add
