"""From the head of a phrase to the span that names somebody: a bare name for a person, the whole noun phrase else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from archive.annotate.statements.syntax import is_title_stop
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# What belongs to a body's or role's name on its right; relative clauses, participles and appositions do not.
INSIDE = frozenset(
    {
        "compound",
        "nummod",
        "amod",
        "poss",
        "case",
        "nmod",
        "prep",
        "pobj",
        "pcomp",
        "cc",
        "conj",
        "det",
        "quantmod",
        "advmod",
        "flat",
    }
)


class PersonNames:
    """The names of persons in a document, to be asked by token."""

    def __init__(self, view: View, facts: Facts) -> None:
        spans = [mention.span for mention in facts.mentions if mention.kind is EntityKind.PERSON]
        if not facts.mentions:
            spans = [locate(ent) for parsed in view.parsed for ent in parsed.doc.ents if ent.label_ == "PERSON"]
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def around(self, token: Token) -> Span | None:
        """Return the person's name that a token is a part of."""
        place = locate(token)
        index = bisect_right(self._starts, place.start) - 1
        return self._spans[index] if index >= 0 and self._spans[index].end >= place.end else None

    def last_in(self, span: Span) -> Span | None:
        """Return the last person's name that lies in a span."""
        inside = [name for name in self._spans if span.contains(name)]
        return inside[-1] if inside else None


def phrase_span(head: Token, names: PersonNames) -> Span:
    """Return the span by which a source is named: `head` is its noun, name or pronoun."""
    doc = head.doc
    if head.i + 2 < len(doc) and is_title_stop(doc[head.i + 1]) and (titled := names.around(doc[head.i + 2])) is not None:
        return titled  # "police Sgt. Ann Lee", which the parser ends at the stop
    if head.lower_ == "vice" and head.i + 3 < len(doc) and (titled := names.around(doc[head.i + 3])) is not None:
        return titled  # "vice-president Ann Lee", which the parser ends at the hyphen
    last = _last_inside(head)
    coordinated = any(child.dep_ == "conj" for child in head.rights)
    if not coordinated:
        name = names.around(head) or _named_beside(head, names)
        if name is not None:
            return name
    first = head.left_edge
    while first.i < head.i and (first.is_punct or first.is_space or first.dep_ in ("cc", "preconj")):
        first = doc[first.i + 1]
    if coordinated and (name := names.around(head)) is not None and first.i < head.i:
        return Span(min(name.start, locate(head).start), locate(last).end)
    return Span(locate(first).start, locate(last).end)


def _named_beside(head: Token, names: PersonNames) -> Span | None:
    """Return the name in "the minister, Ann Lee," and "ministers's spokesman Ann Lee", where the head is the post."""
    for child in head.rights:
        if child.dep_ == "appos" and (name := names.around(child)) is not None:
            return name
    return None


def _is_date(preposition: Token) -> bool:
    return any(one.dep_ in ("pobj", "nummod") and one.ent_type_ in ("DATE", "TIME") for one in preposition.subtree)


def _last_inside(head: Token) -> Token:
    """Return the last token of the noun phrase without its relative clauses, participles and appositions."""
    last = head
    for child in head.rights:
        if child.dep_ not in INSIDE or (
            child.dep_ == "prep" and child.lower_ not in ("of", "in", "for", "at", "on", "from", "to", "with")
        ):
            if child.is_punct and child.text == ",":
                continue
            break
        if child.dep_ == "prep" and not any(one.dep_ == "pobj" for one in child.rights):
            break  # "police at first said"
        if child.dep_ == "prep" and child.lower_ != "of" and _is_date(child):
            break  # "Norway on May 3 said"
        if child.dep_ == "advmod" or (child.dep_ == "prep" and child.i > last.i + 1):
            break
        last = _last_inside(child)
    return last
