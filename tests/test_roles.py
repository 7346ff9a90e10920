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
