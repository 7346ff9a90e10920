"""Who takes part in an event: the words that name them, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.arguments import slots_of_noun, slots_of_verb
from archive.annotate.events.nouns import PLURAL_TAGS, Nouns
from archive.annotate.events.parties import bodies_behind
from archive.annotate.events.triggers import Trigger
from archive.annotate.view import locate
from archive.facts import EntityKind, Part, Participant, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

INSIDE = ("compound", "amod", "nmod", "nummod", "poss", "case", "punct", "quantmod", "advmod", "npadvmod")
NUMBER_TAGS = ("CD",)
MEETING = ("meet", "see", "visit", "consult")
QUOTE = '"'


def find_participants(trigger: Trigger, nouns: Nouns) -> tuple[Participant, ...]:
    """Return who takes part, each once, in text order: persons by bare name, bodies by their noun phrase."""
    found: dict[Span, Part] = {}
    for token, part in _standing(trigger, nouns):
        for party in bodies_behind(token, nouns):
            found.setdefault(span_of_party(nouns.named_by(party), nouns), part)
    for token in _met_on_visit(trigger):
        if _takes_part(token, nouns):
            found.setdefault(span_of_party(nouns.named_by(token), nouns), Part.PARTICIPANT)
    for token, part in _in_modifiers(trigger, nouns):
        found.setdefault(_trimmed(locate(token), token), part)
    return tuple(Participant(span, part) for span, part in sorted(found.items()))


def _standing(trigger: Trigger, nouns: Nouns) -> Iterator[tuple[Token, Part]]:
    """Yield the parties that stand in the places to which the frame gives a part."""
    for place, part in trigger.frame.parts.items():
        if place == "of" and not trigger.nominal:
            continue  # "summoned the head of the mission": of the object, not of the act
        if place == "from" and not trigger.nominal and trigger.frame.type == "REQUEST":
            part = Part.RECIPIENT  # "requested aid from Oslo"
        for token in trigger.slots.get(place, ()):
            owned = place == "object" and _is_owned(token, part, trigger, nouns)
            if not owned and token != trigger.token and _takes_part(token, nouns):
                yield token, part


def _takes_part(token: Token, nouns: Nouns) -> bool:
    # Not what is set up or handed over: "a joint centre", "the northern district".
    kinds = nouns.kinds(token)
    return "PARTY" in kinds and "JOINT_THING" not in kinds and ("LAND" not in kinds or "NAME" in kinds)


def _met_on_visit(trigger: Trigger) -> Iterator[Token]:
    """Yield whom a visit is paid to: "arrived in Oslo to meet Doe", "flew to Oslo for talks with Doe"."""
    if trigger.frame.type != "CONSULT" or trigger.nominal:
        return
    for purpose in trigger.slots.get("purpose", ()):
        slots = slots_of_verb(purpose)
        yield from slots.get("with", ())
        if purpose.lemma_ in MEETING:
            yield from slots.get("object", ())
    for talks in trigger.slots.get("for", ()):
        yield from slots_of_noun(talks, None).get("with", ())


def _is_owned(token: Token, part: Part, trigger: Trigger, nouns: Nouns) -> bool:
    # "put its forces on standby": whose they are has been said.
    owned = "FORCE" in nouns.kinds(token) and any(child.tag_ == "PRP$" for child in token.children)
    return owned and part is trigger.frame.parts.get("subject") and bool(trigger.slots.get("subject"))


def _in_modifiers(trigger: Trigger, nouns: Nouns) -> Iterator[tuple[Token, Part]]:
    """Yield who stands before a noun: "police raid", "Russian airstrike", and as the target "anti-French protest"."""
    actor = trigger.frame.parts.get("subject")
    for token in trigger.slots.get("compound", ()):
        if {"STATE", "NAMED_PARTY", "FORCE"}.isdisjoint(nouns.kinds(token)):
            continue
        if token.i > 1 and token.nbor(-1).text == "-":
            if token.nbor(-2).lower_ == "anti":
                yield token, Part.RECIPIENT
        elif actor is not None:
            yield token, actor


def span_of_party(token: Token, nouns: Nouns) -> Span:
    """Return the words that name a party: a person's or body's name alone, else the noun phrase without article and 's."""
    name = nouns.kind_of_name(token)
    if name is EntityKind.PERSON and token.pos_ == "PROPN":
        return _name_span(token, nouns)
    if name is EntityKind.ORGANIZATION and (mention := nouns.span_of_name(token)) is not None:
        return mention
    if (counted := nouns.counted(token)) is not None:
        return span_of_party(counted, nouns)
    first = token
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ not in INSIDE or child.tag_ in NUMBER_TAGS or child.tag_.startswith("PRP"):
            break
        if child.pos_ == "PUNCT" and child.text != "-":
            break
        first = _start_of_owner(child, nouns) if child.dep_ == "poss" else _start_of_joined(child)
    first = _after_body(first, token, nouns)
    while first.i < token.i and (first.pos_ in ("DET", "PUNCT", "NUM") or first.tag_ in ("RB", "PRP$")):
        first = first.nbor(1)
    last = _end_of(token, nouns)
    if any(inner.text == QUOTE for inner in token.doc[first.i : last.i + 1]):
        first = last = token
    # Never from the middle of a name: "Marino residents" of "San Marino residents".
    start = locate(first).start
    name_span = nouns.span_of_name(first)
    return Span(min(start, name_span.start) if name_span else start, locate(last).end)


def _start_of_joined(word: Token) -> Token:
    # "high-ranking officials", "B-League players": the tokenizer takes them apart.
    while word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).is_alpha and not word.nbor(-1).whitespace_:
        word = word.nbor(-2)
    return word


def _start_of_owner(owner: Token, nouns: Nouns) -> Token:
    """Return the first word of a possessor, within its own name where it has one ("Acme Inc's board" after a dateline)."""
    span = nouns.span_of_name(owner)
    if span is None:
        return owner.left_edge
    return next((token for token in owner.doc[owner.left_edge.i : owner.i] if locate(token).start >= span.start), owner)


def _after_body(first: Token, token: Token, nouns: Nouns) -> Token:
    """Return the first word that is not of another body's name: "train companies" of "Network Rail and train companies"."""
    own = nouns.span_of_name(token)
    for one in token.doc[first.i + 1 : token.i]:
        before = one.nbor(-1)
        is_body = one.pos_ == "CCONJ" and nouns.kind_of_name(before) is EntityKind.ORGANIZATION
        if is_body and nouns.span_of_name(before) not in (None, own):
            return one.nbor(1)
    return first


def _end_of(token: Token, nouns: Nouns) -> Token:
    # "group of Azerbaijanis", "columns of soldiers", "Ministry of Defence": the noun alone does not name them.
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            inner = next((one for one in child.children if one.dep_ == "pobj"), None)
            if inner is not None and (token.tag_ not in PLURAL_TAGS or "NAMED_PARTY" in nouns.kinds(inner)):
                return inner
    return token


def _name_span(token: Token, nouns: Nouns) -> Span:
    span = nouns.span_of_name(token)
    if span is not None:
        return span
    first = token
    while first.i > 0 and first.nbor(-1).ent_type_ == "PERSON" and first.ent_iob_ == "I":
        first = first.nbor(-1)
    return _trimmed(Span(locate(first).start, locate(token).end), token)


def _trimmed(span: Span, token: Token) -> Span:
    return Span(span.start, span.end - 2) if token.text.endswith("'s") and span.end - span.start > 2 else span
