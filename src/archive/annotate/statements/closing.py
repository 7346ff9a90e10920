"""Reporting clauses that close a sentence and that the parser takes for something else.

"…, a witness reported from the scene" (read as a reported witness), "…, the spokesman, Jan Maly, told reporters" (read as
an apposition to the last name). What stands before the comma is the content, the phrase after it the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.nouns import is_speaking_noun
from archive.annotate.statements.syntax import FINITE, sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_TAIL = 14  # tokens after the cue: "told reporters in the capital on Saturday after the talks"


class Closing(NamedTuple):
    """Positions of the content before a closing clause, and the head of the phrase that names its source."""

    content: frozenset[int]
    speaker: Token


def find_closing(cue: Cue) -> Closing | None:
    """Return what a closing clause without a parsed subject reports, and who does; None where it is no such clause."""
    verb = cue.token
    if verb.lemma_.lower() in word_set("only_of_writings"):
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or any(
        child.dep_ in ("nsubj", "ccomp", "auxpass", "agent") for child in verb.children
    ):
        return None
    doc = verb.doc
    start, end = sentence_bounds(verb)
    tail = [doc[n] for n in range(cue.last.i + 1, end)]
    if len(tail) > LONGEST_TAIL or any(token.tag_ in FINITE or token.text in (",", ":", '"') for token in tail):
        return None
    phrase = _phrase_before(doc, verb.i, start)
    if phrase is None or not any(doc[n].tag_ in FINITE for n in range(start, phrase[0] - 1)):
        return None
    heads = [doc[n] for n in range(*phrase) if doc[n].head.i not in range(*phrase) and doc[n].pos_ in ("NOUN", "PROPN", "PRON")]
    if not heads or not (heads[-1].pos_ in ("PROPN", "PRON") or is_speaking_noun(heads[-1])):
        return None  # "…, with no deaths reported"
    return Closing(frozenset(range(start, phrase[0] - 1)), heads[-1])


def _phrase_before(doc: Doc, verb: int, start: int) -> tuple[int, int] | None:
    """Return first and end position of the noun phrase between a comma and the cue, an apposition to it included."""
    end = verb
    while end - 1 > start and doc[end - 1].dep_ in ("aux", "advmod", "neg"):
        end -= 1
    if doc[end - 1].text == ",":
        end -= 1
    first = _after_comma(doc, end, start)
    if first is None:
        return None
    name = next((doc[n] for n in range(first, end) if doc[n].dep_ == "appos" and doc[n].head.i < first), None)
    earlier = _after_comma(doc, first - 1, start) if name is not None and end < verb else None
    if name is not None and earlier is not None and earlier <= name.head.i:
        first = earlier
    if any(doc[n].tag_ in FINITE for n in range(first, end)):
        return None
    return first, end


def _after_comma(doc: Doc, end: int, start: int) -> int | None:
    for n in range(end - 1, start, -1):
        if doc[n].text == ",":
            return n + 1 if n + 1 < end else None
    return None
