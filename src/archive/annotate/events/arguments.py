"""Who stands where around a verb or noun: the parse turned into places ("subject", "object", "with", …).

A passive's subject is its object, "by" its subject; a relative clause has its antecedent, an infinitive or
participle the subject of the verb above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

type Slots = dict[str, list[Token]]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVE = ("who", "which", "that", "whom")
CLAUSES = ("xcomp", "ccomp")


def slots_of_verb(verb: Token) -> Slots:
    """Return what stands in each place around a verb, coordinated nouns one by one."""
    slots: Slots = {}
    doer, done = ("object", "subject") if is_passive(verb) else ("subject", "object")
    for subject in _subjects(verb):
        _add(slots, doer, subject)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
            _add(slots, "object" if child.dep_ == "dobj" else "dative", child)
        elif child.dep_ == "agent":
            _add_objects(slots, done, child)
            for agent in slots.get(done, ())[-1:]:
                _add_loose(slots, agent)
        elif child.dep_ in ("prep", "dative"):
            if measured := _measured(child):
                _add(slots, "object", measured)
            _add_preposition(slots, child)
        elif child.dep_ in ("attr", "oprd"):
            _add(slots, "role", child)
        elif child.dep_ == "advmod" and child.lower_ == "home":
            slots.setdefault("to", []).append(child)
        elif child.dep_ in CLAUSES:
            slots.setdefault("do" if _is_infinitive(child) else "that", []).append(child)
    _add_antecedent(slots, verb)
    if verb.dep_ == "advcl":
        slots["clause"] = [token for token in verb.sent if token.pos_ in ("VERB", "NOUN") and token.i < verb.i]
    for thing in tuple(slots.get("object", ())):
        _add_loose(slots, thing)
    return slots


def slots_of_noun(noun: Token, holder: Token | None) -> Slots:
    """Return what stands around a noun that names an act; `holder` is the verb that tells it ("held talks").

    "Of" is also the object; possessors and modifiers ("police raid") are the subject too.
    """
    slots: Slots = {}
    for child in noun.children:
        if child.dep_ == "poss":
            _add(slots, "owner", child)
            _add(slots, "subject", child)
        elif child.dep_ in ("compound", "amod", "nmod"):
            slots.setdefault("compound", []).append(child)
        elif child.dep_ in ("prep", "agent"):
            _add_preposition(slots, child)
        elif child.dep_ in ("acl", "relcl") and _is_infinitive(child):
            slots.setdefault("do", []).append(child)
    for thing in slots.get("of", ()):
        slots.setdefault("object", []).append(thing)
    for thing in slots.get("by", ()):
        slots.setdefault("subject", []).append(thing)
    if holder is not None:
        _add_from_holder(slots, noun, holder)
    return slots


def _add_from_holder(slots: Slots, noun: Token, holder: Token) -> None:
    above = slots_of_verb(holder)
    for place, tokens in above.items():
        if place in ("object", "role", "do", "that", "clause"):
            continue
        slots.setdefault(place, []).extend(token for token in tokens if token not in slots.get(place, ()) and token != noun)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject suffers: "was fired", "troops deployed there", "arrested and charged"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if any(child.dep_ == "agent" for child in verb.children):
        return True  # "territory recaptured by the army", whatever the tag says
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl", "ROOT", "ccomp", "xcomp", "pcomp")


def _subjects(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in SUBJECTS + PASSIVE_SUBJECTS]
    if own:
        if verb.dep_ == "relcl" and own[0].lower_ in RELATIVE:
            return [verb.head]
        return own
    return _inherited_subjects(verb)


def _inherited_subjects(verb: Token) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _subjects(head)
    if verb.dep_ in ("acl", "amod"):
        return [] if _is_infinitive(verb) else [head]
    if verb.dep_ == "relcl":
        return [head] if is_passive(verb) or verb.tag_ == "VBG" else []
    if verb.dep_ == "pcomp":
        return (
            _controllers(head.head)
            if head.head.pos_ in ("VERB", "AUX")
            else [one for one in head.head.children if one.dep_ == "poss"]
        )
    if verb.dep_ == "advcl" and _is_infinitive(verb) and (named := _named_by_for(head, verb)):
        return named
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _controllers(head) if verb.dep_ != "advcl" else _subjects(head)
    return []


def _named_by_for(head: Token, verb: Token) -> list[Token]:
    # "calls for troops to be withdrawn": the infinitive's subject hangs on "for".
    return [
        inner
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "for" and child.i < verb.i
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def _controllers(verb: Token) -> list[Token]:
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return objects or _subjects(verb)


def _add_antecedent(slots: Slots, verb: Token) -> None:
    # "the deal that they signed", "the deal they signed": the noun above is the object.
    if verb.dep_ != "relcl" or is_passive(verb):
        return
    objects = slots.get("object", [])
    if (objects and objects[0].lower_ in RELATIVE) or (not objects and verb.head not in slots.get("subject", ())):
        slots["object"] = [verb.head]


def _add_loose(slots: Slots, thing: Token) -> None:
    # "imposed sanctions on Iran", "signed a deal with Iran": the preposition may hang on the object.
    for child in thing.children:
        if child.dep_ == "prep" and child.lower_ not in slots:
            _add_preposition(slots, child)
        elif child.dep_ in ("acl", "relcl") and _is_infinitive(child):
            slots.setdefault("do", []).append(child)


def _measured(preposition: Token) -> Token | None:
    # "delivered over 800 tonnes of flour": the parser takes the qualifier for a preposition.
    if preposition.lower_ not in ("over", "under", "about", "around", "near"):
        return None
    return next(
        (child for child in preposition.children if child.dep_ == "pobj" and any(c.dep_ == "nummod" for c in child.children)),
        None,
    )


def _add_preposition(slots: Slots, preposition: Token) -> None:
    _add_objects(slots, preposition.lower_, preposition)
    for child in preposition.children:
        if child.dep_ == "prep":
            _add_objects(slots, child.lower_, child)
        elif child.dep_ == "pcomp":
            slots.setdefault("do" if preposition.lower_ == "to" else preposition.lower_, []).append(child)


def _add_objects(slots: Slots, place: str, preposition: Token) -> None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            _add(slots, place, child)


def _add(slots: Slots, place: str, token: Token) -> None:
    slots.setdefault(place, []).extend(coordinated(token))


def coordinated(token: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it by "and", commas, "or"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield from coordinated(child)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
