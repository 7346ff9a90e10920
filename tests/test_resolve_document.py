"""Identity within a document: whom names, bare roles, bodies and pronouns mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.analysis import Analysis
from archive.facts import Span

type Analyse = Callable[..., Analysis]


def speakers(analysis: Analysis) -> list[tuple[str, str | None]]:
    """Return the words that name each statement's speaker, and who that is."""
    text, referents = analysis.article.text, analysis.identities.referents
    found = []
    for statement in analysis.facts.statements:
        source = statement.source_span or Span(0, 0)
        referent = referents.get(source)
        found.append((source.text_of(text), referent.name if referent else None))
    return found


NOMINALS = [
    (
        "Slovak Foreign Minister Peter Novak met Norwegian Foreign Minister Anna Larsen. The Norwegian minister said it rained.",
        "The Norwegian minister",
        "Anna Larsen",
    ),
    (
        "Slovak Foreign Minister Peter Novak flew to Oslo. Slovakia's top diplomat said that talks would go on.",
        "Slovakia's top diplomat",
        "Peter Novak",
    ),
    ("Peter Novak, the mayor of Springfield, was there. A minister said that talks would go on.", "A minister", "minister"),
    (
        "Ghana's President John Harris met Vice President Laura Stone. The vice president said that talks would go on.",
        "The vice president",
        "Laura Stone",
    ),
    (
        "Slovak Foreign Minister Peter Novak was there. The Danish foreign minister said that talks would go on.",
        "The Danish foreign minister",
        "Danish foreign minister",
    ),
    ("Former mayor John Harris was there. The former mayor said that talks would go on.", "The former mayor", "John Harris"),
]

BODIES = [
    (
        "The Norwegian Defence Ministry said that a ship sank. The ministry said that nobody died.",
        "The ministry",
        "Norwegian Defence Ministry",
    ),
    (
        "The Danish government said that it paid. The Danish cabinet said that it was right. The government said that it rained.",
        "The government",
        "Danish government",
    ),
]

PRONOUNS = [
    ("Anna Larsen met Peter Novak in Oslo. She said that talks would go on.", "She", "Anna Larsen"),
    ("Anna Larsen said that Peter Novak was late. She said that talks would go on.", "She", "Anna Larsen"),
    ("Officials said that a ship sank. They said that nobody died.", "They", "officials"),
    ("“It was late,” John Harris said. “We left,” he added.", "he", "John Harris"),
    ("John Harris of Acme spoke to Peter Novak. He said that sales rose.", "He", "John Harris"),
]


EPITHETS = [
    (
        "Union boss urges talks\n\nMaria Keane, general secretary of the Bakers' Union, told members that a strike was close.",
        "Union boss",
        "Maria Keane",
    ),
    (
        "“We will walk out,” said Len Hart, general secretary of Unite. The union leader said that the offer was an insult.",
        "The union leader",
        "Len Hart",
    ),
    (
        "Chief Constable Peter Hurst met Transport Secretary Anne Hale. The police chief said that thousands would go.",
        "The police chief",
        "Peter Hurst",
    ),
    (
        "Laura Blake waited outside the hall. “I can't decide,” the 32-year-old who voted for Stone said.",
        "the 32-year-old",
        "Laura Blake",
    ),
    (
        "Jason Reed, 32, drove home from Ohio with Tom Marsh. The 32-year-old nurse said that he was tired.",
        "The 32-year-old nurse",
        "Jason Reed",
    ),
    (
        "Volta Motors will close its plant. Unions were angry. The firm said that Orion Bank had sent a letter. "
        "The company said that it had no choice.",
        "The company",
        "Volta Motors",
    ),
]

GROUPS = [
    (
        "Ada Brook, Carl Dunne and Eva Stone wrote to the board. They said that the plan was unfair.",
        "They",
        "Ada Brook, Carl Dunne and Eva Stone",
    ),
    (
        "Senator John Marsh and Representative Ruth Pell introduced the bill. They said that it would save lives.",
        "They",
        "John Marsh and Ruth Pell",
    ),
    ("Tom Reed and his wife Ann Hill sold the farm. They said that they were tired.", "They", "Tom Reed and Ann Hill"),
    (
        "Anna Larsen met Peter Novak and John Harris in Oslo. She said that talks would go on. He said that it rained.",
        "He",
        "John Harris",
    ),
]


# News agencies bring the news; they are nobody of the story but "the agency".
CREDITS = [
    (
        "JUBA (AFP) - Talks led by the IGAD bloc failed on Friday. The bloc said that it would send monitors.",
        "The bloc",
        "IGAD",
    ),
    ("A doctor told AFP that nine people died. The organization said that aid was late.", "The organization", "organization"),
    (
        "BERLIN (Reuters) - Volta Motors will close its plant. A clerk told Reuters that jobs were lost. "
        "The company said that it had no choice.",
        "The company",
        "Volta Motors",
    ),
    (
        "JUBA (AFP) - Rebels left. A doctor told AFP that men died. The agency said that its reporter saw smoke.",
        "The agency",
        "AFP",
    ),
]

# A rank makes nobody "the officer", where the text has told of others.
RANKS = [
    (
        "Sgt. Mark Dole told reporters that a man was shot. An officer chased him. The officer said that he was hurt.",
        "The officer",
        "officer",
    ),
    ("Captain Peter Hale told reporters that it rained. The officer said that it was late.", "The officer", "officer"),
    ("Captain Peter Hale told reporters that it rained. The captain said that it was late.", "The captain", "Peter Hale"),
    ("Spokesman Tom Reed said that talks failed. The spokesman said that they would go on.", "The spokesman", "Tom Reed"),
]

PAIRS = [
    ("Ethiopia and Eritrea signed a deal. The two sides said that they would talk.", "The two sides", "Ethiopia and Eritrea"),
    ("Norway signed a treaty with Ghana. Both countries said that they would keep it.", "Both countries", "Norway and Ghana"),
    (
        "Acme Corp and Beta Ltd have agreed to merge. The two companies said that jobs were safe.",
        "The two companies",
        "Acme Corp and Beta Ltd",
    ),
]

# Who has just been told of, even beside somebody's words; who is spoken to is not who speaks; who is named only afterwards.
NEIGHBOURS = [
    (
        "Mayor Bob Dale said that it rained. Attorney Sean Hill represents the families. He said that they wept.",
        "He",
        "Sean Hill",
    ),
    (
        "Peter Novak said that it rained. Another member, Sean Hill, said that it snowed. He said that it was cold.",
        "He",
        "Sean Hill",
    ),
    (
        "A ministry spokesperson said on Monday that talks would go on. Spokesman Tom Reed made the remarks in Lima.",
        "A ministry spokesperson",
        "Tom Reed",
    ),
]

# What a body makes is no fuller name of it.
MAKERS = [
    ("Apple said that sales of the Apple iPhone fell. The company said that it would act.", "The company", "Apple"),
    ("Orion Bank will close its doors. Orion said that jobs were safe.", "Orion", "Orion Bank"),
]


@pytest.mark.parametrize(
    ("text", "words", "name"), NOMINALS + BODIES + PRONOUNS + EPITHETS + GROUPS + CREDITS + RANKS + PAIRS + MAKERS + NEIGHBOURS
)
def test_resolve_document_finds_the_speaker(analyse: Analyse, text: str, words: str, name: str) -> None:
    assert (words, name) in speakers(analyse(text))


def test_resolve_document_reads_live_blog_headlines_by_their_entry(analyse: Analyse) -> None:
    text = (
        "Denmark sends two planes, embassy says\n\n"
        "Denmark is sending two planes with aid, the Danish Embassy in Ghana has announced. "
        "“The first plane will land on Sunday,” the embassy said in a statement."
    )
    assert ("the embassy", "Danish Embassy in Ghana") in speakers(analyse(text))


def test_resolve_document_keeps_the_words_of_a_capital(analyse: Analyse) -> None:
    assert ("Oslo", "Oslo") in speakers(analyse("Talks failed on Monday. Oslo said that it would try again."))


def test_resolve_document_leaves_open_what_nobody_is_named_for(analyse: Analyse) -> None:
    assert ("He", None) in speakers(analyse("He said that talks would go on."))


def test_resolve_document_resolves_a_person_to_their_entity(analyse: Analyse) -> None:
    analysis = analyse(
        "Slovak Foreign Minister Peter Novak spoke. Novak said that talks failed. The minister said that they would go on."
    )
    entities = {entity.id: entity for entity in analysis.identities.entities}
    named = {referent.entity for referent in analysis.identities.referents.values() if referent.name == "Peter Novak"}
    assert len(named) == 1
    assert entities[next(iter(named)) or ""].name == "Peter Novak"


def test_resolve_document_is_pure(analyse: Analyse) -> None:
    from archive.resolve.document import resolve_document

    analysis = analyse("Slovak Foreign Minister Peter Novak spoke. He said that talks failed.")
    assert resolve_document(analysis.article, analysis.facts) == analysis.identities


def test_resolve_document_calls_a_body_by_a_name_that_tells_it_from_others(analyse: Analyse) -> None:
    analysis = analyse("The Cabinet met on Tuesday. The Ghanaian government said that taxes would fall.")
    assert "Ghanaian government" in {entity.name for entity in analysis.identities.entities}
