"""Events in the wording of the news: courts, labour, business, captives, disasters; and what keeps two acts apart."""

from __future__ import annotations

import pytest

from conftest import Analyse

CODED = [
    # courts and police
    ("The court convicted Peter Hale of fraud.", "COERCE", "convicted"),
    ("The regional court found the banker guilty of embezzlement.", "COERCE", "found"),
    ("The former minister was jailed for six years for corruption.", "COERCE", "jailed"),
    ("Prosecutors opened an investigation into the bank.", "ACCUSE", "investigation"),
    ("The company is under investigation over the leak.", "ACCUSE", "investigation"),
    ("Greenpeace filed a lawsuit against the ministry.", "ACCUSE", "filed"),
    ("A jury acquitted the former minister of bribery.", "CONCEDE", "acquitted"),
    ("The president pardoned two journalists.", "CONCEDE", "pardoned"),
    ("The appeal by the former banker was rejected on Monday.", "REJECT", "rejected"),
    ("The prosecutor had urged at least six years in prison.", "REQUEST", "urged"),
    # captives
    ("The rebels held 12 tourists captive for two months.", "COERCE", "held"),
    ("The gunmen are holding four engineers hostage.", "COERCE", "holding"),
    # labour
    ("Junior doctors began a 48-hour strike on Monday.", "PROTEST", "strike"),
    ("Train drivers at 14 companies are on strike on Saturday.", "PROTEST", "strike"),
    ("Nurses walked out across England on Thursday.", "PROTEST", "walked"),
    ("Thousands gathered in Minsk to protest against the result.", "PROTEST", "gathered"),
    ("The nurses' union called off a strike planned for Friday.", "CONCEDE", "called"),
    # business
    ("Vodafone acquired the Spanish cable group.", "AGREE", "acquired"),
    ("Delta ordered 100 jets from Airbus.", "AGREE", "ordered"),
    ("The merger between Opal Bank and North Trust was completed in May.", "COOPERATE", "merger"),
    # agreements
    ("Germany and Poland sealed a border deal on Monday.", "SUPPORT", "sealed"),
    ("The two sides reached a truce on Sunday.", "SUPPORT", "reached"),
    ("Israel and Hamas agreed a ceasefire.", "SUPPORT", "agreed"),
    # posts
    ("The president handed the reins to his deputy, Lin Tao.", "APPOINT", "handed"),
    ("Jan Novak was elected president on Sunday.", "APPOINT", "elected"),
    ("Sara Lind was sworn in as prime minister on Monday.", "APPOINT", "sworn"),
    # disasters
    ("Rescuers pulled 12 survivors from the rubble.", "AID", "pulled"),
    ("The Red Cross set up tents for the homeless.", "AID", "set"),
    ("Norway sent relief to the islands.", "AID", "sent"),
    ("Volunteers cleared rubble in the old town.", "AID", "cleared"),
    # force
    ("A car bomb exploded outside a police station in Basra.", "ASSAULT", "exploded"),
    ("The attacks in Madrid left 190 people dead.", "ASSAULT", "attacks"),
    ("The warships were put on standby.", "MOBILIZE", "put"),
    ("The minister warned Turkey of serious consequences.", "THREATEN", "warned"),
    ("Turkey closed its airspace to Iraqi planes.", "COERCE", "closed"),
    ("The league suspended the player for six games.", "SANCTION", "suspended"),
    # talks
    ("The French president held a phone call with his Turkish counterpart.", "CONSULT", "call"),
    ("The foreign ministers spoke by phone on Sunday.", "CONSULT", "spoke"),
]


@pytest.mark.parametrize("text, kind, trigger", CODED)
def test_find_events_knows_the_news(analyse: Analyse, text: str, kind: str, trigger: str) -> None:
    found = [(event.type, event.trigger.text_of(text), event.status.value) for event in analyse(text).facts.events]
    assert found == [(kind, trigger, "occurred")]


PLANNED = [
    ("Shell will buy the Danish wind company for $2 billion.", "AGREE"),
    ("Ana Silva will succeed Hugo Prinz as head of the bank.", "APPOINT"),
    ("Maria Costa takes over as chief executive next month.", "APPOINT"),
    ("Rail strikes will hit commuters on Friday.", "PROTEST"),
]


@pytest.mark.parametrize("text, kind", PLANNED)
def test_find_events_knows_what_is_ahead(analyse: Analyse, text: str, kind: str) -> None:
    assert [(event.type, event.status.value) for event in analyse(text).facts.events] == [(kind, "planned")]


NONE = [
    "The candidate received 52 percent of the vote.",
    "Doctors fear that people had contact with the infected traveller.",
    "The striker hit the post.",
    "A convicted thief lives next door.",
    "The central bank raised interest rates.",
]


@pytest.mark.parametrize("text", NONE)
def test_find_events_passes_over(analyse: Analyse, text: str) -> None:
    assert analyse(text).facts.events == ()


APART = [
    "Anton Weiss was sentenced to nine years in prison. His son was sentenced to four years.",
    "The teachers' union urged the government to raise pay. Later Karin Lund called on the minister to resign.",
    "Police arrested the mayor of Tarno. Three bankers were arrested in a separate case.",
    "Amnesty called on Egypt to free the writer, and the union urged ministers to act.",
]


@pytest.mark.parametrize("text", APART)
def test_find_events_keeps_acts_of_others_apart(analyse: Analyse, text: str) -> None:
    assert len(analyse(text).facts.events) == 2


ONCE = [
    "Deputies arrested four men near Tarno on Friday.\n\n“We arrested four men last night,” Sheriff Ann Poole said.",
    "Sudan's army shelled a market in Omdurman, killing 20 people.",
    "The envoy will travel to Cairo for talks with Egyptian officials.",
]


@pytest.mark.parametrize("text", ONCE)
def test_find_events_codes_one_act_once(analyse: Analyse, text: str) -> None:
    assert len(analyse(text).facts.events) == 1


PARTIES = [
    ("The court convicted Peter Hale and his son Adam of fraud.", ["court", "Peter Hale", "Adam"]),
    ("Network Freight and train companies agreed a pay deal with the union.", ["Network Freight", "train companies", "union"]),
    ("Ministers from Chad and Niger met in Bonn.", ["Chad", "Niger"]),
    ("Spain put its forces on standby.", ["Spain"]),
    ("Russian peacekeepers and Spanish forces patrolled the bridge.", ["Russian peacekeepers", "Spanish forces"]),
    ("The Italian foreign minister met his French counterpart.", ["Italian foreign minister", "French counterpart"]),
]


@pytest.mark.parametrize("text, names", PARTIES)
def test_find_events_names_whole_parties(analyse: Analyse, text: str, names: list[str]) -> None:
    (event,) = analyse(text).facts.events
    assert [one.span.text_of(text) for one in event.participants] == names


SUMMARIES = [
    ("The news came a day after Orlov fired the head of his security service.", "Orlov fired the head of his security service"),
    ("The bridge that rebels bombed in May stands again.", "The bridge that rebels bombed in May"),
    ("Bells rang when the king abdicated.", "The king abdicated"),
    ("The generals, who overthrew the president in May, live abroad.", "The generals overthrew the president in May"),
]


@pytest.mark.parametrize("text, summary", SUMMARIES)
def test_find_events_summarizes_clauses_below(analyse: Analyse, text: str, summary: str) -> None:
    assert [event.summary for event in analyse(text).facts.events] == [summary]


def test_find_events_dates_by_what_opens_the_sentence(analyse: Analyse) -> None:
    text = "On 12 December, a group of farmers who called themselves stewards blocked the Arlan road, where lorries park."
    assert [event.date for event in analyse(text).facts.events] == ["XXXX-12-12"]
