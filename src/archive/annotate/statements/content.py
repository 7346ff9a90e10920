"""What is said, by the grammar of the cue's clause: one function a frame, each from a cue to the content's tokens.

Marks play no part here: what stands in quotation marks is joined to this by `quoted`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.clauses import FINITE, find_clause, has_to, sentence_bounds, subtree, union
from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.speakers import is_passive
from archive.annotate.statements.tails import without_tail

if TYPE_CHECKING:
    from spacy.tokens import Token


class Content(NamedTuple):
    """Positions of the tokens of a content in its block, how it was found, and to whom it is said by the same frame."""

    tokens: frozenset[int]
    frame: str
    addressee: Token | None = None
    speaker: Token | None = None  # where the content itself shows who speaks


CIRCUMSTANCES = frozenset({"during", "after", "before", "since", "until", "amid", "ahead", "following", "upon", "despite", "throughout"})
CLAUSES = frozenset({"clause", "tell", "source"})
TIMES = frozenset({"DATE", "TIME"})


def find_content(cue: Cue) -> Content | None:
    """Return the content that the first fitting frame of the cue finds; None where the clause holds none."""
    for frame in cue.frames:
        find = FRAMES.get(frame, _prepositional)
        content = find(cue, frame)
        if content is not None and content.tokens:
            return content._replace(tokens=without_tail(cue.token.doc, content.tokens, frame not in CLAUSES))
    return None


def _children(verb: Token, *deps: str) -> list[Token]:
    return [child for child in verb.children if child.dep_ in deps]


def _clause(cue: Cue, frame: str) -> Content | None:
    if not cue.is_noun:
        tokens = find_clause(cue)
        return Content(tokens, frame, speaker=_inverted(cue.token, tokens))
    return Content(union(child for child in cue.token.rights if child.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(child)), frame)


def _inverted(verb: Token, tokens: frozenset[int]) -> Token | None:
    """Return the source in "…, announced the ministry", which the parser takes for what is announced."""
    if not tokens or max(tokens) > verb.i or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    after = [child for child in verb.rights if child.dep_ in ("dobj", "attr", "oprd", "npadvmod") and child.i > verb.i]
    return after[0] if after and after[0].left_edge.i == verb.i + 1 and after[0].ent_type_ not in TIMES else None


def _is_that_clause(verb: Token) -> bool:
    """Tell "the claim that he won" from "the claim that he made"."""
    return any(child.dep_ == "mark" and child.lower_ in ("that", "whether", "if") for child in verb.lefts)


def _tell(cue: Cue, frame: str) -> Content | None:
    content = Content(find_clause(cue), frame)
    told = _children(cue.token, "dobj", "dative")
    passive = _children(cue.token, "nsubjpass")
    heads = [one for one in told if one.i > cue.token.i] or passive
    return content._replace(addressee=heads[0] if heads else None)


def _urge(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    for child in _children(verb, "xcomp", "ccomp", "advcl"):
        if child.i > verb.i and (has_to(child) or doc_has_to(child, verb)):
            subjects = [one for one in child.lefts if one.dep_ in ("nsubj", "nsubjpass")]
            objects = [one for one in verb.rights if one.dep_ in ("dobj", "dative") and one.i < child.i]
            passive = _children(verb, "nsubjpass")
            asked = subjects or objects or passive
            if asked:
                return Content(subtree(child, *subjects), frame, asked[0])
    for heard in _children(verb, "dobj"):
        for child in heard.rights:
            if child.dep_ in ("acl", "relcl") and has_to(child):
                return Content(subtree(child), frame, heard)
    return None


def doc_has_to(child: Token, verb: Token) -> bool:
    """Tell an infinitive whose "to" the parser hangs elsewhere: ", to fact check him"."""
    return child.tag_ == "VB" and any(token.lower_ == "to" for token in child.doc[max(verb.i, child.i - 3) : child.i])


def _infinitive(cue: Cue, frame: str) -> Content | None:
    deps = ("acl", "relcl") if cue.is_noun else ("xcomp",)
    told = [child for child in cue.token.rights if child.dep_ in deps and has_to(child)]
    return Content(union(told), frame) if told else None


def _gerund(cue: Cue, frame: str) -> Content | None:
    told = [child for child in cue.token.rights if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG"]
    return Content(union(told), frame) if told else None


def _object(cue: Cue, frame: str) -> Content | None:
    verb = cue.token
    objects = _children(verb, "nsubjpass") if is_passive(verb) else [child for child in verb.rights if child.dep_ == "dobj"]
    if not objects or (verb.lemma_.lower() in word_set("things_only") and _is_somebody(objects[0])):
        return None
    return Content(_without_circumstances(union(objects), objects[-1]) | _said_of(verb, objects[-1]), frame)


def _is_somebody(noun: Token) -> bool:
    """Tell "questioned the suspect" from "questioned the figures"."""
    if noun.pos_ == "PRON":
        return noun.lower_ not in ("it", "this", "that", "what", "which", "these", "those")
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in word_set("speaking_nouns")


def _without_circumstances(tokens: frozenset[int], thing: Token) -> frozenset[int]:
    """Return an object without when and where it is said, which the parser hangs on it: "the deaths in an interview"."""
    last = max(tokens, default=0)
    for branch in (one for one in thing.subtree if one.dep_ == "prep" and one.i > thing.i):
        if branch.right_edge.i >= last and (branch.lower_ == "during" or _is_venue(branch)):
            return frozenset(n for n in tokens if n < branch.i)
    return tokens


def _is_venue(preposition: Token) -> bool:
    thing = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    return preposition.lower_ in ("in", "on", "at") and thing is not None and thing.lemma_.lower() in word_set("venues")


def _said_of(verb: Token, thing: Token) -> frozenset[int]:
    """Return what follows the object and is said of it: "accused him of lying", "cited it as proof", not "on Friday"."""
    more = [child for child in verb.rights if child.i > thing.i and child.dep_ == "prep" and not is_circumstance(child)]
    if thing.lemma_.lower() in word_set("intentions"):
        more += [child for child in verb.rights if child.i > thing.i and child.dep_ in ("xcomp", "advcl") and has_to(child)]
    return union(more)


def is_circumstance(preposition: Token) -> bool:
    """Tell when and where something is said from what is said: "in a statement", "during the debate", "on Friday"."""
    if preposition.lower_ in CIRCUMSTANCES:
        return True
    if preposition.lower_ not in ("in", "on", "at", "to", "with", "by", "from", "through", "via"):
        return False
    thing = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    return thing is None or thing.ent_type_ in ("DATE", "TIME", "GPE", "ORG", "PERSON") or thing.lemma_.lower() in word_set("venues")


def _as(cue: Cue, frame: str) -> Content | None:
    said = [child for child in cue.token.rights if child.dep_ == "prep" and child.lower_ in ("as", "for", "over")]
    if not said:
        return None
    # "what she described as a mistake": the object stands before.
    if any(child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")) for child in cue.token.rights):
        return None
    relative = said[0].lower_ == "as" and not any(child.dep_ in ("dobj", "nsubjpass") and child.i > cue.token.i for child in cue.token.children)
    return Content(subtree(said[0]), frame) if relative and not is_passive(cue.token) else _object(cue, frame)


def _name(cue: Cue, frame: str) -> Content | None:
    """Return the object with its name: "called it a success"; of "what he called a success" the name alone."""
    verb = cue.token
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ == "acl" and not objects:
        return None  # "a company called Acme"
    for child in verb.rights:
        named = child.dep_ in ("oprd", "attr") or (child.dep_ in ("xcomp", "ccomp") and not has_to(child))
        if child.dep_ == "xcomp" and child.pos_ == "PROPN":
            objects.append(child)
            continue
        if named or (child.dep_ in ("npadvmod", "acomp", "dobj") and objects and child.i > objects[0].i and child.ent_type_ not in TIMES):
            thing = [one for one in objects if one.i < child.i and one.lower_ not in ("what", "which", "that", "whom")]
            between = (one for one in verb.rights if thing and thing[0].i < one.i < child.i)
            return Content(union([*thing, *between, child]), frame)
        if child.dep_ == "dobj" and any(one.dep_ in ("acl", "amod") and one.i > child.i for one in child.rights):
            return Content(subtree(child), frame)
    return None


def _prepositional(cue: Cue, frame: str) -> Content | None:
    for child in cue.token.rights:
        if child.dep_ == "prep" and child.lower_ == frame:
            clauses = [one for one in cue.token.rights if one.i > child.i and one.dep_ in ("xcomp", "advcl") and has_to(one)]
            thing = next((one for one in child.rights if one.dep_ == "pobj"), child)
            told = _without_circumstances(subtree(child) - {child.i}, thing)
            return Content(told | union(clauses) | _said_of(cue.token, child), frame)
    return None


def _to_somebody(cue: Cue, frame: str) -> Content | None:
    """Return the content of "called on both sides to talk", "appealed to both sides to talk"."""
    verb = cue.token
    told = [child for child in _children(verb, "xcomp", "advcl", "ccomp") if has_to(child) and child.i > verb.i]
    asked = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ == frame.partition("-")[0]]
    if not told or not asked:
        return None
    heads = [child for child in asked[0].rights if child.dep_ == "pobj"]
    return Content(union(told), frame, heads[0] if heads else None)


def _source(cue: Cue, frame: str) -> Content | None:
    """Return the clause that "according to somebody" gives a source to: the sentence where it stands at an end of it."""
    start, end = sentence_bounds(cue.token)
    phrase = _source_phrase(cue, end)
    if cue.token.i <= start + 1 or phrase[-1] >= end - 2:
        return Content(frozenset(range(start, end)) - frozenset(phrase), frame)
    clause = cue.token.head
    while clause.tag_ not in FINITE and not any(child.dep_.startswith("nsubj") for child in clause.children) and clause.head.i != clause.i:
        clause = clause.head
    return Content(subtree(clause, cue.token) - frozenset(phrase), frame)


def _source_phrase(cue: Cue, end: int) -> range:
    """Return the positions of "according to …" up to the end of the phrase, of a clause that the parser hangs on it none."""
    source = next((child for child in cue.last.rights if child.dep_ == "pobj"), None)
    last = source.right_edge.i if source is not None else cue.last.i
    comma = next((n for n in range(cue.last.i, end) if cue.token.doc[n].text == ","), end)
    if comma < last and any(cue.token.doc[n].tag_ in FINITE for n in range(comma, last + 1)):
        last = comma - 1
    return range(cue.token.i, max(last, cue.last.i) + 1)


def _attitude(cue: Cue, frame: str) -> Content | None:
    """Return what somebody expressed hope of, or concern about."""
    noun, verb = cue.last, cue.token
    clauses = [child for child in (*noun.rights, *verb.rights) if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i]
    told = [child for child in clauses if _is_that_clause(child) or has_to(child) or child.dep_ == "ccomp"]
    if told:
        return Content(union(told), frame)
    for child in (*noun.rights, *verb.rights):
        if child.dep_ == "prep" and child.i > noun.i and not is_circumstance(child):
            return Content(subtree(child) - {child.i}, frame)
    return None


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
    "attitude": _attitude,
    "quote": _none,
}
