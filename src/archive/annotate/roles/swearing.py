"""Posts whose holder is still to take the oath: "the newly elected president, Jane Roe, to be sworn in next week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import Named
from archive.annotate.roles.posts import Post

if TYPE_CHECKING:
    from spacy.tokens import Token

OATHS = frozenset({"swear", "inaugurate"})
AHEAD = frozenset({"will", "'ll", "to", "shall"})


def is_to_be_sworn_in(post: Post, holder: Named) -> bool:
    """Tell whether a clause beside a newly elected or appointed holder puts the oath ahead."""
    doc = post.block.doc
    before = doc[max(post.start - 2, 0) : post.head.end]
    if not any(token.lower_ in ("elected", "chosen", "appointed", "named") for token in before):
        return False
    heads = (doc[post.head.end - 1], doc[holder.end - 1])
    return any(_puts_ahead(child) for head in heads for child in head.children)


def _puts_ahead(clause: Token) -> bool:
    marks = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    return clause.lemma_.lower() in OATHS and clause.dep_ in ("relcl", "acl", "xcomp") and not marks.isdisjoint(AHEAD)
