"""Roles: posts, offices, ranks and memberships that the text gives to named persons.

titles      heads of posts and the words around them, from the lexicon
bodies      the body or country that a title belongs to
posts       phrases that name a post
neighbours  posts beside a name          ┐
clauses     posts that a clause gives    ├ claims, by `verbs`
leading     bodies that somebody leads   │
memberships parties after "of"           │
swearing    posts whose oath is ahead    │
announcing  posts whose holder is named next, as the speaker
successions predecessors, successors     │
tenures     since when, until when       ┘
surroundings  the countries and bodies named around
context     what the text around makes plain
seats       towns and bodies that the text makes plain, countries in its own words
merging     one role for one post
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock, name_blocks
from archive.annotate.roles.announcing import claim_announced
from archive.annotate.roles.claims import Claim, Reading, claim_post, name_keys
from archive.annotate.roles.clauses import tell_posts
from archive.annotate.roles.context import understand_organizations
from archive.annotate.roles.counterparts import claim_counterparts
from archive.annotate.roles.leading import tell_leaders
from archive.annotate.roles.memberships import claim_memberships, drop_parties_of_state
from archive.annotate.roles.merging import merge_claims
from archive.annotate.roles.neighbours import tie_neighbours
from archive.annotate.roles.phrases import find_posts
from archive.annotate.roles.posts import Post
from archive.annotate.roles.seats import say_in_own_words, understand_seats
from archive.annotate.roles.successions import claim_successions
from archive.annotate.roles.surroundings import Surroundings
from archive.annotate.roles.swearing import is_to_be_sworn_in
from archive.annotate.roles.tenures import change_tenures, date_claim, dates_after, set_tenure
from archive.annotate.roles.verbs import Told
from archive.annotate.token_index import find_words
from archive.annotate.view import View, locate
from archive.facts import BlockKind, Facts, Role, RoleStatus, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_roles"]

POINTING = frozenset({"he", "she", "his", "her", "him", ":"})


def find_roles(view: View, facts: Facts) -> Iterator[Role]:
    """Yield the roles of a document in text order, each distinct one once, at its first evidence.

    Persons are those of `facts.mentions`; a country is filled in where the text around makes it plain.
    """
    reading = Reading(view, facts, name_blocks(view.parsed, facts.mentions), name_keys(facts.mentions))
    announced: list[tuple[int, list[Post]]] = []
    for position, block in enumerate(reading.blocks):
        posts = list(find_posts(block)) if _may_name_holder(block) else []
        reading.claims += _claim_ties(reading, position, posts)
        if block.parsed.block.kind is not BlockKind.BYLINE:
            reading.claims += [*_claim_told(reading, position, posts), *_claim_leaders(reading, position)]
            reading.claims += claim_memberships(reading, position)
            announced.append((position, posts))
    for position, posts in announced:
        reading.claims += claim_announced(reading, position, posts)
    drop_parties_of_state(view.text, reading.claims)
    reading.sort()
    reading.claims += list(claim_counterparts(reading.blocks, reading.claims, reading.keys))
    reading.sort()
    reading.claims += list(claim_successions(reading))
    reading.sort()
    change_tenures(reading)
    _understand(Surroundings(view, facts, reading.blocks), reading.claims)
    for claim in merge_claims(reading.claims):
        yield claim.role()


def _may_name_holder(block: NamedBlock) -> bool:
    """Tell whether somebody is named in a block, or a pronoun or colon points to somebody named elsewhere."""
    return bool(block.persons_from) or bool(find_words(block.doc, POINTING))


def _understand(around: Surroundings, claims: Sequence[Claim]) -> None:
    understand_organizations(around, claims)
    understand_seats(around, claims)
    say_in_own_words(around, claims)


def _claim_ties(reading: Reading, position: int, posts: Sequence[Post]) -> Iterator[Claim]:
    labels = [turn.label_span for turn in reading.view.article.turns]
    for post, holder, body in tie_neighbours(reading.blocks[position], posts):
        labelled = any(label.contains(holder.mention.span) for label in labels)  # "JANE ROE, HOST:"
        if post.is_claim or body is not None or labelled:
            claim = claim_post(post, reading.keys[holder.mention.span], holder.mention.span, body=body)
            if labelled and not post.is_claim:
                claim.organization = claim.organization or reading.view.article.publisher
            if claim.status is None and is_to_be_sworn_in(post, holder):
                claim.status = RoleStatus.INCOMING
            date_claim(reading, claim, None)
            yield claim


def _claim_told(reading: Reading, position: int, posts: Sequence[Post]) -> Iterator[Claim]:
    for told in tell_posts(reading.blocks[position], posts):
        holder = reading.holder_span(position, told.holder) or _after_post(reading.blocks[position], posts, told.holder)
        if holder is not None and told.post.is_claim:
            claim = claim_post(told.post, reading.keys[holder], holder, told.status)
            claim.evidence = _evidence(told, claim)
            date_claim(reading, claim, told.link)
            claim.timeless = told.link.lower_ == "as" and claim.status is None
            yield claim


def _after_post(block: NamedBlock, posts: Sequence[Post], subject: Token) -> Span | None:
    """Return the name after a post that the parse takes for the subject: "Trade Minister Jane Roe was elevated to …"."""
    named = next((block.persons_from.get(post.end) for post in posts if post.start <= subject.i < post.end), None)
    return named.mention.span if named is not None else None


def _claim_leaders(reading: Reading, position: int) -> Iterator[Claim]:
    for told in tell_leaders(reading.blocks[position]):
        holder = reading.holder_span(position, told.leader)
        if holder is not None:
            evidence = Span(min(holder.start, locate(told.verb).start), max(holder.end, told.span.end))
            claim = Claim(reading.keys[holder], holder, evidence, told.title, told.body, told.span, told.status)
            for date, word in dates_after(reading, Span(locate(told.verb).end, locate(told.verb.right_edge).end)):
                if word in ("since", "from"):
                    set_tenure(claim, date.edtf)
            yield claim


def _evidence(told: Told, claim: Claim) -> Span:
    """Return the clause's part from holder to post; without the holder's name where a pronoun stands for it, far behind."""
    post = told.post
    doc = post.block.doc
    start = min(locate(told.holder).start, locate(doc[post.start]).start)
    end = max(locate(told.holder).end, locate(doc[post.end - 1]).end)
    return Span(min(start, claim.holder.start) if claim.holder.start >= start - 40 else start, end)
