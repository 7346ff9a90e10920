"""Numbers that belong to a name: "Boeing 737 jets", "Article 5", "750 Seventh Avenue", "the Big Four"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site, is_deed, is_state
from archive.annotate.figures.units import TIME
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = ("PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "ORG", "GPE", "LOC", "PERSON")
_OPENING = ('"', "'", ":", "-", "—", "–", "(", "--", "---", "[", "``")
# "section 41 (2) (b) of the act": a part of a law.
_LAW = re.compile(
    r"\b(?:sections?|articles?|clauses?|subsections?|paragraphs?|rules?|act|acts|s\.|ss\.|art\.) ?\d[\d()a-z ]*\($", re.I
)
# "9 cases per 100,000 people", "one in every 1,000": what a rate is out of.
_LARGEST_MODEL = 100
_OUT_OF = re.compile(r"\b(?:per|for every|in every|out of every) $", re.I)


def is_label(site: Site, in_headline: bool) -> bool:
    """Tell whether a number is part of a name. `in_headline`: capital letters there tell nothing."""
    if _is_numbered(site) or _is_in_entity(site) or (not in_headline and _is_capital_name(site)):
        return True
    if site.amount.unit is not None:
        return False
    if _is_subsection(site) or _is_base(site):
        return True
    return _counts_singular(site) or _follows_count(site) or _precedes_name(site) or _is_firm(site)


def _is_numbered(site: Site) -> bool:
    """Tell whether a noun or name before a number is numbered by it: "Article 5", "Boeing 737 jets", "the Group of 20"."""
    amount, before = site.amount, site.before
    if before is None or amount.left < amount.start or (amount.unit is not None and amount.kind != TIME):
        return False
    if before.lower_ == "of" and before.head.pos_ == "PROPN" and site.noun is None:
        return True
    if before.lower_ in _numbered() and (before.tag_ not in ("NNS", "NNPS") or before.lower_ == "pages"):
        return amount.unit is None or not site.counts_many
    if (
        (before.pos_ != "PROPN" and not _is_titled(before, site))
        or amount.unit is not None
        or (amount.worded and not before.text[0].isupper())
    ):
        return False
    first, noun = site.number[0], site.noun
    if noun is None or first.head == before or before.head == noun:
        return True
    return before.dep_ == "compound" and before.head.i > first.i


def _is_titled(before: Token, site: Site) -> bool:
    """Tell whether a noun with a capital within a sentence names a thing by the number behind it ("the Note 3")."""
    within = before.pos_ == "NOUN" and before.text.istitle() and not before.is_sent_start and site.text_before(1) == " "
    return within and site.noun is None and site.whole is None and not site.amount.worded and site.amount.value < _LARGEST_MODEL


@cache
def _numbered() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["numbered"])


def _is_in_entity(site: Site) -> bool:
    """Tell whether the model has a name with the number within, such as "Resolution 1701"."""
    if site.amount.unit is not None and site.amount.kind != TIME:
        return False
    number = site.number
    if number[0].ent_type_ not in _NAMES:
        return False
    if number[0].ent_iob_ == "I":
        return True
    goes_on = number.end < len(site.doc) and site.doc[number.end].ent_iob_ == "I"
    return goes_on and not site.amount.worded and not site.counts_many


def _is_capital_name(site: Site) -> bool:
    """Tell whether a number word with a capital stands beside another within a sentence: "Channel Four", "Five Star Movement"."""
    first, before = site.number[0], site.before
    if not site.amount.worded or not first.text[0].isupper() or before is None or before.text in _OPENING:
        return False
    after = site.doc[site.number.end] if site.number.end < len(site.doc) else None
    return bool(before.text[0].isupper() or (after is not None and after.text[0].isupper()))


def _is_subsection(site: Site) -> bool:
    """Tell whether a number in brackets is a part of a law: "section 41 (2)"."""
    return site.text_behind(1) == ")" and _LAW.search(site.text_before(40)) is not None


def _is_base(site: Site) -> bool:
    """Tell whether a round number is what a rate is out of: "per 100,000 people"."""
    return site.amount.value >= 10 and not site.amount.value % 10 and _OUT_OF.search(site.text_before(14)) is not None


def _counts_singular(site: Site) -> bool:
    """Tell whether a number above one stands before a singular noun, so that it names it: "the 380 programme", "1985 model"."""
    amount, noun = site.amount, site.noun
    if (
        noun is None
        or is_state(noun)
        or amount.value <= 1
        or amount.scale > 1
        or site.text_behind(2).lstrip().startswith(("-", "‑"))
        or site.is_loose_compound
    ):
        return False
    return (not amount.worded or noun.tag_ == "NNP") and not site.counts_many


def _is_firm(site: Site) -> bool:
    """Tell whether digits with a capital that might be a scale are a name: "3M is to cut jobs"."""
    text = site.text[site.amount.start : site.amount.end]
    return (
        text[-1] in "KMBG"
        and text[:-1].isdigit()
        and not site.counts_many
        and site.whole is None
        and site.amount.value_max is None
    )


def _follows_count(site: Site) -> bool:
    """Tell whether a number stands right behind another, and names a kind: "two 380 Neo orders"."""
    before = site.before
    if before is None or site.amount.worded or not before.like_num or site.is_compound:
        return False
    return bool(before.idx + len(before) + 1 == site.amount.start)


def _precedes_name(site: Site) -> bool:
    """Tell whether a name follows that the number does not count: a house number, a code."""
    follows = site.after is not None and site.after.pos_ == "PROPN" and not is_deed(site.after)
    return follows and site.amount.value_max is None and not site.counts_many and not site.root.dep_.startswith("nsubj")
