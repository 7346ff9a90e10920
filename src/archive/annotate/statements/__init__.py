"""Statements: somebody's speech or writing reported with its source.

Cue first, then content, then speaker:

    cues         the words that report, with their frames
    content      what is said, by the grammar of the cue's clause (clauses, closing; reported_tense and tails tell its end),
                 or, where the parser loses it, by the words that mark it (marked_clauses); datelines are cut off
    quoted       what is said, by quotation marks beside the cue
    speakers     who says it, lost_speakers: where the parser loses the subject; phrases: the span that names them
    addressees   to whom; dating: when
    assertion    whether it is said at all
    reports      all of these together: a cue's draft
    headlines, transcripts    where form, not grammar, shows who speaks
    nesting      reports inside and beside reports
    turns        quotations without a cue of their own
    drafts       spans trimmed, split at the marks: the statement
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.statements.datelines import drop_datelines
from archive.annotate.statements.dating import find_date
from archive.annotate.statements.drafts import finish
from archive.annotate.statements.nesting import drop_nested, part_coordinated, settle_quotes
from archive.annotate.statements.occasions import carry_addressees
from archive.annotate.statements.phrases import PersonNames
from archive.annotate.statements.reports import draft_block
from archive.annotate.statements.transcripts import draft_turns, is_own_report
from archive.annotate.statements.turns import add_quotes_without_cue
from archive.annotate.view import View
from archive.facts import Facts, Statement


def find_statements(view: View, facts: Facts) -> Iterator[Statement]:
    """Yield the statements of a document in text order. `facts` holds what the finders before this one found."""
    names = PersonNames(view, facts)
    drafts = [draft for parsed in view.parsed for draft in draft_block(parsed, view, names)]
    turns = list(draft_turns(view, names))
    drafts = [draft for draft in drafts if not is_own_report(draft, turns, view)] + turns
    drop_datelines(drafts, view)
    settle_quotes(drafts, view)
    part_coordinated(drafts, view)
    drafts = add_quotes_without_cue(drop_nested(drafts, view), view, names)
    carry_addressees(drafts, view, names)
    for draft in drafts:
        draft.date = find_date(draft, view, facts)
    statements = [finish(draft, view.text, view.quotes) for draft in drafts]
    yield from sorted((one for one in statements if one is not None), key=lambda one: (one.content_spans, one.span))
