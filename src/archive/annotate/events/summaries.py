"""One short sentence that tells an event: its clause, trimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

LIMIT = 160
CUT = ("advcl", "relcl", "parataxis", "cc", "conj", "mark")


def summarize(trigger: Trigger) -> str:
    """Return the clause of an event on one line, at most 160 characters, cut at a word."""
    clause = trigger.clause
    if clause.pos_ in ("NOUN", "PROPN"):
        clause = trigger.token
    words = [token for token in clause.subtree if not _is_cut(token, clause)]
    kept = [token for token in words if words]
    text = " ".join("".join(token.text_with_ws for token in kept).split()).strip(" ,;:.-–—\"'")
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0] + "…"
    return text[:1].upper() + text[1:]


def _is_cut(token: Token, clause: Token) -> bool:
    while token != clause:
        if token.head == clause and token.dep_ in CUT and token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return True
        token = token.head
    return False
