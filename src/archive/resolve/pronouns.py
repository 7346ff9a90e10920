"""Who "he", "she", "they", "it", "I" and "we" are.

Scores each appearance before the pronoun by distance in sentences, whether it was a subject or a speaker, and whether it
stands in somebody's words; gender and number must agree. Does not look across live-blog entries.
"""

from __future__ import annotations

from archive.facts import EntityKind, Gender, Reference, Referent, Span
from archive.lexicon import load_lexicon
from archive.resolve.stage import Appearance, Stage
from archive.resolve.wires import is_credit

REACH = 6  # sentences


def is_first_person(reference: Reference) -> bool:
    """Tell whether a pronoun means the speaker of the words around it."""
    return reference.head in load_lexicon("references")["first_person"]


def is_second_person(reference: Reference) -> bool:
    """Tell whether a pronoun means who is spoken to."""
    return reference.head in load_lexicon("references")["second_person"]


def resolve_voice(stage: Stage, reference: Reference, referents: dict[Span, Referent]) -> Referent | None:
    """Return who "I", "we" or "you" is: the speaker, or the addressee, of the statement or turn around it."""
    statement = stage.statement_around(reference.span)
    if statement is None:
        return None
    source = statement.addressee_span if is_second_person(reference) else statement.source_span
    return referents.get(source) if source is not None and source != reference.span else None


def resolve_pronoun(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the likeliest appearance that a pronoun of the third person takes up, None where none fits."""
    if reference.head in load_lexicon("references")["relative"]:
        near = (one for one in stage.before(reference.span.start) if reference.span.start - one.end < 4)
        return next((one for one in near if reference.head == "which" or one.kind is EntityKind.PERSON or one.human), None)
    best: tuple[int, Appearance] | None = None
    speaking = _speaker_to(stage, reference)
    here, entry = stage.sentence(reference.span.start), stage.entry(reference.span.start)
    for appearance in stage.before(reference.span.start):
        distance = here - stage.sentence(appearance.start)
        if distance > REACH or stage.entry(appearance.start) != entry:
            break
        if (
            appearance.referent != speaking
            and _agrees(reference, appearance)
            and not is_credit(stage, appearance)
            and not _is_told_apart(stage, reference, appearance)
        ):
            score = _score(stage, reference, appearance, distance)
            if (best is None or score > best[0]) and (score > 0 or not _contradicts(reference, appearance)):
                best = (score, appearance)
    return best[1] if best is not None else _named_later(stage, reference)


def _named_later(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the subject that a pronoun of the same sentence runs ahead of: "While he denied it, Lee paid the fine"."""
    here = stage.sentence(reference.span.start)
    after = (one for one in stage.appearances if one.start > reference.span.end and stage.sentence(one.start) == here)
    fits = (one for one in after if one.subject and not one.quoted and _agrees(reference, one))
    return next((one for one in fits if not _contradicts(reference, one)), None)


def _speaker_to(stage: Stage, reference: Reference) -> Referent | None:
    """Return who speaks to a pronoun, and so is not meant by it: "the judge asked him if he knew"."""
    source = stage.told_by.get(reference.span)
    if source is None:
        return None
    return next((one.referent for one in stage.before(reference.span.start) if source.start <= one.start < source.end), None)


def _agrees(reference: Reference, appearance: Appearance) -> bool:
    kind = appearance.kind
    if reference.gender in (Gender.MALE, Gender.FEMALE):
        person = kind is EntityKind.PERSON or (kind is None and appearance.human)
        return (
            person
            and not appearance.plural
            and (appearance.kind is EntityKind.PERSON or appearance.gender in (reference.gender, None))
        )
    if reference.gender is Gender.NEUTER:
        thing = kind in (EntityKind.ORGANIZATION, EntityKind.PLACE) or (kind is None and not appearance.human)
        return thing and not appearance.plural
    return appearance.plural or kind is EntityKind.ORGANIZATION or (kind is None and appearance.gender is None)


def _is_told_apart(stage: Stage, reference: Reference, appearance: Appearance) -> bool:
    """Tell whether the text has called somebody "she" whose given name is a woman's: no later "he" is her."""
    told = stage.genders.get(appearance.referent.entity or "")
    if told is None or reference.gender not in (Gender.FEMALE, Gender.MALE):
        return False
    return told is not reference.gender and stage.entities[appearance.referent.entity or ""].gender is told


def _contradicts(reference: Reference, appearance: Appearance) -> bool:
    """Tell whether a given name speaks against a pronoun. It is no proof: names are given to men here and to women there."""
    return None not in (reference.gender, appearance.gender) and reference.gender is not appearance.gender


def _score(stage: Stage, reference: Reference, appearance: Appearance, distance: int) -> int:
    """Return how well an appearance fits; a subject counts more than a nearer object, a speaker most."""
    score = -3 * distance
    score += 6 if appearance.speaker else 0
    score += 4 if appearance.subject else 0
    if appearance.subject and reference.subject and distance == 1 and not appearance.quoted:
        score += 4  # "Kim represents them. He spoke briefly."
    if appearance.quoted and stage.statement_around(Span(appearance.start, appearance.end)) is not stage.statement_around(
        reference.span
    ):
        score -= 5
    score -= 6 if _contradicts(reference, appearance) else 0
    if reference.gender is None:
        score += 4 if appearance.plural else 0
    return score
