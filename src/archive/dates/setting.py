"""What a text's dates are reckoned from: the day it speaks from, and the dates it has told so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from archive.dates.edtf import parse_edtf
from archive.dates.reckoning import Reference, Unit, reference_of


class Tense(StrEnum):
    """Where the governing verb puts a time, as seen from the text's day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(slots=True)
class Setting:
    """Kept up to date while reading on, one per article or live-blog entry."""

    reference: Reference | None = None  # the day the text speaks from
    told: list[Reference] = field(default_factory=list)  # the last one last
    explicit: Reference | None = None  # the last date told with its year
    explicit_here: bool = False  # in the present paragraph
    tense: Tense | None = None  # of the verb that governs the expression in hand
    clause: bool = False  # whether it goes on with one: "a day after the vote", not "a day after."

    def begin_paragraph(self) -> None:
        """Note that a paragraph begins."""
        self.explicit_here = False

    def tell(self, edtf: str, *, with_year: bool) -> None:
        """Note a date that the text has told; `with_year` where the words themselves gave the year."""
        reference = reference_of(parse_edtf(edtf))
        if reference is None:
            return
        self.told.append(reference)
        if with_year and reference.grain <= Unit.MONTH:
            self.explicit, self.explicit_here = reference, True

    def told_at(self, unit: Unit) -> Reference | None:
        """Return the last told date that is no coarser than a unit, else the day the text speaks from, if that is not."""
        for reference in reversed(self.told):
            if reference.grain <= unit:
                return reference
        return self.reference_at(unit)

    def reference_at(self, unit: Unit) -> Reference | None:
        """Return the day the text speaks from, None where it is not known as exactly as a unit."""
        return self.reference if self.reference and self.reference.grain <= unit else None
