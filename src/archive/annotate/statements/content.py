"""What is said, by the grammar of the cue's clause: a table of frames, each from a cue to the content's tokens.

Marks play no part here: what stands in quotation marks is joined to this by `quoted`. To add a frame: a function in
`clause_frames` or `object_frames`, a line in the table, its name in the lexicon. Any other name is a preposition.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.annotate.statements import clause_frames, object_frames
from archive.annotate.statements.cues import Cue
from archive.annotate.statements.frames import Content
from archive.annotate.statements.tails import without_source, without_tail

FRAMES: dict[str, Callable[[Cue, str], Content | None]] = {
    "clause": clause_frames.clause_content,
    "tell": clause_frames.tell_content,
    "that": clause_frames.that_content,
    "urge": clause_frames.urge_content,
    "infinitive": clause_frames.infinitive_content,
    "gerund": clause_frames.gerund_content,
    "on-to": clause_frames.to_somebody_content,
    "to-to": clause_frames.to_somebody_content,
    "source": clause_frames.source_content,
    "attitude": clause_frames.attitude_content,
    "object": object_frames.object_content,
    "as": object_frames.as_content,
    "name": object_frames.name_content,
    "saying": object_frames.saying_content,
    "amount": object_frames.amount_content,
}
QUOTED_ONLY = "quote"
WHOLE_CLAUSES = frozenset({"clause", "tell", "that", "source"})


def find_content(cue: Cue) -> Content | None:
    """Return the content that the first fitting frame of the cue finds; None where the clause holds none."""
    for frame in cue.frames:
        if frame == QUOTED_ONLY:
            continue
        content = FRAMES.get(frame, object_frames.prepositional_content)(cue, frame)
        if content is not None and content.tokens:
            told = _without_holes(cue, content.tokens) if frame in WHOLE_CLAUSES else content.tokens
            tokens = without_tail(cue.token, told, frame not in WHOLE_CLAUSES)
            asked = frame in ("clause", "tell") and content.speaker is None and not cue.is_noun
            return content._replace(tokens=without_source(cue.token, tokens) if asked else tokens)
    return None


def _without_holes(cue: Cue, tokens: frozenset[int]) -> frozenset[int]:
    """Return a clause behind its cue whole, with phrases inside it that the parser hangs on the cue."""
    first = min(tokens)
    return frozenset(range(first, max(tokens) + 1)) if first > cue.last.i else tokens
