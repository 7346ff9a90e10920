"""Roles: whose body a title belongs to, and what comes of those who leave or are replaced."""

from __future__ import annotations

import pytest

from conftest import Analyse

TOLD: list[tuple[str, set[tuple[str, str, str | None, str]]]] = [
    ("U.S. Treasury Secretary Paul Drury met bankers on Friday.", {("Paul Drury", "treasury secretary", "US", "current")}),
    (
        "Det. Sgt. Mark Dunn of Sussex Police said the road was closed.",
        {("Mark Dunn", "detective sergeant", "Sussex Police", "current")},
    ),
    ("WHO Director-General Tedros Haile warned of a wave.", {("Tedros Haile", "director general", "WHO", "current")}),
    (
        "Dina Melo, mayor of Lima and leader of the Popular Force party, denied it.",
        {("Dina Melo", "leader", "Popular Force", "current"), ("Dina Melo", "mayor", "Lima", "current")},
    ),
    ("Bob Carver, the Republican governor of Texas, opposed the deal.", {("Bob Carver", "governor", "Texas", "current")}),
    (
        "Anna Lind was named chief executive of Volvo on Tuesday, replacing Lars Holm.",
        {("Anna Lind", "chief executive", "Volvo", "current"), ("Lars Holm", "chief executive", "Volvo", "former")},
    ),
    ("Anna Lind, formerly of Saab, joins Volvo as head of design.", {("Anna Lind", "head of design", "Volvo", "current")}),
    (
        "Rachel Rivers, leader of the opposition Democratic Alliance, criticised the budget.",
        {("Rachel Rivers", "leader", "Democratic Alliance", "current")},
    ),
    (
        "Rachel Rivers, secretary-general of the ruling African National Congress, criticised the budget.",
        {("Rachel Rivers", "secretary general", "African National Congress", "current")},
    ),
    (
        "Army spokesman Brigadier General Alex Vega said the convoy was attacked.",
        {("Alex Vega", "army spokesman", None, "current"), ("Alex Vega", "brigadier general", None, "current")},
    ),
    ("Alex Vega, then the head of MI6, wrote the memo.", {("Alex Vega", "head", "MI6", "former")}),
    ("Time magazine editor Alex Vega wrote the memo.", {("Alex Vega", "editor", "Time magazine", "current")}),
    (
        "The firm's founder and chairman, Alex Vega, said it was ready.",
        {("Alex Vega", "chairman", None, "current"), ("Alex Vega", "founder", None, "current")},
    ),
    ("Anna Lind held the post of finance minister of Peru until 2012.", {("Anna Lind", "finance minister", "Peru", "former")}),
    ("Anna Lind was removed from the post of chairman of Acme.", {("Anna Lind", "chairman", "Acme", "former")}),
    (
        "Anna Lind took over as chief executive of Acme from Tom Bell in May.",
        {("Anna Lind", "chief executive", "Acme", "current"), ("Tom Bell", "chief executive", "Acme", "former")},
    ),
    ("The Liberal Party, led by Anna Lind, won 40 seats.", {("Anna Lind", "leader", "Liberal Party", "current")}),
    (
        "Anna Lind and Tom Bell, both senators from Ohio, objected.",
        {("Anna Lind", "senator", "Ohio", "current"), ("Tom Bell", "senator", "Ohio", "current")},
    ),
    (
        "Acme President and CEO Anna Lind resigned on Monday.",
        {("Anna Lind", "ceo", "Acme", "former"), ("Anna Lind", "president", "Acme", "former")},
    ),
    ("Moscow Mayor Anna Lind spoke.", {("Anna Lind", "mayor", "Moscow", "current")}),
    (
        "Anna Lind, a spokeswoman for the Hamas-run health ministry, spoke.",
        {("Anna Lind", "spokeswoman", "health ministry", "current")},
    ),
    ("Acme (ACM.L) chief executive Anna Lind spoke.", {("Anna Lind", "chief executive", "Acme", "current")}),
    ("Anna Lind, Asia director at Human Rights Watch, spoke.", {("Anna Lind", "asia director", "Human Rights Watch", "current")}),
    ("Anna Lind, Human Rights Watch's Asia director, spoke.", {("Anna Lind", "asia director", "Human Rights Watch", "current")}),
    ("Anna Lind, who heads the UN mission in Mali, spoke.", {("Anna Lind", "head", "UN mission in Mali", "current")}),
    (
        "Anna Lind, head of the United Nations mission in Mali (MINUSMA), spoke.",
        {("Anna Lind", "head", "United Nations mission in Mali", "current")},
    ),
    (
        "The UN Special Representative for Mali, Anna Lind, spoke.",
        {("Anna Lind", "special representative for Mali", "UN", "current")},
    ),
    ("Assistant U.S. Attorney Anna Lind spoke.", {("Anna Lind", "assistant attorney", "U.S.", "current")}),
    ("FBI Special Agent Anna Lind spoke.", {("Anna Lind", "special agent", "FBI", "current")}),
    ("Incoming U.S. National Security Adviser Anna Lind spoke.", {("Anna Lind", "national security adviser", "US", "incoming")}),
    (
        "Anna Lind, President Tom Bell's national security adviser, spoke.",
        {("Anna Lind", "national security adviser", None, "current"), ("Tom Bell", "president", None, "current")},
    ),
    (
        "Danish and Swedish trade ministers, Ida Moss and Al Berg, discussed tariffs on Monday.",
        {("Al Berg", "trade minister", "Sweden", "current"), ("Ida Moss", "trade minister", "Denmark", "current")},
    ),
    ("Norwegian Trade Minister Ida Moss quits", {("Ida Moss", "trade minister", "Norway", "former")}),
    (
        "Britain's Western Isles Secretary Jo Falk met Foreign Secretary Di Munk in London on Monday.",
        {("Di Munk", "foreign secretary", "Britain", "current"), ("Jo Falk", "western isles secretary", "Britain", "current")},
    ),
    (
        "Ida Moss, Norway's trade minister, resigned. Moss's deputy, Finn Aas, was absent.",
        {("Finn Aas", "deputy trade minister", "Norway", "current"), ("Ida Moss", "trade minister", "Norway", "former")},
    ),
    (
        "Saab said that Tom Bell had resigned from his posts as chief executive and board member.",
        {("Tom Bell", "chief executive", "Saab", "former"), ("Tom Bell", "board member", "Saab", "former")},
    ),
    (
        "Kenya's president relieved Transport and Works Minister Amos Kipko of his duties on Monday.",
        {("Amos Kipko", "transport and works minister", "Kenya", "former")},
    ),
    (
        "Kenya's president moved Health Minister Amos Kipko to the treasury and replaced him with Jane Wanjiru.",
        {("Amos Kipko", "health minister", "Kenya", "former"), ("Jane Wanjiru", "health minister", "Kenya", "current")},
    ),
    (
        "According to Brigadier General Anil Mehta, the commander of the UN force in Haiti (UNFIH), two soldiers died.",
        {("Anil Mehta", "brigadier general", None, "current"), ("Anil Mehta", "commander", "UN force in Haiti", "current")},
    ),
    (
        "Jane Hill, president of the Kenyan Athletics Association (KAA), announced her resignation on Sunday.",
        {("Jane Hill", "president", "Kenyan Athletics Association", "former")},
    ),
    (
        "Tom Bell, the Scottish coach of the Kenyan national team, was sacked.",
        {("Tom Bell", "coach", "Kenyan national team", "former")},
    ),
    (
        "Kenya's president decorated Amos Kipko with his new rank as acting inspector general of police.",
        {("Amos Kipko", "acting inspector general of police", "Kenya", "current")},
    ),
    (
        "Ann Page, a US senator and ranking member of the Senate budget committee, spoke.",
        {("Ann Page", "ranking member", "Senate budget committee", "current"), ("Ann Page", "senator", "US", "current")},
    ),
    (
        "The new ambassador to Chad is Ann Page, currently a senior official in the aid division.",
        {("Ann Page", "ambassador to Chad", None, "current"), ("Ann Page", "senior official", None, "current")},
    ),
    (
        "Ann Page becomes ambassador to Chad, where she succeeds Tom Bell.",
        {("Ann Page", "ambassador to Chad", None, "current"), ("Tom Bell", "ambassador to Chad", None, "former")},
    ),
    (
        "Jane Hill spoke for the council. The Labour chairman of the education committee, Tom Bell, disagreed.",
        {("Tom Bell", "chairman", "education committee", "current")},
    ),
    (
        "Jane Hill becomes deputy prime minister and trade minister of Fiji.",
        {("Jane Hill", "deputy prime minister", "Fiji", "current"), ("Jane Hill", "trade minister", "Fiji", "current")},
    ),
    (
        "Jane Hill, director of bird studies at the Coastal Institute, spoke.",
        {("Jane Hill", "director of bird studies", "Coastal Institute", "current")},
    ),
    (
        "Jane Hill was chair of the rowing club and leader of Hull and Goole council.",
        {("Jane Hill", "chair", "rowing club", "former"), ("Jane Hill", "leader", "Hull and Goole council", "former")},
    ),
]


# The body, where a general word stands beside it or for it.
BESIDE_GENERAL_WORDS = [
    (
        "Saab said that its board of directors had named Ann Page as chief executive.",
        {("Ann Page", "chief executive", "Saab", "current")},
    ),
    (
        "Ann Page, head of the Asia division of the Ministry of Trade, spoke.",
        {("Ann Page", "head", "Asia division of the Ministry of Trade", "current")},
    ),
    (
        "Ann Page, fire-safety division director at the Ministry of Trade, spoke.",
        {("Ann Page", "director", "Ministry of Trade", "current")},
    ),
    ("The Unity Party (UP)'s secretary general Ann Page spoke.", {("Ann Page", "secretary general", "Unity Party", "current")}),
    ("Ann Page, leader of the opposition Unity party, spoke.", {("Ann Page", "leader", "Unity", "current")}),
    ("Former Saab treasurer Ann Page spoke.", {("Ann Page", "treasurer", "Saab", "former")}),
    (
        "World Food Programme Regional Director Ann Page spoke.",
        {("Ann Page", "regional director", "World Food Programme", "current")},
    ),
    ("Director of lifelong learning Ann Page spoke.", {("Ann Page", "director of lifelong learning", None, "current")}),
    ("Leeds Chamber of Commerce president Ann Page spoke.", {("Ann Page", "president", "Leeds Chamber of Commerce", "current")}),
    ("Maricopa County, Ariz., Sheriff Joe Arden spoke.", {("Joe Arden", "sheriff", "Maricopa County", "current")}),
    ("Ann Page, a former Treasury official, spoke.", {("Ann Page", "official", "Treasury", "former")}),
    ("Ann Page, a Democratic representative from Ohio, spoke.", {("Ann Page", "representative", "Ohio", "current")}),
    ("Skipper Tom Bell and his Leeds side won.", {("Tom Bell", "skipper", "Leeds", "current")}),
    ("NYPD Deputy Chief Tom Bell spoke.", {("Tom Bell", "deputy chief", "NYPD", "current")}),
]
# Whose the post is, where two persons or posts stand near.
WHOSE = [
    ("Two were hurt, said Tom Bell, the governor's spokesman.", {("Tom Bell", "spokesman", "Governor", "current")}),
    (
        "Kenya's president stripped Amos Kipko of his title as health minister.",
        {("Amos Kipko", "health minister", "Kenya", "former")},
    ),
    (
        "Kenyan defence minister since 2014 Amos Kipko was replaced with Jane Wanjiru.",
        {("Amos Kipko", "defence minister", "Kenya", "former"), ("Jane Wanjiru", "defence minister", "Kenya", "current")},
    ),
    ("The job is for the ambassador to France, Ann Page.", {("Ann Page", "ambassador to France", None, "current")}),
    ("Ann Page has agreed to lead the Unity Party.", {("Ann Page", "leader", "Unity Party", "incoming")}),
    ("Amos Kipko continues to work as Kenyan health minister.", {("Amos Kipko", "health minister", "Kenya", "current")}),
    ("The once feared Kenyan health minister, Amos Kipko, spoke.", {("Amos Kipko", "health minister", "Kenya", "current")}),
    (
        "Health Minister Ann Page of Kenya will visit Oslo from 18 to 20 July 2020.",
        {("Ann Page", "health minister", "Kenya", "current")},
    ),
    ("Attorney General-designate Ann Page spoke.", {("Ann Page", "attorney general", None, "incoming")}),
    ("Premier Sheikh Hamad met the envoy.", {("Hamad", "premier", None, "current")}),
]


@pytest.mark.parametrize(("text", "roles"), TOLD + BESIDE_GENERAL_WORDS + WHOSE)
def test_find_roles_tells_whose_post_it_is(analyse: Analyse, text: str, roles: set[tuple[str, str, str | None, str]]) -> None:
    found = analyse(text)
    told = {(role.holder_span.text_of(text), role.title, role.organization, role.status.value) for role in found.facts.roles}
    assert told == roles
