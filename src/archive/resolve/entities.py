"""The entities of one document: which mentions name one person, organization or place. Pure.

Limits: a spelling mistake makes somebody new; two persons of one full name are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.annotate.gazetteer import fold_name
from archive.annotate.name_lists import fold_word, has_surname_first, name_words
from archive.facts import Article, Entity, EntityKind, Facts, Mention
from archive.lexicon import load_lexicon
from archive.resolve.aliases import group_bodies
from archive.resolve.persons import Person, fullest_name, gather_persons

# "iPhone", "737", "S24"
PRODUCT = re.compile(r"[a-z]{1,2}[A-Z]|[A-Z]{0,2}-?\d")


def group_mentions(article: Article, facts: Facts) -> tuple[Entity, ...]:
    """Return the entities of a document in the order of their first mentions; each mention belongs to one."""
    persons = gather_persons(article, [mention for mention in facts.mentions if mention.kind is EntityKind.PERSON])
    drafts: list[tuple[EntityKind, list[Mention], Person | None]] = [
        (EntityKind.PERSON, person.mentions, person) for person in persons
    ]
    for kind in (EntityKind.ORGANIZATION, EntityKind.PLACE):
        mentions = [mention for mention in facts.mentions if mention.kind is kind]
        drafts += [(kind, group, None) for group in group_bodies(article, mentions)]
    drafts.sort(key=lambda draft: draft[1][0].span)
    ids = _ids(
        [_short_name(kind, mentions) for kind, mentions, _ in drafts],
        [_full_name(kind, mentions) for kind, mentions, _ in drafts],
    )
    return tuple(_entity(article, id_, *draft) for id_, draft in zip(ids, drafts, strict=True))


def _entity(article: Article, id_: str, kind: EntityKind, mentions: Sequence[Mention], person: Person | None) -> Entity:
    return Entity(
        id=id_,
        kind=kind,
        name=_full_name(kind, mentions),
        names=tuple(dict.fromkeys(mention.name for mention in mentions)),
        mentions=tuple(mention.span for mention in mentions),
        canonical=next((mention.canonical for mention in mentions if mention.canonical), None),
        gender=person.gender(article) if person else None,
    )


def _full_name(kind: EntityKind, mentions: Sequence[Mention]) -> str:
    names = [mention.name for mention in mentions]
    if kind is EntityKind.PERSON:
        return fullest_name(names)
    mixed = [name for name in names if not (name.isupper() and len(name) > 6)] or names
    if kind is EntityKind.ORGANIZATION:
        mixed = [name for name in mixed if not any(_is_product(name, other) for other in mixed)]
    return max(mixed, key=lambda name: (mixed.count(name) if kind is EntityKind.PLACE else len(name), -mixed.index(name)))


def _is_product(name: str, maker: str) -> bool:
    """Tell whether a longer name is of what a body makes: "Apple iPhone" beside "Apple", but not "Orion Bank" beside "Orion".

    By a word with a small first letter or a number, or a word for goods.
    """
    words, own = name.split(), maker.split()
    if len(words) <= len(own) or words[: len(own)] != own:
        return False
    return any(PRODUCT.match(word) or word.casefold() in load_lexicon("references")["goods"] for word in words[len(own) :])


def _short_name(kind: EntityKind, mentions: Sequence[Mention]) -> str:
    if kind is EntityKind.PERSON:
        name = _full_name(kind, mentions).split()
        words = [word for word in name if fold_word(word) not in name_words("suffixes")] or name
        return words[0] if has_surname_first(words) else words[-1]
    return min((mention.name for mention in mentions), key=len)


def _ids(short: Sequence[str], full: Sequence[str]) -> list[str]:
    """Return an id for each entity: the slug of its short name where it is alone with that, else of its full one, numbered."""
    slugs = [_slug(name) for name in short]
    wanted = [
        slug if slug and slugs.count(slug) == 1 else _slug(name) or "entity" for slug, name in zip(slugs, full, strict=True)
    ]
    taken: set[str] = set()
    ids = []
    for slug in wanted:
        number = 1
        while (id_ := slug if number == 1 else f"{slug}-{number}") in taken:
            number += 1
        taken.add(id_)
        ids.append(id_)
    return ids


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", fold_name(name)).strip("-").replace("_", "-")
