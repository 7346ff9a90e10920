"""Whether words that can name a time do so where they stand: not in "Theresa May", "2000 people", "every Friday"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from archive.dates.grammar import Expression, Kind
from archive.dates.word_classes import CLASSES
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "NORP"))
AMOUNTS = frozenset(("MONEY", "QUANTITY", "PERCENT"))
MODERN = range(1900, 2100)
FULL_DECADE = 100  # "the 1940s" is 194, "the forties" 4
ASIDE = frozenset(("relcl", "acl", "advcl", "ccomp"))


def _codes(*names: str) -> frozenset[str]:
    return frozenset(CLASSES[name] for name in names)


EXCLUDING = _codes("repeating", "half")  # "every Friday", "half a century ago"
OPENERS = _codes("opener", "in", "of", "before", "after")
# Before a bare month that is a word or name besides ("in May", "early March", "between April and June").
MONTH_OPENERS = OPENERS | _codes("early", "to", "and", "dash", "the", "nearly", "open", "sooner", "later")
SEASON_OPENERS = OPENERS - _codes("of") | _codes("nearly")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_lexicon("dates")[section])


def names_time(expression: Expression, tokens: Tokens) -> bool:
    """Tell whether an expression names a time here. `tokens` are its own."""
    if expression.before[-1:] in EXCLUDING:
        return False
    check = CHECKS.get(expression.kind)
    return check is None or check(expression, tokens)


def _is_in_name(tokens: Tokens) -> bool:
    """Tell whether the words begin or fill a name ("Sunday Times", "May"); after one they are mostly the parser's slip."""
    first = tokens[-1]
    return first.ent_type_ in NAMES and (first.ent_iob_ == "B" or tokens[0].ent_iob_ == "B")


def _is_weekday(expression: Expression, tokens: Tokens) -> bool:
    # "An average Saturday night" is any.
    usual = tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ in _words("usual")
    # "She died on a Monday", but "a Monday meeting".
    is_any = expression.before[-1:] == CLASSES["a"] and tokens.root.dep_ == "pobj"
    return not usual and not is_any and not _is_in_name(tokens)


def _is_century(_expression: Expression, tokens: Tokens) -> bool:
    # "A 21st-century economy" is of no time.
    return not _is_in_name(tokens) and not any(token.text == "-" for token in tokens)


def _is_near_day(_expression: Expression, tokens: Tokens) -> bool:
    # "Russia Today", "The Today Programme"
    return tokens[0].lower_ == tokens[0].text or tokens[0].ent_type_ not in NAMES


def _is_month(expression: Expression, tokens: Tokens) -> bool:
    if len(expression.fields) > 1 or len(tokens) > 1:
        return True
    word = tokens[0]
    if word.lower_.rstrip(".") not in _words("capital_months") or word.ent_type_ == "DATE":
        return word.ent_type_ != "PERSON"
    return expression.before[-1:] in MONTH_OPENERS and word.ent_type_ != "PERSON" and word.pos_ == "PROPN"


def _is_season(expression: Expression, tokens: Tokens) -> bool:
    if not {"year", "year_step", "step", "told_step", "told_year_step"}.isdisjoint(expression.fields):
        return True
    # "In the spring", but not "the winter coat" nor "the fall of the wall".
    return (
        expression.before[-1:] in SEASON_OPENERS
        and expression.after[:1] != CLASSES["of"]
        and tokens[-1].dep_ not in ("compound", "amod", "nmod")
    )


def _is_holiday(expression: Expression, tokens: Tokens) -> bool:
    # "Christmas shopping" is done on other days, "Halloween night" is not.
    if expression.after[:1] == CLASSES["day_part"]:
        return True
    return (
        len(tokens) > 1 or tokens[0].lower_ not in _words("loose_holidays") or tokens[0].dep_ not in ("compound", "amod", "nmod")
    )


def _is_offset(expression: Expression, tokens: Tokens) -> bool:
    # "For two weeks before the vote", "in the two days after it" last.
    if tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ in ("for", "the", "within", "than"):
        return False
    # "A year earlier than planned" is a difference.
    if tokens.end < len(tokens.doc) and tokens.doc[tokens.end].lower_ == "than":
        return False
    # "Who married two weeks before he was shot" tells of another event than the story.
    is_long = expression.fields.get("unit", "day") != "day"
    return not (is_long and opens_clause(tokens) and any(above.dep_ in ASIDE for above in tokens.root.ancestors))


def opens_clause(tokens: Tokens) -> bool:
    """Tell whether what ends in "before" or "after" goes on to say what ("a day after the vote", "a day after he left")."""
    last = tokens[-1]
    return last.dep_ == "mark" or any(child.dep_ in ("pobj", "pcomp") and child.i > last.i for child in last.children)


def is_remembered(expression: Expression, tokens: Tokens) -> bool:
    """Tell whether a day without a year is one that goes by its name ("the September 11 attacks")."""
    fields = expression.fields
    if expression.kind is not Kind.DAY or set(fields) != {"month", "day"} or tokens.end >= len(tokens.doc):
        return False
    day = f"{fields['month']:02}-{fields['day']:02}"
    return day in _words("remembered_days") and tokens.doc[tokens.end].lemma_.lower() in _words("remembering")


def _is_told(_expression: Expression, tokens: Tokens) -> bool:
    # In "said that day care …" the word opens a clause.
    return all(token.tag_ != "IN" or token.lower_ != "that" for token in tokens)


def _is_year(expression: Expression, tokens: Tokens) -> bool:
    year = tokens[0]
    if len(tokens) > 2 and tokens[1].lower_ == "year" and tokens[2].text.isdecimal():
        return not _is_counted(tokens[2])  # "the year 1492"
    if not year.text[0].isdecimal() or tokens[-1].text == "'s":
        return True  # "early 2012", "the end of 2025", "2018's success"
    before, value = expression.before[-1:], expression.fields["year"]
    if year.i > 0 and year.nbor(-1).text[0].isupper() and year.nbor(-1).lower_ in _words("laws"):
        return False
    if before == CLASSES["to"] and _follows_year(year):
        return True
    if _is_counted(year) or year.ent_type_ in AMOUNTS:
        return False
    if before in OPENERS:
        return True
    if before in _codes("the", "a", "possessive") or (year.i > 0 and year.nbor(-1).tag_ == "PRP$"):
        return value in MODERN and year.head.i > year.i
    return value in MODERN and (
        year.ent_type_ == "DATE" or (before == CLASSES["open"] and expression.after[:1] == CLASSES["close"])
    )


def _follows_year(year: Token) -> bool:
    """Tell whether a number closes what a year before it opens ("from 2009 to 2012")."""
    return year.i > 1 and year.nbor(-2).text.isdecimal() and int(year.nbor(-2).text) in MODERN and int(year.text) in MODERN


def _is_counted(year: Token) -> bool:
    """Tell whether the number counts what follows ("2000 people")."""
    following = year.nbor() if year.i + 1 < len(year.doc) else None
    if following is not None and following.lower_ in ("%", "gmt", "hours", "percent"):
        return True
    # "The 1974 elections", "both 1974 elections".
    determined = year.i > 0 and (year.nbor(-1).lower_ in ("the", "'s", "both", "two") or year.nbor(-1).tag_ == "PRP$")
    if year.dep_ != "nummod" or year.head.i < year.i or year.head.tag_ not in ("NNS", "NNPS") or determined:
        return False
    # In "a fire in 1987 damaged buildings" the parser takes the verb for an adjective.
    return not any(word.tag_ in ("VBD", "VBN") for word in year.doc[year.i + 1 : year.head.i])


def _is_decade(expression: Expression, tokens: Tokens) -> bool:
    # "In her sixties", "in the mid 90s" of degrees.
    owned = tokens.start > 0 and tokens.doc[tokens.start - 1].tag_ in ("PRP$", "POS")
    is_short = expression.fields["decade"] < FULL_DECADE
    return not owned and not (is_short and any(token.lemma_.lower() in _words("measured") for token in tokens.root.sent))


def _is_quarter(expression: Expression, _tokens: Tokens) -> bool:
    # Of a company's year nobody knows when it begins.
    return CLASSES["fiscal"] not in (expression.before[-1:], expression.after[:1], expression.after[1:2])


CHECKS: dict[Kind, Callable[[Expression, Tokens], bool]] = {
    Kind.WEEKDAY: _is_weekday,
    Kind.CENTURY: _is_century,
    Kind.NEAR_DAY: _is_near_day,
    Kind.MONTH: _is_month,
    Kind.SEASON: _is_season,
    Kind.HOLIDAY: _is_holiday,
    Kind.OFFSET: _is_offset,
    Kind.TOLD: _is_told,
    Kind.YEAR: _is_year,
    Kind.QUARTER: _is_quarter,
    Kind.DECADE: _is_decade,
}
