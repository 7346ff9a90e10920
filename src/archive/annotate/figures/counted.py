"""What a number counts: people and things behind it, behind "of", or left out and named before; what lasts, costs or grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.figures.carried import goes_on, shares_noun, takes_over
from archive.annotate.figures.frames import is_person
from archive.annotate.figures.lasting import is_time_of, noun_lasting, own_unit, thing_of
from archive.annotate.figures.owners import changing_noun, owner_of, rate_held
from archive.annotate.figures.sites import Site, counts_many, is_distance, is_part_of, is_state, tokens_of
from archive.annotate.figures.subjects import is_holder, object_of, subject_of
from archive.annotate.figures.terms import noun_of_term
from archive.annotate.figures.units import MONEY, SHARE, TIME, is_unit

if TYPE_CHECKING:
    from spacy.tokens import Token

# ", down by 30": said of what stands before.
_AFTERTHOUGHT = re.compile(r",\s*(?:up|down)\b(?! to\b)[^,;.]{,30}$", re.I)
_PER = re.compile(r" (?:an?|per|each) (?!hour|day|night|week|month|quarter|year)(?=[a-z])")
# "eight people were dead, including two children, and 14 were hurt": people.
_INCLUDED = re.compile(r"\bincluding (?:\w+ )?$", re.I)
_PARENTS = ("mother", "father", "parent", "mom", "mum", "dad", "grandmother", "grandfather")
_PEOPLED = ("country", "nation", "state", "city", "town", "village", "community", "island", "region")  # "a town of 3,000"
# What reaches a bare number is counted: "shipments totalled 355 million", "exports hit 36 million".
_TALLYING = ("total", "number", "reach", "hit", "exceed", "surpass", "average", "top", "near", "approach")
_REACHING = ("to", "by", "at", "from", "above", "below", "past", "around")
_AGAINST = (" to ", " against ", " versus ", " v ")  # "passed by 17 votes to 16"
_TURNS = ("addition", "comparison", "contrast", "response", "relation", "regard", "reference", "reply", "return", "line")
_TOTALS = ("total", "tally", "count", "number", "figure", "sum")
_OTHERS = ("others", "more")


class Counted(NamedTuple):
    """An amount with the head of what it counts."""

    site: Site
    noun: Token | None
    others_of: Token | None = None  # what "others" are others of


def find_nouns(sites: list[Site]) -> list[Counted]:
    """Return each of a block's amounts with the head of what it counts, None where the text does not say it near by."""
    found: list[Counted] = []
    plain: Token | None = None  # what the last number without a unit counts: "two to Sofia and three to Varna"
    for site in sites:
        last = found[-1] if found else None
        noun = _noun_counted(site, _in_reach(site, plain)) if site.amount.unit is None else _noun_measured(site, last)
        if last is not None and shares_noun(last.site, noun, site):
            found[-1] = Counted(last.site, noun)
        found.append(Counted(site, noun, plain if noun is not None and noun.lower_ in _OTHERS else None))
        if noun is not None and _goes_on_being_counted(site, noun):
            plain = noun
    return found


def _goes_on_being_counted(site: Site, noun: Token) -> bool:
    """Tell whether a number that names nothing may count what this one counts: no "others", "dead" or "including two boys"."""
    if site.amount.unit is not None or noun.lower_ in _OTHERS or (is_state(noun) and noun.pos_ != "NOUN"):
        return False
    return counts_many(noun) and not _INCLUDED.search(site.text_before(12))


def _noun_counted(site: Site, before: Token | None) -> Token | None:
    """Return what a number without a unit counts; `before` where it leaves that out."""
    noun = site.whole or site.noun or _named_before(site, before)
    if noun is not None:
        return _listed_before(site, before) if site.whole is None and is_state(noun) else noun
    if site.amount.value % 1 and site.amount.scale == 1:
        before = None  # nobody counts 9.7 of what was named before
    root, preposition = site.root, site.root.head
    if before is not None and (preposition.dep_ == "agent" or site.text[before.idx + len(before) : site.amount.left] in _AGAINST):
        return before  # "signed by 46 states and ratified by 31", "by 17 votes to 16"
    if root.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.pos_ == "NOUN":
        return _noun_holding(preposition.head, before)
    if (divided := _noun_divided(site)) is not None:
        return divided
    if root.dep_ in ("attr", "dobj") and (toll := _toll_of(preposition)):
        return toll
    if root.dep_ == "attr" or (preposition.lower_ in _REACHING and root.dep_ == "pobj") or root.dep_ == "quantmod":
        owner = owner_of(site)
        idle = owner is None or _is_turn_of_phrase(owner) or (before is not None and owner.lemma_ in _TOTALS)
        return before if idle else owner
    return before


def _noun_holding(holder: Token, before: Token | None) -> Token | None:
    """Return the crew of "a crew of 25", the toll of "a death toll of 900"; what a "total of 31" is the total of."""
    if holder.lemma_ in _PARENTS or holder.lemma_ in _PEOPLED:
        return None  # "a mother of three"
    if not is_holder(holder) or holder.lemma_ in ("toll", "majority", "minority", "record"):
        return holder
    if before is not None and before.sent == holder.sent:
        return before
    return thing_of(subject_of(holder.sent.root)) or before  # "cases remained unchanged, with a total of 31"


def _noun_divided(site: Site) -> Token | None:
    """Return the births of "Of the births, 318 were in the capital", None for sentences that do not open so."""
    first = site.tokens.sent[0]
    if first.lower_ not in ("of", "among") or first.i > site.tokens.start - 2:
        return None
    noun = object_of(first)
    return noun if noun is not None and counts_many(noun) and noun.i < site.tokens.start else None


def _in_reach(site: Site, before: Token | None) -> Token | None:
    """Return what was counted last if that was in the sentence of an amount or in the one before it."""
    near = before is not None and (before.sent.end >= site.tokens.sent.start)
    return before if near else None


def _named_before(site: Site, before: Token | None) -> Token | None:
    """Return what an afterthought counts: "32 seats went to women, up from 27", "of 90 lorries from the plant, down by 20"."""
    plural = _plural_before(site)
    counted_here = plural is not None and before is not None and before.sent == plural.sent
    return before if counted_here else plural


def _is_turn_of_phrase(noun: Token) -> bool:
    """Tell whether a noun belongs to a preposition: "in addition to 20 announced last month"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with", "by") and noun.lemma_ in _TURNS


def _listed_before(site: Site, before: Token | None) -> Token | None:
    """Return the people of "20 people dead, 45 missing and ten displaced": of the same sentence; else the state's own word."""
    in_list = before is not None and before.sent == site.tokens.sent and not is_state(before) and is_person(before)
    return before if in_list else site.noun


def _toll_of(verb: Token) -> Token | None:
    """Return the subject of "death toll hits 267", where it is a number itself; what it is of in "the number of cases hit 40"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    tells = subject is not None and (is_holder(subject) or verb.lemma_.lower() in _TALLYING)
    return subject_of(verb) if tells else None


def _plural_before(site: Site) -> Token | None:
    """Return the nearest plural noun before an afterthought: "of 90 lorries from the plant, down by 20"."""
    match = _AFTERTHOUGHT.search(site.text[: site.amount.left])
    if match is None:
        return None
    token = tokens_of(site.doc, max(0, match.start() - 1), match.start())[0]
    return next((word for word in reversed(list(site.doc[token.sent.start : token.i + 1])) if word.tag_ == "NNS"), None)


def _noun_measured(site: Site, last: Counted | None) -> Token | None:
    """Return what an amount with a unit measures."""
    if last is not None and takes_over(last.site, last.noun, site):
        return last.noun
    if last is not None and goes_on(last.site, last.noun, site):
        return own_unit(site) if last.noun == own_unit(last.site) else last.noun  # "five years and four months"
    return _noun_by_kind(site, last)


def _noun_by_kind(site: Site, last: Counted | None) -> Token | None:
    """Return what an amount that takes nothing over from the one before it measures."""
    amount = site.amount
    if amount.hyphenated and site.noun is not None:
        return site.noun
    if amount.kind == "length" and is_distance(site):
        return _noun_located(site)
    if noun := (_noun_priced(site) or _noun_worth(site) if amount.kind == MONEY else rate_held(site)) or site.whole:
        return noun
    if amount.kind == TIME:
        if site.noun is not None and is_part_of(site, site.noun) and (site.tokens[-1].tag_ == "NN" or is_time_of(site)):
            return site.noun  # "a four year spell", "20 months' imprisonment"
        return None if amount.hyphenated else noun_of_term(site) or noun_lasting(site)  # "a 15-year-old" counts nothing
    if site.noun is not None and is_part_of(site, site.noun):
        return changing_noun(site.noun) or site.noun
    if amount.kind == MONEY:
        return owner_of(site) or _share_priced(site)
    if amount.kind == SHARE and (paid := _noun_paid_on(site)) is not None:
        return paid
    return owner_of(site) or (_noun_shared(site, last) if amount.kind == SHARE else None)


def _noun_located(site: Site) -> Token | None:
    """Return the hills of "the hills about 10 miles north of the town", None for a distance that hangs on no noun before it."""
    word = site.root
    while word.dep_ in ("npadvmod", "advmod", "nummod", "quantmod", "prep", "appos", "nmod", "compound") and word.head != word:
        word = word.head
        if word.pos_ in ("NOUN", "PROPN") and word.i < site.tokens.start:
            return word if word.pos_ == "NOUN" else None
        if word.pos_ in ("VERB", "AUX"):
            return None
    return None


def _noun_paid_on(site: Site) -> Token | None:
    """Return the tax of "pay 3 percent more on council tax", None where no "more" or "less" on something follows."""
    after = site.after
    if after is None or after.lower_ not in ("more", "less", "extra") or after.i + 1 >= len(site.doc):
        return None
    on = after.nbor()
    return object_of(on) if on.lower_ in ("on", "for") else None


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
    return word if word is not None and word.pos_ == "NOUN" and not is_unit(word.lower_) else None


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
    if last is not None and last.site.tokens.sent != site.tokens.sent:
        last = None
    for word in site.tokens.sent:
        if word.lower_ in ("among", "amongst") and (noun := object_of(word)):
            return noun
    aside = _AFTERTHOUGHT.search(site.text[: site.amount.left]) is not None  # "a profit of $5 million, up 12 percent"
    return last.noun if last is not None and (aside or last.site.amount.kind in (None, SHARE)) else None
