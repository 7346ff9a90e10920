"""Posts that a sentence announces and whose holder speaks next: "a message from the city's chief of police: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.roles.claims import Claim, Reading, claim_post
from archive.annotate.roles.posts import Post
from archive.facts import Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# Blocks after the announcement in which the name may stand.
AHEAD = 3


def claim_announced(reading: Reading, position: int, posts: Sequence[Post]) -> Iterator[Claim]:
    """Yield the claim of who speaks after "from the city's chief of police:" where nobody else is named between.

    Only for a full name that stands there for the first time, as the subject of a verb of speech.
    """
    block = reading.blocks[position]
    for post in posts:
        if not _announces(block, post):
            continue
        speaker = _next_person(reading.blocks[position : position + AHEAD + 1], post.end)
        if speaker is not None and _is_new(reading, speaker[1]) and _speaks(*speaker):
            holder = speaker[1].mention.span
            claim = claim_post(post, reading.keys[holder], holder)
            claim.evidence = Span(min(claim.evidence.start, holder.start), holder.end)
            yield claim


def _announces(block: NamedBlock, post: Post) -> bool:
    doc = block.doc
    colon = post.end < len(doc) and doc[post.end].text == ":"
    return colon and post.owned and not post.head.plural and post.is_claim and not _has_person(block, post)


def _has_person(block: NamedBlock, post: Post) -> bool:
    """Tell whether the sentence names somebody who may hold the post."""
    sentence = block.doc[post.head.start].sent
    return any(named.is_person and sentence.start <= named.start < post.end for named in block.named)


def _next_person(blocks: Sequence[NamedBlock], start: int) -> tuple[NamedBlock, Named] | None:
    for index, block in enumerate(blocks):
        for named in block.named:
            if named.is_person and (index or named.start >= start):
                return block, named
    return None


def _is_new(reading: Reading, named: Named) -> bool:
    key = reading.keys[named.mention.span]
    first = next(span for span, other in reading.keys.items() if other == key)
    return first == named.mention.span and " " in named.mention.name and not any(one.person == key for one in reading.claims)


def _speaks(block: NamedBlock, named: Named) -> bool:
    name: Token = block.doc[named.end - 1]
    return name.dep_ == "nsubj" and name.head.lemma_.lower() in load_lexicon("roles")["announcers"]
