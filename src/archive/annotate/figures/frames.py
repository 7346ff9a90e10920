"""What happens to the things that are counted: "deaths" for "killing ten tourists", "six people who died", "the dead"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from archive.annotate.figures.clauses import clause_around, compelled_to, leaves_home
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 5  # up the parse
_TAKING = ("claim", "take", "cost", "lose", "end")
_OBJECTS = ("dobj", "nsubjpass", "acl", "oprd")
_THROUGH = ("conj", "compound", "nummod", "nmod", "appos", "dep", "quantmod")
_JOINING = ("of", "for", "on", "to", "among", "in", "including")


def frame_of(place: Token, noun: Token) -> str | None:
    """Return the name of the frame that the thing counted stands in, None where it stands in none.

    `place` is where it stands in the parse: the noun, or the number that leaves it out ("killing 10 people and injuring 80").
    """
    if frame := _words("adjectives").get(noun.lower_) or _words("bodies").get(noun.lemma_.lower()):
        return frame  # "24 dead and 200 injured", "42 bodies were recovered"
    frame, done_by = _frame_of_number(place) if place != noun else None, False
    if place == noun or (frame is None and place.dep_ not in ("nsubj", "nsubjpass", "dobj")):
        frame, done_by = _frame_inside(noun), False
        if frame is None:
            frame, done_by = _frame_around(noun)
    if frame is None and not done_by:
        frame = _frame_of_sentence(noun) or _nouns().get(noun.lemma_.lower()) or _nouns().get(noun.lower_)
    if frame is None or (_people(frame) == "only" and not (is_person(noun) or noun.like_num or named_by(noun, frame))):
        return None
    return frame


def frame_of_deed(verb: Token | None) -> str | None:
    """Return the frame of a headline's verb behind a number ("18 Die"), None for other words."""
    if verb is None:
        return None
    word: str = verb.lower_
    subjects = _words("subject")
    return subjects.get(word) or subjects.get(word.removesuffix("s")) or subjects.get(word.removesuffix("d"))


def befalls_people(frame: str) -> bool:
    """Tell whether what a frame happens to are always taken for persons."""
    return _people(frame) == "always"


def happens_to_person(noun: Token, frame: str) -> bool:
    """Tell whether what a frame happens to are persons, by the noun or by the frame itself."""
    return is_person(noun) or _people(frame) == "always" or (_people(frame) == "only" and noun.like_num)


def _people(frame: str) -> str | None:
    people: str | None = load_lexicon("topics")["frames"][frame].get("people")
    return people


def is_person(noun: Token) -> bool:
    """Tell whether a noun names persons."""
    lemma = noun.lemma_.lower()
    return (
        lemma in _persons()
        or noun.lower_.removesuffix("s") in _persons()
        or noun.lower_ in _persons()
        or (noun.ent_type_ == "NORP" and noun.tag_ in ("NNS", "NNPS"))
    )


def is_person_word(word: str) -> bool:
    """Tell whether a lower-case word, singular or regular plural, names persons."""
    return word in _persons() or word.removesuffix("s") in _persons() or word in ("children", "women", "men", "people")


def named_by(noun: Token, frame: str) -> bool:
    """Tell whether a counted noun is itself what happens ("two orders", "five deaths")."""
    return noun.lemma_.lower() in load_lexicon("topics")["frames"][frame]["nouns"]


def _frame_of_number(number: Token) -> str | None:
    """Return the frame of the verb that a number without its noun is subject or object of ("killing 12")."""
    verb = next((word for word in number.ancestors if word.pos_ in ("VERB", "AUX", "NOUN")), None)
    if verb is None or verb.pos_ != "VERB":
        return None
    suffers = number.i > verb.i or (verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children))
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return _words("object").get(verb.lemma_.lower()) if suffers or passive else _frame_of_doing(verb)


def _frame_inside(noun: Token) -> str | None:
    """Return the frame of a noun's own modifiers: "wounded soldiers", "people who died", "houses destroyed by fire"."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "acl", "advcl") and (frame := _words("adjectives").get(child.lower_)):
            return frame
        if child.dep_ == "acl" and child.tag_ == "VBN" and (frame := _words("object").get(child.lemma_)):
            return frame
        if child.lower_ == "in" and (
            frame := next((_words("within").get(held.lemma_) for held in child.children if held.dep_ == "pobj"), None)
        ):
            return frame
        if child.dep_ == "relcl" and (frame := _frame_of_clause(child)):
            return frame
    return None


def _frame_of_clause(verb: Token) -> str | None:
    """Return the frame of a relative clause whose subject the noun is."""
    roles = {child.dep_ for child in verb.children if child.tag_ in ("WP", "WDT", "IN")}
    if "nsubjpass" in roles:
        return _words("object").get(verb.lemma_)
    return _frame_of_doing(verb) if "nsubj" in roles else None


def _frame_around(noun: Token) -> tuple[str | None, bool]:
    """Return the frame of what governs a noun, and whether the noun does it to somebody else ("two gunmen killed ten")."""
    word = noun
    for _ in range(_STEPS):
        head = word.head
        if head == word:
            break
        if word.dep_ in _THROUGH:
            word = head
        elif word.dep_ == "pobj" and head.lower_ in _JOINING and head.head.pos_ in ("NOUN", "PROPN", "NUM"):
            word = head.head
            if word.lemma_ == "life" and word.dep_ == "dobj" and word.head.lemma_ in _TAKING:
                return "death", False  # "claimed the lives of 11 people"
            if frame := _nouns().get(word.lemma_.lower()):
                return frame, False
            if head.lower_ not in ("of", "among", "including"):
                break
        elif head.pos_ == "VERB" or word.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return _frame_of_verb(word, head)
        else:
            break
    return None, word.dep_ == "pobj" and word.head.lower_ == "by"


def _frame_of_verb(word: Token, verb: Token) -> tuple[str | None, bool]:
    lemma = verb.lemma_.lower()
    if frame := _words("adjectives").get(verb.lower_) if word.dep_ == "nsubj" and verb.tag_ == "VBG" else None:
        return frame, False  # "27 people are missing"
    if (word.dep_ in ("nsubjpass", "dobj") or (word.dep_ == "nsubj" and lemma == "have")) and (deed := compelled_to(verb)):
        return ("displacement" if leaves_home(deed) else _words("subject").get(deed.lemma_.lower())), True
    if word.dep_ == "nsubj" and _costs_life(verb):
        return "death", False
    if word.dep_ in ("nsubj", "dobj") and (frame := _frame_of_state(verb)):
        return frame, False
    if word.dep_ in _OBJECTS or (word.like_num and word.dep_ == "npadvmod" and word.i > verb.i):
        return _words("object").get(lemma), False
    roles = {child.dep_ for child in verb.children}
    if word.dep_ == "nsubj" and verb.tag_ == "VBN" and not roles & {"dobj", "aux"}:
        return _words("object").get(lemma) or _frame_of_doing(verb), False  # "60 others wounded"
    if word.dep_ == "nsubj":
        frame = _frame_of_doing(verb)
        return frame, frame is None and (lemma in _words("object") or "dobj" in roles)
    return None, False


def _frame_of_doing(verb: Token) -> str | None:
    """Return the frame that a verb puts its subject in: "returned to their villages", but not "returned to work"."""
    frame = _words("subject").get(verb.lemma_.lower())
    if frame is None:
        return None
    others = load_lexicon("topics")["frames"][frame].get("not_to", ())
    aims = (aim.lemma_.lower() for word in verb.children if word.lower_ == "to" for aim in word.children if aim.dep_ == "pobj")
    return None if any(aim in others for aim in aims) else frame


def _costs_life(verb: Token) -> bool:
    """Tell whether somebody "lost their lives"."""
    return verb.lemma_ == "lose" and any(child.dep_ == "dobj" and child.lemma_ == "life" for child in verb.children)


def _frame_of_state(verb: Token) -> str | None:
    """Return the frame of what a verb says its subject or object to be: "were dead", "left 800 workers jobless"."""
    if verb.lemma_.lower() not in load_lexicon("topics")["stating"]:
        return None
    states = (child.lower_ for child in verb.children if child.dep_ in ("acomp", "oprd", "ccomp", "attr"))
    return next((frame for state in states if (frame := _words("adjectives").get(state))), None)


def _frame_of_sentence(noun: Token) -> str | None:
    """Return the frame that a clause about persons is in as a whole; in a headline, where the parse is poor, any frame."""
    if not is_person(noun):
        return None
    headline = noun.text[0].isupper() and noun.ent_type_ != "NORP"
    forms = _forms() if headline else _wide_forms()
    clause = [token for token in clause_around(noun) if token != noun]
    if any(token.lower_ in load_lexicon("topics")["sparing"] for token in clause):
        return None
    found = [token for token in clause if token.lower_ in forms]
    return forms[min(found).lower_] if found else None


@cache
def _words(kind: str) -> dict[str, str]:
    """Return the frame by the words of one kind ("object", "subject", "adjectives", "nouns")."""
    frames: dict[str, Any] = load_lexicon("topics")["frames"]
    return {word: frame for frame, row in reversed(frames.items()) for word in row.get(kind, ())}


def _nouns() -> dict[str, str]:
    return _words("nouns")


@cache
def _forms() -> dict[str, str]:
    """Return the frame by every form of its verbs and nouns that ends regularly."""
    words = (_words("object") | _words("subject") | _words("adjectives")).items()
    return {form: frame for word, frame in words for form in _inflect(word)} | {
        form: frame for word, frame in _nouns().items() for form in (word, word + "s")
    }


@cache
def _wide_forms() -> dict[str, str]:
    return {form: frame for frame, row in load_lexicon("topics")["frames"].items() for form in row.get("wide", ())}


def _inflect(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (verb, verb + "s", verb + "es", stem + "ed", stem + "ing")


@cache
def _persons() -> frozenset[str]:
    lexicon = load_lexicon("topics")
    classes = (lexicon["classes"][name] for name in ("people", "children", "troops", "police officers"))
    return frozenset(lexicon["persons"]) | frozenset(word for words in classes for word in words)
