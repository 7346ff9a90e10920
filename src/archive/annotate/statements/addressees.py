"""To whom something is said: the one told, and the other side of an interview, meeting or talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.frames import Content
from archive.annotate.statements.nouns import is_speaking_noun
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_addressee(cue: Cue, content: Content | None) -> Token | None:
    """Return the head of the phrase that names to whom a cue's content is said; None where the clause does not say so."""
    if content is not None and content.addressee is not None:
        return content.addressee if _can_hear(content.addressee) or _is_told(cue, content.addressee) else None
    if cue.is_noun or cue.frames == ("source",):
        return None
    verb = cue.token
    told = content.tokens if content is not None else frozenset()
    if cue.takes("tell") or verb.lemma_.lower() in word_set("said_to_object"):
        objects = (
            child for child in verb.rights if child.dep_ in ("dobj", "dative") and (_can_hear(child) or _is_told(cue, child))
        )
        found = next((one for one in objects if not (cue.takes("tell") and one.i in told)), None)
        if found is not None or not cue.takes("tell"):
            return found
    for preposition in _prepositions(verb, told):
        heard = _object(preposition)
        if (
            heard is not None
            and preposition.lower_ == "to"
            and preposition.i > verb.i
            and preposition.head.i == verb.i
            and _can_hear(heard)
        ):
            return heard
        if heard is not None and (partner := other_side(heard)) is not None:
            return partner
    return next((one for child in verb.children if child.dep_ == "advcl" and (one := _spoken_to(child)) is not None), None)


def _spoken_to(participle: Token) -> Token | None:
    """Return who hears in "Speaking to reporters, she said", "Asked by the agency, he said"."""
    lemma = participle.lemma_.lower()
    if participle.tag_ == "VBG" and lemma in ("speak", "talk"):
        leads = [child for child in participle.rights if child.dep_ == "prep" and child.lower_ in ("to", "with")]
    elif participle.tag_ == "VBN" and lemma in ("ask", "question"):
        leads = [child for child in participle.rights if child.dep_ == "agent"]
    else:
        leads = [child for child in participle.rights if participle.tag_ == "VBG" and lemma == "address" and child.dep_ == "dobj"]
        return leads[0] if leads and _can_hear(leads[0]) else None
    heard = _object(leads[0]) if leads else None
    return heard if heard is not None and _can_hear(heard) else None


def _prepositions(verb: Token, told: frozenset[int]) -> list[Token]:
    """Return the prepositions that hang on a verb or its object, outside the content."""
    holders = [verb, *(child for child in verb.rights if child.dep_ == "dobj")]
    return [child for holder in holders for child in holder.children if child.dep_ in ("prep", "dative") and child.i not in told]


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.rights if child.dep_ == "pobj"), None)


def other_side(event: Token) -> Token | None:
    """Return with whom a talk is held: "in an interview with the agency", "a meeting with Mayor Ann Lee"."""
    if event.lemma_.lower() not in word_set("conversations"):
        return None
    for child in event.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("with", "to")
            and (other := _object(child)) is not None
            and other.pos_ in ("PROPN", "PRON")
        ):
            return other
    return None


def addressee_span(heard: Token, names: PersonNames) -> Span:
    """Return the span that names an addressee: of "a meeting with Ann Lee and her counterpart" Ann Lee alone."""
    others = [child for child in heard.rights if child.dep_ == "conj"]
    met = heard.dep_ == "pobj" and heard.head.head.lemma_.lower() in word_set("conversations")
    if met and others and all(other.pos_ == "NOUN" and names.around(other) is None for other in others):
        return names.around(heard) or phrase_span(heard, names)
    return phrase_span(heard, names)


def _is_told(cue: Cue, thing: Token) -> bool:
    """Tell "told the bench" from "told the truth": whatever else is told hears."""
    return cue.token.lemma_.lower() == "tell" and thing.pos_ == "NOUN" and thing.lemma_.lower() not in word_set("told_things")


def _can_hear(token: Token) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "this", "that", "which", "what")
    return (
        token.pos_ == "PROPN"
        or token.lemma_.lower() in word_set("hearing_nouns")
        or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or is_speaking_noun(token)
    )
