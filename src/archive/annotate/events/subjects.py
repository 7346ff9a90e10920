"""Whose act a verb is: its own subject, or that of the clause it hangs on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.events.antecedents import antecedent_of
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = ("VERB", "AUX")
SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")
RELATIVE = ("who", "which", "that", "whom")
OBJECTIVE = ("dobj", "conj", "aux", "ccomp")
# Where a participle without auxiliary is a passive: "troops deployed there", "arrested on Monday, he …".
PARTICIPIAL = ("acl", "advcl", "amod", "relcl", "ROOT", "ccomp", "xcomp", "pcomp")


@cache
def acted_on() -> frozenset[str]:
    """Return the verbs that hardly ever stand without their object."""
    return frozenset(load_lexicon("events")["acted_on"])


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject is acted on: "was fired", "troops deployed there", "arrested and charged"."""
    places = {child.dep_ for child in verb.children}
    if not places.isdisjoint(("auxpass", "nsubjpass", "agent")):
        return True  # with "by", whatever the tag says: "territory recaptured by the army"
    if verb.tag_ == "VBD" and verb.dep_ == "ROOT" and verb.lemma_ in acted_on() and places.isdisjoint(OBJECTIVE):
        return True  # a headline: "Minister jailed for life"
    if verb.tag_ != "VBN" or not places.isdisjoint(("aux", "nsubj", "dobj")):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return is_passive(verb.head)
    return verb.dep_ in PARTICIPIAL


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def subjects_of(verb: Token) -> list[Token]:
    """Return a verb's grammatical subject, of a clause without one that of the clause above; empty where nobody is named."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        return [antecedent_of(verb)] if verb.dep_ == "relcl" and own[0].lower_ in RELATIVE else own
    if verb.head == verb or any(child.dep_ == "expl" for child in verb.children):
        return []
    return _inherited(verb, verb.head)


def _inherited(verb: Token, head: Token) -> list[Token]:
    if verb.dep_ == "acomp" and head.pos_ in VERBAL:
        return subjects_of(head)  # "is due to": the adjective's subject is that of "is"
    if verb.dep_ == "pcomp":
        return _of_preposition(head.head)
    if verb.dep_ in ("acl", "amod", "relcl"):
        return [head] if is_passive(verb) or (verb.tag_ != "VB" and (verb.dep_ != "relcl" or verb.tag_ == "VBG")) else []
    if head.pos_ in VERBAL and verb.dep_ in ("conj", "advcl"):
        return (_named_by_for(head, verb) if is_infinitive(verb) else []) or subjects_of(head)
    if head.pos_ in (*VERBAL, "ADJ") and verb.dep_ in ("xcomp", "ccomp", "advcl"):
        return _controllers(head)
    return []


def _of_preposition(governor: Token) -> list[Token]:
    # "accused him of lying", "after meeting them, she …", "Russia's role in halting …"
    if governor.pos_ in VERBAL:
        return _controllers(governor)
    owners = [child for child in governor.children if child.dep_ == "poss"]
    # "took the step of leaving": whoever took it.
    return owners or (subjects_of(governor.head) if governor.dep_ == "dobj" and governor.head.pos_ in VERBAL else [])


def _controllers(verb: Token) -> list[Token]:
    # "urged them to leave": the object acts; "wants to leave": the subject.
    return [child for child in verb.children if child.dep_ == "dobj"] or subjects_of(verb)


def _named_by_for(head: Token, verb: Token) -> list[Token]:
    # "calls for troops to be withdrawn": the infinitive's subject hangs on "for".
    return [
        inner
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "for" and child.i < verb.i and verb.dep_ == "advcl"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
