"""What stands after the head of a post: "-elect", its field ("of foreign affairs"), where an envoy is sent, its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of
from archive.annotate.roles.bodies import body_after, is_capital
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import Sort, field_words, is_joint, plain, word_set
from archive.facts import RoleStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "to"})


def read_after(post: Post) -> None:
    """Read what stands after the head: "-elect", a field ("of foreign affairs"), where an envoy is sent, the body."""
    doc = post.block.doc
    index = post.head.end
    if index + 1 < len(doc) and is_joint(doc[index]) and plain(doc[index + 1]) in ("elect", "designate"):
        post.status, index = RoleStatus.INCOMING, index + 2
    elif index < len(doc) and plain(doc[index]) in ("elect", "designate", "emeritus"):
        post.status, index = (RoleStatus.FORMER if plain(doc[index]) == "emeritus" else RoleStatus.INCOMING), index + 1
    index = _read_field(post, index)
    index = _read_destination(post, index)
    post.end = _read_body(post, index)


def _read_body(post: Post, index: int) -> int:
    """Read the body after "of", "at" and the like; it counts more than a nationality before ("the French head of UNESCO")."""
    doc = post.block.doc
    if index >= len(doc) or plain(doc[index]) not in BODY_PREPOSITIONS:
        return index
    body = body_after(post.block, index + 1)
    if body is None:
        return index
    known = post.body is not None or post.country is not None
    capital = bool(body.name) and any(map(is_capital, doc[body.start : body.end]))
    if body.is_post and not known:
        post.body = body
        return body.start
    if (known and not (capital and plain(doc[index]) == "of")) or (plain(doc[index]) != "of" and not capital):
        return index
    if known and country_of(body.name or "") is not None:
        return index
    post.body, post.country = body, None
    return body.end


def _read_field(post: Post, index: int) -> int:
    """Read "of foreign affairs", "for culture, media and sport"; the longest run of fields."""
    doc = post.block.doc
    if index >= len(doc) or plain(doc[index]) not in ("of", "for") or post.head.sorts == {Sort.OCCUPATION}:
        return index
    end = index + 1
    while end < len(doc) and (plain(doc[end]) == "the" and end == index + 1):
        end += 1
    first = end
    while (
        end < len(doc)
        and (plain(doc[end]) in field_words() or (end > first and _joins(doc, end)))
        and not post.block.person_at(doc[end])
    ):
        end += 1
    owner = post.block.owner(first) if first < len(doc) else None
    if (
        end == first
        or (owner is not None and owner.end > end)
        or (end < len(doc) and doc[end].tag_ in ("NNP", "NN", "POS") and not post.block.person_at(doc[end]))
    ):
        return index
    post.after = " " + " ".join(plain(token) for token in doc[index:end] if token.text != ",")
    return end


def _joins(doc: Doc, index: int) -> bool:
    return doc[index].text in ("and", "&", ",") and index + 1 < len(doc) and plain(doc[index + 1]) in field_words()


def _read_destination(post: Post, index: int) -> int:
    doc = post.block.doc
    if post.head.title not in word_set("destined") or index >= len(doc) or plain(doc[index]) not in ("to", "for", "in"):
        return index
    body = body_after(post.block, index + 1)
    if body is None or body.name is None:
        return index
    post.after = f" {plain(doc[index])} {body.name}"
    return body.end
