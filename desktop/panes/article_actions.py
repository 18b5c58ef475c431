"""What can be done in the article pane: registered once, for menus, keys and the card's buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.workspace.actions import ActionSpec, Menu, always
from desktop.workspace.workspace import Workspace


class Add(Protocol):
    """See :class:`desktop.workspace.actions.ActionSpec`."""

    def __call__(
        self,
        name: str,
        menu: Menu,
        run: Callable[[], object],
        *keys: str,
        group: int = 0,
        enabled: Callable[[], bool] = always,
        checked: Callable[[], bool] | None = None,
        local: bool = False,
    ) -> None: ...


def adding_to(workspace: Workspace) -> Add:
    """A short way to register actions."""

    def add(
        name: str,
        menu: Menu,
        run: Callable[[], object],
        *keys: str,
        group: int = 0,
        enabled: Callable[[], bool] = always,
        checked: Callable[[], bool] | None = None,
        local: bool = False,
    ) -> None:
        workspace.actions.add(
            ActionSpec(
                id=name,
                menu=menu,
                run=run,
                shortcuts=keys,
                group=group,
                enabled=enabled,
                checked=checked,
                local=local,
            )
        )

    return add
