"""Numbers that are no figures: in dates, names, ages, scores, addresses and lists; "one" as a pronoun."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.nouns import counts_many, noun_after, noun_of, token_after, tokens_of
from archive.annotate.figures.units import TIME
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = ("PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "ORG", "GPE", "LOC", "PERSON")
_BOUNDED = re.compile(
    r"\b(?:than|least|most|over|under|above|below|beyond|equal to|exceed\w*|only|minimum|maximum|up to)\s*$", re.I
)
_FOR = re.compile(
    r"\bfor(?: at least| more than| less than| about| around| nearly| almost| over| some| the (?:past|last))?\s*$", re.I
)
_YEAR_WORD = re.compile(
    r"\b(?:in|since|of|by|until|till|during|from|before|after|late|early|mid|mid-|year|spring|summer|autumn|fall|winter|circa)\s*$",
    re.I,
)


def is_figure(doc: Doc, amount: Amount, in_headline: bool) -> bool:
    """Tell whether an amount counts or measures something. `in_headline`: capital letters there tell nothing.

    Dates and names that other finders have found are to be left out before.
    """
    return not any(rule(doc, amount) for rule in _RULES) and (in_headline or not _is_capital_name(doc, amount))


def _is_lone_one(doc: Doc, amount: Amount) -> bool:
    """ "one" counts only with a limit ("at least one"), or before a unit that is no time ("one mile", "one-year deal")."""
    if not amount.worded or amount.value != 1 or amount.value_max is not None or amount.scale != 1:
        return False
    if _BOUNDED.search(doc.text[max(0, amount.left - 12) : amount.left]):
        return False
    after = token_after(doc, amount)
    measured = amount.unit and (amount.kind != TIME or amount.hyphenated or (after is not None and after.lower_ == "old"))
    return not measured


def _is_year(doc: Doc, amount: Amount) -> bool:
    """A bare number of four digits is a year, unless it counts a plural noun or has a limit."""
    text = doc.text[amount.start : amount.end]
    if amount.unit or not re.fullmatch(r"1[5-9]\d\d|20\d\d|21\d\d", text) or amount.value_max is not None:
        return bool(amount.value_max and not amount.unit and re.match(r"(?:1[5-9]|20)\d\d ?[-–] ?(?:1[5-9]|20)?\d\d$", text))
    before = doc.text[max(0, amount.left - 12) : amount.left]
    if _BOUNDED.search(before):
        return False
    noun = noun_after(doc, amount)
    counted = noun is not None and counts_many(noun) and tokens_of(doc, amount.start, amount.end)[0].ent_type_ != "DATE"
    return not counted or _YEAR_WORD.search(before) is not None


@cache
def _date_pattern() -> re.Pattern[str]:
    months = sorted(load_lexicon("numbers")["months"], key=len, reverse=True)
    capital = "|".join(month.capitalize() for month in months)
    small = "|".join(month for month in months if month not in ("may", "march"))
    month = rf"(?:{capital}|{small}|(?<=on )may|(?<=since )may)\.?"
    return re.compile(
        rf"(?<![\d.,])\b(?:{month} ?\d{{1,2}}(?!\d|[.,]\d{{3}}|%|(?: ?[-–] ?\d+)? ?percent)(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})?(?: ?, ?\d{{4}})?"
        rf"|\d{{1,2}} ?(?:[-–] ?\d{{1,2}} ?)?(?:{capital}|{small}|may(?= that| \d{{4}}| this|[.,;)]|$))(?![a-z])\.?(?: \d{{4}})?|{month}(?: of)? \d{{4}}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})"
    )


def dated_ranges(text: str) -> list[tuple[int, int]]:
    """Return where a text has a day or a year beside a month, for dates that no other finder has marked."""
    return [match.span() for match in _date_pattern().finditer(text)]


def _points_in_time(doc: Doc, amount: Amount) -> bool:
    """ "10 days ago", "two years later", "a week after the vote" say when, not how long."""
    if amount.kind != TIME or amount.hyphenated or _FOR.search(doc.text[max(0, amount.left - 24) : amount.left]):
        return False
    after = token_after(doc, amount)
    if after is None or after.lower_ not in load_lexicon("numbers")["pointing"]:
        return False
    beyond = after.nbor().lower_ if after.i + 1 < len(doc) else ""
    return not (after.lower_ == "earlier" and beyond in ("in", "this", "that", "on")) and not (
        after.lower_ in ("on", "since") and beyond == ""
    )


def _is_age(doc: Doc, amount: Amount) -> bool:
    """A person's bare age: "Smith, 45, said", "the driver (23)"."""
    if amount.unit or amount.worded or amount.value_max or not 0 < amount.value < 115 or amount.value % 1:
        return False
    before, after = doc.text[: amount.start], doc.text[amount.end : amount.end + 6]
    opened = re.search(r"[^\W\d_][\"']? ?(,|\() ?$", before)
    if opened is None or noun_after(doc, amount) is not None:
        return False
    closes = r" ?\)" if opened[1] == "(" else r" ?(?:[,.;:)–—-]|$|and\b|from\b|of\b|was\b|who\b|is\b|has\b)"
    return re.match(closes, after) is not None


def _is_age_of_subject(doc: Doc, amount: Amount) -> bool:
    """A person's bare age behind "is": "Trump, who is 70", "she was 24 at the time", "dies at 91"."""
    root = tokens_of(doc, amount.start, amount.end).root
    if (
        amount.unit
        or amount.value_max
        or not 0 < amount.value < 115
        or not (root.dep_ == "pobj" or root.dep_ in ("attr", "acomp") and root.head.lemma_ in ("be", "turn"))
    ):
        return False
    if noun_after(doc, amount) is not None or noun_of(doc, amount) is not None:
        return False
    if root.dep_ == "pobj":
        return root.head.lower_ == "at" and root.head.head.lemma_ in ("die", "retire", "marry", "debut")
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in ("he", "she", "i", "who", "you") or subject.ent_type_ == "PERSON")


def _is_clock(doc: Doc, amount: Amount) -> bool:
    """ "three o'clock", "ten p.m."."""
    return re.match(r" ?(?:o'clock|[ap]\.? ?m\b)", doc.text[amount.right :]) is not None


def _is_pronoun(doc: Doc, amount: Amount) -> bool:
    """ "the two met": no noun follows, and none is left out."""
    first = tokens_of(doc, amount.start, amount.end)[0]
    if not amount.worded or amount.unit or first.i == first.sent.start or first.nbor(-1).lower_ not in ("the", "these", "those"):
        return False
    return noun_after(doc, amount) is None and noun_of(doc, amount) is None


def _is_figure_of_speech(doc: Doc, amount: Amount) -> bool:
    """Tell "a day or two" and "four-by-four"."""
    before, after = doc.text[max(0, amount.left - 16) : amount.left], doc.text[amount.right : amount.right + 5]
    if amount.unit is None and (re.match(r" ?[-‑] ?by ?[-‑]", after) or re.search(r"[-‑] ?by ?[-‑] ?$", before)):
        return True
    return re.search(r"\b(?:day|week|month|year|hour|minute|mile|night|time) or $", before) is not None


def _is_nothing(doc: Doc, amount: Amount) -> bool:
    """ "zero" counts only with a unit or a plural noun ("zero casualties"), not in "net zero", "zero tolerance"."""
    return amount.worded and amount.value == 0 and amount.unit is None and not counts_something(doc, amount)


def _is_numbered(doc: Doc, amount: Amount) -> bool:
    """A noun or name before numbers it: "Article 5", "Boeing 737 jets", "flight 370", "S&P 500"."""
    first = tokens_of(doc, amount.start, amount.end)[0]
    if amount.unit and amount.kind != TIME or amount.left < amount.start or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    if before.lower_ in _numbered() and not (before.tag_ in ("NNS", "NNPS") and before.lower_ != "pages"):
        return amount.unit is None or not counts_something(doc, amount)
    if before.pos_ != "PROPN" or amount.unit or amount.worded and not before.text[0].isupper():
        return False
    noun = noun_after(doc, amount)
    return first.head == before or noun is None or before.head == noun or before.dep_ == "compound" and before.head.i > first.i


def counts_something(doc: Doc, amount: Amount) -> bool:
    """Tell whether a plural noun stands behind a number, or an "of" with what it is part of."""
    noun = noun_after(doc, amount)
    return noun is not None and counts_many(noun)


@cache
def _numbered() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["numbered"])


def _counts_singular(doc: Doc, amount: Amount) -> bool:
    """A number above one before a singular noun belongs to a name: "the 777 program", "750 Seventh Avenue", "1990 model"."""
    if amount.unit or amount.value == 1 or amount.scale > 1 or amount.right < len(doc.text) and doc.text[amount.right] in "-‑":
        return False
    after = token_after(doc, amount)
    if after is None or doc.text[amount.right : amount.right + 2] in (" -", " ‑"):
        return False
    noun = noun_after(doc, amount)
    if noun is None or counts_many(noun) or amount.value < 1:
        return False
    return not amount.worded or noun.tag_ == "NNP"


def _marks_list(doc: Doc, amount: Amount) -> bool:
    """List numbers: "1 ) first", "2. second" at a sentence's start."""
    text, after = doc.text, doc.text[amount.right : amount.right + 3]
    if amount.unit or amount.worded or amount.value > 50:
        return False
    if re.match(r" ?\)", after) and not re.search(r"\([^)]*$", text[: amount.start]):
        return True
    return re.search(r"(?:^|[;:.!?\n] ?)$", text[: amount.start]) is not None and re.match(r"\. |\) ", after) is not None


def _is_hyphen_score(doc: Doc, amount: Amount) -> bool:
    """Two small numbers with a hyphen and nothing counted: "lost 1-3", "an 8-9 vote"."""
    text = doc.text[amount.start : amount.end]
    if amount.value_max is None or amount.unit or amount.value_max >= 200 or not re.fullmatch(r"\d+[-–]\d+", text):
        return False
    return not counts_something(doc, amount) and noun_of(doc, amount) is None


def _in_entity(doc: Doc, amount: Amount) -> bool:
    """The model's own names with a number within, such as "Resolution 1701" or "the Group of 77"."""
    if amount.unit and amount.kind != TIME:
        return False
    tokens = tokens_of(doc, amount.start, amount.end)
    if tokens[0].ent_type_ not in _NAMES:
        return False
    return tokens[0].ent_iob_ == "I" or (
        not amount.worded
        and tokens[-1].i + 1 < len(doc)
        and tokens[-1].nbor().ent_iob_ == "I"
        and not counts_something(doc, amount)
    )


def _follows_count(doc: Doc, amount: Amount) -> bool:
    """The second of two numbers in a row names a kind: "five 787 Dreamliner sales"."""
    first = tokens_of(doc, amount.start, amount.end)[0]
    if amount.unit or amount.worded or first.i == first.sent.start or amount.left < amount.start:
        return False
    before = first.nbor(-1)
    return before.like_num and before.idx + len(before) + 1 == amount.start and doc.text[amount.right : amount.right + 1] != "-"


def _is_capital_name(doc: Doc, amount: Amount) -> bool:
    """Number words with a capital within a sentence, beside another: "the Big Four", "Channel Four", "Five Star Movement"."""
    tokens = tokens_of(doc, amount.start, amount.end)
    first = tokens[0]
    if (
        not amount.worded
        or not first.text[0].isupper()
        or first.i == first.sent.start
        or first.nbor(-1).text in ('"', "'", ":", "-", "—", "–", "(")
    ):
        return False
    after = tokens[-1].nbor() if tokens[-1].i + 1 < len(doc) else None
    return first.nbor(-1).text[0].isupper() or (after is not None and after.text[0].isupper())


def _is_bare(doc: Doc, amount: Amount) -> bool:
    """A number that nothing shows to count: an apposition, a code, a label."""
    if amount.unit or amount.value_max is not None:
        return False
    after = token_after(doc, amount)
    if after is None or after.pos_ == "PROPN":
        tokens = tokens_of(doc, amount.start, amount.end)
        root: Token = tokens.root
        return after is not None and not counts_something(doc, amount) and not root.dep_.startswith("nsubj")
    return False


_RULES: tuple[Callable[[Doc, Amount], bool], ...] = (
    _is_lone_one,
    _is_year,
    _points_in_time,
    _is_age,
    _is_age_of_subject,
    _is_clock,
    _is_pronoun,
    _is_figure_of_speech,
    _is_nothing,
    _is_numbered,
    _counts_singular,
    _marks_list,
    _is_hyphen_score,
    _in_entity,
    _follows_count,
    _is_bare,
)
