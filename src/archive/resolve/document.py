"""Identity within one document: names become entities, references become referents.

    entities    which mentions are one
    stage       who has appeared where
    nominals    "the minister"       by the roles of the document
    bodies      "the ministry"       by its kind and what tells it apart
    companies   "the airline", "the bloc"
    pairs       "the two sides"
    groups      "Ana, Luis and Tom" as one
    pronouns    "he", "they", "we"
    states      countries that speak or act

Facts are left as they are; a reference that nobody can be found for has no referent.
"""

from __future__ import annotations

from types import MappingProxyType

from archive.annotate.gazetteer import country_of, is_demonym
from archive.facts import Article, EntityKind, Facts, Form, Identities, Reference, Referent, Span
from archive.lexicon import load_lexicon
from archive.resolve.bodies import Bodies, resolve_issuer
from archive.resolve.companies import resolve_company
from archive.resolve.entities import group_mentions
from archive.resolve.groups import find_groups
from archive.resolve.nominals import INDEFINITE, resolve_aged, resolve_title
from archive.resolve.pairs import resolve_pair
from archive.resolve.pronouns import is_first_person, is_second_person, resolve_pronoun, resolve_voice
from archive.resolve.stage import Appearance, Stage
from archive.resolve.states import add_states


def resolve_document(article: Article, facts: Facts) -> Identities:
    """Return the document's entities and whom each reference means."""
    entities = group_mentions(article, facts)
    stage = Stage(article, facts, entities)
    stage.join(find_groups(stage))
    bodies = Bodies(stage)
    referents: dict[Span, Referent] = {span: Referent(entity.id, entity.name) for span, entity in stage.by_mention.items()}
    known = {reference.span: body for reference in facts.references if (body := bodies.note(reference)) is not None}
    voices = []
    for reference in facts.references:
        if reference.form is Form.PRONOUN and (is_first_person(reference) or is_second_person(reference)):
            voices.append(reference)
            continue
        body = known.get(reference.span)
        referent, kind = (bodies.referent(body), EntityKind.ORGANIZATION) if body is not None else _resolve(stage, reference)
        if referent is not None:
            referents[reference.span] = referent
            if reference.form is not Form.NAME:
                stage.add(reference, referent, kind)
    for reference in voices:
        voice = resolve_voice(stage, reference, referents)
        if voice is not None:
            referents[reference.span] = voice
    called = {entity.id: entity for entity in bodies.called()}
    entities, referents = add_states(article, facts, [called.get(one.id, one) for one in entities], referents)
    return Identities(entities, MappingProxyType(referents))


def _resolve(stage: Stage, reference: Reference) -> tuple[Referent | None, EntityKind | None]:
    """Return who a reference means and what that is; (None, None) where it stays open."""
    if reference.form is Form.NAME:
        return _resolve_name(stage, reference), None
    if reference.form is Form.PRONOUN:
        found = resolve_pronoun(stage, reference)
        return (found.referent, found.kind) if found is not None else (None, None)
    found = (
        resolve_title(stage, reference)
        or resolve_pair(stage, reference)
        or resolve_company(stage, reference)
        or resolve_issuer(stage, reference)
        or resolve_aged(stage, reference)
        or _again(stage, reference)
    )
    if found is not None:
        return found.referent, found.kind
    return Referent(None, reference.text), None


def _resolve_name(stage: Stage, reference: Reference) -> Referent | None:
    """Return the entity of a name. A place that acts keeps its words ("Baku", not "Azerbaijan"); "the Spanish" are Spain."""
    entity = stage.by_mention.get(reference.named_span or reference.span)
    if entity is None:
        return Referent(None, reference.text) if reference.text else None
    if entity.kind is EntityKind.PLACE and reference.named_span is not None:
        words = " ".join(reference.named_span.text_of(stage.article.text).split())
        adjective = is_demonym(words) and not words.endswith("s")
        return Referent(entity.id, country_of(words) or words if adjective else words)
    return Referent(entity.id, entity.name)


def _again(stage: Stage, reference: Reference) -> Appearance | None:
    """Return an unnamed one that was spoken of before: "a government official … the official"."""
    if (
        reference.plural
        or stage.words_before(reference.span) in INDEFINITE
        or reference.head in load_lexicon("references")["documents"]
    ):
        return None
    said = set(reference.modifiers)
    for appearance in stage.before(reference.span.start):
        earlier = stage.references.get(Span(appearance.start, appearance.end))
        if (
            appearance.referent.entity is None
            and earlier is not None
            and earlier.head == reference.head
            and said <= set(earlier.modifiers)
        ):
            return appearance
    return None
