"""What a noun names, as far as frames ask: a party, a force, a place, aid, an agreement."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.gazetteer import country_of, is_demonym
from archive.annotate.view import locate
from archive.facts import EntityKind, Facts, Mention, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFIERS = ("compound", "amod", "nmod", "poss")
FIRST_PARTS = frozenset({"cease", "re", "co", "war", "by", "run", "hostage"})
PLURAL_TAGS = ("NNS", "NNPS")

ACTED_ON = ("dobj", "nsubjpass", "pobj")
# What a name is, beside its words: names of persons and bodies act, names of places are where something is.
NAME_KINDS = {
    EntityKind.PERSON: frozenset({"NAME", "PERSON", "ENVOY", "PARTY", "NAMED_PARTY"}),
    EntityKind.ORGANIZATION: frozenset({"NAME", "GROUP", "PARTY", "NAMED_PARTY"}),
    EntityKind.PLACE: frozenset({"NAME", "PLACE", "NAMED_PLACE"}),
}
COUNTRY_KINDS = frozenset({"NAME", "PLACE", "NAMED_PLACE", "STATE", "PARTY", "NAMED_PARTY", "GROUP"})
PEOPLE_KINDS = frozenset({"NAME", "STATE", "PARTY", "NAMED_PARTY", "GROUP"})
LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
PRONOUN_KINDS = {
    "he": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "she": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "i": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "we": frozenset({"GROUP", "PARTY", "PLURAL", "PRONOUN"}),
    "they": frozenset({"PARTY", "PLURAL", "PRONOUN", "PERSON", "GROUP"}),
    "it": frozenset({"PARTY", "GROUP", "PRONOUN"}),
    "you": frozenset({"PRONOUN"}),  # mostly anybody
    "its": frozenset({"PARTY", "GROUP", "PRONOUN"}),
    "his": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "her": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "him": frozenset({"PERSON", "ENVOY", "PARTY", "PRONOUN"}),
    "them": frozenset({"PARTY", "PLURAL", "PRONOUN", "PERSON", "GROUP"}),
    "their": frozenset({"PARTY", "PLURAL", "PRONOUN", "PERSON", "GROUP"}),
    "our": frozenset({"GROUP", "PARTY", "PLURAL", "PRONOUN"}),
    "us": frozenset({"GROUP", "PARTY", "PLURAL", "PRONOUN"}),
    "me": frozenset({"PERSON", "PARTY", "PRONOUN"}),
    "my": frozenset({"PERSON", "PARTY", "PRONOUN"}),
    "who": frozenset({"PARTY", "PERSON", "PRONOUN"}),
}


@cache
def kinds_of_lemma(lemma: str) -> frozenset[str]:
    """Return the kinds of a common noun, by its lemma in lower case, the lemma itself and what the kinds imply.

    >>> sorted(kinds_of_lemma("memorandum"))
    ['AGREEMENT', 'ANY', 'memorandum']
    """
    lexicon = load_lexicon("events")
    kinds = {kind for kind, lemmas in lexicon["kinds"].items() if lemma in lemmas}
    for kind in tuple(kinds):
        kinds.update(lexicon["implied"].get(kind, ()))
    return frozenset(kinds | {lemma, "ANY"})


def lemma_of(token: Token) -> str:
    """Return a noun's lemma in lower case, also of a capitalised plural, which the model leaves as it stands."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).orth_ == "-" and (first := token.nbor(-2).lower_) in FIRST_PARTS:
        return first + "-" + lemma  # "cease-fire", which the tokenizer takes apart
    if token.tag_ == "NNPS" and lemma == token.lower_ and lemma.endswith("s") and len(lemma) > 3:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def _is_like_party(token: Token) -> bool:
    # "Network Freight and train companies", "Acme agreed to …": an unknown name that acts, or stands beside bodies, is one's.
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.ent_type_ in ("", "ORG", "PERSON"):
        return True
    if token.dep_ in ACTED_ON and token.ent_type_ == "PERSON":
        return True
    if token.is_upper and len(token) > 2 and token.dep_ in ACTED_ON:
        return True  # "accused UNMISS of …"
    return any(child.dep_ == "conj" and "PARTY" in kinds_of_lemma(lemma_of(child)) for child in token.children)


def _is_acting(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and any(child.dep_ == "dobj" for child in token.head.children)


class Where(NamedTuple):
    """A place by its name, and the words."""

    name: str
    span: Span
    attached: bool = True  # the parse hangs it on the event, not on the sentence alone


class Nouns:
    """The kinds of the nouns of one document. The document's own mentions say more about names than the model's."""

    def __init__(self, facts: Facts) -> None:
        self._kinds: dict[int, frozenset[str]] = {}  # by offset
        self.places: dict[Span, list[Where]] = {}  # by sentence or block, kept by `find_place`
        self._mentions = facts.mentions
        self._starts = [mention.span.start for mention in facts.mentions]
        self._modifiers = frozenset(load_lexicon("events")["modifying"])
        self._transparent = frozenset(load_lexicon("events")["transparent"])

    def kind_of_name(self, token: Token) -> EntityKind | None:
        """Return what the name around a token names, None outside names."""
        if (mention := self._mention_at(token)) is not None:
            return mention.kind
        return None if self._mentions and token.ent_type_ == "PERSON" else LABELS.get(token.ent_type_)

    def span_of_name(self, token: Token) -> Span | None:
        """Return the mention around a token; None outside the document's mentions."""
        mention = self._mention_at(token)
        return mention.span if mention is not None else None

    def _mention_at(self, token: Token) -> Mention | None:
        span = locate(token)
        index = bisect_right(self._starts, span.start) - 1
        return self._mentions[index] if index >= 0 and span.end <= self._mentions[index].span.end else None

    def canonical_name(self, token: Token) -> str | None:
        """Return the gazetteer's name of the place or body around a token, the country of an adjective, else None."""
        mention = self._mention_at(token)
        return (mention.canonical if mention is not None else None) or country_of(token.text)

    def key_of(self, token: Token) -> str | None:
        """Return what a named party is told apart by: a country, else the last word of its name. None for common nouns."""
        if self.kind_of_name(token) is None and not is_demonym(token.text):
            return None
        return (self.canonical_name(token) or token.text).casefold()

    def named_by(self, token: Token) -> Token:
        """Return the name beside a noun that says who it is ("his son Adam", "the minister, Ana Silva"), else the noun."""
        if token.pos_ != "NOUN":
            return token
        beside = (child for child in token.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
        return next((name for name in beside if self.kind_of_name(name) is EntityKind.PERSON), token)

    def kinds(self, token: Token) -> frozenset[str]:
        """Return the kinds of the noun phrase around a head, worked out once."""
        offset = token.doc.user_data["start"] + token.idx
        if (kinds := self._kinds.get(offset)) is None:
            kinds = self._kinds[offset] = self._kinds_of_phrase(token)
        return kinds

    def _kinds_of_phrase(self, token: Token) -> frozenset[str]:
        if token.tag_ in ("PRP", "PRP$", "WP", "WP$"):
            return PRONOUN_KINDS.get(token.lower_, frozenset()) | {"ANY", token.lower_}
        kinds = self._kinds_of_word(token)
        for child in token.children:
            if child.dep_ in MODIFIERS:
                kinds |= kinds_of_lemma(child.lower_) & self._modifiers
        if (counted := self.counted(token)) is not None:
            kinds |= self.kinds(counted)
        if "JOINT" in kinds and "TOGETHER" in kinds:
            kinds |= {"JOINT_THING"}
        return kinds

    def _is_country(self, token: Token) -> bool:
        mention = self._mention_at(token)
        return country_of(mention.name if mention else token.text) is not None

    def counted(self, token: Token) -> Token | None:
        """Return the noun that a word of amount stands for: "soldiers" of "columns of soldiers"; None for other words."""
        if lemma_of(token) not in self._transparent:
            return None
        return next(
            (inner for child in token.children if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj"), None
        )

    def _kinds_of_word(self, token: Token) -> frozenset[str]:
        kinds = kinds_of_lemma(lemma_of(token))
        name = self.kind_of_name(token) if token.pos_ in ("PROPN", "NOUN", "ADJ") else None
        if is_demonym(token.text) or (token.ent_type_ == "NORP" and token.text[:1].isupper()):
            kinds |= PEOPLE_KINDS
        elif name is EntityKind.PLACE and self._is_country(token):
            kinds |= COUNTRY_KINDS
        elif name is None and token.pos_ == "PROPN" and _is_like_party(token):
            kinds |= NAME_KINDS[EntityKind.PERSON if token.ent_type_ == "PERSON" else EntityKind.ORGANIZATION]
        elif name is not None:
            kinds |= NAME_KINDS[name]
            if name is EntityKind.PLACE and (token.ent_type_ == "ORG" or _is_acting(token)):
                kinds |= NAME_KINDS[EntityKind.ORGANIZATION]  # "Toyota": a town, and a firm; "Kyiv accused …": who rules there
        if token.pos_ == "NUM" or token.like_num:
            kinds |= {"NUMBER"}
        if token.ent_type_ == "MONEY":
            kinds |= {"SUM"}
        if token.tag_ in PLURAL_TAGS or any(child.dep_ == "conj" for child in token.children):
            kinds |= {"PLURAL"} if "PARTY" in kinds else set()
        return kinds
