"""Numbers that say when: years, days beside a month, clock times, "10 days ago"; and bare ages of persons."""

from __future__ import annotations

import re
from functools import cache

from archive.annotate.figures.frames import is_person
from archive.annotate.figures.sites import Site
from archive.annotate.figures.units import TIME
from archive.lexicon import load_lexicon

# A limit before a number shows that it measures.
LIMITED = re.compile(
    r"\b(?:than|least|most|over|under|above|below|beyond|equal to|exceed\w*|only|minimum|maximum|up to)\s*$", re.I
)

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d ?[-–] ?(?:1[5-9]|20)?\d\d")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|by|until|till|during|from|before|after|late|early|mid|mid-|year|spring|summer|autumn|fall|winter|circa)\s*$",
    re.I,
)
_FOR = re.compile(
    r"\bfor(?: at least| (?:more|less) than| about| around| nearly| almost| over| some| the (?:past|last))?\s*$", re.I
)
_OLDEST = 115
# What follows an age that stands for a person, and is no noun: "the 32-year-old who voted".
_CLAUSE = "who|whose|that|was|is|has|had|were|from|of|in|at|with|and|or|to|told|said|will|would|could"
_AGE_ENDS = re.compile(rf"\s*(?:$|[,.;:!?)\"”—–]|(?:{_CLAUSE})\b)")


def is_moment(site: Site) -> bool:
    """Tell whether an amount is a year, a clock time or a point in time ("two years later")."""
    return _is_year(site) or _is_clock(site) or _points_in_time(site)


def _is_year(site: Site) -> bool:
    """Tell whether a bare number of four digits is a year: always, but for a limit before it or a plural noun behind it."""
    amount, text = site.amount, site.text[site.amount.start : site.amount.end]
    if amount.unit is not None:
        return False
    if amount.value_max is not None:
        return _YEARS.fullmatch(text) is not None
    if not _YEAR.fullmatch(text) or LIMITED.search(site.text_before(12)):
        return False
    return not site.counts_many or site.number[0].ent_type_ == "DATE" or _BEFORE_YEAR.search(site.text_before(12)) is not None


def _is_clock(site: Site) -> bool:
    """Tell whether an amount is a time of day: "three o'clock", "ten p.m."."""
    return re.match(r" ?(?:o'clock|[ap]\.? ?m\b)", site.text_behind(8)) is not None


def _points_in_time(site: Site) -> bool:
    """Tell whether a time says when, not how long: "10 days ago", "two years later"."""
    after = site.after
    if (
        site.amount.kind != TIME
        or site.amount.hyphenated
        or after is None
        or after.lower_ not in load_lexicon("numbers")["pointing"]
    ):
        return False
    if _FOR.search(site.text_before(24)):
        return False  # "for three years before that"
    beyond = after.nbor().lower_ if after.i + 1 < len(site.doc) else ""
    if after.lower_ == "earlier":
        return beyond not in ("in", "this", "that", "on")  # "took 20 minutes earlier in the day"
    return beyond != "" or after.lower_ not in ("on", "since")


def is_age(site: Site) -> bool:
    """Tell whether an amount is a person's bare age: "Smith, 45, said", "Trump, who is 70", "between the ages of 20 and 30".

    With its unit it measures: "a 35-year-old man", "three years of age"; so does a patient's "of age 60". But "the 35-year-old"
    only names somebody.
    """
    amount = site.amount
    if _is_person_by_age(site) or _is_age_of_noun(site):
        return True
    if amount.kind == TIME and amount.word is None:
        return not site.text_before(7).endswith("of age ")
    if amount.unit is not None or amount.value_max is not None or not 0 < amount.value < _OLDEST or amount.value % 1:
        return False
    if site.noun is not None or site.whole is not None:
        return False
    return _is_age_apart(site) or _is_age_at(site) or _is_age_of_subject(site)


def _is_person_by_age(site: Site) -> bool:
    """Tell whether an age stands for the person, no noun behind it: "the 32-year-old who voted", "a 19-year-old from Leeds"."""
    if site.amount.kind != TIME or not site.amount.hyphenated or site.amount.value_max is not None:
        return False
    old = re.match(r"[-‑ ]olds?\b(?!-)", site.text_behind(6), re.I)
    before = site.before
    if old is None or before is None or before.pos_ not in ("DET", "PRON", "ADJ", "PUNCT", "CCONJ", "VERB", "ADP", "AUX", "PART"):
        return False
    return _AGE_ENDS.match(site.text, site.amount.right + old.end()) is not None


def _is_age_of_noun(site: Site) -> bool:
    """Tell whether an age stands before the person who has it: "the 21-year-old sprinter"; "four-year-old firm" measures."""
    amount, noun = site.amount, site.noun
    if amount.kind != TIME or not amount.hyphenated or amount.value_max is not None or noun is None or noun.tag_ == "NNS":
        return False
    old = re.match(r"[-‑ ]olds?\b", site.text_behind(6), re.I)
    return old is not None and (is_person(noun) or noun.ent_type_ == "PERSON")


def _is_age_apart(site: Site) -> bool:
    """Tell whether an age stands between commas or brackets behind a name."""
    opened = re.search(r"[^\W\d_][\"']? ?(,|\() ?(?:\d{1,3}(?:, | and ))*$", site.text_before(40))
    if opened is None or site.amount.worded:
        return False
    closes = r" ?\)" if opened[1] == "(" else r" ?(?:[,.;:)–—-]|$|and\b|from\b|of [A-Z]|was\b|who\b|is\b|has\b)"
    return re.match(closes, site.text_behind(8)) is not None


def _is_age_at(site: Site) -> bool:
    """Tell whether an age stands behind "at": "At 102, she …", "dies at 91"."""
    preposition = site.root.head
    if site.root.dep_ != "pobj" or preposition.lower_ != "at":
        return False
    alone = preposition.is_sent_start and site.text_behind(1) == ","
    return alone or preposition.head.lemma_ in ("die", "retire", "marry", "debut")


def _is_age_of_subject(site: Site) -> bool:
    """Tell whether an age is said of somebody: "who is 70", "she was 24 at the time"."""
    verb = site.root.head
    if site.root.dep_ not in ("attr", "acomp") or verb.lemma_ not in ("be", "turn"):
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in ("he", "she", "i", "who", "you") or subject.ent_type_ == "PERSON")


def find_dates_in(text: str) -> list[tuple[int, int]]:
    """Return where a text has a day or a year beside a month, for dates that no other finder has marked."""
    return [match.span() for match in _date_pattern().finditer(text)]


@cache
def _date_pattern() -> re.Pattern[str]:
    months = sorted(load_lexicon("numbers")["months"], key=len, reverse=True)
    capital = "|".join(month.capitalize() for month in months)
    # In lower-case texts "may" and "march" are mostly verbs.
    small = "|".join(month for month in months if month not in ("may", "march"))
    month = rf"(?:{capital}|{small}|(?<=on )may|(?<=since )may)\.?"
    measure = r"(?!\d|[.,]\d{3}|%|(?: ?[-–] ?\d+)? ?percent)"
    first = rf"{month} ?\d{{1,2}}{measure}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})?(?: ?, ?\d{{4}})?"
    last = (
        rf"\d{{1,2}} ?(?:[-–] ?\d{{1,2}} ?)?(?:{capital}|{small}|may(?= that| \d{{4}}| this|[.,;)]|$))(?![a-z])\.?(?: \d{{4}})?"
    )
    figures = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
    return re.compile(rf"(?<![\d.,])\b(?:{first}|{last}|{month}(?: of)? \d{{4}}|{figures})")
