"""All phrases of a block that name a post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.name_lists import honorifics
from archive.annotate.roles.following import read_after
from archive.annotate.roles.posts import Post
from archive.annotate.roles.preceding import read_before
from archive.annotate.roles.titles import (
    Head,
    abbreviated_words,
    field_words,
    find_head,
    find_heads,
    first_words,
    is_joint,
    plain,
    word_set,
)
from archive.annotate.token_index import find_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_posts(block: NamedBlock) -> Iterator[Post]:
    """Yield the posts named in a block, in text order, whether or not a person is named with them. Posts do not overlap."""
    doc, floor = block.doc, 0
    for index in find_words(doc, first_words()):
        if index < floor or not _may_begin(block, index):
            continue
        # "Leader of the opposition", but "leader of the opposition Liberal Party"
        head = next((head for head in find_heads(doc, index) if _is_head(block, head)), None)
        if head is not None:
            post = Post(block, head, head.start, head.end)
            read_before(post, floor)
            read_after(post)
            yield post
            floor = max(post.end, head.end)


def _may_begin(block: NamedBlock, index: int) -> bool:
    """Tell whether a head may begin at a token: not in a person's name, nor inside a body's ("Office of the Prime Minister")."""
    owner = block.owner(index)
    if owner is None:
        return True
    if owner.is_person:
        return False
    before = owner.start < index and plain(block.doc[index - 1]) in ("of", "the", "for", "and")
    return not before


def _is_head(block: NamedBlock, head: Head) -> bool:
    """Tell a head from a word before another noun ("police chief" has one head, "president elections" none)."""
    doc = block.doc
    owner = block.owner(head.start)
    if owner is not None and owner.end > head.end:
        return False
    if owner_at_end(block, head):
        return False
    if head.end >= len(doc) or block.person_at(doc[skip_honorifics(doc, head.end)]) is not None:
        return True
    if _leads_to_rank(block, head):
        return True
    if _leads_to_head(block, head.end):
        return False
    token = doc[head.end]
    if plain(token) in abbreviated_words() and plain(token) not in word_set("grades") and token.text[0].isupper():
        return True  # "Chairman Rep. Jane Roe"
    return not (token.tag_ in ("NN", "NNS", "NNP", "NNPS") and not is_joint(token) and doc[head.end - 1].whitespace_ != "")


def owner_at_end(block: NamedBlock, head: Head) -> bool:
    """Tell whether a head of several words ends inside a body's name: "Secretary to the | Government of the Federation"."""
    owner = block.owner(head.end - 1) if head.end - head.start > 1 else None
    return owner is not None and owner.start > head.start and owner.end > head.end


def skip_honorifics(doc: Doc, index: int) -> int:
    """Return the token after "Sheikh" in "Premier Sheikh Ali Roe", the same one where no form of address stands there."""
    while index + 1 < len(doc) and doc[index].text[0].isupper() and plain(doc[index]) in honorifics():
        index += 1
    return index


def _leads_to_rank(block: NamedBlock, head: Head) -> bool:
    """Tell "army spokesman | Brigadier General Jane Roe", two posts of one person, from "Attorney | General"."""
    if head.title in word_set("generals") or not block.doc[head.end].text[0].isupper():
        return False
    rank = find_head(block.doc, head.end)
    return rank is not None and rank.title in word_set("ranks") and rank.end in block.persons_from


def _leads_to_head(block: NamedBlock, index: int) -> bool:
    """Tell whether grades and fields and then another head follow: "deputy | executive director", "general | manager"."""
    doc, start = block.doc, index
    while index < len(doc) and (plain(doc[index]) in word_set("grades") or plain(doc[index]) in field_words()):
        index += 1
    return index > start and index < len(doc) and find_head(doc, index) is not None
