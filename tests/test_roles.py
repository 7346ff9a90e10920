"""Roles: tables of sentences with the posts that they give to the persons they name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.analysis import Analysis
from archive.annotate.roles.claims import name_key
from archive.annotate.roles.merging import folded
from archive.annotate.roles.titles import split_words

type Analyse = Callable[..., Analysis]


def roles_of(analysis: Analysis) -> set[tuple[str, str, str | None, str]]:
    """Return the roles as (holder's words, title, organization, status)."""
    text = analysis.article.text
    return {(role.holder_span.text_of(text), role.title, role.organization, role.status.value) for role in analysis.facts.roles}


BEFORE = [
    ("Norwegian Foreign Minister Anna Larsen spoke in Oslo.", {("Anna Larsen", "foreign minister", "Norway", "current")}),
    (
        "The head of the Federal Service for Public Health, Peter Novak, agreed.",
        {("Peter Novak", "head", "Federal Service for Public Health", "current")},
    ),
    ("President of the Council of Europe Anna Larsen was there.", {("Anna Larsen", "president", "Council of Europe", "current")}),
    ("President Peter Novak of Slovakia left early.", {("Peter Novak", "president", "Slovakia", "current")}),
    ("Former Springfield Mayor John Harris died on Monday.", {("John Harris", "mayor", "Springfield", "former")}),
    (
        "Lt. Gen. Michael Harris and Apple CEO Laura Stone met.",
        {("Michael Harris", "lieutenant general", None, "current"), ("Laura Stone", "ceo", "Apple", "current")},
    ),
    ("President-elect John Harris of Ghana thanked voters.", {("John Harris", "president", "Ghana", "incoming")}),
    (
        "White House Press Secretary Laura Stone declined to comment.",
        {("Laura Stone", "press secretary", "White House", "current")},
    ),
    (
        "Acting Defence Minister Peter Novak of Slovakia resigned.",
        {("Peter Novak", "acting defence minister", "Slovakia", "former")},
    ),
    ("Mr Peter Novak and Mrs Anna Larsen waited.", set()),
    ("Singer Laura Stone and her brother John Harris waited.", set()),
]

AFTER = [
    ("Anna Larsen, 60, director of the National Library, said so.", {("Anna Larsen", "director", "National Library", "current")}),
    (
        "John Harris, the former head of Interpol and now an adviser to the World Bank, agreed.",
        {("John Harris", "head", "Interpol", "former"), ("John Harris", "adviser", "World Bank", "current")},
    ),
    (
        "Laura Stone, founder and chief executive of Acme, was pleased.",
        {("Laura Stone", "founder", "Acme", "current"), ("Laura Stone", "chief executive", "Acme", "current")},
    ),
    (
        "Laura Stone and John Harris, both professors at Stanford University, wrote it.",
        {
            ("Laura Stone", "professor", "Stanford University", "current"),
            ("John Harris", "professor", "Stanford University", "current"),
        },
    ),
    ("Members of the Green Party, including Laura Stone, walked out.", {("Laura Stone", "member", "Green Party", "current")}),
    ("John Harris, who heads the World Bank, was in Paris.", {("John Harris", "head", "World Bank", "current")}),
]

TOLD = [
    (
        "Anna Larsen was elected president of the Liberal Party in 2004.",
        {("Anna Larsen", "president", "Liberal Party", "current")},
    ),
    ("John Harris served as ambassador to Japan from 1995 to 1999.", {("John Harris", "ambassador to Japan", None, "former")}),
    ("Laura Stone will become chairwoman of Acme.", {("Laura Stone", "chairwoman", "Acme", "incoming")}),
    ("John Harris hopes to become mayor of Springfield.", set()),
    ("Laura Stone was not the director of the museum.", set()),
    ("Police named the pilot as John Harris.", {("John Harris", "pilot", None, "current")}),
]


OF_PARTIES = [
    (
        "President Anna Larsen, 76, of the ruling Liberal Party (LP), spoke on Monday.",
        {("Anna Larsen", "president", None, "current"), ("Anna Larsen", "member", "Liberal Party", "current")},
    ),
    (
        "President John Harris of the Workers' Party said that Malta would borrow less.",
        {("John Harris", "president", "Malta", "current"), ("John Harris", "member", "Workers' Party", "current")},
    ),
    (
        "The NDC candidate lost. Peter Novak, of the NDC, was calm. John Harris, of the FBI, was not.",
        {("Peter Novak", "member", "NDC", "current")},
    ),
    ("Laura Stone, of the Arab League, left early.", set()),
    ("Anna Larsen is president of the Liberal Party.", {("Anna Larsen", "president", "Liberal Party", "current")}),
]

HANDED_ON = [
    (
        "Bank of Kenya governor Peter Novak spoke. His predecessor, Anna Larsen, did not.",
        {("Peter Novak", "governor", "Bank of Kenya", "current"), ("Anna Larsen", "governor", "Bank of Kenya", "former")},
    ),
    (
        "Leeds Mayor Laura Stone will retire. Her successor, John Harris, takes over in May.",
        {("Laura Stone", "mayor", "Leeds", "current"), ("John Harris", "mayor", "Leeds", "incoming")},
    ),
    (
        "Former Leeds Mayor Peter Novak said that his successor, Anna Larsen, had lied.",
        {("Peter Novak", "mayor", "Leeds", "former"), ("Anna Larsen", "mayor", "Leeds", "current")},
    ),
    (
        "Philip Harris, governor of the Central Bank of Fiji, spoke before handing the reins to deputy governor Laura Stone.",
        {
            ("Philip Harris", "governor", "Central Bank of Fiji", "current"),
            ("Laura Stone", "governor", "Central Bank of Fiji", "incoming"),
            ("Laura Stone", "deputy governor", "Central Bank of Fiji", "current"),
        },
    ),
    (
        "Peter Novak will succeed Anna Larsen as chief executive of Acme.",
        {("Peter Novak", "chief executive", "Acme", "incoming"), ("Anna Larsen", "chief executive", "Acme", "current")},
    ),
    ("Coach Peter Novak handed the ball to John Harris.", {("Peter Novak", "coach", None, "current")}),
]

FRONTED = [
    ("In one of his final acts as Reserve Bank governor, Peter Novak raised rates.", "Peter Novak", "governor", "Reserve Bank"),
    ("As president of the Chess Federation, Anna Larsen opened the hall.", "Anna Larsen", "president", "Chess Federation"),
]

MADE_PLAIN = [
    ("The fire broke out in Leeds on Monday. Mayor Anna Larsen said nobody was hurt.", ("mayor", "Leeds", "current")),
    (
        "The Reserve Bank met on Monday. The Reserve Bank raised rates. Deputy governor Laura Stone spoke.",
        ("deputy governor", "Reserve Bank", "current"),
    ),
    ("New York state Senate leader John Harris spoke.", ("leader", "New York state Senate", "current")),
    (
        "Former Texas state Senate majority leader Peter Novak was there.",
        ("majority leader", "Texas state Senate", "former"),
    ),
    ("Britain has little gas. Prime Minister Anna Larsen said Britain would buy more.", ("prime minister", "Britain", "current")),
    ("British Prime Minister Anna Larsen spoke.", ("prime minister", "UK", "current")),
]

TENURES = [
    ("Laura Stone has been director of the National Library since 2018.", ("2018", None)),
    ("John Harris, who was mayor of Springfield from 2002 to 2007, agreed.", ("2002", "2007")),
    ("Peter Novak was appointed governor of the Bank of Kenya in 2002.", ("2002", None)),
    ("As finance minister from 2002 to 2007, Anna Larsen cut taxes.", ("2002", "2007")),
    ("On Monday, 4 May 2015, a day after the council fired police chief Anna Larsen, shops closed.", (None, "2015-05-03")),
]


@pytest.mark.parametrize(("text", "expected"), OF_PARTIES + HANDED_ON)
def test_find_roles_reads_parties_and_those_before_and_after(
    analyse: Analyse, text: str, expected: set[tuple[str, str, str | None, str]]
) -> None:
    assert roles_of(analyse(text)) == expected


@pytest.mark.parametrize(("text", "holder", "title", "organization"), FRONTED)
def test_find_roles_reads_posts_at_the_front(analyse: Analyse, text: str, holder: str, title: str, organization: str) -> None:
    assert roles_of(analyse(text)) == {(holder, title, organization, "current")}


def test_find_roles_takes_a_fronted_post_for_no_other_one(analyse: Analyse) -> None:
    text = "Former Leeds Mayor Anna Larsen spoke. As mayor, Larsen opened the bridge. As a leader, Larsen failed."
    assert roles_of(analyse(text)) == {("Anna Larsen", "mayor", "Leeds", "former")}


@pytest.mark.parametrize(("text", "expected"), MADE_PLAIN)
def test_find_roles_understands_whose_post_it_is(analyse: Analyse, text: str, expected: tuple[str, str, str]) -> None:
    assert [(role.title, role.organization, role.status.value) for role in analyse(text).facts.roles] == [expected]


def test_find_roles_leaves_the_town_open(analyse: Analyse) -> None:
    assert {row[2] for row in roles_of(analyse("A bomb went off in a Chelsea neighborhood. Mayor Anna Larsen was told."))} == {
        None
    }
    assert {row[2] for row in roles_of(analyse("He flew from Oslo to Turin. Mayor Anna Larsen stayed."))} == {None}


@pytest.mark.parametrize(("text", "expected"), TENURES)
def test_find_roles_dates_posts(analyse: Analyse, text: str, expected: tuple[str | None, str | None]) -> None:
    assert [(role.start, role.end) for role in analyse(text).facts.roles] == [expected]


def test_find_roles_reads_a_post_announced_for_the_next_speaker(analyse: Analyse) -> None:
    told = 'The city heard a warning from the state\'s chief medical officer of health:\n\n"Stay home."\n\n{} said on Monday.'
    assert {row[:2] for row in roles_of(analyse(told.format("Anna Larsen")))} == {
        ("Anna Larsen", "chief medical officer of health")
    }
    assert roles_of(analyse(told.format("Larsen"))) == set()


@pytest.mark.parametrize(("text", "expected"), BEFORE + AFTER + TOLD)
def test_find_roles_reads_post_body_and_status(
    analyse: Analyse, text: str, expected: set[tuple[str, str, str | None, str]]
) -> None:
    assert roles_of(analyse(text)) == expected


def test_find_roles_carries_the_country_over(analyse: Analyse) -> None:
    found = roles_of(analyse("Russian Foreign Minister Sergei Lavrov and Defense Minister Sergei Shoigu met in Yerevan."))
    assert found == {
        ("Sergei Lavrov", "foreign minister", "Russia", "current"),
        ("Sergei Shoigu", "defense minister", "Russia", "current"),
    }


def test_find_roles_reads_counterparts(analyse: Analyse) -> None:
    text = "Norwegian Foreign Minister Anna Larsen arrived on Monday. Larsen met her Slovak counterpart, Peter Novak."
    assert ("Peter Novak", "foreign minister", "Slovakia", "current") in roles_of(analyse(text))


def test_find_roles_reads_successors_and_dates(analyse: Analyse) -> None:
    text = (
        "It also came a day after Pashinian fired Armenian Defense Minister Davit Tonoyan.\n\n"
        "Tonoyan, who had held the position since May 2018, was replaced by Vagharshak Harutunian."
    )
    roles = {role.holder_span.text_of(text): role for role in analyse(text).facts.roles}
    assert (roles["Davit Tonoyan"].status.value, roles["Davit Tonoyan"].start) == ("former", "2018-05")
    assert (roles["Vagharshak Harutunian"].title, roles["Vagharshak Harutunian"].organization) == ("defense minister", "Armenia")
    assert roles["Vagharshak Harutunian"].start is None


def test_find_roles_gives_each_role_once_at_its_first_evidence(analyse: Analyse) -> None:
    text = "Prime Minister Anna Larsen spoke.\n\nNorwegian Prime Minister Anna Larsen spoke again. Prime Minister Larsen left."
    (role,) = analyse(text).facts.roles
    assert (role.title, role.organization, role.span.start) == ("prime minister", "Norway", 0)


def test_find_roles_evidence_and_holder_stand_in_the_text(analyse: Analyse) -> None:
    text = "John Harris, the former head of Interpol, met Slovak President Peter Novak."
    for role in analyse(text).facts.roles:
        assert role.span.contains(role.holder_span)
        assert 0 <= role.span.start < role.span.end <= len(text)


@given(st.text())
def test_folded_words_are_stable(text: str) -> None:
    assert folded(" ".join(folded(text))) == folded(text)


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), min_size=1))
def test_name_key_ends_in_the_surname(words: list[str]) -> None:
    assert name_key(words).split()[-1] == words[-1]
    assert split_words("-".join(words)) == words
