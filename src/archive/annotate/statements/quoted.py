"""Quotations beside a cue: content is taken from the marks, the parse decides on the rest.

A quotation that ends just before the cue's clause ("…,” she said") or begins just after it ("she said: “…") is what
the cue reports, whatever the parser makes of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.quotes import Quote, quotes_in
from archive.annotate.statements.cues import Cue
from archive.annotate.statements.drafts import merge_spans
from archive.annotate.statements.frames import Content
from archive.annotate.statements.lost_speakers import find_phrase
from archive.annotate.statements.parentheses import clause_bounds
from archive.annotate.statements.syntax import FINITE, has_subject, tokens_within
from archive.annotate.view import View, locate
from archive.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BETWEEN_BLOCKS = 4  # characters
GAP_BEFORE = re.compile(r"[\s,;—–-]*(?:(?:and|but|then|as)\s+)?")
GAP_AFTER = re.compile(r"\s*(?:[,:;—–-]\s*)*(?:(?:and|but|or|so|because|that)\s+)?(?:[,:—–-]\s*)?")
CONJUNCTION = re.compile(r",\s+(?:and|but|or)\b(?:\s+\w+)?\s*$")
# Inside the marks before the cue: a comma, or what ends a sentence that is not told in itself.
WHOLE_CLAUSES = frozenset({"clause", "tell"})
UNFINISHED = re.compile(r"(?:[,?!…—–-]|\.\.\.)['’]?$")


def _beside_told(pieces: list[Span], clause: Span, quote: Span, text: str) -> list[Span]:
    """Return what of the content by grammar stands with a quotation that comma or colon introduce: nothing behind it."""
    gap = text[clause.end : quote.start]
    if ":" in gap:
        return [piece for piece in pieces if clause.start < piece.start and piece.end <= quote.end]
    return [piece for piece in pieces if piece.start < quote.end] if gap.rstrip().endswith(",") else pieces


class Joined(NamedTuple):
    """The parts of a content, marks and all; the quotations among them; those beside the cue, which prove that it reports."""

    pieces: list[Span]
    quotes: list[int]
    beside: list[int]


def join_quotes(cue: Cue, content: Content | None, view: View) -> Joined:
    """Return the parts of a cue's content with the quotations in and beside it. All empty: nothing is reported."""
    pieces = token_runs(cue.token.doc, content.tokens) if content else []
    if not has_quotes(cue.token.doc, view):
        return Joined(pieces, [], [])
    inside = view.quote_at(locate(cue.token).start)
    if inside is not None:
        inner = view.quotes[inside].inner
        return Joined(
            [Span(max(piece.start, inner.start), min(piece.end, inner.end)) for piece in pieces if piece.overlaps(inner)], [], []
        )
    beside: list[int] = []
    if not cue.is_noun and cue.takes("clause", "tell", "quote"):
        pieces, beside = _with_quotes_beside(cue, content, pieces, view)
    linked = sorted({*beside, *_quotes_touching(pieces, view)})
    return Joined(merge_spans(pieces + [view.quotes[n].span for n in linked]), linked, beside)


def _with_quotes_beside(cue: Cue, content: Content | None, pieces: list[Span], view: View) -> tuple[list[Span], list[int]]:
    """Return what of the content by grammar stays with the quotations before and behind the cue's clause, and these."""
    clause = reporting_clause(cue, content, view)
    before = _quotes_before(cue, view, clause)
    if before and _tells_after(cue, content, view, clause, view.quotes[before[0]]):
        before = []
    if before and view.quotes[before[0]].inner.text_of(view.text).rstrip("'’").endswith(","):
        pieces = [piece for piece in pieces if piece.start < clause.start or _quotes_touching([piece], view)]
    after = _quotes_after(cue, view, clause, before)
    if not after and not before and pieces and content is not None and content.frame in WHOLE_CLAUSES:
        after = _quotes_behind(pieces[-1], clause, view)
    elif after and not before:
        pieces = _beside_told(pieces, clause, view.quotes[after[0]].span, view.text)
    if after and not pieces and cue.takes("name"):  # "called the test “a clear violation”"
        named = next((child for child in cue.token.rights if child.dep_ == "dobj"), None)
        start = locate(named.left_edge).start if named is not None else clause.end
        pieces = [Span(min(start, clause.end), view.quotes[after[0]].span.start)]
    if before and after and (words := CONJUNCTION.match(view.text, clause.end, view.quotes[after[0]].span.start)):
        pieces = [*pieces, Span(words.start() + 1, words.end())]  # "…, and still “…”"
    return pieces, before + after


def has_quotes(doc: Doc, view: View) -> bool:
    """Tell whether a quotation stands in a block or begins the next one; kept with the parse."""
    found: bool | None = doc.user_data.get("has_quotes")
    if found is None:
        block = Span(doc.user_data["start"], locate(doc[-1]).end + BETWEEN_BLOCKS)
        found = doc.user_data["has_quotes"] = len(quotes_in(view.quotes, block)) > 0
    return found


def token_runs(doc: Doc, positions: frozenset[int]) -> list[Span]:
    """Return the document spans of runs of tokens; punctuation does not break a run."""
    runs: list[list[int]] = []
    for position in sorted(positions):
        between = range(runs[-1][1] + 1, position) if runs else None
        if between is not None and all(doc[n].is_punct or doc[n].is_space for n in between):
            runs[-1][1] = position
            continue
        token = doc[position]
        if not (token.is_punct and not token.is_quote) and not (not runs and _is_conjunction(token)):
            runs.append([position, position])
    return [Span(locate(doc[first]).start, locate(doc[last]).end) for first, last in runs]


def _is_conjunction(token: Token) -> bool:
    """Tell "that" before a clause from "that" before a noun or verb: "said that claim was false"."""
    return token.lower_ == "that" and not (token.tag_ == "DT" and token.dep_ in ("det", "nsubj", "nsubjpass", "dobj"))


def _tells_after(cue: Cue, content: Content | None, view: View, clause: Span, quote: Quote) -> bool:
    """Tell whether a cue has its clause after it, so that a quotation before it is another's: "“…,” but he said that …"."""
    if content is None or not content.tokens or min(content.tokens) < cue.token.i:
        return False
    gap, before = view.text[quote.span.end : clause.start], view.text[: quote.span.start].rstrip(" ")[-1:]
    if view.text[quote.inner.start].islower() and before.isalpha():
        return True  # "one condemned it in the “strongest terms,” another called it a mistake"
    return cue.token.doc[min(content.tokens)].lower_ == "that" or gap.strip(" ,;—–-") != ""


def _quotes_touching(pieces: list[Span], view: View) -> list[int]:
    return [n for piece in pieces for n in quotes_in(view.quotes, piece) if view.quotes[n].inner.overlaps(piece)]


def reporting_clause(cue: Cue, content: Content | None, view: View) -> Span:
    """Return the span of the cue with its subject, addressee and adverbials, as far as they stand beside it."""
    doc = cue.token.doc
    told = content.tokens if content else frozenset()
    quotes = quotes_in(view.quotes, locate(cue.token.sent))
    first, last = clause_bounds(cue, told.union(*(tokens_within(doc, view.quotes[n].span) for n in quotes)))
    if not any(child.dep_ in ("nsubj", "nsubjpass") for child in cue.token.children) and (phrase := find_phrase(cue)):
        # “…,” one man, who gave no name, told the paper
        first = min(first, phrase[0].i) if phrase[0].i and doc[phrase[0].i - 1].is_quote else first
    return Span(locate(doc[first]).start, locate(doc[last]).end)


def _quotes_before(cue: Cue, view: View, clause: Span) -> list[int]:
    """Return the quotation that ends where the cue's clause begins, none where a sentence ends in between."""
    index = bisect_left(view.quotes, clause.start, key=lambda quote: quote.span.start) - 1
    if (
        index < 0
        or (cue.token.tag_ == "VBG" and not has_subject(cue.token))
        or not any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "cc") for child in cue.token.children)
    ):
        return []
    quote = view.quotes[index]
    gap = view.text[quote.span.end : clause.start]
    if quote.span.end > clause.start or not GAP_BEFORE.fullmatch(gap) or "\n\n" in gap:
        return []
    inverted = clause.start == locate(cue.token).start
    return [index] if inverted or "," in gap or UNFINISHED.search(quote.inner.text_of(view.text)) else []


def _quotes_after(cue: Cue, view: View, clause: Span, before: list[int]) -> list[int]:
    """Return the quotation that begins where the cue's clause ends, in the next paragraph too where a colon ends this one."""
    index = bisect_left(view.quotes, clause.end, key=lambda quote: quote.span.start)
    if index == len(view.quotes):
        return []
    quote = view.quotes[index]
    gap = view.text[clause.end : quote.span.start]
    if before and _is_interrupted(quote, gap, cue, view):
        return [index]
    if not GAP_AFTER.fullmatch(gap) or not (_is_introduced(gap) or _is_beside(cue, view, quote)):
        return []
    block = view.parsed_at(clause.end - 1)
    same = block is not None and block.block.span.contains(quote.span)
    return [index] if same or ":" in gap else []


def _quotes_behind(told: Span, clause: Span, view: View) -> list[int]:
    """Return the quotation that a colon joins to what is told: "said she was lucky: “…”"."""
    index = bisect_left(view.quotes, told.end, key=lambda quote: quote.span.start)
    if told.start < clause.end or index == len(view.quotes):
        return []
    gap = view.text[told.end : view.quotes[index].span.start]
    return [index] if gap.strip() == ":" and "\n" not in gap else []


def _is_interrupted(quote: Quote, gap: str, cue: Cue, view: View) -> bool:
    """Tell whether a quotation goes on in the sentence after the cue and its circumstances: "…,” he said in Minsk, “but …”"."""
    if not view.text[quote.inner.start].islower() or not gap.startswith(","):
        return False
    between = view.tokens_in(Span(locate(cue.last).end, quote.span.start))
    if between is None or any(token.tag_ in FINITE or token.text in (".", "?", "!") for token in between):
        return False
    return gap.rstrip().endswith(",") or CONJUNCTION.match(gap) is not None


def _is_introduced(gap: str) -> bool:
    return gap.rstrip().endswith((",", ":", "that", "—", "–", "and", "but", "because"))


def _is_beside(cue: Cue, view: View, quote: Quote) -> bool:
    """Tell whether nothing but the subject or the addressee stands between cue and quotation: "said he “…”", "he said “…”"."""
    doc = cue.token.doc
    before = view.tokens_in(Span(quote.span.start, quote.span.start + 1))
    if before is None or before.doc is not doc or before.start == 0:
        return False
    last = doc[before.start - 1]
    return last.i == cue.last.i or last.dep_ in ("nsubj", "dobj", "dative")
