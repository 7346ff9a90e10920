"""Clauses of saying: where a cue's finite clause stands, by the grammar and, where the parser loses it, by the commas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
CLAUSE_LEFT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "mark"})
CLAUSE_RIGHT = frozenset({"nsubj", "nsubjpass", "prt", "advmod", "npadvmod", "prep", "agent", "dative", "dobj", "oprd", "acomp"})
# What may follow a parenthetical cue and still be content: "…, he said, because …".
GOES_ON = frozenset({"since", "because", "although", "though", "if", "unless", "while", "including", "which", "that", "so", "as", "until", "where"})


def subtree(token: Token, *without: Token) -> frozenset[int]:
    """Return the positions of a token and all that hangs on it, without some branches."""
    tokens = {one.i for one in token.subtree}
    for branch in without:
        tokens -= {one.i for one in branch.subtree}
    return frozenset(tokens)


def union(tokens: Iterable[Token]) -> frozenset[int]:
    """Return the positions of tokens and all that hangs on them."""
    return frozenset().union(*(subtree(token) for token in tokens))


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def find_clause(cue: Cue) -> frozenset[int]:
    """Return the positions of the clause that a verb reports; empty where there is none."""
    verb = cue.token
    first, last = sentence_bounds(verb)
    found = (
        parenthetical_content(cue)
        or union(child for child in verb.children if child.dep_ == "ccomp" and not has_to(child))
        or _lost_clause(verb)
        or (subtree(verb.head, verb) if verb.dep_ == "parataxis" or _is_as_clause(verb) else frozenset())
    )
    return frozenset(n for n in found if first <= n < last)


def _is_as_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.lefts)


def _lost_clause(verb: Token) -> frozenset[int]:
    """Return the clause that the parser hangs on a noun in between: "tweeted in the morning hours that …", "told the forum he …"."""
    for child in verb.rights:
        if child.dep_ not in ("prep", "dobj", "npadvmod", "dative"):
            continue
        for noun in (child, *(one for one in child.rights if one.dep_ == "pobj")):
            for clause in noun.rights:
                if clause.dep_ in ("relcl", "acl") and _is_complete(clause, told=child.dep_ in ("dobj", "dative")):
                    return subtree(clause) | union(one for one in verb.rights if one.dep_ == "advcl" and one.i > clause.i and _has_mark(one))
    return frozenset()


def _has_mark(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.lefts)


def _is_complete(clause: Token, told: bool) -> bool:
    """Tell a clause that says something from one that describes the noun: "that" is not its subject or object."""
    subjects = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    first = clause.left_edge
    if not subjects or subjects[0].lower_ in ("that", "which", "who"):
        return False
    if first.lower_ == "that":
        return first.dep_ in ("mark", "advmod", "dobj") and (first.dep_ != "dobj")
    return told and subjects[0].pos_ == "PRON" and clause.tag_ in FINITE and first.lower_ not in ("who", "whom", "which", "where", "when")


def clause_bounds(cue: Cue, told: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Return the first and last position of the cue with its subject, addressee and adverbials beside it."""
    doc = cue.token.doc
    own = {cue.token.i, cue.last.i}
    for child in cue.token.children:
        if child.i not in told and child.dep_ in (CLAUSE_LEFT if child.i < cue.token.i else CLAUSE_RIGHT):
            own |= {one.i for one in child.subtree}
    own -= told
    first, last = cue.token.i, cue.last.i
    while first > 0 and (first - 1 in own or (doc[first - 1].is_punct and first - 2 in own and not doc[first - 1].is_quote)):
        first -= 1
    while last + 1 < len(doc) and (last + 1 in own or (doc[last + 1].text == "," and last + 2 in own)):
        last += 1
    return first, last


def sentence_bounds(token: Token) -> tuple[int, int]:
    """Return the first position of a token's sentence and the one after its last, full stops that the parser runs over included."""
    doc, first, last = token.doc, token.sent.start, token.sent.end
    for n in range(token.i, first, -1):
        if doc[n - 1].text in (".", "?", "!") and doc[n].text[:1].isupper():
            first = n
            break
    for n in range(token.i, last - 1):
        if doc[n].text in (".", "?", "!") and doc[n + 1].text[:1].isupper():
            last = n + 1
            break
    return first, last


def parenthetical_content(cue: Cue) -> frozenset[int]:
    """Return the content around a cue that commas set apart: "The truce, he said, holds", "The truce holds, he said."

    Empty where the cue is not set apart, or nothing is said around it.
    """
    first, last = clause_bounds(cue)
    doc = cue.token.doc
    start, end = sentence_bounds(cue.token)
    if first <= start + 1 or doc[first - 1].text not in (",", "–", "—", "-") or first == cue.token.i == last:
        return frozenset()
    if last + 1 < end and not (doc[last + 1].is_punct and doc[last + 1].text not in ('"', ":", "'")):
        return frozenset()
    left = range(start, first - 1)
    right = range(last + 2, end)
    whole = any(doc[n].tag_ in FINITE for n in left)
    if not any(doc[n].is_alpha for n in right):
        return frozenset(left) if whole else frozenset()
    if doc[last + 1].text != ",":
        return frozenset(left) if whole else frozenset()
    if not whole or doc[last + 2].lower_ in GOES_ON:
        return frozenset(left) | frozenset(right)
    return frozenset(left)
