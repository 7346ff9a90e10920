"""Which mentions are one entity of a document, and what it is called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import Article, ArticleKind, Entity, EntityKind, Facts, Gender, Mention, Span, Turn
from archive.resolve.entities import group_mentions
from conftest import make_document

KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "L": EntityKind.PLACE}


def group(text: str, *canonical: tuple[str, str]) -> tuple[Entity, ...]:
    """Return the entities of a text whose mentions are marked [P:…], [O:…], [L:…]; the marks are taken out."""
    known, plain, mentions = dict(canonical), "", []
    for before, kind, name in re.findall(r"([^\[]*)(?:\[([POL]):([^\]]*)\])?", text):
        plain += before
        if name:
            mentions.append(
                Mention(Span(len(plain), len(plain) + len(name)), KINDS[kind], " ".join(name.split()), known.get(name))
            )
            plain += name
    article = Article(make_document(plain), ArticleKind.ARTICLE, ())
    return group_mentions(article, Facts(mentions=tuple(mentions)))


def persons(text: str) -> list[tuple[str, int]]:
    """Return the persons' names with the number of their mentions."""
    return [(entity.name, len(entity.mentions)) for entity in group(text) if entity.kind is EntityKind.PERSON]


@pytest.mark.parametrize(
    "text, expected",
    [
        # a son has his father's surname
        ("[P:Dean Rojas], 67, and his son, [P:Adam], spoke. [P:Adam Rojas] wept.", [("Dean Rojas", 1), ("Adam Rojas", 2)]),
        ("[P:Ana Rojas] and her sister [P:Lena] met [P:Lena Novak].", [("Ana Rojas", 1), ("Lena", 1), ("Lena Novak", 1)]),
        # surnames join full names, before and after
        ("[P:Lavrov] spoke. [P:Sergei Lavrov] left. Mr [P:Lavrov] slept.", [("Sergei Lavrov", 3)]),
        # one person, spelled in two ways
        ("[P:Sergei Shoigu] came. [P:Sergey Shoigu] went.", [("Sergei Shoigu", 2)]),
        ("[P:Donald J. Trump] won. [P:Donald Trump] said so. [P:Trump] left.", [("Donald J. Trump", 3)]),
        ("[P:Bill Rangel] and [P:William Rangel] are one.", [("William Rangel", 2)]),
        # a slip of the pen
        ("[P:Luis Fernandes] spoke. [P:Fernanades] left.", [("Luis Fernandes", 2)]),
        # another person
        ("[P:Ana Marino] spoke. [P:Marini] left.", [("Ana Marino", 1), ("Marini", 1)]),
        ("[P:Donald Trump] spoke. [P:Donald Trump Jr.] listened.", [("Donald Trump", 1), ("Donald Trump Jr.", 1)]),
        (
            "[P:Richard Cousins] died with [P:William Cousins]. [P:Richard] had run it.",
            [("Richard Cousins", 2), ("William Cousins", 1)],
        ),
        ("[P:George W. Bush] and [P:George H.W. Bush] sailed.", [("George W. Bush", 1), ("George H.W. Bush", 1)]),
        # parts of longer names
        ("[P:Enrique Peña Nieto] agreed. [P:Peña Nieto] smiled.", [("Enrique Peña Nieto", 2)]),
        ("[P:Xi Jinping] came. [P:Xi] left.", [("Xi Jinping", 2)]),
        ("[P:Bashar al-Assad] stays. [P:Assad] won.", [("Bashar al-Assad", 2)]),
        ("[P:Jeyhun Bayramov] spoke. [P:Jeyhun Azizovich] is right, [P:Bayramov] heard.", [("Jeyhun Bayramov", 3)]),
        ("[P:Roman Abramovich] met [P:Roman Karp]. [P:Abramovich] left.", [("Roman Abramovich", 2), ("Roman Karp", 1)]),
        ('[P:Robert C. "Bobby" Scott] ran. [P:Bobby] lost, [P:Scott] said.', [('Robert C. "Bobby" Scott', 3)]),
        # a given name alone: whoever had it before, else somebody new
        ("[P:Matthew] and [P:William] died. [P:William Brewer] lives.", [("Matthew", 1), ("William", 1), ("William Brewer", 1)]),
        ("[P:Bruce] and [P:Irene Keller] died. [P:Bruce Keller] had a sister.", [("Bruce Keller", 2), ("Irene Keller", 1)]),
        # two of one surname: the form of address decides, else the nearest
        (
            "[P:Hillary Clinton] spoke. [P:Bill Clinton] listened. Mrs. [P:Clinton] waved, Mr. [P:Clinton] slept.",
            [("Hillary Clinton", 2), ("Bill Clinton", 2)],
        ),
        ("[P:Ana Rojas] won. [P:Luis Rojas] lost. [P:Rojas] cried.", [("Ana Rojas", 1), ("Luis Rojas", 2)]),
        # labels in capitals
        ("[P:LAURA WHITMORE]: Hello. [P:WHITMORE]: Bye.", [("Laura Whitmore", 2)]),
    ],
)
def test_group_mentions_joins_persons(text: str, expected: list[tuple[str, int]]) -> None:
    assert persons(text) == expected


def test_group_mentions_joins_letters_to_their_name() -> None:
    (entity,) = group("the [O:Organization for Security and Cooperation in Europe] ([O:OSCE]) met; the [O:OSCE] left")
    assert entity.name == "Organization for Security and Cooperation in Europe"
    assert entity.names == ("Organization for Security and Cooperation in Europe", "OSCE")
    assert entity.id == "osce"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[O:Federal Bureau of Investigation] agents; the [O:FBI] said", ["Federal Bureau of Investigation"]),
        ("[O:Compass Group] fell; [O:Compass] said", ["Compass Group"]),
        ("the [O:OSCE Minsk Group] and the [O:Minsk Group]", ["OSCE Minsk Group"]),
        (
            "[O:Turkish Defence Ministry], [O:Russian Defence Ministry], [O:Defence Ministry]",
            ["Turkish Defence Ministry", "Russian Defence Ministry", "Defence Ministry"],
        ),
        ("[O:Defence Ministry] of one, [O:Defense Ministry] of all", ["Defence Ministry"]),
    ],
)
def test_group_mentions_joins_short_forms_of_one_body(text: str, expected: list[str]) -> None:
    assert [entity.name for entity in group(text)] == expected


def test_group_mentions_joins_places_by_the_gazetteer() -> None:
    (entity,) = group("in [L:Kiev], then [L:Kyiv]", ("Kiev", "Kyiv"), ("Kyiv", "Kyiv"))
    assert (entity.name, entity.canonical, len(entity.mentions)) == ("Kiev", "Kyiv", 2)


@pytest.mark.parametrize(
    "text, gender",
    [
        ("[P:Anna Popova] spoke", Gender.FEMALE),
        ("[P:Sergei Lavrov] spoke", Gender.MALE),
        ("Ms [P:Okonkwo] spoke", Gender.FEMALE),
        ("[P:Kim Novak] spoke", None),
    ],
)
def test_group_mentions_tells_gender(text: str, gender: Gender | None) -> None:
    assert [entity.gender for entity in group(text)] == [gender]


def test_ids_are_short_and_never_shared() -> None:
    ids = [entity.id for entity in group("[P:Ana Rojas], [P:Luis Rojas], [P:Tom O'Neil], [L:Georgia], [O:Georgia]")]
    assert ids == ["ana-rojas", "luis-rojas", "o-neil", "georgia", "georgia-2"]


def test_in_a_transcript_a_greeting_names_the_guest_that_follows() -> None:
    text = "Good morning, Daniel. DANIEL OKAFOR: Hello."
    mentions = tuple(Mention(Span(*span), EntityKind.PERSON, text[slice(*span)]) for span in ((14, 20), (22, 35)))
    turn = Turn(Span(22, 35), Span(37, 43))
    article = Article(make_document(text), ArticleKind.TRANSCRIPT, (), turns=(turn,))
    assert len(group_mentions(article, Facts(mentions=mentions))) == 1


NAMES = st.sampled_from(["Ana Rojas", "Rojas", "Luis Rojas", "Ana", "ROJAS", "Ms", "Kim Jong Un", "Kim", "Jr.", "A. Rojas", "X"])


@given(st.lists(st.tuples(st.sampled_from("POL"), NAMES), max_size=12))
def test_every_mention_belongs_to_one_entity(rows: list[tuple[str, str]]) -> None:
    text = " and ".join(f"[{kind}:{name}]" for kind, name in rows)
    entities = group(text)
    spans = [span for entity in entities for span in entity.mentions]
    assert len(spans) == len(set(spans)) == len(rows)
    assert len({entity.id for entity in entities}) == len(entities)
    assert [entity.mentions[0] for entity in entities] == sorted(entity.mentions[0] for entity in entities)
