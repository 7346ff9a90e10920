"""Claims of one post of one person become one role, at its first evidence."""

from __future__ import annotations

from collections.abc import Sequence

from archive.annotate.roles.claims import Claim
from archive.annotate.roles.titles import word_set
from archive.facts import RoleStatus
from archive.lexicon import load_lexicon


def folded(text: str | None) -> tuple[str, ...]:
    """Return the words that matter of a title or a body's name, spelled one way.

    >>> folded("minister of Defence")
    ('minister', 'defense')
    """
    words = (text or "").casefold().replace("-", " ").replace(".", "").split()
    spellings: dict[str, str] = load_lexicon("roles")["spellings"]
    return tuple(spellings.get(word, word) for word in words if word not in ("the", "of", "for", "and", "a", "an", "to"))


def merge_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with those that say the same merged into the first, in text order."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end)):
        same = next((other for other in kept if _is_same(other, claim)), None)
        if same is None:
            kept.append(claim)
        else:
            _absorb(same, claim)
    return [claim for claim in kept if not any(_says_more(other, claim) for other in kept)]


def _is_same(first: Claim, second: Claim) -> bool:
    if first.person != second.person or sorted(folded(first.title)) != sorted(folded(second.title)):
        return False
    known = not (first.timeless or second.timeless)
    if known and (first.status or RoleStatus.CURRENT) is not (second.status or RoleStatus.CURRENT):
        return False
    return _agree(first, second)


def _agree(first: Claim, second: Claim) -> bool:
    """Tell whether two claims can be of one body: one does not say, only understood it, or names it more fully."""
    if not first.organization or not second.organization or first.understood or second.understood:
        return True
    one, two = set(folded(first.organization)), set(folded(second.organization))
    return one <= two or two <= one


def _absorb(kept: Claim, claim: Claim) -> None:
    if claim.organization and (kept.organization is None or (kept.understood and not claim.understood)):
        kept.organization, kept.organization_span, kept.understood = claim.organization, claim.organization_span, claim.understood
    if kept.timeless and not claim.timeless:
        kept.status, kept.timeless = claim.status, False
    kept.start = kept.start or claim.start
    kept.end = kept.end or claim.end


def _says_more(fuller: Claim, claim: Claim) -> bool:
    """Tell whether a claim only says less: "Minister Lavrov" beside "Foreign Minister Lavrov"."""
    if fuller is claim or fuller.person != claim.person or not _agree(fuller, claim):
        return False
    long, short = folded(fuller.title), folded(claim.title)
    if fuller.title.startswith(f"{claim.title} to ") and (fuller.status == claim.status):
        return True  # "the new high commissioner" beside "high commissioner to Ghana"
    if claim.timeless and len(long) > len(short) and set(short) <= set(long):
        return True  # "As high commissioner, Roe" beside "high commissioner to Ghana"
    extra = long[: len(long) - len(short)]
    return (
        len(long) > len(short) > 0
        and long[-len(short) :] == short
        and not set(extra) & {"deputy", "assistant", "acting", "under", "associate"}
        and set(extra) <= word_set("fields") | word_set("grades")
    )
