"""Acts as home affairs, courts, business and wires tell them: what is coded, and what only sounds like it."""

from __future__ import annotations

import pytest

from conftest import Analyse

CODED = [
    # harm without a named doer, told by the rest of its sentence
    (
        "At least nine people were killed and forty wounded in a mortar attack on a market in Belden.",
        "ASSAULT",
        "killed",
        "occurred",
    ),
    ("Several were hurt in two separate attacks on aid workers.", "ASSAULT", "hurt", "occurred"),
    ("A total of 10 people were stabbed in the district.", "ASSAULT", "stabbed", "occurred"),
    ("Violence in the valley left 18 people dead.", "ASSAULT", "left", "occurred"),
    ("Bandits snatched two farmers near Orle.", "ASSAULT", "snatched", "occurred"),
    ("Rebels broke the truce on Monday.", "ASSAULT", "broke", "occurred"),
    ("Robbers burgled the museum.", "ASSAULT", "burgled", "occurred"),
    # repression and courts
    ("Police used tear gas against the students.", "COERCE", "used", "occurred"),
    ("Officers drove the demonstrators off with batons.", "COERCE", "drove", "occurred"),
    ("The governor declared a state of emergency.", "COERCE", "declared", "occurred"),
    ("Riot police blocked a march in Dorna.", "COERCE", "blocked", "occurred"),
    ("Minister jailed for life", "COERCE", "jailed", "occurred"),
    ("The two brothers face charges of fraud.", "ACCUSE", "face", "occurred"),
    ("Mr Adler was tried in absentia.", "ACCUSE", "tried", "occurred"),
    ("The widow held the army responsible for his death.", "ACCUSE", "held", "occurred"),
    ("The federation banned the goalkeeper.", "SANCTION", "banned", "occurred"),
    ("Oslo terminated the accord with the guild.", "SANCTION", "terminated", "occurred"),
    ("The president said the country is pulling out of the treaty.", "SANCTION", "pulling", "claimed"),
    # strikes, votes, deals
    ("Thousands poured into the streets of the capital.", "PROTEST", "poured", "occurred"),
    ("Members voted to reject the offer.", "REJECT", "voted", "occurred"),
    ("The airline called off its merger with a rival.", "REJECT", "called", "occurred"),
    ("Shareholders voted to merge the two banks.", "SUPPORT", "voted", "occurred"),
    ("The company pledged no job cuts.", "AGREE", "pledged", "occurred"),
    ("Norway has committed to donate two million doses.", "AGREE", "committed", "occurred"),
    # posts
    ("Jane Roe was named by the board as interim chief executive.", "APPOINT", "named", "occurred"),
    ("Anna Berg will serve as interim director.", "APPOINT", "serve", "planned"),
    ("Carl Ode was endorsed as prime minister on Friday.", "APPOINT", "endorsed", "occurred"),
    ("He led the union until he resigned in June.", "DISMISS", "resigned", "occurred"),
    ("The king relieved Ana Silva from her duties.", "DISMISS", "relieved", "occurred"),
    ("The affair saw deputy chairman Tom Ries resign.", "DISMISS", "resign", "occurred"),
    # states and their forces
    ("North Korea fired two missiles into the sea.", "MOBILIZE", "fired", "occurred"),
    ("The allies staged a bombing drill.", "MOBILIZE", "drill", "occurred"),
    ("The Security Council will meet on Wednesday.", "CONSULT", "meet", "planned"),
    ("The minister is on a visit to Turkey.", "CONSULT", "visit", "occurred"),
    ("The agency handed over thousands of tents to the province.", "AID", "handed", "occurred"),
    ("The wounded soldiers were flown to hospital by the navy.", "AID", "flown", "occurred"),
    ("Chile invited the envoy to visit Santiago.", "REQUEST", "invited", "occurred"),
]

NONE = [
    "No one was hurt.",
    "Abe Lund served as treasurer from 2004 to 2008.",
    "People are fed up with him.",
    "The missile failed shortly after it left the ground.",
    "Typhoon Mara killed 18 people.",
    "Forty miners were killed when the coal pit collapsed.",
    "The figure yielded a profit of ten million.",
    "The village is regularly subjected to attacks by bandits.",
    "The court will hear the case once police filed the papers.",
    "The festival runs from March to May.",
]


@pytest.mark.parametrize("text, kind, trigger, status", CODED)
def test_find_events_knows_the_act(analyse: Analyse, text: str, kind: str, trigger: str, status: str) -> None:
    found = [(event.type, event.trigger.text_of(text), event.status.value) for event in analyse(text).facts.events]
    assert found == [(kind, trigger, status)]


@pytest.mark.parametrize("text", NONE)
def test_find_events_leaves_alone(analyse: Analyse, text: str) -> None:
    assert [(event.type, event.trigger.text_of(text)) for event in analyse(text).facts.events] == []


STANCES = [
    # the narrator vouches for what is announced or confirmed, not for what is said
    ("The board announced that Tom Ries has resigned.", "DISMISS", "occurred"),
    ("The army confirmed that rebels had shelled the port.", "ASSAULT", "occurred"),
    ("A spokesman said that rebels had shelled the port.", "ASSAULT", "claimed"),
    ("The walkout by teachers did not change the plan.", "PROTEST", "occurred"),
]


@pytest.mark.parametrize("text, kind, status", STANCES)
def test_find_events_knows_who_vouches(analyse: Analyse, text: str, kind: str, status: str) -> None:
    assert [(event.type, event.status.value) for event in analyse(text).facts.events] == [(kind, status)]


def test_find_events_dates_what_is_joined(analyse: Analyse) -> None:
    text = "Troops shelled the port and arrested ten sailors on 4 May 2016."
    assert [event.date for event in analyse(text).facts.events] == ["2016-05-04", "2016-05-04"]


def test_find_events_takes_a_promise_for_one_event(analyse: Analyse) -> None:
    text = "Chad and Niger agreed to sign a truce."
    assert [(event.type, event.trigger.text_of(text)) for event in analyse(text).facts.events] == [("AGREE", "agreed")]


def test_find_events_names_whom_a_visit_is_for(analyse: Analyse) -> None:
    text = "Foreign Minister Ana Silva arrived in Oslo to meet Carl Ode."
    (event,) = analyse(text).facts.events
    assert {one.span.text_of(text) for one in event.participants} >= {"Ana Silva", "Carl Ode"}


def test_find_events_finds_a_place_in_its_noun_phrase(analyse: Analyse) -> None:
    (event,) = analyse("Thousands marched through the streets of Nairobi against the tax.").facts.events
    assert event.place == "Nairobi"
