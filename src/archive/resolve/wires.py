"""Names of news agencies that a text only credits: no company, bloc or "it" of the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.facts import BlockKind, EntityKind
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from archive.resolve.stage import Appearance, Stage

# "OSLO (AFP) -", "OSLO, May 3 (Reuters) —"
OPENED, CLOSED = re.compile(r"[(\[]\s*$"), re.compile(r"\s*[)\]]\s*(?:[-–—:.]|\n|$)")
TOLD = re.compile(r"\b(?:told|tells|telling|confirmed to|(?:quoted|obtained|seen|reviewed|contacted) by)\s+(?:the\s+)?$")


def is_credit(stage: Stage, appearance: Appearance) -> bool:
    """Tell whether a body is a news agency, or stands in a by-line, in a dateline, or as the one who was told."""
    if appearance.kind is not EntityKind.ORGANIZATION:
        return False
    names = {appearance.referent.name}
    entity = stage.entities.get(appearance.referent.entity or "")
    names |= {*entity.names, entity.canonical or ""} if entity is not None else set()
    return any(name.casefold() in load_lexicon("references")["wires"] for name in names) or _is_told_or_signed(stage, appearance)


def _is_told_or_signed(stage: Stage, appearance: Appearance) -> bool:
    text = stage.article.text
    before, after = text[max(0, appearance.start - 20) : appearance.start], text[appearance.end : appearance.end + 4]
    if TOLD.search(before) or (OPENED.search(before) and CLOSED.match(after) and stage.sentence(appearance.start) <= 2):
        return True
    return any(
        block.kind is BlockKind.BYLINE and block.span.start <= appearance.start < block.span.end for block in stage.article.blocks
    )
