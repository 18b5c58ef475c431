"""The summary: what a case holds, in figures."""

from __future__ import annotations

from desktop.analysis.text.fold import fold_name
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Section


def summary(draft: Draft) -> Section:
    """How many claims, origins, reprints, conflicts, and how much of it was judged."""
    material = draft.material
    origins = {fold_name(row.origin) for row in material.claims if row.origin}
    conflicts = material.across.conflicts
    decided = sum(c.verdict not in {None, "open"} for c in conflicts)
    counts = {
        "claims": len(material.claims),
        "origins": len(origins),
        "unnamed": sum(not row.origin_named for row in material.claims),
        "reprints": sum(article.report != article.number for article in material.articles),
        "conflicts": len(conflicts),
        "decided": decided,
        "confirmed": sum(row.confirmed for row in material.claims),
    }
    if not conflicts:
        del counts["decided"]
    told = tuple(draft.plain(f"summary.{key}", count=count) for key, count in counts.items())
    heading = draft.sentences.say("section.summary")
    return Section("summary", heading, (*told, draft.plain("summary.counted")))
