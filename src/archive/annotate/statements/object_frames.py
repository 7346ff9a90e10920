"""Content that is a noun phrase: what is praised, rejected, called something, spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, noun_frames, word_set
from archive.annotate.statements.frames import Content
from archive.annotate.statements.nouns import is_speaking_noun
from archive.annotate.statements.speakers import is_passive
from archive.annotate.statements.syntax import has_mark, has_to, is_deed, is_relative, subtree, union

if TYPE_CHECKING:
    from spacy.tokens import Token

CIRCUMSTANCES = frozenset(
    {"during", "after", "before", "since", "until", "amid", "ahead", "following", "upon", "despite", "throughout"}
)
OCCASIONS = frozenset({"in", "on", "at", "to", "with", "by", "from", "through", "via"})
TIMES = frozenset({"DATE", "TIME"})
NAMED = frozenset({"DATE", "TIME", "GPE", "ORG", "PERSON"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SOURCES = frozenset({"ORG", "PERSON"})
RELATIVES = frozenset({"what", "which", "that", "whom"})


def object_content(cue: Cue, frame: str) -> Content | None:
    """Return the object with what is said of it: "accused him of lying"; of a passive its subject."""
    verb = cue.token
    objects = _passive_subjects(verb) if is_passive(verb) else _direct_objects(verb)
    if verb.lemma_.lower() in word_set("also_taking") and objects and _is_taken(objects[0]):
        return None
    if verb.lemma_.lower() == "cite" and objects and _gives_news(objects[0]):
        return None
    of_things = frame == "object" and verb.lemma_.lower() in word_set("things_only")
    if not objects or (of_things and _is_somebody(objects[0])):
        return None
    said = _without_circumstances(union(objects), objects[-1]) | _said_of(verb, objects[-1]) | _said_behind_agent(verb)
    said |= union(child for child in verb.rights if child.dep_ == "ccomp" and is_relative(child))
    for more in verb.rights:
        if (
            more.dep_ == "conj" and more.pos_ == "NOUN" and more.i > objects[-1].i
        ):  # "reported three births, up from two, and a death"
            said |= frozenset(range(objects[-1].i, more.right_edge.i + 1))
    return Content(_without_circumstances(said, objects[-1]), frame)


def _gives_news(noun: Token) -> bool:
    """Tell "citing officials", "citing the Daily News" from "citing the weather"."""
    lemma = noun.lemma_.lower()
    return noun.ent_type_ in SOURCES or (is_speaking_noun(noun) and lemma not in word_set("writings"))


def _passive_subjects(verb: Token) -> list[Token]:
    """Return who or what is praised, accused, …; of a coordinate passive ("was praised by A and blamed by B") the first one's."""
    while verb.dep_ == "conj" and is_passive(verb.head) and not any(child.dep_.startswith("nsubj") for child in verb.children):
        verb = verb.head
    return [child for child in verb.children if child.dep_ == "nsubjpass"]


def _said_behind_agent(verb: Token) -> frozenset[int]:
    """Return "of hiding losses" in "was accused by regulators of hiding losses", which the parser hangs on the regulators."""
    agents = [_thing_of(child) for child in verb.rights if child.dep_ == "agent"]
    return union(child for agent in agents for child in agent.rights if is_deed(child))


def saying_content(cue: Cue, frame: str) -> Content | None:
    """Return an object that is itself something said: "dismissed the claims", "denied any wrongdoing"; not "denied a motion"."""
    things = _passive_subjects(cue.token) if is_passive(cue.token) else _direct_objects(cue.token)
    sayings = noun_frames().keys() | word_set("sayings")
    return object_content(cue, frame) if things and things[0].lemma_.lower() in sayings else None


def amount_content(cue: Cue, frame: str) -> Content | None:
    """Return an amount with its number: "put the toll at 40"."""
    things = _direct_objects(cue.token) or _passive_subjects(cue.token)
    numbers = [child for child in cue.token.rights if child.dep_ == "prep" and child.lower_ in ("at", "as")]
    told = [number for number in numbers if any(one.like_num for one in number.subtree)]
    if not things or not told or things[0].lemma_.lower() not in word_set("amounts"):
        return None
    return Content(subtree(things[0]) | subtree(told[0]), frame)


def _direct_objects(verb: Token) -> list[Token]:
    return [child for child in verb.rights if child.dep_ == "dobj"]


def _is_taken(noun: Token) -> bool:
    """Tell "claimed 12 lives", "claimed dozens of victims", "claimed the title" from "claimed a breakthrough"."""
    counted = [_thing_of(child) for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"]
    return any(one.lemma_.lower() in word_set("taken") for one in (noun, *counted))


def _is_somebody(noun: Token) -> bool:
    """Tell "questioned the suspect" from "questioned the figures"."""
    if noun.pos_ == "PRON":
        return noun.lower_ not in ("it", "this", "that", "what", "which", "these", "those")
    if any(one.like_num for one in noun.subtree):
        return False  # "reported a crowd of 900"
    lemma = noun.lemma_.lower()
    return noun.ent_type_ == "PERSON" or (lemma in word_set("speaking_nouns") and lemma not in word_set("writings"))


def _without_circumstances(tokens: frozenset[int], thing: Token) -> frozenset[int]:
    """Return a phrase without when and where it is said, which the parser hangs on it: "the deaths in an interview"."""
    last, doc = max(tokens, default=0), thing.doc
    for n in sorted(tokens):
        word = doc[n]
        if n <= thing.i or word.dep_ != "prep" or (word.right_edge.i < last and doc[n - 1].text != '"'):
            continue
        if word.lower_ == "during" or _is_venue(word) or (word.lower_ == "on" and _thing_of(word).lower_ in WEEKDAYS):
            return frozenset(one for one in tokens if one < (n - 1 if doc[n - 1].ent_type_ in TIMES else n))
    return tokens


def _is_venue(preposition: Token) -> bool:
    return preposition.lower_ in ("in", "on", "at") and _thing_of(preposition).lemma_.lower() in word_set("venues")


def _thing_of(preposition: Token) -> Token:
    return next((child for child in preposition.rights if child.dep_ == "pobj"), preposition)


def _said_of(verb: Token, thing: Token) -> frozenset[int]:
    """Return what follows the object and is said of it: "accused him of lying", "cited it as proof", not "on Friday"."""
    more = [child for child in verb.rights if child.i > thing.i and child.dep_ == "prep" and not is_circumstance(child)]
    more += [
        child for child in verb.rights if child.i > thing.i and child.lower_ in ("including", "notably") and child.dep_ == "prep"
    ]
    if thing.lemma_.lower() in word_set("intentions") or verb.lemma_.lower() in word_set("announcing"):
        more += [child for child in verb.rights if child.i > thing.i and child.dep_ in ("xcomp", "advcl") and has_to(child)]
    return union(more)


def is_circumstance(preposition: Token) -> bool:
    """Tell when and where something is said from what is said: "in a statement", "during the debate", "on Friday"."""
    if preposition.lower_ in CIRCUMSTANCES:
        return True
    thing = _thing_of(preposition)
    if preposition.lower_ not in OCCASIONS:
        return False
    return thing.i == preposition.i or thing.ent_type_ in NAMED or thing.lemma_.lower() in word_set("venues")


def as_content(cue: Cue, frame: str) -> Content | None:
    """Return the object with what it is described as; of "what she described as a mistake" the mistake alone."""
    verb = cue.token
    said = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in ("as", "for", "over")]
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.i > verb.i]
    if not said or any(thing.lower_.endswith(("self", "selves")) for thing in objects):
        return None
    if said[0].lower_ == "as" and not objects and not is_passive(verb):
        return Content(subtree(said[0]) - {said[0].i}, frame)
    return object_content(cue, frame)


def name_content(cue: Cue, frame: str) -> Content | None:
    """Return the object with its name: "called it a success"; of "what he called a success" the name alone."""
    verb = cue.token
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") or _is_mistaken_name(child)]
    if verb.dep_ == "acl" and not objects:
        return None  # "a company called Acme"
    for child in verb.rights:
        if _is_name(child, objects):
            thing = [one for one in objects if one.i < child.i and one.lower_ not in RELATIVES]
            between = (one for one in verb.rights if thing and thing[0].i < one.i < child.i)
            return Content(_without_circumstances(union([*thing, *between, child]), child), frame)
        if child.dep_ == "dobj" and any(one.dep_ in ("acl", "amod") and one.i > child.i for one in child.rights):
            return Content(subtree(child), frame)  # "called the charges unfounded"
    return None


def _is_mistaken_name(child: Token) -> bool:
    """Tell a name that the parser takes for a verb: "called Lee a “liar”"."""
    return child.dep_ == "xcomp" and child.pos_ == "PROPN"


def _is_name(child: Token, objects: list[Token]) -> bool:
    """Tell whether a word after "called" is what the object is called."""
    if _is_mistaken_name(child):
        return False
    if child.dep_ in ("oprd", "attr") or (child.dep_ in ("xcomp", "ccomp") and not has_to(child)):
        return True
    late = bool(objects) and child.i > objects[0].i
    if late and any(one.lower_ == "to" for one in child.doc[objects[0].i : child.i]):
        return False  # "called the police to her house many times"
    return late and child.dep_ in ("npadvmod", "acomp", "dobj") and child.ent_type_ not in TIMES


def prepositional_content(cue: Cue, frame: str) -> Content | None:
    """Return what a preposition leads: "called for talks", "spoke of peace"."""
    word = cue.token
    holders = (word, word.head) if cue.is_noun and word.dep_ == "dobj" else (word,)
    for child in (child for holder in holders for child in holder.rights if child.i > word.i):
        if has_to(child) and has_mark(child, frame):
            return Content(subtree(child) - {one.i for one in child.lefts if one.dep_ == "mark"}, frame)
    for child in word.rights:
        if child.dep_ == "prep" and child.lower_ == frame:
            clauses = [one for one in cue.token.rights if one.i > child.i and one.dep_ in ("xcomp", "advcl") and has_to(one)]
            thing = next((one for one in child.rights if one.dep_ == "pobj"), child)
            told = _without_circumstances(subtree(child) - {child.i}, thing)
            return Content(told | union(clauses) | _said_of(cue.token, child), frame)
    return None
