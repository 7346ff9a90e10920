"""What money, a share or a measure belongs to: up the parse to the subject, the object, or what it is paid for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site
from archive.annotate.figures.subjects import NOMINAL, SUBJECTS, held_by, object_of, subject_of
from archive.annotate.figures.units import MONEY, SHARE, is_unit
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX", "ADJ")
# Verbs that have money as their object, not as their measure: who loses $5 million does not cost it.
_HANDLING = ("lose", "gain", "raise", "take", "go")
_PURPOSES = ("for", "on", "in", "into", "towards")
_PARTS_OF_NUMBER = ("quantmod", "nmod", "nummod", "compound")
_SHARES = ("percent", "%", "cent", "point")


def owner_of(site: Site) -> Token | None:
    """Return the noun that an amount belongs to, None where the text names none, or a person or place that it cannot measure."""
    noun = _owner(site, _first_of_list(site.root))
    if noun is None or noun.like_num or noun.lower_ in _SHARES or is_unit(noun.lower_):
        return None
    if (
        noun.pos_ == "PROPN"
        and noun.lower_ not in _lexicon("rates")
        and (site.amount.kind not in (MONEY, SHARE, None) or noun.ent_type_ in ("PERSON", "GPE", "LOC", "FAC"))
    ):
        return None
    return noun


def _first_of_list(word: Token) -> Token:
    while (word.dep_ == "conj" and word.head.i < word.i and _is_amount(word.head)) or (
        word.dep_ in _PARTS_OF_NUMBER and word.head.pos_ == "NUM"
    ):
        word = word.head  # "by £5 to £9": the parse takes both for one number
    return word


def _is_amount(word: Token) -> bool:
    """Tell whether a word stands for an amount: a number, a unit, a sign of money."""
    return bool(word.like_num or word.is_currency or word.pos_ == "NUM" or word.lower_ in _SHARES or is_unit(word.lower_)) or (
        word.ent_type_ in ("MONEY", "PERCENT", "QUANTITY")
    )


def _owner(site: Site, root: Token) -> Token | None:
    head = root.head
    if root.dep_ == "npadvmod" and head.pos_ in ("ADV", "ADJ") and head.head.pos_ in _VERBAL and head.dep_ in ("advmod", "acomp"):
        return _owner_by_verb(site, head.head, root)  # "were up 6 percent", "closed 4.2 percent higher"
    if root.dep_ == "npadvmod" and head.pos_ == "ADJ" and (sized := _noun_sized(head)) is not None:
        return sized
    if (near := _noun_held(site)) is not None:
        return _owner_by_noun(site, near)
    if (moved := _noun_moved(site)) is not None:
        return moved
    if root.dep_ in ("appos", "compound", "nmod", "npadvmod") and head.pos_ in NOMINAL and head != root:
        return changing_noun(head) or held_by(head)
    if root.dep_ in ("pobj", "pcomp"):
        return _owner_by_preposition(site, head)
    if root.dep_ in SUBJECTS:
        return _purpose_of(head)
    return _owner_by_verb(site, head, root) if head.pos_ in _VERBAL or head.dep_ == "acomp" else None


def _noun_sized(dimension: Token) -> Token | None:
    """Return the bridge of "the bridge, 2 km long and 40 metres wide", None for a dimension that stands elsewhere."""
    word = dimension
    while word.dep_ == "conj" and word.head.pos_ == "ADJ":
        word = word.head
    behind = word.dep_ in ("amod", "appos", "advcl", "acl", "relcl") and word.head.i < word.i
    return word.head if behind and word.head.pos_ == "NOUN" else None


def _noun_held(site: Site) -> Token | None:
    """Return the sales of "sales of 1.2 billion francs", however the parse goes; None where no "of" stands before the amount."""
    of = site.before
    if of is None or of.lower_ != "of" or of.i == 0:
        return None
    noun = of.nbor(-1)
    return noun if noun.pos_ == "NOUN" and not noun.like_num and not noun.is_sent_start else None


def rate_held(site: Site) -> Token | None:
    """Return the deficit of "a deficit of 3.4 percent of gross domestic product", None for what is no rate itself."""
    noun = _noun_held(site) if site.amount.kind == SHARE else None
    return noun if noun is not None and noun.lower_ in _lexicon("rates") else None


def _noun_moved(site: Site) -> Token | None:
    """Return the profit of a headline's "Profit Up 12 Percent", None where the word before the amount is no up or down."""
    way = site.before
    if way is None or way.lower_ not in ("up", "down") or way.i == 0 or way.nbor(-1).pos_ not in NOMINAL:
        return None
    noun = way.nbor(-1)
    return noun if noun.ent_type_ not in ("PERSON", "GPE", "DATE") else None


def changing_noun(noun: Token) -> Token | None:
    """Return what changes, of "an increase in sales" and "a wage increase"; None for other nouns."""
    if noun.lemma_.lower() not in _lexicon("changes"):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and (inside := object_of(child)) and not _is_numeral(inside):
            return inside
    compounds = [
        child for child in noun.children if child.dep_ == "compound" and child.pos_ == "NOUN" and child.lower_ not in _SHARES
    ]
    return compounds[-1] if compounds else None  # "a council tax increase": the tax


def is_change(word: str) -> bool:
    """Tell whether a word is a noun of rising or falling."""
    return word.lower() in _lexicon("changes")


def _has_growth(noun: Token) -> bool:
    """Tell whether a noun has growth without growing itself: the firm that "recorded growth of 8 percent"."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in _lexicon("growers")


def _is_numeral(noun: Token) -> bool:
    """Tell whether what "of" governs is the amount itself: "a loss of $2bn", "growth of 8 percent"."""
    return (
        noun.like_num
        or noun.text[0].isdigit()
        or noun.lower_ in _SHARES
        or noun.ent_type_ in ("MONEY", "PERCENT", "DATE", "TIME")
    )


def _owner_by_preposition(site: Site, preposition: Token) -> Token | None:
    """Return what "of $5 million", "by 30%", "at a value of $5" belong to."""
    head = preposition.head
    if (before := _noun_in_commas(preposition)) is not None:
        return before
    if head.lower_ in _SHARES:
        return _owner(site, _first_of_list(head))  # "dropped 5 percent to $72"
    if head.pos_ in NOMINAL:
        return _owner_by_noun(site, head)
    if head.pos_ in ("ADP", "SCONJ") and head != preposition:
        return _owner_by_preposition(site, head)
    if head.pos_ not in (*_VERBAL, "ADV"):
        return None
    verb = head.head if head.pos_ == "ADV" else head
    if preposition.lower_ == "with" and site.amount.kind == SHARE:
        return None  # "won a second term with 53 percent"
    return object_of(verb) or (subject_of(verb) if preposition.lower_ not in ("for", "with", "of") else None)


def _noun_in_commas(preposition: Token) -> Token | None:
    """Return the rate of "the jobless rate, at 4.3 percent, has led …", which the parse may hang on what follows."""
    if preposition.lower_ != "at" or preposition.i < 2 or preposition.head.i < preposition.i or preposition.nbor(-1).text != ",":
        return None
    noun = preposition.nbor(-2)
    return noun if noun.pos_ == "NOUN" and not preposition.is_sent_start else None


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
    found = [word for word in words if word.pos_ in NOMINAL and word.lower_ in _lexicon("rates")]
    return min(found, key=lambda word: abs(word.i - noun.i), default=None)


def _given_to(verb: Token) -> Token | None:
    """Return the group of "giving the group a value of $5 million"."""
    if verb.lemma_.lower() not in ("give", "assign", "lend"):
        return None
    return next((child for child in verb.children if child.dep_ == "dative" and child.pos_ in NOMINAL), None)


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
        inside = object_of(child) if child.dep_ == "prep" and child.lower_ in _PURPOSES and child.i > verb.i else None
        if inside is not None and inside.pos_ == "NOUN" and not inside.ent_type_ and inside.lemma_ not in _lands():
            return inside
    return None


@cache
def _lands() -> frozenset[str]:
    """Return nouns of places, where money is spent, not what it is spent on."""
    return frozenset(load_lexicon("topics")["places"])


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])
