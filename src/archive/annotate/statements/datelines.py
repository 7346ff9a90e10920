"""Where a paragraph's dateline ends, which is no part of what is said: "RIGA, May 3 (AFP) — …", "Lima – …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.annotate.statements.drafts import Draft
from archive.annotate.view import View
from archive.facts import BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 90  # characters
DATELINE_TOKENS = 16
PLACE = r"[A-Z][^\W\d_]*[.'’]?(?:[ /,-]{1,2}(?:[A-Z][\w.'’]*|of|the|de|al|and)){0,5}"
DAY = r"(?:[^\W\d_]{3,9}\.?\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,9}\.?)(?:,?\s\d{4})?"
AGENCY = r"[(/\[][A-Z][^()\[\]\n]{1,50}?[)/\]]\.?"
# A dash or colon closes it, or an agency with a date or second agency in its brackets; then a new sentence begins.
DATELINE = re.compile(
    rf"(?:{PLACE}[,.]?\s*)?(?:{DAY}[,.]?\s*)?(?:{AGENCY}\s*(?:[-–—―:]+)|[-–—―]+|\([^()\n]*(?:\d|\s/\s)[^()\n]*\))\s+(?=[“\"'‘«]?[A-Z0-9])"
)


def dateline_tokens(doc: Doc) -> int:
    """Return how many tokens of a block its dateline has; kept with the parse."""
    count: int | None = doc.user_data.get("dateline")
    if count is None:
        match = DATELINE.match(doc[:DATELINE_TOKENS].text[:LONGEST])
        count = sum(token.idx < match.end() for token in doc[:DATELINE_TOKENS]) if match is not None else 0
        doc.user_data["dateline"] = count
    return count


def drop_datelines(drafts: list[Draft], view: View) -> None:
    """Cut the datelines of paragraphs off the contents that begin with them."""
    for draft in drafts:
        for n, piece in enumerate(draft.pieces):
            if draft.token is not None and piece.start != draft.token.doc.user_data["start"]:
                continue
            parsed = view.parsed_at(piece.start)
            if parsed is None or parsed.block.span.start != piece.start or parsed.block.kind is not BlockKind.PARAGRAPH:
                continue
            match = DATELINE.match(view.text, piece.start, min(piece.end, piece.start + LONGEST))
            if match is not None and match.end() < piece.end:
                draft.pieces[n] = Span(match.end(), piece.end)
