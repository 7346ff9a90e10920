"""Where a figure holds: the nearest place of its sentence, else where the text as a whole plays; None when unsure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from archive.annotate.date_attachment import VERBS
from archive.annotate.figures.countries import Located, own_country
from archive.annotate.figures.units import MONEY
from archive.annotate.gazetteer import country_of, is_demonym
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Mention, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from archive.annotate.figures.sites import Site

_LOCATIVE = ("in", "at", "near", "around", "across", "through", "throughout", "to", "into", "within", "inside", "along", "onto")
# A mention weighs 2 with "in", "near" …, 1 otherwise, and nothing where the place acts or only modifies a noun.
_ACTING = ("nsubj", "nsubjpass", "poss", "compound", "nmod", "conj")
_HOMES = ("base", "headquarter", "incorporate", "register", "bear", "domicile")
# A country that reports a number, or has it, is where it holds.
_HAVING = ("report", "record", "register", "confirm", "log", "count", "see", "suffer", "have")
# What a country or town has a number of, as its own.
_OWNED = ("population", "rate", "toll", "economy", "output", "turnout", "debt", "parliament", "army", "people")
# Where somebody speaks, nothing else takes place.
_SPEAKING = ("say", "tell", "announce", "add", "declare", "warn", "speak", "explain", "state")
_HEARINGS = ("conference", "briefing", "interview", "statement", "speech")
# Countries counted are in no country.
_LANDS = ("country", "nation", "neighbour", "neighbor", "state")
_LEAST_WEIGHT = 5
_LEAST_WEIGHT_OF_ENTRY = 3
_LEAD = 1.5


class Places:
    """The places of a document, found once for all of its figures."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._facts = facts
        self._of_entries: dict[int, Located | None] = {}

    @cached_property
    def _located(self) -> list[Located]:
        mentions = (mention for mention in self._facts.mentions if mention.kind is EntityKind.PLACE)
        places = [place for mention in mentions if (place := _locate_mention(self._view, mention))]
        return sorted(places, key=lambda place: place.span)

    @cached_property
    def _starts(self) -> list[int]:
        return [place.span.start for place in self._located]

    def _within(self, span: Span | None) -> list[Located]:
        if span is None:
            return []
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [place for place in self._located[first:end] if place.span.end <= span.end]

    @cached_property
    def _main(self) -> Located | None:
        return _main_of(self._located, _LEAST_WEIGHT)

    def _of_entry(self, entry: int | None) -> Located | None:
        """Return where a live blog's entry plays."""
        if entry is None:
            return None
        if entry not in self._of_entries:
            span = self._view.article.entries[entry].span
            self._of_entries[entry] = _main_of([p for p in self._located if span.contains(p.span)], _LEAST_WEIGHT_OF_ENTRY)
        return self._of_entries[entry]

    def place_of(self, site: Site, noun: Token | None, content: tuple[Span, ...], *, befalls: bool = False) -> Located | None:
        """Return the place of a figure, None when unsure.

        `content`: what a statement around it says. `befalls`: it counts people killed, hurt or driven out, whose place is the
        one that the text has just spoken of.
        """
        span = locate(site.number)
        if noun is not None and noun.lemma_.lower() in _LANDS:
            return None
        if noun is not None and noun.lemma_.lower() in load_lexicon("topics")["places"] and (own := _country_before(noun)):
            return own
        sentence = self._view.sentence_at(span.start)
        here = self._within(sentence)
        inside = [p for p in here if p.weight == 2]
        if content:
            inside = [p for p in inside if any(one.contains(p.span) for one in content)]
        if inside:
            near = min(inside, key=lambda p: (p.leaving, abs(p.span.start - span.end), p.span.start))
            return next((p for p in inside if self._owns(near, p)), near)
        counts_cases = befalls or (noun is not None and noun.lemma_.lower() == "case")
        had = [p for p in here if p.having is not None and p.having.contains(span)] if counts_cases else []
        owner = self._owner_of(noun, here)
        if had or owner:
            return had[-1] if had else owner
        if befalls and sentence is not None and (last := self._last_spoken_of(sentence)):
            return last
        main = self._of_entry(self._view.entry_at(span.start)) or self._main
        return main or (self._own_country if site.amount.kind != MONEY and not self._view.article.entries else None)

    @cached_property
    def _own_country(self) -> Located | None:
        return own_country(self._view, self._facts, self._located)

    def _owner_of(self, noun: Token | None, here: list[Located]) -> Located | None:
        """Return the place whose population, rate or toll a figure is: "Italy's jobless rate"."""
        if noun is None or not (noun.lemma_.lower() in _OWNED or noun.lower_ in load_lexicon("numbers")["rates"]):
            return None
        owners = [locate(child) for child in noun.children if child.dep_ == "poss"]
        return next((p for p in here if any(p.span.contains(owner) for owner in owners)), None)

    def _owns(self, owner: Located, place: Located) -> bool:
        """Tell whether a place is named as another's own: "China's Hainan"."""
        return self._view.text[owner.span.end : place.span.start] in ("'s ", "’s ", "' ", "’ ")

    def _last_spoken_of(self, sentence: Span) -> Located | None:
        """Return the only place of a sentence or of the one before it; else the only one of the text."""
        before = self._view.sentence_at(max(0, sentence.start - 2))
        for span in (sentence, before):
            here = [p for p in self._within(span) if p.weight]
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
    if is_demonym(mention.name):
        return None
    tokens = view.tokens_in(mention.span)
    if tokens is None:
        return None
    own = tokens.root
    root = _root_of(own)
    if _tells_home(root) or _is_apart(tokens, root):
        return None
    governed = root.dep_ == "pobj" and root.head.lower_ in _LOCATIVE
    weight = 2 if governed else int(own.dep_ not in _ACTING)
    return Located(mention.span, mention.name, weight, governed and _is_left(root), _having_of(own))


def _root_of(root: Token) -> Token:
    """Return the word by which a place stands in its sentence: the noun that it modifies, owns, or is the name of."""
    while root.dep_ in ("compound", "nmod") and root.head.i > root.i and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head  # "into Sydney river"
    lands = load_lexicon("topics")["places"]
    if root.dep_ == "poss" and (root.head.lemma_.lower() in lands or root.head.ent_type_ in ("GPE", "LOC")):
        return root.head  # "in Sudan's Darfur region"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in lands:
        return root.head.head  # "in the coastal town of Pemba"
    return root


def _is_apart(tokens: Tokens, root: Token) -> bool:
    """Tell whether nothing takes place in a place: somebody speaks there, something lies far from it, money is named by it."""
    first = tokens[0]
    if first.i > 0 and first.nbor(-1).like_num:
        return True  # "(35 million US)"
    if root.dep_ != "pobj":
        return False
    above = root.head.head
    if root.head.lower_ in ("of", "from"):
        return above.lower_ in load_lexicon("topics")["directions"]  # "150 miles southeast of Reno"
    return above.lemma_.lower() in _SPEAKING or above.lemma_.lower() in _HEARINGS


def _is_left(root: Token) -> bool:
    """Tell whether a place only says where another place lies that something leaves: "from Cusco in Peru"."""
    above = root.head.head
    return above.dep_ == "pobj" and above.head.lower_ == "from"


def _having_of(word: Token) -> Span | None:
    """Return where the numbers stand that a country as a subject has: "Peru reported 36 killed"."""
    if word.i + 1 == len(word.doc):
        return None
    verb = word.head if word.dep_ == "nsubj" else word.nbor()  # the parse may list the country: "… and Cuba reported four"
    if verb.pos_ not in VERBS or verb.i <= word.i or verb.lemma_.lower() not in _HAVING:
        return None
    return Span(locate(verb).start, locate(verb.right_edge).end)
