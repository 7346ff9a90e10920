"""Where a figure holds: the nearest place of its sentence, else where the text as a whole plays; None when unsure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, is_demonym
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Mention, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = ("in", "at", "near", "around", "across", "through", "throughout", "to", "into", "within", "inside", "along", "onto")
# A mention weighs 2 with "in", "near" …, 1 otherwise, and nothing where the place acts or only modifies a noun.
_ACTING = ("nsubj", "nsubjpass", "poss", "compound", "nmod", "conj")
_HOMES = ("base", "headquarter", "incorporate", "register", "bear", "domicile")
# Countries counted are in no country.
_LANDS = ("country", "nation", "neighbour", "neighbor", "state")
_LEAST_WEIGHT = 5
_LEAST_WEIGHT_OF_ENTRY = 3
_LEAD = 1.5


@dataclass(frozen=True, slots=True)
class Located:
    """A place as the text names it, and whether a preposition of place governs it."""

    span: Span
    name: str
    weight: int = 2  # 2 where a preposition of place governs it


class Places:
    """The places of a document, found once for all of its figures."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._located = [place for mention in facts.mentions if (place := _locate_mention(view, mention))]
        self._main = _main_of(self._located, _LEAST_WEIGHT)
        self._of_entries = [
            _main_of([p for p in self._located if entry.span.contains(p.span)], _LEAST_WEIGHT_OF_ENTRY)
            for entry in view.article.entries
        ]

    def place_of(self, span: Span, noun: Token | None, content: tuple[Span, ...], *, befalls: bool = False) -> Located | None:
        """Return the place of the figure at `span`, None when unsure.

        `content`: what a statement around it says. `befalls`: it counts people killed, hurt or driven out, whose place is the
        one that the text has just spoken of.
        """
        if noun is not None and noun.lemma_.lower() in _LANDS:
            return None
        if noun is not None and noun.lemma_.lower() in load_lexicon("topics")["places"] and (own := _country_before(noun)):
            return own
        sentence = self._view.sentence_at(span.start)
        inside = [p for p in self._located if p.weight == 2 and sentence is not None and sentence.contains(p.span)]
        if content:
            inside = [p for p in inside if any(one.contains(p.span) for one in content)]
        if inside:
            return min(inside, key=lambda p: (abs(p.span.start - span.end), p.span.start))
        if befalls and sentence is not None and (last := self._last_spoken_of(sentence)):
            return last
        entry = self._view.entry_at(span.start)
        return (self._of_entries[entry] if entry is not None else None) or self._main

    def _last_spoken_of(self, sentence: Span) -> Located | None:
        """Return the only place of a sentence or of the one before it; else the only one of the text."""
        before = self._view.sentence_at(max(0, sentence.start - 2))
        for span in (sentence, before):
            here = [p for p in self._located if span is not None and span.contains(p.span) and p.weight]
            if len({p.name for p in here}) == 1:
                return here[0]
        return self._located[0] if len({p.name for p in self._located}) == 1 else None


def _country_before(noun: Token) -> Located | None:
    """Return the country whose adjective stands before a noun that is a place itself."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound") and (country := country_of(child.text)):
            return Located(locate(child), country)
    return None


def _tells_home(root: Token) -> bool:
    """Tell whether a place is only where a firm or person is at home: "Shares in the firm, based in Kansas, …"."""
    verb = root.head.head if root.dep_ == "pobj" else root.head
    return verb.lemma_.lower() in _HOMES and verb.dep_ in ("acl", "relcl", "advcl", "amod", "appos", "ROOT")


def _main_of(located: list[Located], least: int) -> Located | None:
    """Return where a text plays: the place that it most often sets something in, well before any other; else None."""
    weights: Counter[str] = Counter()
    settings: Counter[str] = Counter()
    names = {place.name: frozenset(place.name.split("-")) for place in located}
    dashed = [(other, parts) for other, parts in names.items() if len(parts) > 1]
    longest = {
        name: max((other for other, more in dashed if parts <= more), key=len, default=name) for name, parts in names.items()
    }
    for place in located:
        name = longest[place.name]
        weights[name] += place.weight
        settings[name] += place.weight == 2
    ranked = [*weights.most_common(2), ("", 0), ("", 0)]
    (name, weight), (_, second) = ranked[0], ranked[1]
    alone = len(weights) == 1 and settings[name] > 0 and weight > 2  # a text of one country, named in its title and opening alone
    if not alone and (weight < least or weight < _LEAD * second or settings[name] < min(2, least - 2)):
        return None
    return next(place for place in located if place.name == name)


def _locate_mention(view: View, mention: Mention) -> Located | None:
    if mention.kind is not EntityKind.PLACE or is_demonym(mention.name):
        return None
    tokens = view.tokens_in(mention.span)
    if tokens is None:
        return None
    root = tokens.root
    while root.dep_ in ("compound", "nmod") and root.head.i > root.i and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head  # "into Sydney river"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in load_lexicon("topics")["places"]:
        root = root.head.head  # "in the coastal town of Pemba"
    if _tells_home(root):
        return None
    governed = root.dep_ == "pobj" and root.head.lower_ in _LOCATIVE
    weight = 2 if governed else int(tokens.root.dep_ not in _ACTING)
    return Located(mention.span, mention.name, weight)
