"""Identity within one document: names become entities, references become referents."""

from __future__ import annotations

from types import MappingProxyType

from archive.facts import Article, Entity, EntityKind, Facts, Identities, Mention, Referent, Span


def resolve_document(article: Article, facts: Facts) -> Identities:
    """Return the document's entities and whom each reference means."""
    entities = _entities(article, facts)
    referents: dict[Span, Referent] = {span: Referent(entity.id, entity.name) for entity in entities for span in entity.mentions}
    return Identities(entities, MappingProxyType(referents))


def _entities(article: Article, facts: Facts) -> tuple[Entity, ...]:
    try:
        from archive.resolve.entities import group_mentions
    except ImportError:
        return _by_last_word(facts)
    return tuple(group_mentions(article, facts))


def _by_last_word(facts: Facts) -> tuple[Entity, ...]:
    groups: dict[tuple[EntityKind, str], list[Mention]] = {}
    for mention in facts.mentions:
        groups.setdefault((mention.kind, (mention.canonical or mention.name).split()[-1].casefold()), []).append(mention)
    return tuple(
        Entity(f"e{n}", kind, max((m.name for m in group), key=len), tuple({m.name for m in group}), tuple(m.span for m in group))
        for n, ((kind, _), group) in enumerate(groups.items())
    )
