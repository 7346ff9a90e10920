"""What is said, by the grammar of the cue's clause: one function a frame, each from a cue to the content's tokens.

Marks play no part here: what stands in quotation marks is joined to this by `quoted`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.cues import Cue
from archive.annotate.statements.speakers import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


class Content(NamedTuple):
    """Positions of the tokens of a content in its block, how it was found, and to whom it is said by the same frame."""

    tokens: frozenset[int]
    frame: str
    addressee: Token | None = None


# What is said of the object: "praised him for his courage", "accused them of lying", "rejected the plan as unfair".
OF_OBJECT = frozenset({"as", "for", "of", "over", "on"})


def find_content(cue: Cue) -> Content | None:
    """Return the content that the first fitting frame of the cue finds; None where the clause holds none."""
    for frame in cue.frames:
        find = FRAMES.get(frame, _prepositional)
        content = find(cue, frame)
        if content is not None and content.tokens:
            return content
    return None


def subtree(token: Token, *without: Token) -> frozenset[int]:
    """Return the positions of a token and all that hangs on it, without some branches."""
    tokens = {one.i for one in token.subtree}
    for branch in without:
        tokens -= {one.i for one in branch.subtree}
    return frozenset(tokens)


def _has_to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def _children(verb: Token, *deps: str) -> list[Token]:
    return [child for child in verb.children if child.dep_ in deps]


def _clause(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    if cue.is_noun:
        told = [child for child in _children(verb, "acl", "ccomp", "relcl") if _is_that_clause(child)]
        return Content(_union(told), frame) if told else None
    told = [child for child in _children(verb, "ccomp") if not _has_to(child)]
    if told:
        return Content(_union(told), frame)
    if _is_parenthetical(verb):
        return Content(subtree(verb.head, verb), frame)
    return None


def _is_that_clause(verb: Token) -> bool:
    """Tell "the claim that he won" from "the claim that he made"."""
    return any(child.dep_ == "mark" and child.lower_ in ("that", "whether", "if") for child in verb.lefts)


def _is_parenthetical(verb: Token) -> bool:
    """Tell whether a cue is put into or after its content: "The truce, he said, holds", "as he said"."""
    if verb.dep_ == "parataxis":
        return True
    return verb.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.lefts)




def _union(verbs: Iterable[Token]) -> frozenset[int]:
    return frozenset().union(*(subtree(verb) for verb in verbs))


def _tell(cue: Cue, frame: str) -> Content | None:
    content = _clause(cue, frame)
    if content is None:
        return None
    told = _children(cue.token, "dobj", "dative")
    passive = _children(cue.token, "nsubjpass")
    heads = [one for one in told if one.i > cue.token.i] or passive
    return content._replace(addressee=heads[0] if heads else None)


def _urge(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    for child in _children(verb, "xcomp", "ccomp", "advcl"):
        if _has_to(child) and child.i > verb.i:
            subjects = [one for one in child.lefts if one.dep_ in ("nsubj", "nsubjpass")]
            objects = [one for one in verb.rights if one.dep_ in ("dobj", "dative") and one.i < child.i]
            passive = _children(verb, "nsubjpass")
            asked = subjects or objects or passive
            if asked:
                return Content(subtree(child, *subjects), frame, asked[0])
    return None


def _infinitive(cue: Cue, frame: str) -> Content | None:
    deps = ("acl", "relcl") if cue.is_noun else ("xcomp",)
    told = [child for child in cue.token.rights if child.dep_ in deps and _has_to(child)]
    return Content(_union(told), frame) if told else None


def _gerund(cue: Cue, frame: str) -> Content | None:
    told = [child for child in cue.token.rights if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG"]
    return Content(_union(told), frame) if told else None


def _object(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if is_passive(verb):
        objects = _children(verb, "nsubjpass")
    if not objects:
        return None
    more = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in OF_OBJECT and child.i > objects[-1].i]
    return Content(_union([*objects, *more]), frame)


def _as(cue: Cue, frame: str) -> Content | None:
    if not any(child.dep_ == "prep" and child.lower_ in ("as", "for", "over") for child in cue.token.rights):
        return None
    return _object(cue, frame)


def _name(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    for child in verb.rights:
        if child.dep_ in ("oprd", "xcomp", "attr") and not _has_to(child):
            objects = [one for one in _children(verb, "dobj", "nsubjpass") if one.i < child.i]
            return Content(_union([*objects, child]), frame) if objects else None
        if child.dep_ == "ccomp" and not _has_to(child) and any(one.dep_ == "nsubj" for one in child.lefts):
            return Content(_union([child]), frame)
    return None


def _prepositional(cue: Cue, frame: str) -> Content | None:
    for child in cue.token.rights:
        if child.dep_ == "prep" and child.lower_ == frame:
            return Content(subtree(child) - {child.i}, frame)
    return None


def _to_somebody(cue: Cue, frame: str) -> Content | None:
    """Return the content of "called on both sides to talk", "appealed to both sides to talk"."""
    verb = cue.token
    told = [child for child in _children(verb, "xcomp", "advcl", "ccomp") if _has_to(child) and child.i > verb.i]
    asked = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ == frame.partition("-")[0]]
    if not told or not asked:
        return None
    heads = [child for child in asked[0].rights if child.dep_ == "pobj"]
    return Content(_union(told), frame, heads[0] if heads else None)


def _source(cue: Cue, frame: str) -> Content | None:
    """Return the clause that "according to somebody" gives a source to."""
    clause = cue.token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    return Content(subtree(clause, cue.token), frame)


def _none(cue: Cue, frame: str) -> Content | None:
    return None


FRAMES: dict[str, Callable[[Cue, str], Content | None]] = {
    "clause": _clause,
    "tell": _tell,
    "urge": _urge,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "object": _object,
    "as": _as,
    "name": _name,
    "on-to": _to_somebody,
    "to-to": _to_somebody,
    "source": _source,
    "quote": _none,
}
