"""The grammar of date expressions: regexes over word classes (see `words`), tried at each word, the first that fits wins.

Finds what an expression says, not what it means: "last May" is a month with the step -1, whatever year that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from archive.dates.nearby import find_windows
from archive.dates.word_classes import CLASSES
from archive.dates.words import Words, read_words


class Kind(StrEnum):
    """What an expression names, and so how its value is worked out."""

    NUMERIC = "numeric"  # 2020-11-21, 21.11.2020
    DAY = "day"  # November 21, 2020; the year may be missing
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"  # of a year
    WEEK_OF = "week_of"  # the week of November 21
    NTH_WEEK = "nth_week"  # the first week of November
    HOLIDAY = "holiday"
    WEEKDAY = "weekday"
    NEAR_DAY = "near_day"  # yesterday, tonight
    DAY_PART = "day_part"  # this morning, last night
    PERIOD = "period"  # last week, the end of this year
    SPAN = "span"  # the past two weeks
    PART_OF = "part_of"  # the first three months of the year
    RUNNING = "running"  # the three months to March
    PERIOD_END = "period_end"  # year-end
    AGO = "ago"  # two weeks ago, a week from now
    OFFSET = "offset"  # two days later, the day before
    TOLD = "told"  # that day, the following week
    LAST_BUT_ONE = "last_but_one"  # the week before last
    IN_PERIOD = "in_period"  # later in the day, earlier in the week


# `{name}` is a word of that class.
PRE = "(?:{the}?(?:{early}{dash}?|(?:{ordinal}{half}|{edge}){of}{the}?))?"
DAY = "(?P<day>[{small}{ordinal}])"
LAST = "(?:(?:[{dash}{to}]|{and}(?=.(?![{other}{units}{month}])))(?P<last>[{small}{ordinal}]))?"
LAST_OF = "(?:[{dash}{to}{and}](?P<last>[{small}{ordinal}]))?"
WEEKDAY = "(?:[{weekday}{short_weekday}]{dot}?{day_part}?{comma}?{the}?)?"
MONTH = "(?P<month>{month})(?:{dot}(?=[{comma}{of}{small}{ordinal}{year}]))?"
STEP = "(?:(?P<step>[{step}{past}])|(?P<told_step>{told_step}))"
YEAR_STEP = "(?:(?P<year_step>{step})|(?P<told_year_step>{told_step}))(?P<of_unit>{unit})"
OF_YEAR = "(?:{comma}?{of}?[{fiscal}{fiscal_year}]?(?:(?P<year>[{year}{clipped_year}])|" + YEAR_STEP + "))"
SHORT_YEAR = "(?:(?P<short_year>{small})(?![{other}{units}{of}{dash}]))"
OF_YEAR_SHORT = "(?:" + OF_YEAR + "|" + SHORT_YEAR + ")"
WAY = "(?:(?P<back>{sooner})|(?P<on>{later})|(?P<before>{before})|(?P<after>{after}))"
COUNT = "(?P<count>[{number}{small}{a}])"
SINCE = "(?P<unit>[{unit}{units}{quarter}{century}])(?:{ago}(?P<near_day>{near_day})?(?P<weekday>{weekday})?|(?P<on>{from_now}))"
OF_WEEK = "(?:{of}?(?P<week_step>{step})(?P<unit>{unit}))?"
EARLIER = "{the}?(?:[{early}{later}{sooner}]{on}?)?"
IN_BRACKETS = "(?:{open}(?P<day>{small}){close})?"  # "on Thursday (27)"
UNIT = "(?P<unit>[{unit}{quarter}{century}{weekend}{fiscal_year}])"
UNIT_OF_YEAR = "(?P<unit>[{unit}{quarter}{fiscal_year}])"
UP_TO_YEAR = "(?:{dash}(?P<last>[{year}{small}{number}]))?"
SOONER = "(?:(?P<sooner>{sooner})|(?P<later>{later})|{early})"
PART = "(?:[{early}{later}{sooner}]{on}?)?"
NTH_UNITS = "(?P<the>{the})?(?:(?P<nth>{ordinal})|(?P<step>{step})|{final})(?P<count>[{number}{small}])(?P<unit>{units})"
MANY = "(?P<count>[{number}{small}])"
LENGTH = "(?P<the>{the})?(?:" + MANY + "{dash}?)?(?:(?P<half>{half}){dash}?)?(?P<unit>[{unit}{units}{quarter}{fiscal_year}])"
UP_TO = LENGTH + "{to}(?:{the}?{edge}{of})?{the}?"

# In order: where two fit at the same word, the earlier wins.
RULES: list[tuple[Kind, str]] = [
    (Kind.NUMERIC, WEEKDAY + "(?P<numeric>{numeric})"),
    (Kind.WEEK_OF, "{the}?{unit}{of}" + MONTH + DAY + OF_YEAR + "?"),
    (Kind.WEEK_OF, "{the}?{unit}{of}{the}?" + DAY + "{of}?" + MONTH + OF_YEAR + "?"),
    (Kind.PART_OF, NTH_UNITS + "{of}" + MONTH + OF_YEAR + "?"),
    (Kind.PART_OF, NTH_UNITS + "{of}{the}?[{fiscal}{fiscal_year}]?(?P<year>{year})"),
    (Kind.PART_OF, NTH_UNITS + "{of}{the}?(?P<year_step>{step})?(?P<of_unit>{unit})"),
    (Kind.PART_OF, "(?P<the>{the})(?P<nth>{ordinal})(?P<count>[{number}{small}])(?P<unit>{units})(?!{of})"),
    (Kind.RUNNING, UP_TO + MONTH + DAY + "(?!{dash}{small})" + OF_YEAR + "?"),
    (Kind.RUNNING, UP_TO + DAY + "{of}?" + MONTH + OF_YEAR_SHORT + "?"),
    (Kind.RUNNING, UP_TO + MONTH + OF_YEAR + "?"),
    (Kind.NTH_WEEK, "{the}?(?:(?P<nth>{ordinal})|(?P<step>{step}))(?P<unit>{unit}){of}" + MONTH + OF_YEAR + "?"),
    (Kind.DAY, "{early}?" + WEEKDAY + MONTH + "{the}?" + DAY + LAST + "(?!{dot}?{month})" + OF_YEAR + "?"),
    (Kind.DAY, "{early}?" + WEEKDAY + "(?:{the}(?={ordinal}))?" + DAY + LAST_OF + "{of}?" + MONTH + OF_YEAR_SHORT + "?"),
    (Kind.MONTH, PRE + MONTH + "{dash}(?P<last_month>{month}){dot}?" + OF_YEAR + "?"),
    (Kind.MONTH, PRE + STEP + "?{early}?" + MONTH + "(?:" + OF_YEAR + "|(?![{small}{ordinal}]))"),
    (Kind.SEASON, PRE + "(?P<the>{the})?" + STEP + "?(?P<season>{season})" + OF_YEAR + "?(?:{dash}[{year}{small}])?"),
    (Kind.QUARTER, PRE + "{the}?(?P<nth>{ordinal}){dash}?{quarter}(?:{of}{the}{unit}|(?!{of}?{fiscal})" + OF_YEAR + ")?"),
    (Kind.QUARTER, PRE + "(?P<nth>{numbered_quarter})(?:(?!{of}?{fiscal})" + OF_YEAR + ")?"),
    (Kind.QUARTER, "{the}?(?:(?P<last>{step})|{final})(?P<final>{quarter})(?:{of}{the}{unit}|{of}" + OF_YEAR + ")"),
    (Kind.HALF, "(?P<nth>{numbered_half})" + OF_YEAR),
    (Kind.HALF, PRE + "{the}?(?P<nth>{ordinal}){half}(?:{of}{the}(?P<unit>{unit})|" + OF_YEAR + ")"),
    (Kind.AGO, "(?:(?P<exactly>{exactly})|(?P<nearly>{nearly}))?" + COUNT + SINCE),
    (Kind.AGO, "{the}?(?P<unit>{unit}){dash}?(?:{ago}|(?<={dash}){sooner})"),
    (Kind.OFFSET, COUNT + "(?P<unit>[{unit}{units}])" + WAY),
    (Kind.LAST_BUT_ONE, "{the}(?:(?P<unit>{unit})|(?P<day_part>{day_part}))(?:{before}|{after})(?P<step>{step})(?!{unit})"),
    (Kind.OFFSET, "{the}(?:(?P<unit>{unit})|(?P<day_part>{day_part}))(?:(?P<before>{before})|(?P<after>{after}))"),
    (Kind.SPAN, "{the}?(?P<step>[{step}{past}]){nearly}?" + MANY + "(?:(?P<unit>{units})|(?P<hours>{hours}))(?!{of})"),
    (Kind.SPAN, "{the}?(?P<step>{past})" + UNIT),
    (Kind.YEAR, PRE + "(?:[{fiscal}{fiscal_year}]|{the}{unit})?(?P<year>{year})" + UP_TO_YEAR + "(?!{units})"),
    (Kind.DECADE, "{the}?(?:{early}{dash}?)?(?P<decade>{decade})"),
    (Kind.DECADE, "(?:{the}(?:{early}{dash}?)?|{early}{dash}?)(?P<decade>{bare_decade})"),
    (Kind.CENTURY, "{the}?(?:{early}{dash}?)?(?P<nth>{ordinal}){dash}?{century}"),
    (Kind.IN_PERIOD, SOONER + "[{in}{on}]?{the}(?P<unit>{unit})"),
    (Kind.WEEKDAY, "{early}?{on}?(?P<week_step>{step})(?P<unit>{unit}){on}?(?P<weekday>{weekday})"),
    (Kind.WEEKDAY, EARLIER + "{the}?" + STEP + "?(?P<weekday>{weekday}){day_part}?" + OF_WEEK + IN_BRACKETS),
    (Kind.HOLIDAY, STEP + "?(?P<holiday>{holiday})" + OF_YEAR + "?"),
    (Kind.NEAR_DAY, "[{early}{sooner}{later}]?(?P<near_day>{near_day}){day_part}?"),
    (Kind.PERIOD, "(?:{the}?" + SOONER + "{in}?)?(?P<the>{the})?(?P<step>{step}){dash}?" + UNIT),
    (Kind.PERIOD, "{the}?(?:(?P<edge>{edge})|{ordinal}{half}){of}(?:{the}|(?P<step>{step}))?" + UNIT_OF_YEAR),
    (Kind.PERIOD, "{the}(?P<unit>{weekend})"),
    (Kind.PERIOD_END, "[{the}{step}]?(?P<unit>{period_end})" + OF_YEAR + "?"),
    (Kind.DAY_PART, PART + "{the}?(?P<step>{step})(?P<day_part>{day_part})"),
    (Kind.TOLD, PART + "{the}?(?P<told_step>{told_step})(?:" + UNIT + "|(?P<day_part>{day_part}))"),
]  # fmt: skip


def _compile(pattern: str) -> str:
    """Return a rule with its class names replaced by their characters, escaped for inside and outside of [ ]."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: re.escape(CLASSES[match[1]]), pattern)


PATTERNS = [(kind, re.compile(_compile(rule))) for kind, rule in RULES]
# One pass finds where which rule fits; the rule itself then says what its words are.
STARTS = (
    "(?!["
    + "".join(re.escape(CLASSES[name]) for name in ("other", "comma", "dash", "dot", "open", "close", "possessive", "clock"))
    + "])"
)
ANY = re.compile(
    STARTS + "(?:" + "|".join("(" + re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) + ")" for _, pattern in PATTERNS) + ")"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: what kind of time it names, the values of its words by name, and the classes around it."""

    start: int
    end: int
    kind: Kind
    fields: Mapping[str, Any]
    before: str  # classes of the words before, the nearest last; "" at the start
    after: str


@lru_cache(maxsize=256)
def find_expressions(text: str) -> tuple[Expression, ...]:
    """Return the date expressions of a text in order; they do not overlap.

    >>> [(found.kind.value, dict(found.fields)) for found in find_expressions("It rained last May and on 3 June.")]
    [('month', {'step': -1, 'month': 5}), ('day', {'day': 3, 'month': 6})]
    """
    return tuple(found for start, end in find_windows(text) for found in _find_in(read_words(text, start, end)))


def _find_in(words: Words) -> Iterator[Expression]:
    for found in ANY.finditer(words.codes):
        kind, pattern = PATTERNS[(found.lastindex or 1) - 1]
        match = pattern.match(words.codes, found.start())
        if match is None:
            continue
        first, last = match.span()
        fields = {name: words.values[match.start(name)] for name in pattern.groupindex if match.start(name) >= 0}
        yield Expression(
            words.starts[first],
            words.ends[last - 1],
            kind,
            fields,
            words.codes[max(0, first - 2) : first],
            words.codes[last : last + 2],
        )
