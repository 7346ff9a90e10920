"""Statements: somebody's speech or writing reported with its source.

Cue first, then content, then speaker:

    cues        the words that report, with their frames
    content     what is said, by the grammar of the cue's clause
    quoted      what is said, by quotation marks beside the cue
    speakers    who says it; phrases: the span that names them
    turns       quotations without a cue of their own
    drafts      spans trimmed, split at the marks: the statement
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.statements.assertion import is_asserted
from archive.annotate.statements.content import find_content
from archive.annotate.statements.cues import Cue, find_cues
from archive.annotate.statements.drafts import Draft, finish
from archive.annotate.statements.nesting import drop_nested, part_coordinated
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.annotate.statements.quoted import join_quotes
from archive.annotate.statements.speakers import find_source
from archive.annotate.statements.turns import add_quotes_without_cue
from archive.annotate.view import View, locate
from archive.facts import BlockKind, Facts, Span, Statement


def find_statements(view: View, facts: Facts) -> Iterator[Statement]:
    """Yield the statements of a document in text order. `facts` holds what the finders before this one found."""
    names = PersonNames(view, facts)
    drafts = []
    for parsed in view.parsed:
        if parsed.block.kind is not BlockKind.BYLINE:
            drafts += [draft for cue in find_cues(parsed.doc) if (draft := _draft(cue, view, names)) is not None]
    part_coordinated(drafts, view)
    statements = [finish(draft, view.text, view.quotes) for draft in add_quotes_without_cue(drop_nested(drafts), view)]
    yield from sorted((one for one in statements if one is not None), key=lambda one: (one.content_spans, one.span))


def _draft(cue: Cue, view: View, names: PersonNames) -> Draft | None:
    content = find_content(cue)
    pieces, quotes = join_quotes(cue, content, view)
    inside = view.quote_at(locate(cue.token).start)
    if not pieces or inside is not None:
        return None
    source = find_source(cue)
    if not quotes and not is_asserted(cue, content.frame if content else "quote", source.speaker):
        return None
    addressee = content.addressee if content else None
    return Draft(
        cue_span=Span(locate(cue.token).start, locate(cue.last).end),
        pieces=pieces,
        quotes=quotes,
        token=cue.token,
        speaker_span=phrase_span(source.speaker, names) if source.speaker is not None else None,
        relayed_by_span=phrase_span(source.relayed_by, names) if source.relayed_by is not None else None,
        addressee_span=phrase_span(addressee, names) if addressee is not None else None,
        inside=inside,
    )
