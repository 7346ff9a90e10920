"""Events: type, trigger and status of sentences of the news, and of what is none."""

from __future__ import annotations

import pytest

from archive.facts import Event
from conftest import Analyse


def coded(analyse: Analyse, text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    """Return type, trigger and status of the events of a text."""
    found = analyse(text, published).facts.events
    return [(event.type, event.trigger.text_of(text), event.status.value) for event in found]


def parties(event: Event, text: str) -> dict[str, str]:
    """Return participants by their words."""
    return {one.span.text_of(text): one.part.value for one in event.participants}


OCCURRED = [
    ("The foreign ministers of Kenya and Uganda met in Nairobi on Monday.", "CONSULT", "met"),
    ("The two presidents held talks on the border dispute.", "CONSULT", "talks"),
    ("Norway and Chile signed a fisheries treaty on Tuesday.", "SUPPORT", "signed"),
    ("Parliament approved the budget after a long debate.", "SUPPORT", "approved"),
    ("The two airlines finalized a deal to buy 40 jets.", "AGREE", "finalized"),
    ("The mayor pledged to build ten new schools.", "AGREE", "pledged"),
    ("Japan delivered food and blankets to the flooded villages.", "AID", "delivered"),
    ("Peacekeepers were deployed along the frontier.", "AID", "deployed"),
    ("The rebels released three hostages on Friday.", "RETREAT", "released"),
    ("French troops withdrew from the northern base.", "RETREAT", "withdrew"),
    ("The union demanded the resignation of the minister.", "REQUEST", "demanded"),
    ("Amnesty International urged the government to free the prisoners.", "REQUEST", "urged"),
    ("Greece accused Turkey of violating its airspace.", "ACCUSE", "accused"),
    ("A man was charged with murder on Sunday.", "ACCUSE", "charged"),
    ("Brazil rejected the proposal.", "REJECT", "rejected"),
    ("The premier cancelled his visit to Rome.", "REJECT", "cancelled"),
    ("North Korea threatened to attack the South.", "THREATEN", "threatened"),
    ("Thousands of teachers protested in Madrid.", "PROTEST", "protested"),
    ("The opposition held a rally against the new law.", "PROTEST", "rally"),
    ("The European Union imposed sanctions on Belarus.", "SANCTION", "imposed"),
    ("Canada expelled four diplomats.", "SANCTION", "expelled"),
    ("Poland sent two thousand soldiers to the border.", "MOBILIZE", "sent"),
    ("Police arrested a journalist in Cairo.", "COERCE", "arrested"),
    ("The army imposed a curfew.", "COERCE", "imposed"),
    ("Gunmen killed five farmers near Maiduguri.", "ASSAULT", "killed"),
    ("Fighting broke out between the army and the rebels.", "ASSAULT", "broke"),
    ("The bank appointed Maria Lopez as its chief executive.", "APPOINT", "appointed"),
    ("Anna Berg resigned as finance minister on Thursday.", "DISMISS", "resigned"),
    ("The government lifted the state of emergency.", "CONCEDE", "lifted"),
    ("Detectives are working with Interpol to find the painting.", "COOPERATE", "working"),
]


@pytest.mark.parametrize("text, kind, trigger", OCCURRED)
def test_find_events_codes_acts(analyse: Analyse, text: str, kind: str, trigger: str) -> None:
    assert (kind, trigger, "occurred") in coded(analyse, text)


NONE = [
    "The plane crashed into a hillside, killing all 40 passengers.",
    "An earthquake killed hundreds of people in the mountains.",
    "If the talks fail, the army could attack the town.",
    "The team beat its rival and won the cup.",
    "Shares in the company rose by four percent.",
    "The party wants to ban smoking in parks.",
    "Protesters often block the road.",
    "Will the president resign?",
    "Do not shoot the messenger.",
    "The Peace Treaty Commission has forty members.",
    "The retired general lives in Lyon.",
    "He died of a heart attack.",
    "The firm launched a new phone.",
]


@pytest.mark.parametrize("text", NONE)
def test_find_events_leaves_uncoded(analyse: Analyse, text: str) -> None:
    assert coded(analyse, text) == []


STATUSES = [
    ("The king will visit Jordan next week.", "CONSULT", "planned"),
    ("The chancellor is due to meet the Pope on Sunday.", "CONSULT", "planned"),
    ("The general is to step down in May.", "DISMISS", "planned"),
    ("The truce calls for the prisoners to be released.", "RETREAT", "planned"),
    ("The minister did not resign.", "DISMISS", "negated"),
    ("There were no talks between the two countries.", "CONSULT", "negated"),
    ("The soldier allegedly shot a farmer.", "ASSAULT", "claimed"),
    ("“Our soldiers captured the town of Arlan,” the general said.", "ASSAULT", "claimed"),
    ("The woman was accused of stabbing her neighbour.", "ASSAULT", "claimed"),
    ("He was forced to resign as mayor.", "DISMISS", "occurred"),
    ("She is the second senator to be arrested.", "COERCE", "occurred"),
    ("After meeting the Pope, the president flew to Berlin.", "CONSULT", "occurred"),
]


@pytest.mark.parametrize("text, kind, status", STATUSES)
def test_find_events_tells_the_status(analyse: Analyse, text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(found[0], found[2]) for found in coded(analyse, text)]


PARTIES = [
    ("Greece accused Turkey of violating its airspace.", {"Greece": "actor", "Turkey": "recipient"}),
    ("Norway, Chile and Peru signed a treaty.", {"Norway": "participant", "Chile": "participant", "Peru": "participant"}),
    ("The talks between Oslo and Madrid began on Monday.", {"Oslo": "participant", "Madrid": "participant"}),
    ("Five farmers were killed by Nigerian soldiers.", {"farmers": "recipient", "Nigerian soldiers": "actor"}),
    ("President Emmanuel Macron met Pope Francis.", {"Emmanuel Macron": "participant", "Francis": "participant"}),
    ("Columns of Chadian soldiers withdrew from the valley.", {"Chadian soldiers": "actor"}),
]


@pytest.mark.parametrize("text, expected", PARTIES)
def test_find_events_names_the_parties(analyse: Analyse, text: str, expected: dict[str, str]) -> None:
    (event,) = analyse(text).facts.events
    assert parties(event, text) == expected


def test_find_events_gives_date_and_place(analyse: Analyse) -> None:
    text = "The foreign ministers of Kenya and Uganda met in Nairobi on 4 May 2021."
    (event,) = analyse(text, "2021-05-05").facts.events
    assert (event.date, event.place) == ("2021-05-04", "Nairobi")
    assert event.place_span is not None
    assert event.place_span.text_of(text) == "Nairobi"


def test_find_events_codes_an_event_once(analyse: Analyse) -> None:
    text = (
        "Police arrested Omar Haddad in Lyon on Friday.\n\n"
        "Neighbours were surprised.\n\n"
        "Haddad was arrested at his home, a spokesman for the city confirmed."
    )
    assert [kind for kind, _, _ in coded(analyse, text) if kind == "COERCE"] == ["COERCE"]


def test_find_events_keeps_two_meetings_apart(analyse: Analyse) -> None:
    text = "Lena Voss met Amir Saleh in Bonn.\n\nLater Voss met Juan Ortega in Paris."
    assert [trigger for _, trigger, _ in coded(analyse, text)] == ["met", "met"]


def test_find_events_reads_headlines_in_title_case(analyse: Analyse) -> None:
    text = "Kenyan President Meets Pope in Rome\n\nThe city was quiet on the day."
    assert ("CONSULT", "Meets", "occurred") in coded(analyse, text)


def test_find_events_leaves_out_the_act_that_is_refused_or_promised(analyse: Analyse) -> None:
    assert coded(analyse, "The president refused to sign the bill.") == [("REJECT", "refused", "occurred")]
    assert coded(analyse, "The rebels agreed to release the hostages.") == [("AGREE", "agreed", "occurred")]


def test_find_events_summarizes_the_clause(analyse: Analyse) -> None:
    text = "Greece accused Turkey of violating its airspace on Monday, while ministers met in Oslo."
    summaries = [event.summary for event in analyse(text).facts.events]
    assert all(summary and len(summary) <= 161 for summary in summaries)
    assert "Greece accused Turkey of violating its airspace on Monday" in summaries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The director signed a deal with Network Rail and train companies.", "train companies"),
        ("Police arrested members of the “Black Door” gang in Leeds.", "gang"),
    ],
)
def test_find_events_keeps_other_names_out_of_a_party(analyse: Analyse, text: str, words: str) -> None:
    parties = {party.span.text_of(text) for event in analyse(text).facts.events for party in event.participants}
    assert words in parties
