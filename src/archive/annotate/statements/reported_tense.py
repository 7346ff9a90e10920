"""The tense of a clause after a report: whether it goes on with what is said, or is the narrator's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.syntax import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

# Subjects that go on with what is said, and auxiliaries whose past form shows a reported present.
REPORTED_SUBJECTS = frozenset({"it", "he", "she", "they", "there"})
BACKSHIFTED = frozenset({"could", "might", "should", "'d"})


def keeps_tense(verb: Token, cue: Token) -> bool:
    """Tell "said A, and it would …", "says A, and it expects …" from the narrator's "said A, and the meeting ended"."""
    subject = next(child for child in verb.lefts if child.dep_ in SUBJECTS)
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE]
    shape = helpers[0] if helpers else verb
    if cue.tag_ == "VBD" and (shape.lower_ == "would" or (shape.lower_ == "had" and verb.tag_ == "VBN")):
        return True
    if subject.lower_ not in REPORTED_SUBJECTS or verb.doc[verb.left_edge.i - 1].lower_ == "but":
        return False  # After "but" mostly the narrator objects.
    if cue.tag_ == "VBD" and (shape.lower_ in BACKSHIFTED or (shape.lower_ in ("was", "were") and verb.tag_ == "VBG")):
        return True
    return cue.tag_ in ("VBZ", "VBP", "VBD") and (shape.tag_ in ("VBZ", "VBP") or shape.lower_ in ("will", "can", "may", "must"))
