"""Events: appointments, charges of both sorts, exclusions from sport, and whom a relative clause tells of."""

from __future__ import annotations

import pytest

from conftest import Analyse

CODED = [
    # appointments
    ("Mayor Jane Brown nominated Peter Lane to become speaker.", {("APPOINT", "Peter Lane")}),
    ("Anna Hill was nominated on Friday.", {("APPOINT", "Anna Hill")}),
    ("The committee picked Anna Hill to lead the bank.", {("APPOINT", "Anna Hill")}),
    ("Other appointments include Anna Hill as treasurer.", {("APPOINT", "Anna Hill")}),
    (
        "Kerr named Anna Hill as health minister and Mark Stone, a banker, as treasurer.",
        {("APPOINT", "Anna Hill"), ("APPOINT", "Mark Stone")},
    ),
    # the clause belongs to the person
    (
        "Peter Robb, the coalition's spokesman for finance in opposition, who was named trade minister, said little.",
        {("APPOINT", "Peter Robb")},
    ),
    ("Anna Hill, mayor of Lyon, who was arrested on Friday, denies it.", {("COERCE", "Anna Hill")}),
    # charges
    ("Prosecutors charged the officers with murder.", {("ACCUSE", "officers")}),
    ("Peter Hale was charged with assault with a knife.", {("ACCUSE", "Peter Hale")}),
    ("Police charged a man over the death.", {("ACCUSE", "man")}),
    ("He charged the officers with a knife.", {("ASSAULT", "officers")}),
    ("The man charged at him with an axe.", {("ASSAULT", "him")}),
    ("Police charged the crowd with batons.", {("ASSAULT", "crowd")}),
    ("A bull charged the crowd.", set()),
    ("The company charged customers a fee.", set()),
    # bans
    ("FIFA banned Peter Hale from football for five years.", {("SANCTION", "Peter Hale")}),
    ("Peter Hale was banned for life by the association.", {("SANCTION", "Peter Hale")}),
    ("The player was handed a three-match ban by the federation.", {("SANCTION", "player")}),
    ("The league has given Peter Hale a four-game suspension.", {("SANCTION", "Peter Hale")}),
    # one act
    ("A deputy fatally shot the driver, hitting him in the chest.", {("ASSAULT", "driver")}),
]


@pytest.mark.parametrize("text, acts", CODED)
def test_acts_and_whom_they_befall(analyse: Analyse, text: str, acts: set[tuple[str, str]]) -> None:
    """Each act has its type, and those whom it befalls."""
    found = analyse(text).facts.events
    told = {
        (event.type, part.span.text_of(text)) for event in found for part in event.participants if part.part.value == "recipient"
    }
    assert told == acts


STANCES = [
    ("Officers staged a coup in Chad.", "ASSAULT", "occurred", "Officers staged a coup in Chad"),
    ("The general denied attempting a coup.", "ASSAULT", "claimed", "The general denied attempting a coup"),
    ("Talks between Chad and Niger have yet to be held.", "CONSULT", "planned", "Talks between Chad and Niger"),
    (
        "Anna Hill is due to meet the mayor in Lyon.",
        "CONSULT",
        "planned",
        "Anna Hill is due to meet the mayor in Lyon",
    ),
    (
        "The prime minister unveiled his new cabinet on Monday.",
        "APPOINT",
        "occurred",
        "The prime minister unveiled his new cabinet on Monday",
    ),
]


@pytest.mark.parametrize("text, kind, status, summary", STANCES)
def test_stance_and_summary(analyse: Analyse, text: str, kind: str, status: str, summary: str) -> None:
    """An act that was denied or is to come is told as such, in a whole clause."""
    (event,) = analyse(text).facts.events
    assert (event.type, event.status.value, event.summary) == (kind, status, summary)
