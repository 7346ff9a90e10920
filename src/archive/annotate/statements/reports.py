"""From a cue to a draft: its content by grammar and marks, its source, its addressee."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.statements.addressees import addressee_span, find_addressee
from archive.annotate.statements.assertion import is_asserted, names_other_source
from archive.annotate.statements.closing import find_closing
from archive.annotate.statements.content import find_content
from archive.annotate.statements.cues import Cue, find_cues
from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.frames import Content
from archive.annotate.statements.headlines import is_headline, read_headline
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.annotate.statements.quoted import join_quotes
from archive.annotate.statements.speakers import Source, find_source, name_before, noun_after
from archive.annotate.view import Parsed, View, locate
from archive.facts import BlockKind, Span


def draft_block(parsed: Parsed, view: View, names: PersonNames) -> Iterator[Draft]:
    """Yield the drafts of one block. Of a headline that shows its source by its form nothing else is asked."""
    if parsed.block.kind is BlockKind.BYLINE or len(parsed.doc) == 0:
        return
    if is_headline(parsed):
        headings = list(read_headline(parsed.doc, names))
        for heading in headings:
            speaker = names.last_in(heading.speaker) or heading.speaker
            yield Draft(heading.cue, [heading.content], frame="headline", speaker_span=speaker, addressee_span=heading.addressee)
        if headings:
            return
    for cue in find_cues(parsed.doc):
        draft = draft_cue(cue, view, names) or draft_block_after(cue, view, names)
        if draft is not None:
            yield draft


def draft_block_after(cue: Cue, view: View, names: PersonNames) -> Draft | None:
    """Return the draft of "She added:" before a paragraph that is set apart instead of quoted."""
    doc = cue.token.doc
    if cue.is_noun or doc[-1].text != ":" or any(token.is_punct for token in doc[cue.last.i + 1 : -1]):
        return None
    block = view.block_after(locate(doc[-1]).end)
    source = find_source(cue)
    if block is None or block.block.kind is not BlockKind.PARAGRAPH or block.doc[0].is_quote or source.speaker is None:
        return None
    speaker = phrase_span(source.speaker, names)
    return Draft(Span(locate(cue.token).start, locate(cue.last).end), [block.block.span], token=cue.token, speaker_span=speaker)


def draft_cue(cue: Cue, view: View, names: PersonNames) -> Draft | None:
    """Return the draft that a cue makes; None where it reports nothing."""
    content = find_content(cue)
    if content is None and cue.takes("clause", "tell") and (closing := find_closing(cue)) is not None:
        content = Content(closing.content, "clause", speaker=closing.speaker)
    pieces, quotes, beside = join_quotes(cue, content, view)
    inside = view.quote_at(locate(cue.token).start)
    if not pieces or _says_nothing(content, quotes, cue):
        return None
    source = _source(cue, content, beside, view)
    if inside is not None and not names_other_source(cue, source.speaker):
        return None
    named = source.speaker is not None and names.around(source.speaker) is not None
    shown = bool(beside) or (content is not None and content.speaker is not None)
    if not shown and not is_asserted(cue, content.frame if content else "quote", source.speaker, named):
        return None
    addressee = find_addressee(cue, content)
    return Draft(
        cue_span=Span(locate(cue.token).start, locate(cue.last).end),
        pieces=pieces,
        quotes=quotes,
        frame="as" if names_other_source(cue, source.speaker) else content.frame if content else "quote",
        token=cue.token,
        speaker_span=phrase_span(source.speaker, names) if source.speaker is not None else None,
        relayed_by_span=phrase_span(source.relayed_by, names) if source.relayed_by is not None else None,
        addressee_span=addressee_span(addressee, names) if addressee is not None else None,
        inside=inside,
    )


def _source(cue: Cue, content: Content | None, beside: list[int], view: View) -> Source:
    """Return the source by the grammar; where that leaves none, or one in a quotation, the name beside the cue."""
    if content is not None and content.speaker is not None:
        return Source(content.speaker)
    source = find_source(cue)
    speaker = source.speaker
    if speaker is not None and not (beside and view.quote_at(locate(speaker).start) is not None):
        return source
    if beside and not cue.is_noun:
        return Source(noun_after(cue) or name_before(cue), source.relayed_by)
    return Source(name_before(cue), source.relayed_by) if speaker is None else Source(None, source.relayed_by)


def _says_nothing(content: Content | None, quotes: list[int], cue: Cue) -> bool:
    """Tell "said this", "said so", "said as much"."""
    if content is None or quotes:
        return False
    words = [cue.token.doc[n] for n in content.tokens if not cue.token.doc[n].is_punct]
    return all(word.pos_ in ("PRON", "DET", "ADV", "ADP") or word.lower_ in ("much", "same", "so", "yes", "no") for word in words)
