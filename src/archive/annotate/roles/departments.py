"""Posts whose title begins inside a name: "U.S. Treasury | Secretary", "Northern Ireland | Secretary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, find_places, has_state
from archive.annotate.mention_tokens import Named
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import Sort, field_words, plain
from archive.facts import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_office_for_region(post: Post, owner: Named) -> bool:
    """Tell "Northern Ireland Secretary": the part of a country that a member of its government is for."""
    place = owner.mention.kind is EntityKind.PLACE and owner.end == post.head.start
    country = country_of(owner.mention.name)
    if place and post.head.title == "secretary" and (country is None or not has_state(country)):
        post.for_region = True
    return post.for_region


def skip_state(doc: Doc, index: int, floor: int) -> int | None:
    """Return where ", Ariz.," before token `index` begins, as in "Maricopa County, Ariz., | Sheriff"; None without one."""
    if index - 4 < floor or doc[index - 1].text != "," or doc[index - 3].text != "," or not doc[index - 4].text[0].isupper():
        return None
    return index - 3 if any(place.kind == "region" for place in find_places(doc[index - 2].text)) else None


def is_office_of_country(post: Post, start: int, index: int) -> bool:
    """Tell whether a mention is a country and a field: "U.S. Treasury | Secretary"."""
    doc = post.block.doc
    portfolio = not {Sort.STATE, Sort.PORTFOLIO}.isdisjoint(post.head.sorts)
    fields = all(plain(one) in field_words() for one in doc[index : post.head.start])
    while index > start and plain(doc[index - 1]) in field_words():
        index -= 1
    return portfolio and fields and index > start and country_of(doc[start:index].text) is not None
