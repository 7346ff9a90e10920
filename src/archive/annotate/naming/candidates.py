"""What might be a name in a document, with the evidence for each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from archive.annotate.naming.candidate import Candidate
from archive.annotate.naming.cues import (
    addressed_candidates,
    byline_candidates,
    lettered_candidates,
    nicknamed_candidates,
    speaker_candidates,
    speaking_candidates,
    unmarked_candidates,
)
from archive.annotate.naming.model_entities import entity_candidates
from archive.annotate.view import View


def find_candidates(view: View, headlines: Collection[int]) -> Iterator[Candidate]:
    """Yield the candidates of a document, block by block; they may overlap and be in any order within a block.

    `headlines` are the starts of the blocks whose capitals mean nothing.
    """
    for parsed in view.parsed:
        headline = parsed.block.span.start in headlines
        cued = chain(
            addressed_candidates(parsed),
            nicknamed_candidates(parsed),
            lettered_candidates(parsed),
            unmarked_candidates(parsed),
            speaking_candidates(parsed),
            byline_candidates(parsed),
        )
        for one in chain(entity_candidates(parsed), cued):
            yield replace(one, headline=True) if headline else one
    yield from speaker_candidates(view)
