"""Who "the minister", "Russia's top diplomat" or "the spokeswoman" is: the holder of a role that the document tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import EntityKind, Reference, Role, RoleStatus
from archive.lexicon import load_lexicon
from archive.resolve.stage import Appearance, Stage

DEPUTIES = frozenset({"deputy", "assistant", "former", "acting", "under", "associate", "prime"})
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each", "no", "several", "many"})
SPOKES = "spokes"
NEXT = 2  # sentences
# "32-year-old nurse"
AGED = re.compile(r"(\d{1,3})[- ]years?[- ]old\b")


def fold(text: str) -> list[str]:
    """Return the words of a title or body in lower case, spelled one way.

    >>> fold("Minister of Defence")
    ['minister', 'of', 'defense']
    """
    words = (
        text.casefold()
        .replace("-", " ")
        .replace(".", "")
        .replace("’s", "")
        .replace("'s", "")
        .replace("gop", "republican")
        .split()
    )
    spellings: dict[str, str] = load_lexicon("roles")["spellings"]
    return [spellings.get(word, word) for word in words]


def resolve_title(stage: Stage, reference: Reference) -> Appearance | None:
    """Return where the holder of the title last appeared; none for "a minister" and where no role of the document fits."""
    if reference.plural or _is_another(stage, reference):
        return None
    if stage.words_before(reference.span) in INDEFINITE:
        return _named_next(stage, reference)
    holders = {entity for role in stage.facts.roles if _fits(reference, role) and (entity := _holder(stage, role))}
    if reference.gender is not None:
        holders = {holder for holder in holders if stage.entities[holder].gender in (None, reference.gender)}
    return _likeliest(stage, reference, holders)


def _named_next(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the spokesman that the next sentences name after "a ministry spokesperson said"."""
    if not reference.head.startswith(SPOKES):
        return None
    here = stage.sentence(reference.span.start)
    for role in sorted(stage.facts.roles, key=lambda one: one.span):
        near = 0 < stage.sentence(role.holder_span.start) - here <= NEXT
        if near and title_head(role.title).startswith(SPOKES) and (holder := _holder(stage, role)) is not None:
            named = [one for one in _appearances(stage, {holder}) if not one.quoted]
            return named[0] if named and stage.sentence(named[0].start) > here else None
    return None


def _is_another(stage: Stage, reference: Reference) -> bool:
    """Tell whether the text has told of somebody else by the same noun: "an officer … the officer", beside "Officer Dole"."""
    if reference.head not in load_lexicon("references")["many"] or reference.modifiers:
        return False
    titles = [role.span for role in stage.facts.roles]
    return any(
        one.head == reference.head
        and one.span.end <= reference.span.start
        and (one.plural or stage.words_before(one.span) in INDEFINITE)
        and not any(title.start < one.span.end and one.span.start < title.end for title in titles)
        for one in stage.facts.references
    )


def _holder(stage: Stage, role: Role) -> str | None:
    entity = stage.by_mention.get(role.holder_span)
    return entity.id if entity is not None and entity.kind is EntityKind.PERSON else None


def _fits(reference: Reference, role: Role) -> bool:
    """Tell whether a role can be what the words mean: its title, country and time."""
    title, body = fold(role.title), fold(role.organization or "")
    said = [word for modifier in reference.modifiers for word in fold(modifier)]
    if ("former" in said) != (role.status is RoleStatus.FORMER):
        return False
    epithet = _epithet(reference, title)
    if not epithet and title_head(role.title) != reference.head and title[-1:] != [reference.head]:
        return False
    words = set(said) - set(load_lexicon("references")["idle"]) - {"former", "of", "the"}
    if epithet and epithet != reference.head:
        words -= set(fold(reference.modifiers[-1]))  # told by the epithet: "union boss" for a general secretary
    told = {*title, *body, *(("top", "chief") if epithet else ())}
    if role.organization is None and title_head(role.title) == reference.head:
        told |= words - DEPUTIES  # "the Ohio senator" where the role does not say of where
    unsaid = {word for word in title if word in DEPUTIES} - words - ({"prime"} if epithet else set())
    return words <= told and not unsaid


def title_head(title: str) -> str:
    """Return the head noun of a title.

    >>> title_head("secretary of state"), title_head("high commissioner to Malta"), title_head("prime minister")
    ('secretary', 'commissioner', 'minister')
    """
    return (fold(re.split(r" (?:of|to|for|in) ", title)[0]) or [""])[-1]


def _epithet(reference: Reference, title: list[str]) -> str | None:
    """Return the words that stand for a title: "premier" for a prime minister, "top diplomat" for a foreign minister."""
    table = load_lexicon("references")["epithets"]
    before = reference.modifiers[-1] if reference.modifiers else ""
    for words in (f"{before} {reference.head}", reference.head):
        if any(title[-len(fold(epithet)) :] == fold(epithet) for epithet in table.get(words, ())):
            return words
    return None


def _likeliest(stage: Stage, reference: Reference, holders: set[str]) -> Appearance | None:
    """Return the best appearance of one of several holders: the last speaker, the nearest; a later one if none is before."""
    here, entry = stage.sentence(reference.span.start), stage.entry(reference.span.start)
    best: tuple[int, Appearance] | None = None
    for appearance in _appearances(stage, holders):
        distance = here - stage.sentence(appearance.start)
        score = -2 * abs(distance) - (6 if distance < 0 or appearance.start > reference.span.start else 0)
        score += (3 if appearance.speaker else 0) + (1 if appearance.subject else 0) - (3 if appearance.quoted else 0)
        score -= 40 if stage.entry(appearance.start) != entry else 0
        if best is None or score > best[0]:
            best = (score, appearance)
    return best[1] if best is not None else None


def _appearances(stage: Stage, holders: set[str]) -> Iterator[Appearance]:
    yield from (one for one in stage.appearances if one.referent.entity in holders)


def resolve_aged(stage: Stage, reference: Reference) -> Appearance | None:
    """Return who "the 32-year-old" is: the one whose age was told, else the last person told of, if just before."""
    age = AGED.match(reference.text)
    if age is None or reference.plural or stage.words_before(reference.span) in INDEFINITE:
        return None
    here, text = stage.sentence(reference.span.start), stage.article.text
    persons = [one for one in stage.before(reference.span.start) if one.kind is EntityKind.PERSON and not one.quoted]
    for one in persons:
        if re.match(rf"\s*[,(]\s*(?:aged\s+)?{age[1]}\b", text[one.end : one.end + 12]):
            return one
    near = [one for one in persons if here - stage.sentence(one.start) <= 1]
    return next((one for one in near if one.subject or one.speaker), next(iter(near), None))
