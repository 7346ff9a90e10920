"""When something is said: the date that hangs on the cue, else the day of the update or story that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.annotate.date_attachment import attached_date, dates_in, day_of
from archive.annotate.statements.drafts import Draft
from archive.annotate.view import View, locate
from archive.facts import ArticleKind, Basis, Facts

PART_OF_YEAR = re.compile(r"[\dX]{4}-[2-4]\d$")  # a quarter is what is told of, never when: "in the third quarter it reported"
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
    verb = draft.token
    date = attached_date(view, others, verb)
    while date is None and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") and verb.head.dep_ not in ("ccomp", "relcl"):
        verb = verb.head  # "appealed on Monday, citing losses and demanding that …"
        date = attached_date(view, others, verb)
    return date.edtf if date is not None and not PART_OF_YEAR.match(date.edtf) else None
