"""Numbers that say when: years, days beside a month, clock times, "10 days ago"; and bare ages of persons."""

from __future__ import annotations

import re
from functools import cache

from archive.annotate.figures.frames import is_person, is_person_word
from archive.annotate.figures.sites import Site
from archive.annotate.figures.units import TIME
from archive.lexicon import load_lexicon

# A limit before a number shows that it measures.
LIMITED = re.compile(
    r"\b(?:than|least|most|over|under|above|below|beyond|equal to|exceed\w*|only|minimum|maximum|up to)\s*$", re.I
)

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d ?[-–] ?(?:1[5-9]|20)?\d\d")
_AGE_OPENS = re.compile(r"[^\W\d_][\"']? ?(,|\() ?(?:\d{1,3}(?:, | and ))*$")
_CLOCK = re.compile(r" ?(?:o'clock|[ap]\.? ?m\b)")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|by|until|till|during|from|before|after|late|early|mid|mid-|year|spring|summer|autumn|fall|winter|circa)\s*$",
    re.I,
)
_FOR = re.compile(
    r"\bfor(?: at least| (?:more|less) than| about| around| nearly| almost| over| some| the (?:past|last))?\s*$", re.I
)
_OLDEST = 115
# What no text without a month holds.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AGE_LIMIT = re.compile(r"\b(?P<who>[a-z]+) (?:aged )?(?:under|over|above|below) $", re.I)
_ANYBODY = ("everyone", "anyone", "those", "anybody", "everybody", "all", "aged", "somebody", "someone", "others")
# What follows an age that stands for a person, and is no noun: "the 32-year-old who voted".
_CLAUSE = (
    "who|whose|that|was|is|has|had|were|from|of|in|at|with|and|or|to|told|said|will|would|could|last|this|next|on|when|while|as"
    "|after|before|by|into|are|did|died|allegedly|during|outside|near|because|since|yesterday|today|late|early"
)
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
    return _CLOCK.match(site.text_behind(8)) is not None


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
    if _is_person_by_age(site) or _is_age_of_noun(site) or _is_limit_of_age(site):
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
    if old is None:
        return False
    bare = noun.tag_ == "NNP" and (site.before is None or site.before.pos_ not in ("DET", "PRON"))  # "75-year-old Dlamini"
    return bare or is_person(noun) or noun.ent_type_ == "PERSON"


def _is_limit_of_age(site: Site) -> bool:
    """Tell whether a limit of age tells persons apart: "children under five", "everyone over 60"; not "people under 5 feet"."""
    if site.amount.unit is not None or site.noun is not None or site.whole is not None or site.amount.value >= _OLDEST:
        return False
    found = _AGE_LIMIT.search(site.text_before(30))
    return found is not None and (found["who"].lower() in _ANYBODY or is_person_word(found["who"].lower()))


def _is_age_apart(site: Site) -> bool:
    """Tell whether an age stands between commas or brackets behind a name."""
    opened = _AGE_OPENS.search(site.text_before(40))
    if opened is None or site.amount.worded or _repeats_words(site):
        return False
    closes = r" ?\)" if opened[1] == "(" else r" ?(?:[,.;:)–—-]|$|and\b|from\b|of [A-Z]|was\b|who\b|is\b|has\b)"
    return re.match(closes, site.text_behind(8)) is not None


def _repeats_words(site: Site) -> bool:
    """Tell whether digits in brackets repeat the number in words before them ("Forty-two (42) people")."""
    words = re.search(r"([a-z]+)\s?\($", site.text_before(24), re.I)
    return words is not None and any(words[1].lower() in load_lexicon("numbers")[kind] for kind in ("small", "tens", "scales"))


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
    lowered = text.lower()
    if not any(month in lowered for month in _MONTHS):
        return []
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
