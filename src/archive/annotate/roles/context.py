"""What the text around makes plain of a role: its country, a counterpart's post, and which claims are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from archive.annotate.gazetteer import country_of, has_state
from archive.annotate.roles.claims import Claim
from archive.annotate.roles.posts import Post
from archive.annotate.roles.surroundings import Surroundings
from archive.annotate.roles.titles import plain, word_set
from archive.annotate.view import locate
from archive.facts import EntityKind, Span
from archive.lexicon import load_lexicon

# What the first country of a story counts, in hundredths of a vote.
LEAD = 75
# Words between two posts of one person.
NEAR_POST = 8


def understand_organizations(around: Surroundings, claims: Sequence[Claim]) -> None:
    """Fill in the country of posts of state, and the body of "its chairman", where nothing names it."""
    for claim in claims:
        _complete_deputy(claim, claims)
        if claim.post is not None and claim.post.body is not None and claim.post.body.is_post:
            _complete_post(around, claim, claims)
        if claim.organization is not None:
            continue
        if claim.of_state and not _known_elsewhere(claim, claims):
            claim.organization = _country_of_claim(around, claim, claims)
            claim.understood = claim.organization is not None
        elif claim.post is not None and _points_back(claim):
            claim.organization = around.organization_before(claim.evidence.start)
            claim.understood = claim.organization is not None
        if claim.organization is None and claim.post is not None and _is_of_business(claim.post):
            claim.organization = around.subject
            claim.understood = claim.organization is not None
    for claim in claims:
        if claim.organization is None and claim.post is not None and claim.post.is_private:
            claim.organization = next((other.organization for other in claims if _is_beside(claim, other)), None)
            claim.understood = claim.organization is not None


def _is_of_business(post: Post) -> bool:
    """Tell whether a post is of a kind that firms have: "chief executive", "chairman"."""
    return post.is_private or post.head.title in word_set("business") or post.head.title in word_set("in_business")


def _is_beside(claim: Claim, other: Claim) -> bool:
    """Tell whether two posts of one person are joined: "chairman and chief executive"."""
    if claim.post is None or other.post is None or not other.post.is_private or claim.person != other.person:
        return False
    return claim.post.block is other.post.block and abs(claim.post.head.start - other.post.head.start) < NEAR_POST


def _complete_deputy(claim: Claim, claims: Sequence[Claim]) -> None:
    """Make "Roe's deputy" the deputy of Roe's post and body."""
    if claim.title != "deputy" or claim.post is None or not claim.post.has_personal_body:
        return
    surname = (claim.organization or "").casefold().split()[-1:]
    seats = [other for other in claims if other.post is not None and other.person.split()[-1:] == surname]
    if seats and seats[0] is not claim:
        claim.title = f"deputy {seats[0].title}"
        claim.organization, claim.organization_span, claim.of_state = seats[0].organization, None, seats[0].of_state


def _complete_post(around: Surroundings, claim: Claim, claims: Sequence[Claim]) -> None:
    """Write "Prime Minister of Norway" for the body in "the prime minister's spokesman"."""
    title = (claim.organization or "").lower()
    if title not in word_set("state"):
        return
    holders = [
        other for other in claims if other.title == title and other.organization and other.evidence.start < claim.evidence.start
    ]
    country = holders[-1].organization if holders else _country_of_claim(around, claim, claims)
    if country is not None:
        claim.organization, claim.understood = f"{claim.organization} of {country}", True


def _points_back(claim: Claim) -> bool:
    """Tell whether a post's owner was named before: "its chairman", "the company's president", "chief executive Jane Roe"."""
    post = claim.post
    if post is None:
        return False
    owned = post.owner_word is not None and post.owner_word.lower_ in ("its", "their")
    body = post.block.doc[post.body.end - 1] if post.body is not None and post.body.end > post.body.start else None
    return owned or (body is not None and plain(body) in word_set("named_before")) or post.head.title in word_set("business")


def _known_elsewhere(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether another claim names the organization of the same post of the same person."""
    return any(
        other.person == claim.person and other.title == claim.title and other.organization and not other.understood
        for other in claims
    )


def _country_of_claim(around: Surroundings, claim: Claim, claims: Sequence[Claim]) -> str | None:
    """Return the country of a post: the title's own, that of the person's other posts, else what stands around suggests."""
    own = [other.organization for other in claims if other.person == claim.person and other.of_state and other.organization]
    known = load_lexicon("roles")["known_states"].get(claim.title) or (own[0] if own else None)
    if known is not None:
        return str(known)
    votes: Counter[str] = Counter()
    for other in claims:
        if other.person == claim.person and other.title == claim.title:
            votes.update(_votes(around, other, claims))
    taken = {other.organization for other in claims if _same_seat(claim, other)}
    return next((country for country, _ in votes.most_common() if country not in taken), None)


def _votes(around: Surroundings, claim: Claim, claims: Sequence[Claim]) -> Counter[str]:
    """Return how much each country around one claim speaks for itself, in hundredths."""
    votes: Counter[str] = Counter()
    start = claim.evidence.start
    sentence, earlier = around.sentence(start), around.sentence(start, 1)
    # Not where an ambassador is sent.
    here = [hint for hint in (around.hints_in(sentence) if sentence else ()) if not _names_post(claim, hint.start)]
    for near, hint in enumerate(reversed([hint for hint in here if hint.start < claim.evidence.end])):
        votes[hint.country] += (100 if hint.weak else 300) if near == 0 else 50
    after = [hint for hint in here if hint.start >= claim.evidence.end and not hint.weak]
    for near, hint in enumerate(hint for hint in after if not any(_covers(other, hint.start) for other in claims)):
        votes[hint.country] += 50 if near else 150
    for near, hint in enumerate(reversed(around.hints_in(earlier) if earlier else [])):
        votes[hint.country] += 20 if near or hint.weak else 150
    # The country that the story opens with is likely to be what it is about.
    votes.update({hint.country: LEAD for hint in around.hints[:1] if not hint.weak})
    stated = [other for other in claims if _is_stated(other)]
    for other in stated:
        if sentence and _stands_in(other, sentence, start, around):
            votes[other.organization or ""] += 200
    # Nor does where the holder goes next ("will fly to Peru"), or another is sent ("ambassador to Peru"), say whose post it is.
    aside = {hint for hint in here if hint.weak and hint.start >= claim.evidence.end}
    sent = [other for other in claims if other.post is not None and other.post.after]
    elsewhere = [one for one in around.hints if one not in aside and not _names_post(claim, one.start)]
    votes.update(_shares([one.country for one in elsewhere if not any(_names_end(other, one.start) for other in sent)], 150))
    votes.update(_shares([other.organization or "" for other in stated], 100))
    return votes


def _is_stated(claim: Claim) -> bool:
    """Tell whether a post has its country in its own words."""
    country = country_of(claim.organization or "", capitals=False) if not claim.understood else None
    return country is not None and has_state(country)


def _shares(countries: Sequence[str], weight: int) -> dict[str, int]:
    return {country: weight * count // len(countries) for country, count in Counter(countries).items()}


def _names_post(claim: Claim, offset: int) -> bool:
    if claim.post is None:
        return False
    doc = claim.post.block.doc
    return locate(doc[claim.post.start]).start <= offset < locate(doc[claim.post.end - 1]).end


def _names_end(claim: Claim, offset: int) -> bool:
    """Tell whether a place in the text is behind the head of a post: where its holder is sent."""
    return (
        _names_post(claim, offset)
        and claim.post is not None
        and offset >= locate(claim.post.block.doc[claim.post.head.end - 1]).end
    )


def _covers(claim: Claim, offset: int) -> bool:
    span = claim.organization_span
    return claim.evidence.start <= offset < claim.evidence.end or (span is not None and span.start <= offset < span.end)


def _stands_in(other: Claim, sentence: Span, before: int, around: Surroundings) -> bool:
    """Tell whether the holder of a known post is named in a sentence before a character."""
    surname = other.person.split()[-1]
    return any(
        sentence.contains(mention.span) and mention.span.start < before and mention.name.casefold().endswith(surname)
        for mention in around.facts.mentions
        if mention.kind is EntityKind.PERSON
    )


def _same_seat(claim: Claim, other: Claim) -> bool:
    """Tell whether two persons would hold one post at once."""
    single = (
        claim.status is None
        and not {"deputy", "vice", "cabinet", "former"} & set(claim.title.split())
        and claim.title != "minister"
    )
    return single and other.person != claim.person and other.title == claim.title and other.status is None
