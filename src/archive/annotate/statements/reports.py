"""From a cue to a draft: its content by grammar and marks, its source, its addressee."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.annotate.statements.addressees import addressee_span, find_addressee
from archive.annotate.statements.assertion import is_asserted, is_question_put, names_other_source
from archive.annotate.statements.closing import find_closing
from archive.annotate.statements.content import find_content
from archive.annotate.statements.cues import Cue, find_cues
from archive.annotate.statements.datelines import DATELINE_TOKENS, dateline_tokens
from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.frames import Content
from archive.annotate.statements.headlines import is_headline, is_undergone, read_headline
from archive.annotate.statements.lost_speakers import find_lost_speaker, find_named_beside
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.annotate.statements.quoted import has_quotes, join_quotes
from archive.annotate.statements.speakers import Source, find_source, name_before, noun_after
from archive.annotate.view import Parsed, View, locate
from archive.facts import BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def draft_block(parsed: Parsed, view: View, names: PersonNames) -> Iterator[Draft]:
    """Yield the drafts of one block. Of a headline that shows its source by its form nothing else is asked."""
    if parsed.block.kind is BlockKind.BYLINE or len(parsed.doc) == 0:
        return
    headline = is_headline(parsed)
    if headline:
        headings = list(read_headline(parsed.doc, names))
        for heading in headings:
            speaker = names.last_in(heading.speaker) or heading.speaker
            yield Draft(heading.cue, [heading.content], frame="headline", speaker_span=speaker, addressee_span=heading.addressee)
        if headings:
            return
    for cue in find_cues(parsed.doc):
        if headline and cue.token.i + 1 < len(parsed.doc) and is_undergone(parsed.doc, cue.token.i):
            continue
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
    if is_question_put(cue):
        return None
    content = find_content(cue)
    if content is None and cue.takes("clause", "tell") and (closing := find_closing(cue)) is not None:
        content = Content(closing.content, "clause", speaker=closing.speaker)
    pieces, quotes, beside = join_quotes(cue, content, view)
    inside = view.quote_at(locate(cue.token).start) if has_quotes(cue.token.doc, view) else None
    if not pieces or _says_nothing(content, quotes, cue):
        return None
    source = _source(cue, content, beside, view, names)
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


def _source(cue: Cue, content: Content | None, beside: list[int], view: View, names: PersonNames) -> Source:
    """Return the source by the grammar; where that leaves none, or one in a quotation, the name beside the cue."""
    if content is not None and content.speaker is not None:
        return Source(content.speaker)
    source = find_source(cue)
    speaker = source.speaker
    if speaker is not None and not cue.is_noun and (behind := _dateline_around(speaker)):
        return Source(find_lost_speaker(cue, names, frozenset({behind - 1})), source.relayed_by)
    if speaker is not None and not (beside and view.quote_at(locate(speaker).start) is not None):
        named = find_named_beside(cue, speaker, names)
        return source if named is None else Source(named, source.relayed_by)
    if cue.is_noun or (speaker is not None and not beside):
        return Source(name_before(cue) if speaker is None else None, source.relayed_by)
    told = content.tokens if content is not None else frozenset()
    after = noun_after(cue) if beside and not cue.takes("tell") else None
    return Source(after or name_before(cue) or find_lost_speaker(cue, names, told), source.relayed_by)


def _dateline_around(speaker: Token) -> int:
    """Return how many tokens the dateline has in which a name stands, 0 where it stands in none."""
    if speaker.pos_ != "PROPN" or speaker.i >= DATELINE_TOKENS:
        return 0
    behind = dateline_tokens(speaker.doc)
    return behind if speaker.i < behind else 0


def _says_nothing(content: Content | None, quotes: list[int], cue: Cue) -> bool:
    """Tell "said this", "said so", "said as much"."""
    if content is None or quotes:
        return False
    words = [cue.token.doc[n] for n in content.tokens if not cue.token.doc[n].is_punct]
    return all(word.pos_ in ("PRON", "DET", "ADV", "ADP") or word.lower_ in ("much", "same", "so", "yes", "no") for word in words)
