"""When something is said: the date that hangs on the cue, else the day of the update or story that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.annotate.date_attachment import attached_date, dates_in, day_of
from archive.annotate.statements.drafts import Draft
from archive.annotate.view import View, locate
from archive.facts import ArticleKind, Basis, Facts

DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


def find_date(draft: Draft, view: View, facts: Facts) -> str | None:
    """Return the EDTF date of a statement. None where the text does not say: "said" alone has no date.

    The document's own day counts where the day is known from what the story tells, and in a live blog.
    """
    own = _own_date(draft, view, facts)
    if own is not None or draft.frame == "as":
        return own
    live = view.article.kind is ArticleKind.LIVEBLOG and view.entry_at(draft.start) is not None
    told = facts.published is not None and facts.published.basis is Basis.INFERRED
    day = day_of(view, facts, draft.start) if live or told else None
    return day if day is not None and DAY.match(day) else None


def _own_date(draft: Draft, view: View, facts: Facts) -> str | None:
    if draft.token is None or not facts.dates:
        return None
    sentence = dates_in(facts, locate(draft.token.sent))
    outside = tuple(date for date in sentence if not any(piece.overlaps(date.span) for piece in draft.pieces))
    if not outside:
        return None
    others = replace(facts, dates=outside)
    date = attached_date(view, others, draft.token)
    if date is None and draft.token.dep_ == "advcl" and draft.token.tag_ == "VBG":
        date = attached_date(view, others, draft.token.head)  # "appealed on Monday, demanding that …"
    return date.edtf if date is not None else None
