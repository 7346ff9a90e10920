"""Names in sentences: what is a person, a body, a place, and what is no name at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.annotate import annotate_articles
from archive.annotate.naming.trim import split_pieces, trim_body, trim_person
from archive.facts import Article, ArticleKind, Block, BlockKind, EntityKind, Span
from conftest import Analyse, make_document


def names_in(analyse: Analyse, text: str, kind: EntityKind) -> list[str]:
    """Return the names of one kind as they stand in the text."""
    return [mention.span.text_of(text) for mention in analyse(text).facts.mentions if mention.kind is kind]


PERSONS = [
    # titles, forms of address, possessives
    ("Foreign Minister Elena Marquez met Mr Okonkwo's lawyers.", ["Elena Marquez", "Okonkwo"]),
    ("Rabbi Jonathan Weiss and Detective Superintendent Fiona Campbell spoke.", ["Jonathan Weiss", "Fiona Campbell"]),
    ("Former Chilean president Rodrigo Fuentes wrote to Dr. Anna-Maria Keller.", ["Rodrigo Fuentes", "Anna-Maria Keller"]),
    ("U.S. President George W. Bush called Crown Prince Abdullah.", ["George W. Bush", "Abdullah"]),
    # initials that are words elsewhere, a late capital, a given name that the model leaves out
    ("The board thanked Dennis A. Hollander and A. J. Rowntree.", ["Dennis A. Hollander", "A. J. Rowntree"]),
    ("She succeeds Máire Ó hEithir, who retires.", ["Máire Ó hEithir"]),
    ("According to Major General Vijay Kumar Menon, the force left.", ["Vijay Kumar Menon"]),
    # inside names
    (
        "Ludwig van der Meer talked to Bashar al-Assad and Bill de Blasio.",
        ["Ludwig van der Meer", "Bashar al-Assad", "Bill de Blasio"],
    ),
    ("Martin Luther King Jr. was quoted by J.K. Rowling.", ["Martin Luther King Jr.", "J.K. Rowling"]),
    ('The road was named for Robert C. "Bobby" Scott. Scott was pleased.', ['Robert C. "Bobby" Scott', "Scott"]),
    ("Omar Said said the law would change on Tuesday. Said was late.", ["Omar Said", "Said"]),
    ("Moon Jae-in said the law would change. The minister, Sun Chunlan, told reporters so.", ["Moon Jae-in", "Sun Chunlan"]),
    # told by the post before, or by what they do
    ("The minister, Joko Wibowo, told reporters in the capital that it was late.", ["Joko Wibowo"]),
    ("Officials met spokesman Amaju Okafor at the airport.", ["Amaju Okafor"]),
    ("FBI Special Agent Laura Stone and Rear Admiral J.O. Obi spoke.", ["Laura Stone", "J.O. Obi"]),
    ("Kovac said the bill was expected to grow.", ["Kovac"]),
    # lists
    ("They were named as Matthew, William and Zachary Brewer.", ["Matthew", "William", "Zachary Brewer"]),
    # a surname that the model does not take for a name
    (
        "Nikol Harutunian resigned. Harutunian’s office said so. “It is over,” Petrov told Harutunian.",
        ["Nikol Harutunian", "Harutunian", "Petrov", "Harutunian"],
    ),
    # no persons
    ("The Clintons met the Steinbergs near Trump Tower.", []),
    ("Boeing and the Ford Foundation gave money to the Red Cross on Thursday.", []),
    ("Hurricane Harvey killed 68 people. Harvey was the worst storm for years.", []),
    ("The village lies near Cowan, north of Sydney.", []),
    ("Russian and Armenian officials of the Organization for Security and Cooperation in Europe came.", []),
]


PERSONS_BESIDE_PLACES = [
    # the town of a dateline is nobody, the writer before it is
    ("By Anna Larsen and Paolo Bianchi\nPORTO DEL SOLE, Italy — The town was quiet.", ["Anna Larsen", "Paolo Bianchi"]),
    ("By Anna Larsen and Paolo Bianchi PORTO DEL SOLE, Italy — The town was quiet.", ["Anna Larsen", "Paolo Bianchi"]),
    ("By Anna Larsen\n\nSAN MIGUEL DEL RIO, Chile (Reuters) - The town was quiet.", ["Anna Larsen"]),
    # places that share the noun after them
    ("People in the Halton and Peel regions were warned.", []),
    ("The Clyde and Tweed rivers rose, and so did those of Grey and Simcoe counties.", []),
    # an age is told of persons only
    ("Obiageli Nwachukwu, 34, a nurse, wept.", ["Obiageli Nwachukwu"]),
    ("Golden Gate, 34, opened.", []),
]


@pytest.mark.parametrize("text, expected", PERSONS + PERSONS_BESIDE_PLACES)
def test_find_names_finds_persons(analyse: Analyse, text: str, expected: list[str]) -> None:
    assert names_in(analyse, text, EntityKind.PERSON) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Protests in Tbilisi spread to Batumi, Georgian police said.", ["Tbilisi", "Batumi"]),
        ("They drove from Stepanakert to the Lachin district of Azerbaijan.", ["Stepanakert", "Lachin", "Azerbaijan"]),
        ("The U.S. and the United Kingdom signed it in Paris.", ["U.S.", "United Kingdom", "Paris"]),
        ("A man from Troy, Mich., was held; Troy police gave no name.", ["Troy", "Mich", "Troy"]),
    ],
)
def test_find_names_finds_places(analyse: Analyse, text: str, expected: list[str]) -> None:
    assert names_in(analyse, text, EntityKind.PLACE) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The OSCE Minsk Group wrote to the European Commission.", ["OSCE Minsk Group", "European Commission"]),
        ("Taliban fighters attacked, the Red Cross said.", ["Taliban", "Red Cross"]),
        ("The FBI asked Goldman Sachs and Wells Fargo for papers.", ["FBI", "Goldman Sachs", "Wells Fargo"]),
    ],
)
def test_find_names_finds_organizations(analyse: Analyse, text: str, expected: list[str]) -> None:
    assert names_in(analyse, text, EntityKind.ORGANIZATION) == expected


def test_find_names_joins_names_broken_by_line_ends() -> None:
    text = "The report was written by Sergei\nIvanov and by two engineers. They met at Ivanov's\noffice."
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    (facts,) = annotate_articles([Article(make_document(text), ArticleKind.ARTICLE, (block,))])
    assert [mention.span.text_of(text) for mention in facts.mentions] == ["Sergei\nIvanov", "Ivanov"]
    assert facts.mentions[0].name == "Sergei Ivanov"


def test_find_names_trusts_the_body_in_headlines(analyse: Analyse) -> None:
    text = "Marquez Pledges Support for Farmers\n\nForeign Minister Elena Marquez visited Bologna. Marquez spoke briefly."
    assert names_in(analyse, text, EntityKind.PERSON) == ["Marquez", "Elena Marquez", "Marquez"]


def test_find_names_reads_labels_of_transcripts(analyse: Analyse) -> None:
    text = (
        "LAURA WHITMORE, HOST:\n\nFarmers are counting their losses. Good morning, Daniel.\n\n"
        "DANIEL OKAFOR, BYLINE: Good morning, Laura.\n\nWHITMORE: What did they say?\n\nOKAFOR: They lost everything."
    )
    assert names_in(analyse, text, EntityKind.PERSON) == [
        "LAURA WHITMORE",
        "Daniel",
        "DANIEL OKAFOR",
        "Laura",
        "WHITMORE",
        "OKAFOR",
    ]


def test_find_names_gives_the_name_of_the_gazetteer(analyse: Analyse) -> None:
    mentions = analyse("Officials in Kiev and the United States agreed.").facts.mentions
    assert [(mention.name, mention.canonical) for mention in mentions] == [("Kiev", "Kyiv"), ("United States", "US")]


@pytest.mark.parametrize(
    "text, canonical",
    [
        ("Voters in Georgia, Alabama and Ohio went to the polls in the United States.", "Georgia, US"),
        ("Russia, Georgia and the United States held talks.", "Georgia"),
        ("Police in Tripoli said Lebanon was calm.", "Tripoli, Lebanon"),
    ],
)
def test_find_names_lets_the_document_decide_between_places(analyse: Analyse, text: str, canonical: str) -> None:
    assert canonical in [mention.canonical for mention in analyse(text).facts.mentions]


def test_mentions_are_in_order_and_do_not_overlap(analyse: Analyse) -> None:
    for text, _ in PERSONS:
        spans = [mention.span for mention in analyse(text).facts.mentions]
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Rabbi Jonathan Weiss", ["Jonathan Weiss"]),
        ("Matthew, William", ["Matthew", "William"]),
        ("Sputnik / Maksim Orlov", ["Sputnik", "Maksim Orlov"]),
        ("Juan Manuel Santos. He", ["Juan Manuel Santos", "He"]),
        ("Lt. Gen. H.R. Foster", ["H.R. Foster"]),
        ("Russia's Shoigu", ["Shoigu"]),
        ("the Prime Minister", ["Minister"]),
        ("Bruce Keller's", ["Bruce Keller"]),
        ("Donald Trump Is Right", ["Donald Trump"]),
    ],
)
def test_trim_person_cuts_what_is_no_name(text: str, expected: list[str]) -> None:
    pieces = [trim_person(text, *piece) for piece in split_pieces(text, 0, len(text))]
    assert [text[slice(*piece)] for piece in pieces if piece] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("the OSCE Minsk Group's", "OSCE Minsk Group"),
        ("The Hague", "Hague"),
        ('"Vox"', "Vox"),
        ("U.S.", "U.S."),
        ("Apple Inc.", "Apple Inc."),
    ],
)
def test_trim_body_cuts_the_article(text: str, expected: str) -> None:
    trimmed = trim_body(text, 0, len(text))
    assert trimmed is not None
    assert text[slice(*trimmed)] == expected


@settings(deadline=None)  # the first example loads the gazetteer
@given(st.text(alphabet="ABab .'’-,()\"/\n&é1", max_size=60))
def test_trimming_stays_inside(text: str) -> None:
    for start, end in split_pieces(text, 0, len(text)):
        assert 0 <= start < end <= len(text)
        for trimmed in (trim_person(text, start, end), trim_body(text, start, end)):
            assert trimmed is None or start <= trimmed[0] < trimmed[1] <= end


def test_speakers_of_a_transcript_are_persons_by_their_surnames(analyse: Analyse) -> None:
    turns = ["MS. PSAKI: Good afternoon. I have one statement for you.", "QUESTION: Thank you. Can you say more about it?"]
    turns += ["MS. PSAKI: I have nothing on that for you.", "QUESTION: Do you know when we will hear?", "MS. PSAKI: I do not."]
    analysis = analyse("Briefing\n\n" + "\n\n".join(turns))
    persons = [one for one in analysis.facts.mentions if one.kind is EntityKind.PERSON]
    assert [one.span.text_of(analysis.article.text) for one in persons] == ["PSAKI"] * 3
