"""Who and what stands where around a verb or noun: the parse turned into places ("subject", "object", "with", …).

A passive's subject is its object and "by" its subject. "do" holds the verb of an infinitive, "that" of a clause, "role"
a predicate ("named her chairwoman"), "owner" a noun's possessor, "whose" the doer of its object, "compound" the modifiers,
"clause" what an adverbial clause follows, "purpose" the verb of "to …" in the sense of "in order to".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.subjects import RELATIVE, VERBAL, is_infinitive, is_passive, subjects_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

type Slots = dict[str, list[Token]]

PLAIN = {"dobj": "object", "attr": "role", "oprd": "role"}
QUALIFIERS = ("over", "under", "about", "around", "near")
# Children by which something else may come to stand as the object: "was", "over 800 tonnes", "named Doe … and Roe as …".
OBJECT_MAKERS = frozenset(("nsubjpass", "auxpass", "agent", "ccomp"))
OBJECT_MAKING = frozenset((*QUALIFIERS, "as"))
# Children that stand in no place.
PASSED_OVER = frozenset(("punct", "aux", "auxpass", "nsubj", "nsubjpass", "mark", "neg", "cc", "conj", "npadvmod", "prt", "expl"))
# Places of a verb that say nothing of the noun that it tells ("held talks after …").
VERBS_OWN = ("object", "role", "do", "that", "clause", "whose", "purpose")


def plain_objects(verb: Token) -> list[Token] | None:
    """Return at a glance what an active verb acts on, None where it takes a closer look (a passive, a relative clause …)."""
    if verb.dep_ in ("relcl", "acl", "amod"):
        return None
    objects: list[Token] = []
    for child in verb.children:
        dep = child.dep_
        if dep == "dobj":
            objects.extend(coordinated(child))
        elif dep in OBJECT_MAKERS or (dep == "prep" and child.lower_ in OBJECT_MAKING):
            return None
    return objects if objects or verb.tag_ not in ("VBN", "VBD") else None


def slots_of_verb(verb: Token) -> Slots:
    """Return what stands in each place around a verb, coordinated nouns one by one."""
    slots: Slots = {}
    passive = is_passive(verb)
    for subject in subjects_of(verb):
        _add(slots, "object" if passive else "subject", subject)
    for child in verb.children:
        dep = child.dep_
        if dep not in PASSED_OVER:
            _place_child(slots, child, dep)
    if verb.dep_ == "relcl" and not passive:
        _place_antecedent(slots, verb)
    things = slots.setdefault("object", [])
    if "as" in slots:
        things.extend(_second_appointees(verb, slots))
    for role in tuple(slots.get("role", ())):
        _add_loose(slots, role)
    for thing in tuple(things):
        _add_loose(slots, thing)
        slots.setdefault("whose", []).extend(_doers(thing))
    return slots


def words_around(verb: Token, place: str) -> list[Token]:
    """Return what fills a place on demand: "near" the rest of the sentence, "clause" what an adverbial clause follows."""
    if place == "near":
        return [token for token in verb.sent if token.pos_ in ("NOUN", "VERB") and token.i != verb.i]
    if verb.dep_ != "advcl":
        return []
    return [token for token in verb.sent if token.pos_ in ("VERB", "NOUN") and token.i < verb.i]


def slots_of_noun(noun: Token, holder: Token | None) -> Slots:
    """Return what stands around a noun that names an act; `holder` is the verb that tells it ("held talks").

    "Of" is also the object; possessors, "by" and the holder's subject are the subject.
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
        elif child.dep_ in ("acl", "relcl") and is_infinitive(child):
            slots.setdefault("do", []).append(child)
    slots.setdefault("object", []).extend(slots.get("of", ()))
    slots.setdefault("subject", []).extend(slots.get("by", ()))
    if holder is not None:
        _add_from_holder(slots, noun, slots_of_verb(holder))
    return slots


def _add_from_holder(slots: Slots, noun: Token, above: Slots) -> None:
    if above.get("subject"):
        # "they held their meeting": the possessor is the subject again.
        slots["subject"] = [token for token in slots["subject"] if token.tag_ != "PRP$"]
    for place, tokens in above.items():
        if place not in VERBS_OWN:
            standing = slots.setdefault(place, [])
            standing.extend(token for token in tokens if token not in standing and token != noun)


def coordinated(token: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it by "and", commas, "or"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            yield from coordinated(child)


def _place_child(slots: Slots, child: Token, dep: str) -> None:
    if dep in PLAIN:
        _add(slots, PLAIN[dep], child)
    elif dep == "agent":
        _add_objects(slots, "subject", child)
        for agent in slots.get("subject", ())[-1:]:
            _add_loose(slots, agent)
    elif dep == "prep" or (dep == "dative" and child.pos_ == "ADP"):
        _add_preposition(slots, child)
    elif dep == "dative":
        _add(slots, "dative", child)
    elif dep in ("xcomp", "ccomp", "advcl"):
        _place_clause(slots, child, dep)
    elif dep == "advmod" and child.lower_ == "home":
        slots.setdefault("to", []).append(child)


def _place_clause(slots: Slots, child: Token, dep: str) -> None:
    if dep == "advcl":
        if is_infinitive(child):
            slots.setdefault("purpose", []).append(child)
    elif dep == "ccomp" and child.pos_ == "ADJ":
        # "found him guilty": the adjective's subject is acted on.
        for thing in (inner for inner in child.children if inner.dep_ == "nsubj"):
            _add(slots, "object", thing)
    else:
        slots.setdefault("do" if is_infinitive(child) else "that", []).append(child)


def _place_antecedent(slots: Slots, verb: Token) -> None:
    # "the deal that they signed", "the deal they signed": the noun above is the object.
    objects = slots.get("object", [])
    if (objects and objects[0].lower_ in RELATIVE) or (not objects and verb.head not in slots.get("subject", ())):
        slots["object"] = [verb.head]


def _second_appointees(verb: Token, slots: Slots) -> list[Token]:
    """Return "Roe" of "named Doe as minister and Roe as treasurer": the parser joins him to the first post."""
    later = [child.i for child in verb.children if child.lower_ == "as" and child.dep_ == "prep"][1:]
    if not later or not slots.get("object"):
        return []
    return [noun for noun in slots.get("as", ()) if noun.ent_type_ == "PERSON" and noun.i < later[-1]]


def _doers(thing: Token) -> Iterator[Token]:
    # "condemned Iran's arrest of …", "condemned the attack by …"
    for child in thing.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "by":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _add_loose(slots: Slots, thing: Token) -> None:
    # "imposed sanctions on Iran", "signed a deal with Iran": the preposition may hang on the object.
    for child in thing.children:
        if child.dep_ == "prep" and child.lower_ not in (*slots, "by"):
            _add_preposition(slots, child)
        elif child.dep_ in ("acl", "relcl") and is_infinitive(child):
            slots.setdefault("do", []).append(child)


def _add_preposition(slots: Slots, preposition: Token) -> None:
    word = preposition.lower_
    _add_objects(slots, word, preposition)
    if word in QUALIFIERS:
        # "delivered over 800 tonnes of flour": the parser takes the qualifier for a preposition.
        slots.setdefault("object", []).extend(one for one in slots.get(word, ()) if any(c.dep_ == "nummod" for c in one.children))
    for child in preposition.children:
        if child.dep_ == "prep":
            _add_objects(slots, child.lower_, child)
        elif child.dep_ == "pcomp":
            slots.setdefault("do" if word == "to" else word, []).append(child)


def _add_objects(slots: Slots, place: str, preposition: Token) -> None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            _add(slots, place, child)


def _add(slots: Slots, place: str, token: Token) -> None:
    slots.setdefault(place, []).extend(coordinated(token))
