"""The chronology: what is said to have happened, by the earliest day that it can have."""

from __future__ import annotations

from itertools import groupby

from desktop.exporting.brief.accounts import Account, chosen_accounts
from desktop.exporting.brief.dating import day_of, hours, when
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Group, Section, Statement
from desktop.exporting.brief.saying import capital, isolated
from desktop.exporting.claim_rows import ClaimRow


def chronology(draft: Draft) -> Section:
    """The dated accounts under their days."""
    dated = dated_accounts(draft)
    chosen = chosen_accounts(dated, draft.limits.chronology)
    groups = tuple(
        Group(capital(when(*days, draft.sentences)), tuple(_told(draft, list(accounts))))
        for days, accounts in groupby(chosen, key=_days)
    )
    lead = draft.plain("chronology.lead" if groups else "chronology.empty")
    undated = len(draft.accounts) - len(dated)
    left_out = draft.left_out("chronology", len(dated) - len(chosen))
    left_out += draft.left_out("chronology", undated, "undated")
    heading = draft.sentences.say("section.chronology")
    return Section("chronology", heading, (lead,), groups=groups, left_out=left_out)


def dated_accounts(draft: Draft) -> list[Account]:
    """The accounts with a day, the earliest first; those of one interval stay together."""
    dated = [a for a in draft.accounts if any(_days(a))]
    return sorted(dated, key=lambda a: (_days(a)[0] or _days(a)[1], _days(a)[1] or "9", _hour(a)))


def _days(account: Account) -> tuple[str, str]:
    return day_of(account.first.earliest), day_of(account.first.latest)


def _hour(account: Account) -> str:
    return account.first.earliest or ""


def _told(draft: Draft, accounts: list[Account]) -> list[Statement]:
    return [
        statement
        for account in accounts
        for statement in draft.told(account, lead=event_lead(draft, account.first))
    ]


def event_lead(draft: Draft, row: ClaimRow) -> str:
    """What happened and where, as a label: «Strike, Qira; between 6 and 12»."""
    sentences = draft.sentences
    if row.event is None:
        return ""
    lead = sentences.label("event", row.event)
    if row.modality in {"attempted", "planned", "ongoing"}:
        lead = sentences.say(f"lead.{row.modality}", event=lead)
    if row.polarity == "negated":
        lead = sentences.say("lead.negated", event=lead)
    if row.place:
        lead = sentences.say("lead.at", event=lead, place=isolated(row.place))
    clock = hours(row.earliest, row.latest, sentences)
    return draft.join((lead, clock)) if clock else lead
