"""One short sentence that tells an event: its clause, trimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.arguments import coordinated
from archive.annotate.events.subjects import RELATIVE, SUBJECTS, VERBAL, is_infinitive, subjects_of
from archive.annotate.events.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

LIMIT = 160
CLAUSE_OPENERS = ("when", "where", "why", "how")
CUT = ("advcl", "relcl", "parataxis", "cc", "conj", "mark")
CUT_CLASSES = ("VERB", "AUX", "CCONJ", "SCONJ")
EDGES = " ,;:.-–—\"'"


def summarize(trigger: Trigger) -> str:
    """Return the clause of an event on one line, at most 160 characters, cut at a word.

    A clause whose subject stands in the clause above gets it back: "signed the law and left" → "The king left".
    """
    clause, told = _governing(trigger.clause), trigger.clause
    path = {clause, told, *told.ancestors}
    dropped = _dropped(clause)
    words = [
        token for token in sorted(_kept(clause, path), key=lambda token: token.i) if not dropped or token.lower_ not in dropped
    ]
    opening = _antecedent(clause) or _missing_subject(clause)
    text = " ".join(part for part in (opening, "".join(token.text_with_ws for token in words)) if part)
    text = " ".join(text.split()).strip(EDGES)
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0].rstrip(EDGES) + "…"
    return text[:1].upper() + text[1:]


def _governing(clause: Token) -> Token:
    """Return the verb that an infinitive or gerund hangs on, for "They vowed to provide shelter", not "They to provide"."""
    while clause.head != clause and (
        (is_infinitive(clause) and clause.dep_ in ("xcomp", "ccomp", "advcl", "conj"))
        or (clause.tag_ == "VBG" and clause.dep_ == "xcomp")
    ):
        clause = clause.head
        while clause.dep_ == "acomp" or (clause.dep_ == "conj" and clause.pos_ not in VERBAL):
            clause = clause.head  # "is due to meet"
    return clause


def _dropped(clause: Token) -> tuple[str, ...]:
    return RELATIVE if clause.dep_ == "relcl" and not _antecedent(clause) else ()


def _antecedent(clause: Token) -> str:
    """Return the noun phrase that a clause says something of without acting: "the man" of "the man that police arrested"."""
    subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
    if clause.dep_ != "relcl" or clause.tag_[0] != "V" or not subjects or subjects[0].lower_ in RELATIVE:
        return ""
    if any(child.dep_ == "dobj" and child.lower_ not in RELATIVE for child in clause.children):
        return ""
    return "".join(token.text_with_ws for token in clause.doc[clause.head.left_edge.i : clause.head.i + 1]).strip()


def _missing_subject(clause: Token) -> str:
    if clause.tag_[0] != "V" or any(child.dep_ in SUBJECTS and child.lower_ not in _dropped(clause) for child in clause.children):
        return ""
    subjects = subjects_of(clause)
    if not subjects or subjects[0].i > clause.i:
        return ""
    first, last = subjects[0], list(coordinated(subjects[0]))[-1]
    return "".join(token.text_with_ws for token in first.doc[first.left_edge.i : last.i + 1])


def _kept(token: Token, path: set[Token]) -> Iterator[Token]:
    """Yield a word and all under it but what hangs loose on the way from the clause to what tells the event."""
    yield token
    on_path = token in path
    for child in token.children:
        if not (on_path and child not in path and _hangs_loose(child, path)):
            yield from _kept(child, path) if on_path else child.subtree


def _hangs_loose(token: Token, path: set[Token]) -> bool:
    if token.dep_ == "cc" and any(child.dep_ == "conj" and child in path for child in token.head.children):
        return False  # "agreed to sign and to leave"
    return (token.dep_ in CUT and token.pos_ in CUT_CLASSES) or _links(token, token.head)


def _links(token: Token, clause: Token) -> bool:
    """Tell whether a word only links a clause in time or place: "when they met", "a day after they met"."""
    if token.lower_ in CLAUSE_OPENERS and token.dep_ == "advmod" and token.i == clause.left_edge.i:
        return True
    return token.dep_ == "npadvmod" and any(child.dep_ == "mark" and child.i == token.i + 1 for child in clause.children)
