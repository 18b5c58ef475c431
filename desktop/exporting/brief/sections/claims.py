"""Claims by side: who says what. The heaviest sides first; each in order of the articles."""

from __future__ import annotations

from desktop.exporting.brief.accounts import Account, chosen_accounts
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Group, Section, Statement
from desktop.exporting.brief.sections.chronology import event_lead


def claims(draft: Draft) -> Section:
    """The accounts by the side of who says them first; where none is known, by kind of source."""
    sides: dict[tuple[bool, str], list[Account]] = {}
    for account in draft.accounts:
        row = account.first
        sides.setdefault((row.side is None, row.side or row.origin_kind), []).append(account)
    ordered = sorted(sides.items(), key=lambda side: (side[0][0], -len(side[1])))
    groups, missing = [], 0
    for (unknown, key), accounts in ordered:
        chosen = chosen_accounts(accounts, draft.limits.claims_of_side)
        missing += len(accounts) - len(chosen)
        groups.append(Group(_heading(draft, key, unknown=unknown), _told(draft, chosen)))
    heading = draft.sentences.say("section.claims")
    return Section(
        "claims", heading, (draft.plain("claims.lead"),), groups=tuple(groups),
        left_out=draft.left_out("claims", missing),
    )  # fmt: skip


def _heading(draft: Draft, key: str, *, unknown: bool) -> str:
    sentences = draft.sentences
    if not unknown:
        return sentences.label("side", key)
    return sentences.say("claims.no_side", kind=sentences.label("brief.claims.kind", key))


def _told(draft: Draft, accounts: list[Account]) -> tuple[Statement, ...]:
    return tuple(
        statement
        for account in accounts
        for statement in draft.told(account, lead=event_lead(draft, account.first))
    )
