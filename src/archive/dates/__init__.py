"""Dates as values: EDTF, the words that say a date, and what they mean. Pure: knows no parser and no database.

edtf            parse_edtf, earliest_day, latest_day: the value that everything else speaks of
reckoning       days, weeks, months, years on; holidays: the days that have names
word_classes    the lexicon's words by what they can be in a date; words: a text read so
nearby          find_windows: where in a text dates can be at all
grammar         find_expressions: what a text says ("last May": a month, one step back)
joining         expressions that say one thing together
setting         what a text's dates are reckoned from: its day, the dates told so far, the verb's tense
resolving       resolve_expression: the value; by the calendar, by parts of a year or period, or relative to another date
"""

from archive.dates.edtf import Edtf, Limit, Moment, earliest_day, is_edtf, latest_day, parse_edtf

__all__ = ["Edtf", "Limit", "Moment", "earliest_day", "is_edtf", "latest_day", "parse_edtf"]
