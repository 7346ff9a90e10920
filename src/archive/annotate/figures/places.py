"""Where a figure holds: the nearest place of its clause, of its sentence, else where the text as a whole plays; None when unsure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import is_demonym
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = (
    "in",
    "at",
    "near",
    "around",
    "across",
    "through",
    "throughout",
    "to",
    "into",
    "within",
    "inside",
    "outside",
    "over",
    "along",
    "from",
    "onto",
    "towards",
    "toward",
    "off",
    "of",
)
# Nouns that are places themselves, so that a country's adjective locates them ("seven Syrian villages").
_PLACES = (
    "district",
    "region",
    "village",
    "settlement",
    "city",
    "town",
    "province",
    "area",
    "territory",
    "land",
    "county",
    "municipality",
    "island",
    "state",
)
_FEWEST = 3  # mentions of the place where a text plays


@dataclass(frozen=True, slots=True)
class Located:
    """A place mention, and whether a preposition of place governs it."""

    span: Span
    name: str
    locative: bool
    verb: int | None  # document offset of the verb or noun that it is attached to


class Places:
    """The places of a document, found once for all of its figures."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._located = [place for mention in facts.mentions if (place := _locate_mention(view, mention))]
        self._main = self._main_of(Span(0, len(view.text)))

    def place_of(self, span: Span, noun: Token | None, content: tuple[Span, ...]) -> Located | None:
        """Return the place of the figure at `span`, None when unsure. `content`: what a statement around it says."""
        sentence = self._view.sentence_at(span.start)
        if noun is not None and noun.lemma_.lower() in _PLACES and (own := self._own_of(noun)):
            return own
        inside = [p for p in self._located if sentence is not None and sentence.contains(p.span) and p.locative]
        if content:
            inside = [p for p in inside if any(one.contains(p.span) for one in content)]
        if inside:
            return min(inside, key=lambda p: (abs(p.span.start - span.end), p.span.start))
        entry = self._view.entry_at(span.start)
        if entry is not None and (main := self._main_of(self._view.article.entries[entry].span)):
            return main
        return self._main

    def _own_of(self, noun: Token) -> Located | None:
        """Return the country whose adjective stands before a noun that is a place."""
        phrase = Span(locate(noun.left_edge).start, locate(noun).end)
        return next((p for p in self._located if phrase.contains(p.span) and p.verb is None), None)

    def _main_of(self, span: Span) -> Located | None:
        """Return where a text plays: the place it most often sets something in, from its beginning on."""
        inside = [p for p in self._located if span.contains(p.span) and p.verb is not None]
        settings = Counter(p.name for p in inside if p.locative)
        if not settings:
            return None
        name, times = settings.most_common(1)[0]
        return next(p for p in inside if p.name == name) if times >= _FEWEST else None


def _locate_mention(view: View, mention: Mention) -> Located | None:
    if mention.kind is not EntityKind.PLACE:
        return None
    tokens = view.tokens_in(mention.span)
    if tokens is None:
        return None
    if is_demonym(mention.name):
        return Located(mention.span, mention.canonical or mention.name, False, None)
    root = tokens.root
    while (
        root.dep_ in ("compound", "nmod", "poss")
        and root.head.i > root.i
        and root.head.pos_ in ("NOUN", "PROPN")
        and root.dep_ != "poss"
    ):
        root = root.head
    locative = root.dep_ == "pobj" and root.head.lower_ in _LOCATIVE and root.head.lower_ != "of"
    return Located(mention.span, mention.name, locative, root.i)
