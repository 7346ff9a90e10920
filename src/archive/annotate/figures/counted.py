"""What a number counts: people and things behind it, behind "of", or left out and named before; what lasts, costs or grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.figures.frames import is_person
from archive.annotate.figures.owners import changing_noun, is_change, is_holder, object_of, owner_of, subject_of
from archive.annotate.figures.sites import Site, counts_many, is_state, tokens_of
from archive.annotate.figures.terms import noun_of_term
from archive.annotate.figures.units import MONEY, SHARE, TIME

if TYPE_CHECKING:
    from spacy.tokens import Token

# "300 thousand drams (about 600 dollars)", "6 miles, or 10 km": the same again in another unit.
_AGAIN = re.compile(r"\s*(?:[(\[]|,? or\b)\s*(?:[a-z]+ ){,3}", re.I)
# ", down by 30": said of what stands before.
_AFTERTHOUGHT = re.compile(r",\s*(?:up|down)\b(?! to\b)[^,;.]{,30}$", re.I)
# ", a rise of 83 percent": said of the sum before it.
_CHANGED = re.compile(r",\s*(?:which (?:is|was) )?an? (?:[a-z]+[- ]){,3}(?P<change>[a-z]+) of (?:[a-z]+ ){,2}$", re.I)
_PER = re.compile(r" (?:an?|per|each) (?!hour|day|night|week|month|quarter|year)(?=[a-z])")
# "eight people were dead, including two children, and 14 were hurt": people.
_INCLUDED = re.compile(r"\bincluding (?:\w+ )?$", re.I)
_PARENTS = ("mother", "father", "parent", "mom", "mum", "dad", "grandmother", "grandfather")
_PEOPLED = ("country", "nation", "state", "city", "town", "village", "community", "island", "region")  # "a town of 3,000"
_LASTING = ("last", "continue", "take", "run", "go", "drag", "persist", "stay")


class Counted(NamedTuple):
    """An amount with the head of what it counts."""

    site: Site
    noun: Token | None


def find_nouns(sites: list[Site]) -> list[Counted]:
    """Return each of a block's amounts with the head of what it counts, None where the text does not say it near by."""
    found: list[Counted] = []
    plain: Token | None = None  # what the last number without a unit counts: "two to Sofia and three to Varna"
    for site in sites:
        last = found[-1] if found else None
        noun = _noun_counted(site, plain) if site.amount.unit is None else _noun_measured(site, last)
        found.append(Counted(site, noun))
        if noun is not None and site.amount.unit is None and counts_many(noun) and not _INCLUDED.search(site.text_before(12)):
            plain = noun
    return found


def _noun_counted(site: Site, before: Token | None) -> Token | None:
    """Return what a number without a unit counts; `before` where it leaves that out."""
    noun = site.whole or site.noun or _plural_before(site)
    if noun is not None:
        return _listed_before(site, before) if site.whole is None and is_state(noun) else noun
    root, preposition = site.root, site.root.head
    if root.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.pos_ == "NOUN" and not is_holder(preposition.head):
        holder = preposition.head.lemma_
        return None if holder in _PARENTS or holder in _PEOPLED else preposition.head  # "a mother of three", "a crew of 25"
    if root.dep_ in ("attr", "dobj") and (toll := _toll_of(preposition)):
        return toll
    if root.dep_ == "attr" or (root.dep_ == "pobj" and preposition.lower_ in ("to", "by", "at")):
        return owner_of(site) or before
    return before


def _listed_before(site: Site, before: Token | None) -> Token | None:
    """Return the people of "20 people dead, 45 missing and ten displaced": of the same sentence; else the state's own word."""
    in_list = before is not None and before.sent == site.tokens.sent and not is_state(before) and is_person(before)
    return before if in_list else site.noun


def _toll_of(verb: Token) -> Token | None:
    """Return the subject of "death toll hits 267", where it is a number itself; what it is of in "the number of cases hit 40"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject_of(verb) if subject is not None and is_holder(subject) else None


def _plural_before(site: Site) -> Token | None:
    """Return the nearest plural noun before an afterthought: "of 90 lorries from the plant, down by 20"."""
    match = _AFTERTHOUGHT.search(site.text[: site.amount.left])
    if match is None:
        return None
    token = tokens_of(site.doc, max(0, match.start() - 1), match.start())[0]
    return next((word for word in reversed(list(site.doc[token.sent.start : token.i + 1])) if word.tag_ == "NNS"), None)


def _noun_measured(site: Site, last: Counted | None) -> Token | None:
    """Return what an amount with a unit measures."""
    amount = site.amount
    if last is not None and (
        _tells_change_of(last, site) or (last.site.amount.kind == amount.kind and _says_again(last.site, site))
    ):
        return last.noun
    if last is not None and last.site.amount.kind == amount.kind == TIME and _goes_on(last.site, site):
        return last.noun  # "five years and four months"
    if amount.hyphenated and site.noun is not None:
        return site.noun
    if noun := (_noun_priced(site) or _noun_worth(site) if amount.kind == MONEY else None) or site.whole:
        return noun
    if amount.kind == TIME:
        if site.noun is not None and _stands_within(site, site.noun) and site.tokens[-1].tag_ == "NN":
            return site.noun  # "a four year spell"
        return None if amount.hyphenated else noun_of_term(site) or _noun_lasting(site)  # "a 15-year-old" counts nothing
    if site.noun is not None and _stands_within(site, site.noun):
        return changing_noun(site.noun) or site.noun
    if amount.kind == MONEY:
        return owner_of(site) or _share_priced(site)
    return owner_of(site) or (_noun_shared(site, last) if amount.kind == SHARE else None)


def _says_again(last: Site, site: Site) -> bool:
    return _AGAIN.fullmatch(site.text[last.amount.right : site.amount.left]) is not None


def _tells_change_of(last: Counted, site: Site) -> bool:
    """Tell whether a share says how the sum right before it has changed: "$25 million, a rise of 8 percent"."""
    change = _CHANGED.fullmatch(site.text[last.site.amount.right : site.amount.left])
    return site.amount.kind == SHARE and change is not None and last.noun is not None and is_change(change["change"])


def _goes_on(last: Site, site: Site) -> bool:
    """Tell whether "four months" goes on with "five years" said before, whose time is not the unit's own."""
    own = last.noun is None and last.whole is None and site.noun is None and site.whole is None
    return own and site.text[last.amount.right : site.amount.left] in (" and ", ", ")


def _stands_within(site: Site, noun: Token) -> bool:
    """Tell whether an amount with a unit stands within a noun's phrase ("a $5 million loan", "an 8 percent stake")."""
    return noun.ent_type_ not in ("DATE", "TIME") and (site.root.head == noun or noun in site.root.ancestors)


def _noun_priced(site: Site) -> Token | None:
    """Return the share of "pay $76 in stock for each share", None where no single thing has the price."""
    for word in site.doc[site.tokens.end : min(site.tokens.sent.end, site.tokens.end + 6)]:
        if word.lower_ in ("each", "every") and word.dep_ == "det" and word.nbor(-1).lower_ == "for" and word.head.pos_ == "NOUN":
            return word.head
        if word.like_num:
            return None
    return None


def _share_priced(site: Site) -> Token | None:
    """Return the share of "offered $45 a share", None for money that is not per something."""
    match = _PER.match(site.text, site.amount.right)
    word = tokens_of(site.doc, match.end(), match.end() + 1)[0] if match else None
    return word if word is not None and word.pos_ == "NOUN" else None


def _noun_worth(site: Site) -> Token | None:
    """Return the cocaine of "cocaine worth an estimated $80 million"."""
    doc = site.doc
    for word in doc[max(0, site.tokens.start - 4) : site.tokens.start]:
        if word.lower_ == "worth" and not word.is_sent_start:
            before = doc[word.i - 2] if word.i > 1 and doc[word.i - 1].text == "," else doc[word.i - 1]
            return before if before.pos_ == "NOUN" else None
    return None


def _noun_shared(site: Site, last: Counted | None) -> Token | None:
    """Return whom a bare share is of: "Among likely voters, 46 percent would stay at home and 44 percent would not"."""
    for word in site.tokens.sent:
        if word.lower_ in ("among", "amongst") and (noun := object_of(word)):
            return noun
    aside = _AFTERTHOUGHT.search(site.text[: site.amount.left]) is not None  # "a profit of $5 million, up 12 percent"
    return last.noun if last is not None and (aside or last.site.amount.kind in (None, SHARE)) else None


def _noun_lasting(site: Site) -> Token | None:
    """Return what lasts: the subject of "lasted six weeks", the term of "a term of five years"; else the unit's own word."""
    root, head = site.root, site.root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        return _of_age(head.head)
    word = tokens_of(site.doc, *site.amount.word).root if site.amount.word else None
    word = word if word is not None and word.is_alpha else None  # not "1hr"
    if site.after is not None and site.after.lower_ == "old":
        return subject_of(site.after.head) or word
    verb = head.head if root.dep_ == "pobj" and head.lower_ == "for" else head
    if verb.lemma_ in _LASTING and (root.dep_ in ("npadvmod", "dobj", "advmod", "attr") or verb != head):
        return _out_of_place(subject_of(verb)) or word
    return word


def _out_of_place(noun: Token | None) -> Token | None:
    """Return the tensions of "tensions in the region that lasted six weeks": what lasts is in a place, not the place."""
    while (
        noun is not None
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "across", "around", "between", "with", "over")
        and noun.head.head.pos_ == "NOUN"
    ):
        noun = noun.head.head
    return noun


def _of_age(noun: Token) -> Token | None:
    """Return the women of "women between the ages of 18 and 35"; any noun but "age" as it is."""
    if noun.lemma_ != "age":
        return noun
    holder = noun.head.head if noun.dep_ == "pobj" else noun.head
    return holder if holder.pos_ in ("NOUN", "PROPN") else None
