"""A candidate for a name: words that may be one, with the evidence that stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from archive.annotate.gazetteer import find_places
from archive.annotate.name_lists import head_words, honorifics, name_words
from archive.annotate.naming.trim import WORD
from archive.annotate.view import Parsed, View
from archive.facts import BlockKind, EntityKind, Span

# The model's labels that can name a person, body or place; the others only keep words from being part of one.
KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
# Labels of what is no person, body or place; its words are part of no name either.
OTHERS = frozenset(("NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"))
LOCATIVE = re.compile(
    r"\b(?:in|(?:city|town|village|province|district|region|capital|road) (?:of|to)|near|at|outside|around|across|inside"
    r"|throughout|into|towards?|(?:north|south|east|west) of"
    r"|(?:been|went|gone|go|going|flew|fly|travell?ed|returned|fled|moved|km|kilomet(?:re|er)s|miles|way) (?:to|from))"
    r"\s+$",
    re.IGNORECASE,
)
SPEAKING = frozenset({"say", "tell", "add", "explain", "argue", "warn", "recall", "write", "insist", "note"})
POST_BEFORE = re.compile(r"\b([A-Za-z-]+)(,?)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$")
# "Obi Eze, who", "Obi Eze, 34,", "Obi Eze (34)"
OF_PERSON = re.compile(r", who(?:se)? |, (?:aged? )?[1-9]\d, | \([1-9]\d\)")
# "Troy police"
OF_TOWN = re.compile(r"\s(?:police|mayor|residents?|authorities|city|airport|suburbs?|neighbou?rhood|native|firefighters)\b")
# "Troy, Mich."
IN_STATE = re.compile(r",\s([A-Z][a-z]*\.?(?:[A-Z]\.)?(?:\s[A-Z][a-z]+)?)(?!['’\w])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, and what speaks for which kind."""

    span: Span  # of the document
    name: str  # with white space folded
    label: str  # the model's
    headline: bool = False  # stands among words that all have capitals, where the model guesses
    addressed: bool = False  # follows "Mr" or a post
    located: bool = False  # follows "in", "near", or stands before a state
    acts: bool = False  # one word that is a subject
    plural: bool = False  # "the Clintons"
    titled: bool = False  # several words that no model takes for a person's, after a post: "spokesman Obi Eze"
    speaks: bool = False  # several such words that are the subject of a verb of speech

    @property
    def words(self) -> list[str]:
        """Return the words of the name."""
        return self.name.split()

    @property
    def kind(self) -> EntityKind | None:
        """Return the kind that the model's label means, None for works, laws, products and events."""
        return KINDS.get(self.label)


def make_candidate(parsed: Parsed, start: int, end: int, label: str) -> Candidate:
    """Return a candidate for `[start, end)` of a block, with the evidence of the words before it."""
    text, offset = parsed.text, parsed.block.span.start
    before = text[max(0, start - 24) : start]
    state = IN_STATE.match(text, end)
    strange = label != "PERSON" and " " in text[start:end]
    return Candidate(
        Span(offset + start, offset + end),
        " ".join(text[start:end].split()),
        label,
        addressed=bool(_address_before().search(before)),
        located=bool(LOCATIVE.search(before) or OF_TOWN.match(text, end) or (state and _is_region(state[1]))),
        plural=before.endswith((" the ", "The ", "the ")) and text[start:end].endswith("s"),
        titled=strange and label not in ("LOC", "FAC") and _is_titled(text, start, end),
        speaks=strange and _speaks(parsed, start, end),
        acts=label in ("PERSON", "ORG") and " " not in text[start:end] and _acts(parsed, start, end),
    )


def _is_region(name: str) -> bool:
    return any(place.kind not in ("city", "water", "area") for place in find_places(name))


def _is_titled(text: str, start: int, end: int) -> bool:
    """Tell whether a post stands before a name, or an apposition to one: "spokesman Obi Eze", "the mayor, Obi Eze, said".

    What "who" or an age follows is a person's name, too.
    """
    if OF_PERSON.match(text, end):
        return True
    post = POST_BEFORE.search(text, max(0, start - 24), start)
    if post is None or post[1].lower() not in _heads():
        return False
    return post[2] != "," or text[end : end + 1] in (",", ".", ";", ")") or text[end : end + 4] == " and"


@cache
def _heads() -> frozenset[str]:
    """Return the last words of posts; what also begins the names of bodies only in lower case is left out."""
    return head_words() - {"general", "member", "owner", "agent", "parliament", "congress"}


def _speaks(parsed: Parsed, start: int, end: int) -> bool:
    tokens = parsed.doc.char_span(start, end, alignment_mode="expand")
    return tokens is not None and tokens.root.dep_ == "nsubj" and tokens.root.head.lemma_ in SPEAKING


def _acts(parsed: Parsed, start: int, end: int) -> bool:
    tokens = parsed.doc.char_span(start, end, alignment_mode="expand")
    return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass", "agent", "poss")


@cache
def _address_before() -> re.Pattern[str]:
    words = sorted(
        honorifics().keys() | name_words("posts") - {"don", "brother", "sister", "father", "lady"}, key=len, reverse=True
    )
    return re.compile(r"\b(?:" + "|".join(word.capitalize() for word in words) + r")\.?\s+$")


def find_headlines(view: View) -> frozenset[int]:
    """Return the starts of the blocks in which most words have capitals, so that a capital means nothing."""
    return frozenset(parsed.block.span.start for parsed in view.parsed if _has_headline_capitals(parsed))


def _has_headline_capitals(parsed: Parsed) -> bool:
    text = parsed.text
    if len(text) > 200 or (parsed.block.kind is BlockKind.PARAGRAPH and text.endswith((".", '."'))):
        return False
    words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 3 and word[0][0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
