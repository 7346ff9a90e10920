"""Dates as values: EDTF, its days, and reckoning with calendar units. Pure: knows no parser and no database.

edtf      parse_edtf, is_edtf, earliest_day, latest_day
"""

from archive.dates.edtf import Edtf, Limit, Moment, earliest_day, is_edtf, latest_day, parse_edtf

__all__ = ["Edtf", "Limit", "Moment", "earliest_day", "is_edtf", "latest_day", "parse_edtf"]
