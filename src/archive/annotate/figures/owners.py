"""What money, a share or a measure belongs to: up the parse to the subject, the object, or what it is paid for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site
from archive.annotate.figures.units import MONEY, SHARE
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = ("NOUN", "PROPN")
_VERBAL = ("VERB", "AUX", "ADJ")
# Verbs that have money as their object, not as their measure: who loses $5 million does not cost it.
_HANDLING = ("lose", "gain", "raise", "take", "go")
_PURPOSES = ("for", "on", "in", "into", "towards")
_CLIMBED = ("conj", "xcomp", "advcl", "aux", "ccomp", "prep", "acomp")
_STEPS = 4
_SHARES = ("percent", "%", "cent", "point")


def owner_of(site: Site) -> Token | None:
    """Return the noun that an amount belongs to, None where the text names none, or a person or place that it cannot measure."""
    noun = _owner(site, _first_of_list(site.root))
    if noun is None or noun.like_num or noun.lower_ in _SHARES:
        return None
    if noun.pos_ == "PROPN" and (
        site.amount.kind not in (MONEY, SHARE, None) or noun.ent_type_ in ("PERSON", "GPE", "LOC", "FAC")
    ):
        return None
    return noun


def _first_of_list(word: Token) -> Token:
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    return word


def _owner(site: Site, root: Token) -> Token | None:
    head = root.head
    if root.dep_ in ("appos", "compound", "nmod", "npadvmod") and head.pos_ in _NOMINAL and head != root:
        return changing_noun(head) or _held(head)
    if root.dep_ in ("pobj", "pcomp"):
        return _owner_by_preposition(site, head)
    if root.dep_ in SUBJECTS:
        return _purpose_of(head)
    return _owner_by_verb(site, head, root) if head.pos_ in _VERBAL or head.dep_ == "acomp" else None


def changing_noun(noun: Token) -> Token | None:
    """Return what changes, of "an increase in sales" and "a wage increase"; None for other nouns."""
    if noun.lemma_.lower() not in _lexicon("changes"):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and (inside := object_of(child)) and not _is_numeral(inside):
            return inside
    return next(
        (child for child in noun.children if child.dep_ == "compound" and child.pos_ == "NOUN" and child.lower_ not in _SHARES),
        None,
    )


def is_change(word: str) -> bool:
    """Tell whether a word is a noun of rising or falling."""
    return word.lower() in _lexicon("changes")


def _has_growth(noun: Token) -> bool:
    """Tell whether a noun has growth without growing itself: the firm that "recorded growth of 8 percent"."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in _lexicon("growers")


def _is_numeral(noun: Token) -> bool:
    """Tell whether what "of" governs is the amount itself: "a loss of $2bn", "growth of 8 percent"."""
    return noun.like_num or noun.text[0].isdigit() or noun.lower_ in _SHARES or noun.ent_type_ in ("MONEY", "PERCENT")


def _owner_by_preposition(site: Site, preposition: Token) -> Token | None:
    """Return what "of $5 million", "by 30%", "at a value of $5" belong to."""
    head = preposition.head
    if head.pos_ in _NOMINAL:
        return _owner_by_noun(site, head)
    if head.pos_ in ("ADP", "SCONJ") and head != preposition:
        return _owner_by_preposition(site, head)
    if head.pos_ not in (*_VERBAL, "ADV"):
        return None
    verb = head.head if head.pos_ == "ADV" else head
    return object_of(verb) or (subject_of(verb) if preposition.lower_ not in ("for", "with", "of") else None)


def _owner_by_noun(site: Site, noun: Token) -> Token | None:
    """Return the noun that an amount is joined to, or what that noun is the value, price or growth of."""
    lemma = noun.lemma_.lower()
    if lemma in _lexicon("changes"):
        grown = changing_noun(noun) or (subject_of(noun.head) if site.amount.kind == SHARE else None)
        return noun if grown is None or (noun.dep_ == "dobj" and _has_growth(grown)) else grown
    if lemma in _lexicon("marks"):
        return _owner_by_mark(site, noun) or noun
    if lemma not in _lexicon("worths"):
        return noun
    if inside := _inside(site, noun, ("of",)):
        return inside  # "the price of bread rose to $5"
    if noun.dep_ == "pobj":
        return _owner_by_preposition(site, noun.head)  # "an order at a value of $5"
    if noun.dep_ in ("dobj", "attr"):
        return _given_to(noun.head) or subject_of(noun.head) or noun
    return noun


def _inside(site: Site, noun: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Return the noun that one of the prepositions joins to a noun, the amount's own words apart."""
    for child in noun.children:
        inside = object_of(child) if child.lower_ in prepositions else None
        if inside is not None and inside.pos_ == "NOUN" and not inside.like_num and not _is_own(site, inside):
            return inside
    return None


def _owner_by_mark(site: Site, noun: Token) -> Token | None:
    """Return what a target, peak or close is one of: "a target of 2 percent for inflation", "fell from a close of $71"."""
    if inside := _inside(site, noun, ("for", "in", "of", "on")):
        return inside
    before = next(
        (child for child in noun.children if child.dep_ in ("compound", "amod") and child.lower_ in _lexicon("rates")), None
    )
    if before is not None:
        return before  # "an inflation target of 2 percent"
    if noun.dep_ == "pobj":
        above = _owner_by_preposition(site, noun.head)
        return above if above is not None and above.lemma_.lower() not in _lexicon("marks") else _measured_in(noun)
    return _measured_in(noun) if site.amount.kind == SHARE else None


def _measured_in(noun: Token) -> Token | None:
    """Return the nearest word up to the end of the noun's sentence that names what is measured in percent ("inflation")."""
    words = list(noun.doc[max(0, noun.i - 60) : noun.sent.end])
    found = [word for word in words if word.pos_ in _NOMINAL and word.lower_ in _lexicon("rates")]
    return min(found, key=lambda word: abs(word.i - noun.i), default=None)


def _given_to(verb: Token) -> Token | None:
    """Return the group of "giving the group a value of $5 million"."""
    if verb.lemma_.lower() not in ("give", "assign", "lend"):
        return None
    return next((child for child in verb.children if child.dep_ == "dative" and child.pos_ in _NOMINAL), None)


def _is_own(site: Site, token: Token) -> bool:
    """Tell whether a word belongs to the amount itself."""
    return site.amount.left <= token.idx < site.amount.right


def _owner_by_verb(site: Site, verb: Token, root: Token) -> Token | None:
    """Return the subject of "cost $5", the object of "cut wages 5%", what is paid for in "paid $5 for bread"."""
    predicated = verb.lemma_.lower() in _lexicon("predicated")
    if site.amount.kind == MONEY and verb.pos_ == "VERB" and (not predicated or verb.lemma_ in _HANDLING):
        return _purpose_of(verb)
    if not (
        predicated or verb.pos_ in ("AUX", "ADJ") or verb.dep_ == "acomp" or root.dep_ == "attr" or site.amount.kind == SHARE
    ):
        return None
    other = object_of(verb)
    if other is None or other == root or _is_own(site, other) or verb.lemma_ == "be":
        return subject_of(verb)
    return other


def _purpose_of(verb: Token) -> Token | None:
    """Return what money is given for: "$5 million for a bridge"; None where the text does not say it."""
    for child in verb.children:
        inside = object_of(child) if child.dep_ == "prep" and child.lower_ in _PURPOSES else None
        if inside is not None and inside.pos_ == "NOUN" and not inside.ent_type_:
            return inside
    return None


def object_of(token: Token) -> Token | None:
    """Return the noun that is a verb's or preposition's object."""
    return next((child for child in token.children if child.dep_ in ("dobj", "pobj") and child.pos_ in _NOMINAL), None)


def subject_of(verb: Token) -> Token | None:
    """Return a verb's subject, through conjunctions and relative clauses; "the number of people" is people. None for pronouns."""
    for _ in range(_STEPS):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.pos_ in _NOMINAL:
            return _held(subject)
        if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in _NOMINAL:
            return _held(verb.head)
        if subject is not None:
            return _meant_by(subject)
        if verb.dep_ not in _CLIMBED:
            return None
        verb = verb.head
    return None


def _meant_by(pronoun: Token) -> Token | None:
    """Return the subject of the sentence before that "it" or "they" takes up in number; None for other words."""
    if pronoun.lower_ not in ("it", "they") or pronoun.sent.start == 0:
        return None
    root = pronoun.doc[pronoun.sent.start - 1].sent.root
    subject = next((child for child in root.children if child.dep_ in SUBJECTS and child.pos_ in _NOMINAL), None)
    if subject is None or (subject.tag_ in ("NNS", "NNPS")) != (pronoun.lower_ == "they"):
        return None
    return _held(subject)


def _held(noun: Token) -> Token:
    """Return the people of "the number of people", else the noun itself."""
    if is_holder(noun):
        for child in noun.children:
            if child.lower_ == "of" and (inside := object_of(child)):
                return inside
    return noun


def is_holder(noun: Token) -> bool:
    """Tell whether a noun only holds an amount of something ("number", "total")."""
    return noun.lemma_.lower() in _lexicon("holders") and noun.lower_ != "shares"


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])
