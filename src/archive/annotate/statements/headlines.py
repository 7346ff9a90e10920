"""Headlines that report speech, by their form: a headline is no sentence, and the parser is lost in its capitals.

"Truce Holds, Minister Says", "Minister: Truce Holds", "Truce Holds – Minister", "Minister to Envoys: Truce Holds",
"Minister Pledges Support for Truce". Only headlines are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.cues import verb_frames, word_set
from archive.annotate.statements.nouns import is_force, is_speaking_noun
from archive.annotate.statements.phrases import PersonNames
from archive.annotate.view import Parsed, locate
from archive.facts import BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_NAME = 8  # tokens of a source: "Former White House Doctor", "Prime Minister's Office"
LONGEST_HEADLINE = 30
AFTER_PASSIVES = frozenset({"about", "after", "as", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with"})
SPEAKING_FRAMES = frozenset({"clause", "tell", "infinitive", "object", "name", "urge", "on-to", "for", "as"})


class Heading(NamedTuple):
    """What a headline reports: spans of the document."""

    content: Span
    speaker: Span
    cue: Span | None = None
    addressee: Span | None = None


def is_headline(parsed: Parsed) -> bool:
    """Tell whether a block is a headline or entry title, by its kind or by its capitals and missing full stop."""
    doc = parsed.doc
    if parsed.block.kind in (BlockKind.TITLE, BlockKind.HEAD):
        return True
    if len(doc) > LONGEST_HEADLINE or doc[-1].text in (".", "?", "!", '"', ":"):
        return False
    words = [token for token in doc if token.is_alpha and len(token) > 3]
    return len(words) >= 3 and sum(token.text[0].isupper() for token in words) > 0.7 * len(words)


def read_headline(doc: Doc, names: PersonNames) -> Iterator[Heading]:
    """Yield what the headline reports: at most one statement."""
    end = len(doc) - (1 if doc[-1].text == "." else 0)
    colon = next((token.i for token in doc if token.text == ":"), 0)
    last_first = colon and end - colon < colon  # the shorter part is the source: "Top Nurse to Lead Study Team: WHO"
    sides = (_source_last, _source_first) if last_first else (_source_first, _source_last)
    for read in (_cue_last, *sides, _cue_inside):
        heading = read(doc, end, names)
        if heading is not None:
            yield heading
            return


def _cue_last(doc: Doc, end: int, _: PersonNames) -> Heading | None:
    """Return what "…, Minister Says" and "…, Says Minister" report."""
    commas = [token.i for token in doc[1:end] if token.text == ","]
    if not commas or not 2 <= end - commas[-1] - 1 <= LONGEST_NAME:
        return None
    first, last = commas[-1] + 1, end - 1
    for cue, source in ((last, (first, last)), (first, (first + 1, end))):
        if _is_cue(doc[cue], "clause") and source[0] < source[1] and _can_close(doc, *source):
            return Heading(_span(doc, 0, commas[-1]), _span(doc, *source), _span(doc, cue, cue + 1))
    return None


def _can_close(doc: Doc, first: int, end: int) -> bool:
    """Tell a source after a comma from the end of a list or a second predicate: "…, and Other Goods Reported"."""
    small = any(token.lower_ in ("as", "that", "to", "after") for token in doc[first:end])
    return doc[first].pos_ not in ("CCONJ", "PRON") and not small and _is_somebody(doc, first, end)


def _source_first(doc: Doc, end: int, names: PersonNames) -> Heading | None:
    """Return what "Minister: …" and "Minister to Envoys: …" report."""
    colons = [token.i for token in doc[1:end] if token.text == ":"]
    if not colons or colons[0] > LONGEST_NAME or colons[0] + 1 >= end or not _is_speaker(doc, 0, colons[0], names):
        return None
    told = range(colons[0] + 2, min(colons[0] + LONGEST_NAME, end))
    if any(names.around(doc[n - 1]) is not None and _is_cue(doc[n], *SPEAKING_FRAMES) for n in told):
        return None  # "Football: Novak Hints at Return"
    content = _span(doc, colons[0] + 1, end)
    to = next((token.i for token in doc[1 : colons[0]] if token.lower_ == "to"), None)
    if to is not None and to + 1 < colons[0]:
        return Heading(content, _span(doc, 0, to), None, _span(doc, to + 1, colons[0]))
    return Heading(content, _span(doc, 0, colons[0]))


def _source_last(doc: Doc, end: int, names: PersonNames) -> Heading | None:
    """Return what "… – Minister" and "…: Minister" report."""
    marks = [
        token.i
        for token in doc[1:end]
        if (token.text in ("–", "—", "-", ":") and doc[token.i - 1].whitespace_) or token.text == ":"
    ]
    marks = [mark for mark in marks if 0 < mark < end - 1]
    if not marks or end - marks[-1] - 1 > LONGEST_NAME // 2 or marks[-1] < 3 or not _is_speaker(doc, marks[-1] + 1, end, names):
        return None
    return Heading(_span(doc, 0, marks[-1]), _span(doc, marks[-1] + 1, end))


def _cue_inside(doc: Doc, end: int, _: PersonNames) -> Heading | None:
    """Return what "Minister Pledges …" and "Minister Says …" report."""
    for n in range(1, min(LONGEST_NAME, end - 1)):
        token = doc[n]
        if _is_cue(token, *SPEAKING_FRAMES) and _is_somebody(doc, 0, n) and not (_takes(doc, n, end) or is_undergone(doc, n)):
            first, heard = n + 1, None
            that = next((one for one in range(n + 2, min(n + 1 + LONGEST_NAME, end - 1)) if doc[one].lower_ == "that"), None)
            if that is not None and _is_cue(token, "tell"):
                first, heard = that, _span(doc, n + 1, that)
            if doc[first].lower_ in ("that", "for", "on") and first + 1 < end:
                first += 1
            return Heading(_span(doc, first, end), _span(doc, *_last_name(doc, n)), _span(doc, n, n + 1), heard)
        if token.text in (":", "–", "—", "'", '"'):
            return None
    return None


def _takes(doc: Doc, cue: int, end: int) -> bool:
    """Tell "Novak Claims Third Title", which says nothing, from "Mayor Claims Title Is His"."""
    if doc[cue].lower_.removesuffix("s") not in word_set("also_taking"):
        return False
    after = [token for token in doc[cue + 1 : end] if token.is_alpha]
    told = any(token.tag_ in ("MD", "VBD", "VBP", "VBZ") and token.pos_ == "AUX" for token in after)
    return not told and any(
        {token.lemma_.lower(), token.lower_.removesuffix("s")} & word_set("taken") or token.lower_ == "lives" for token in after
    )


def is_undergone(doc: Doc, cue: int) -> bool:
    """Tell a participle of a headline without auxiliary: "Minister Accused of Fraud", "Mayor Asked About Ferry"."""
    token = doc[cue]
    return token.tag_ in ("VBN", "VBD") and not token.lower_.endswith("s") and doc[cue + 1].lower_ in AFTER_PASSIVES


def _last_name(doc: Doc, end: int) -> tuple[int, int]:
    """Return where the source before a cue begins: after "Railing Against Rival, "."""
    commas = [n for n in range(1, end - 1) if doc[n].text == ","]
    return (commas[-1] + 1, end) if commas and doc[0].tag_ == "VBG" else (0, end)


def _is_cue(token: Token, *frames: str) -> bool:
    """Tell whether a word has the form of a reporting verb in the present: the tagger often takes it for a noun."""
    text = token.lower_
    stems = [token.lemma_.lower(), re.sub(r"s$", "", text), re.sub(r"es$", "", text), re.sub(r"ies$", "y", text)]
    lemma = next((stem for stem in stems if stem in verb_frames()), None)
    if lemma is None and text in word_set("headline_verbs"):
        return "clause" in frames
    if lemma is None or not (text.endswith("s") or token.tag_ in ("VBP", "VBD", "VBZ")) or text == lemma == "call":
        return False
    return any(frame in verb_frames()[lemma] for frame in frames)


def _is_somebody(doc: Doc, first: int, end: int) -> bool:
    """Tell whether words name a person, a body or a post, and say nothing."""
    tokens = [token for token in doc[first:end] if not token.is_punct]
    if not tokens or is_force(tokens[-1]) or any(token.tag_ in ("VBZ", "VBD", "MD") for token in tokens):
        return False
    named = any(token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for token in tokens)
    return named or tokens[-1].pos_ == "PROPN" or is_speaking_noun(tokens[-1])


def _is_speaker(doc: Doc, first: int, end: int, names: PersonNames) -> bool:
    """Tell whether words before a colon or behind a dash can be a source: no place, which is where the news is from."""
    last = doc[end - 1]
    if names.around(last) is not None:
        return True
    if last.like_num:
        return False  # "…: part three"
    return (last.ent_type_ == "ORG" or is_speaking_noun(last)) and _is_somebody(doc, first, end)


def _span(doc: Doc, first: int, end: int) -> Span:
    return Span(locate(doc[first]).start, locate(doc[end - 1]).end)
