"""What a number counts: the noun phrase as it stands in the text.

People and things stand behind their number or "of"; what lasts, costs, weighs or grows is mostly the subject or object of the verb.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.nouns import noun_after, noun_of, token_after, tokens_of
from archive.annotate.figures.units import MONEY, SHARE, TIME
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_AGAIN = re.compile(r"\s*(?:[(\[]|,? or\b|,)\s*(?:[a-z]+ ){,3}", re.I)
_AFTERTHOUGHT = re.compile(r",\s*(?:up|down)\b(?! to\b)[^,;.]{,30}$", re.I)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LONGEST_TAIL = 9  # tokens that may follow the noun


class Counted(NamedTuple):
    """An amount with the head of what it counts."""

    amount: Amount
    noun: Token | None


def find_noun(doc: Doc, amount: Amount, last: Counted | None) -> Token | None:
    """Return the head of what an amount counts; None where the text does not say it near by.

    `last` is the amount before in the same block, for "two to Sofia and three to Varna", "300 drams (about 6 dollars)".
    """
    before = last.noun if last is not None and last.amount.unit is None else None
    if amount.unit is None:
        return _noun_counted(doc, amount, before)
    if (
        last is not None
        and amount.unit
        and last.amount.kind == amount.kind
        and _AGAIN.fullmatch(doc.text[last.amount.right : amount.left])
    ):
        return last.noun  # "300 thousand drams (about 600 dollars)", "6 miles, or 10 km"
    if amount.hyphenated and (noun := noun_after(doc, amount)):
        return noun
    if noun := noun_of(doc, amount):
        return noun
    if amount.kind == TIME:
        return _noun_lasting(doc, amount)
    if (noun := noun_after(doc, amount)) and _touches(doc, amount, noun):
        return _noun_changing(noun) or noun
    noun = _no_name(_noun_governing(tokens_of(doc, amount.left, amount.right).root, amount))
    if noun is None and amount.kind == SHARE:
        return _noun_among(doc, amount) or (last.noun if last is not None and last.amount.kind == SHARE else None)
    return noun


def _noun_among(doc: Doc, amount: Amount) -> Token | None:
    """Return whom a share is of in "Among likely voters, 46 percent would stay at home"."""
    for word in tokens_of(doc, amount.left, amount.right).sent:
        if word.lower_ in ("among", "amongst") and (noun := _object_of(word)):
            return noun
    return None


def _plural_before(doc: Doc, position: int) -> Token | None:
    """Return the nearest plural noun before a character within its sentence: "of 40 jets from the maker, down by 30"."""
    token = tokens_of(doc, max(0, position - 1), position)[0]
    return next((word for word in reversed(list(doc[token.sent.start : token.i + 1])) if word.tag_ == "NNS"), None)


def _no_name(noun: Token | None) -> Token | None:
    """Return a noun unless it names somebody or some place, which do not cost, last or grow, or is a unit."""
    if (
        noun is None
        or noun.like_num
        or noun.lower_ in ("percent", "%", "cent")
        or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("ORG", "PRODUCT", "NORP"))
    ):
        return None
    return noun


def _noun_counted(doc: Doc, amount: Amount, before: Token | None) -> Token | None:
    noun = noun_of(doc, amount) or noun_after(doc, amount)
    if noun is not None:
        return noun
    if (behind := _AFTERTHOUGHT.search(doc.text[: amount.left])) and (noun := _plural_before(doc, behind.start())):
        return noun
    root = tokens_of(doc, amount.left, amount.right).root
    if root.dep_ == "attr" or (root.dep_ == "pobj" and root.head.lower_ in ("to", "by", "at")):
        return _no_name(_noun_governing(root, amount)) or before
    return before


def _touches(doc: Doc, amount: Amount, noun: Token) -> bool:
    """Tell whether an amount with a unit stands within a noun's phrase ("a $5 million loan", "an 8 percent stake")."""
    root = tokens_of(doc, amount.left, amount.right).root
    return noun.ent_type_ not in ("DATE", "TIME") and (root.head == noun or noun in root.ancestors)


def _noun_changing(noun: Token) -> Token | None:
    """Return what changes, of "an increase in sales" and "a wage increase"; None for other nouns."""
    if noun.lemma_.lower() not in _lexicon("changes"):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and (inside := _object_of(child)):
            return inside
    return next((child for child in noun.children if child.dep_ == "compound" and child.pos_ == "NOUN"), None)


def _noun_lasting(doc: Doc, amount: Amount) -> Token | None:
    """Return what lasts: the subject of "lasted six weeks", the term of "a term of five years"; else the unit's own word."""
    root = tokens_of(doc, amount.left, amount.right).root
    word = tokens_of(doc, *amount.word).root if amount.word else None
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ == "NOUN":
        return root.head.head
    verb = (
        root.head
        if root.dep_ in ("npadvmod", "dobj", "advmod", "attr")
        else root.head.head
        if root.dep_ == "pobj" and root.head.lower_ == "for"
        else None
    )
    if verb is not None and verb.lemma_ in ("last", "continue", "take", "run", "go", "drag", "persist", "stay"):
        return _subject_of(verb) or word
    after = token_after(doc, amount)
    if after is not None and after.lower_ == "old":
        return _subject_of(after.head) or word
    return word


def _noun_governing(root: Token, amount: Amount) -> Token | None:
    """Return what money, a share or a measure belongs to, up the parse from its own words."""
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    head = root.head
    if root.dep_ in ("appos", "compound", "nmod", "npadvmod") and head.pos_ in ("NOUN", "PROPN") and head != root:
        return _noun_changing(head) or head
    if root.dep_ in ("pobj", "pcomp"):
        return _noun_of_preposition(head, amount)
    if head.pos_ in ("VERB", "AUX", "ADJ") and root.dep_ not in _SUBJECTS:
        return _noun_of_verb(head, amount, root)
    if root.dep_ in _SUBJECTS:
        return _purpose_of(head)
    return None


def _noun_of_preposition(preposition: Token, amount: Amount) -> Token | None:
    """Return what "of $5 million", "by 30%", "at a value of $5" belong to."""
    head = preposition.head
    if head.pos_ in ("NOUN", "PROPN"):
        lemma = head.lemma_.lower()
        if lemma in _lexicon("changes"):
            return _noun_changing(head) or (_subject_of(head.head) if amount.kind == SHARE else None) or head
        if lemma in _lexicon("worths"):
            return _worthy(head, amount)
        return head
    if head.pos_ in ("ADP", "SCONJ") and head != preposition:
        return _noun_of_preposition(head, amount)
    if head.pos_ in ("VERB", "AUX", "ADJ", "ADV"):
        verb = head if head.pos_ != "ADV" else head.head
        return _object_of(verb) or _subject_of(verb)
    return None


def _worthy(noun: Token, amount: Amount) -> Token | None:
    """Return what has the value, price or total: "an order at a value of $5", "the price of bread rose"."""
    for child in noun.children:
        if (
            child.lower_ == "of"
            and (inside := _object_of(child))
            and inside.pos_ == "NOUN"
            and not inside.like_num
            and not _is_unit(inside, amount)
        ):
            return inside
    if noun.dep_ == "pobj":
        return _noun_of_preposition(noun.head, amount)
    if noun.dep_ in ("dobj", "attr"):
        return _subject_of(noun.head) or noun
    return noun


def _is_unit(token: Token, amount: Amount) -> bool:
    start = amount.left
    return start <= token.idx < amount.right


def _noun_of_verb(verb: Token, amount: Amount, root: Token) -> Token | None:
    """Return the subject of "cost $5", what is paid for in "paid $5 for bread"."""
    if (
        amount.kind == MONEY
        and (verb.lemma_ in ("lose", "gain", "raise", "take", "go") or verb.lemma_ not in _lexicon("predicated"))
        and verb.pos_ == "VERB"
    ):
        return _purpose_of(verb)
    if verb.lemma_.lower() in _lexicon("predicated") or verb.pos_ in ("AUX", "ADJ") or root.dep_ == "attr":
        other = _object_of(verb)
        changed = other if other is not None and other != root and not _is_unit(other, amount) and verb.lemma_ != "be" else None
        return changed or _subject_of(verb)
    if amount.kind == SHARE:
        other = _object_of(verb)
        return other if other is not None and other != root and not _is_unit(other, amount) else _subject_of(verb)
    return None


def _purpose_of(verb: Token) -> Token | None:
    """Return what money is given for: "$5 million for a bridge"; None where the text does not say it."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("for", "on", "in", "into", "towards")
            and (inside := _object_of(child))
            and inside.pos_ == "NOUN"
            and not inside.ent_type_
        ):
            return inside
    return None


def _object_of(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in ("dobj", "pobj") and child.pos_ in ("NOUN", "PROPN")), None)


def _subject_of(verb: Token) -> Token | None:
    """Return a verb's subject, through conjunctions and relative clauses; "the number of people" is people. None for pronouns."""
    seen = 0
    while seen < 4:
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            return _held(subject)
        if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return _held(verb.head)
        if subject is not None or verb.dep_ not in ("conj", "xcomp", "advcl", "aux", "ccomp", "prep", "acomp"):
            return None
        verb, seen = verb.head, seen + 1
    return None


def _held(noun: Token) -> Token:
    """Return the people of "the number of people", else the noun itself."""
    if noun.lemma_.lower() in _lexicon("holders"):
        for child in noun.children:
            if child.lower_ == "of" and (inside := _object_of(child)):
                return inside
    return noun


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])


def phrase_of(doc: Doc, noun: Token, amount: Amount) -> Tokens:
    """Return the noun phrase around a noun: its modifiers without articles and numbers, and an "of" or "who" that follows at once."""
    own = tokens_of(doc, amount.left, amount.right)
    if own.start <= noun.i < own.end:
        return doc[noun.i : _tail_end(noun)]
    first = noun.i
    for token in reversed(list(doc[noun.sent.start : noun.i])):
        if token.i < own.end <= noun.i or not _belongs(token, noun):
            break
        first = token.i
    while first < noun.i and (doc[first].is_punct or doc[first].pos_ in ("CCONJ", "PART", "ADV") or _is_dimension(doc[first])):
        first += 1
    return doc[first : max(_tail_end(noun), noun.i + 1)]


def _is_dimension(token: Token) -> bool:
    """Tell whether a word is the "old" of "22-year-old man", the "wide" of "5-kilometre-wide corridor"."""
    return token.lower_ in load_lexicon("units")["dimensions"] and token.i > 0 and token.nbor(-1).text in ("-", "‑")


def _belongs(token: Token, noun: Token) -> bool:
    """Tell whether a word before a noun belongs to its phrase, articles, possessives and numbers apart."""
    if token.dep_ in ("det", "poss", "predet", "nummod", "quantmod", "cc", "prep") and token.head == noun and token.tag_ != "POS":
        return False
    if token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "AUX"):
        return False
    return token.head == noun or noun in token.ancestors


def _tail_end(noun: Token) -> int:
    """Return where the words that follow a noun at once and belong to its phrase end: "of …", "who …"."""
    end = noun.i + 1
    for child in noun.children:
        if child.left_edge.i != end or not (
            child.lower_ == "of" or (child.dep_ == "relcl" and child.left_edge.lower_ in ("who", "that"))
        ):
            continue
        last = child.right_edge.i + 1
        if last - end <= _LONGEST_TAIL:
            end = last
    return end
