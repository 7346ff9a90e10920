"""Memberships of parties: "Jane Roe, 54, of the Green Party", "President John Doe of the Liberal Party"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.roles.bodies import Body, body_after
from archive.annotate.roles.claims import Claim, Reading
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import plain, word_set
from archive.facts import Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "Liberal Party (LP)", and what follows or leads letters that are a party's: "NDC candidate", "opposition NDC".
LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z&]{1,6}")


def claim_memberships(reading: Reading, position: int) -> Iterator[Claim]:
    """Yield the memberships that "of" and a party's name after a person give; other bodies are no parties and give none."""
    block = reading.blocks[position]
    for named in block.named:
        body = party_after(block, named, reading.view.text) if named.is_person else None
        if body is not None and body.span is not None:
            holder = named.mention.span
            evidence = Span(holder.start, body.span.end)
            yield Claim(reading.keys[holder], holder, evidence, "member", body.name, body.span)


def party_after(block: NamedBlock, named: Named, text: str) -> Body | None:
    """Return the party that "of" joins to a person, over commas and an age; None for other bodies."""
    doc, index = block.doc, _skip_age(block.doc, named.end)
    if index >= len(doc) or plain(doc[index]) != "of":
        return None
    body = body_after(block, _skip_adjectives(doc, index + 1))
    if body is None or body.name is None or body.is_post or not is_party(body.name, text):
        return None
    return body


def _skip_age(doc: Doc, index: int) -> int:
    if index < len(doc) and doc[index].text == ",":
        index += 1
        if index + 1 < len(doc) and doc[index].like_num and doc[index + 1].text == ",":
            index += 2
    return index


def _skip_adjectives(doc: Doc, index: int) -> int:
    """Skip "the ruling", "the opposition", "the centre-left" before the name."""
    start = index
    while index < len(doc) and index - start < 6 and (doc[index].text[0].islower() or doc[index].text == "-"):
        if (
            doc[index].tag_ not in ("DT", "PRP$", "JJ", "JJS", "VBG", "VBN", "NN", "HYPH", "RB", "AFX")
            or plain(doc[index]) == "of"
        ):
            return start
        index += 1
    return index


def is_party(name: str, text: str) -> bool:
    """Tell whether a name is a party's: by its words, or letters that the text spells out or uses as a party's.

    >>> is_party("Liberal Party", ""), is_party("NDC", "the NDC candidate"), is_party("World Bank", "")
    (True, True, False)
    """
    words = [word.lower() for word in name.split()]
    if words[-1] in word_set("party_nouns") or name in load_lexicon("roles")["parties"].values():
        return True
    if words[-1] in word_set("party_unions") and set(words[:-1]) & word_set("party_colours"):
        return True
    return bool(LETTERS.fullmatch(name) and _party_letters(name).search(text))


@cache
def _party_letters(letters: str) -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("party_nouns")))
    uses = "|".join(sorted(word_set("party_uses")))
    letters = re.escape(letters)
    return re.compile(
        rf"(?i:\b(?:{nouns})) \({letters}\)|\b[Oo]pposition {letters}\b|\b{letters}(?:['’]s)? (?:\w+ )?(?i:{uses})\b"
    )


def drop_parties_of_state(text: str, claims: list[Claim]) -> None:
    """Take the party for no seat of a country's post: "President John Doe of the Liberal Party" is a president of no party."""
    for claim in claims:
        if claim.of_state and claim.organization and _follows_holder(claim) and is_party(claim.organization, text):
            claim.organization = claim.organization_span = None


def _follows_holder(claim: Claim) -> bool:
    """Tell whether the body stands after the name, not beside the post ("president of the Liberal Party")."""
    post: Post | None = claim.post
    return (
        post is not None
        and post.body is None
        and claim.organization_span is not None
        and claim.organization_span.start > claim.holder.start
    )
