"""Countries that speak or act: an organization beside the place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.analysis import Analysis
from archive.facts import Article, ArticleKind, Entity, EntityKind, Facts, Referent, Span, Statement, StatementKind
from archive.resolve.across import identity_key
from archive.resolve.states import add_states
from conftest import make_document

type Analyse = Callable[..., Analysis]


def states(analysis: Analysis) -> list[Entity]:
    """Return the organizations that are countries."""
    return [one for one in analysis.identities.entities if one.kind is EntityKind.ORGANIZATION and one.canonical]


def meant(analysis: Analysis, span: Span | None) -> tuple[EntityKind | None, str | None]:
    """Return what words mean: the kind of the entity, and the name that the words keep."""
    referent = analysis.identities.referents[span or Span(0, 0)]
    kinds = {entity.id: entity.kind for entity in analysis.identities.entities}
    return kinds.get(referent.entity or ""), referent.name


@pytest.mark.parametrize(
    ("text", "name", "canonical"),
    [
        ("Norway said that talks would go on.", "Norway", "Norway"),
        ("Oslo said that talks would go on.", "Norway", "Norway"),
        (
            "Britain said that it would pay. It rained in the United Kingdom. Britain also said that taxes would fall.",
            "Britain",
            "UK",
        ),
        ("The U.S. said that talks would go on. The U.S. also said that it would pay.", "U.S.", "US"),
    ],
)
def test_a_country_that_speaks_is_an_organization(analyse: Analyse, text: str, name: str, canonical: str) -> None:
    analysis = analyse(text)
    (state,) = states(analysis)
    assert (state.name, state.canonical) == (name, canonical)
    assert meant(analysis, analysis.facts.statements[0].source_span)[0] is EntityKind.ORGANIZATION
    assert identity_key(state.kind, state.canonical or "") == identity_key(EntityKind.ORGANIZATION, canonical)


def test_a_capital_keeps_its_words_and_means_the_country(analyse: Analyse) -> None:
    analysis = analyse("Oslo said that it would try again. Norway said that talks had failed.")
    first, second = analysis.facts.statements
    assert meant(analysis, first.source_span) == (EntityKind.ORGANIZATION, "Oslo")
    assert meant(analysis, second.source_span) == (EntityKind.ORGANIZATION, "Norway")
    (state,) = states(analysis)
    assert (state.name, state.names) == ("Norway", ("Oslo", "Norway"))


def test_places_keep_their_mentions(analyse: Analyse) -> None:
    analysis = analyse("Norway said that it rained. Snow fell in Norway.")
    place = next(one for one in analysis.identities.entities if one.kind is EntityKind.PLACE)
    assert (len(place.mentions), [len(state.mentions) for state in states(analysis)]) == (2, [1])


@pytest.mark.parametrize("text", ["Snow fell in Norway.", "Danes said that it rained.", "Springfield said that it rained."])
def test_what_does_not_act_is_no_organization(analyse: Analyse, text: str) -> None:
    assert states(analyse(text)) == []


@pytest.mark.parametrize(
    ("text", "country", "words"),
    [
        ("Norwegian Foreign Minister Anna Larsen left for Ghana.", "Norway", "Norwegian"),
        ("Ghana's President John Harris smiled.", "Ghana", "Ghana"),
        ("It rained on the German interior minister, Anna Larsen.", "Germany", "German"),
        ("South Korean Prime Minister John Harris smiled.", "South Korea", "South Korean"),
    ],
)
def test_a_post_belongs_to_its_country(analyse: Analyse, text: str, country: str, words: str) -> None:
    (state,) = states(analyse(text))
    assert (state.name, state.names) == (country, (country,))
    assert [mention.text_of(text) for mention in state.mentions] == [words]


def test_countries_that_act_together_are_told_apart(analyse: Analyse) -> None:
    analysis = analyse("Norway and Ghana signed a treaty with Oslo on Monday.")
    assert {state.canonical for state in states(analysis)} <= {"Norway", "Ghana"}
    ids = [entity.id for entity in analysis.identities.entities]
    assert len(set(ids)) == len(ids)


def test_a_country_that_is_an_organization_already_is_not_made_again() -> None:
    text = "Britain said that it paid."
    place = Entity("britain", EntityKind.PLACE, "Britain", ("Britain",), (Span(0, 7),), "UK")
    body = Entity("uk", EntityKind.ORGANIZATION, "United Kingdom", ("United Kingdom",), (Span(20, 21),))
    statement = Statement(Span(0, 26), StatementKind.INDIRECT, (Span(18, 25),), speaker_span=Span(0, 7))
    article = Article(make_document(text), ArticleKind.ARTICLE, ())
    facts = Facts(statements=(statement,))
    entities, referents = add_states(article, facts, (place, body), {Span(0, 7): Referent("britain", "Britain")})
    assert [(one.id, one.canonical) for one in entities] == [("britain", "UK"), ("uk", "UK")]
    assert referents[Span(0, 7)] == Referent("uk", "Britain")
