"""Roles that somebody gives to another: who gets the post, of what, and since when it is held."""

from __future__ import annotations

import pytest

from conftest import Analyse

GIVEN = [
    (
        "Mayor Jane Brown nominated Peter Lane to become speaker.",
        {("Jane Brown", "mayor", None, "current"), ("Peter Lane", "speaker", None, "incoming")},
    ),
    (
        "Kerr named Anna Hill as health minister and Mark Stone, a banker, as treasurer.",
        {("Anna Hill", "health minister", None, "current"), ("Mark Stone", "treasurer", None, "current")},
    ),
    ("The president chose Anna Hill to be defence minister.", {("Anna Hill", "defence minister", None, "incoming")}),
    ("Other appointments include Anna Hill as treasurer.", {("Anna Hill", "treasurer", None, "current")}),
    ("John Kerr agreed to become chairman of Opal Bank.", {("John Kerr", "chairman", "Opal Bank", "incoming")}),
    (
        "Peter Robb, the coalition's spokesman for finance in opposition, who was named trade minister, said little.",
        {("Peter Robb", "spokesman for finance", None, "current"), ("Peter Robb", "trade minister", None, "current")},
    ),
    # where the holder goes is not what he is minister of
    ("Mark Stone, who was named trade minister, will fly to Rome.", {("Mark Stone", "trade minister", None, "current")}),
    # the oath is ahead
    (
        "The newly elected prime minister, Peter Robb, to be sworn in next week, spoke.",
        {("Peter Robb", "prime minister", None, "incoming")},
    ),
    (
        "Newly elected Prime Minister Peter Robb, who will be sworn in on Monday, spoke.",
        {("Peter Robb", "prime minister", None, "incoming")},
    ),
    # bodies
    (
        "Peter Robb, leader of the Liberal-National coalition, spoke.",
        {("Peter Robb", "leader", "Liberal-National coalition", "current")},
    ),
    ("West Australian Senator Lee Grant spoke on Monday.", {("Lee Grant", "senator", "Western Australia", "current")}),
    ("South Korean President Kim Lee spoke on Monday.", {("Kim Lee", "president", "South Korea", "current")}),
]


@pytest.mark.parametrize("text, roles", GIVEN)
def test_who_gets_the_post(analyse: Analyse, text: str, roles: set[tuple[str, str, str | None, str]]) -> None:
    """The one who is named gets the post, not the one who names."""
    found = analyse(text).facts.roles
    assert {(one.holder_span.text_of(text), one.title, one.organization, one.status.value) for one in found} == roles
