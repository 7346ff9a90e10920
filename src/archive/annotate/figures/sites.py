"""An amount where it stands in the parse: the words before and behind it, and the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.units import MONEY, RATE, SHARE
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# What a word is to the noun whose phrase it stands in, before that noun.
_MODIFIERS = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "punct")
# Marks between a number and its noun.
_SKIPPED = ("-", "‑", "–", '"', "'", "[", "]", "`", "``")
_ASIDE = re.compile(r" (?:\[[^\[\]\d]{2,30}\]|\(\d{1,4}\)) (?=[a-z])")
_HYPHENS = ("-", "‑")
# What can stand between an amount and the "of" or "in" that joins a noun to it.
_BETWEEN = re.compile(
    r" (?:\([^()]{2,30}\)|(?:a|an|per|each|every) (?:second|minute|hour|day|week|month|quarter|year)) (?=(?:of|in) )"
)
_MEANWHILE = ("period", "trading", "trade", "dealings", "deals", "session", "advance", "total", "all")
_LARGEST_TEAM = 200
_DETERMINERS = ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that")
_NEARBY = ("last", "this", "next", "past", "previous")


@dataclass(frozen=True)
class Site:
    """An amount in a block's parse. What is asked more than once is worked out once."""

    doc: Doc
    text: str  # the doc's; spaCy would put it together anew at each asking
    amount: Amount

    @cached_property
    def tokens(self) -> Tokens:
        """Return the amount's tokens, sign and unit included."""
        return tokens_of(self.doc, self.amount.left, self.amount.right)

    @cached_property
    def number(self) -> Tokens:
        """Return the tokens of the number alone."""
        return tokens_of(self.doc, self.amount.start, self.amount.end)

    @cached_property
    def root(self) -> Token:
        """Return the amount's word that the rest of the sentence hangs on."""
        return self.tokens.root

    @property
    def before(self) -> Token | None:
        """Return the word before the amount, None at the start of the sentence."""
        first = self.tokens[0]
        return None if first.is_sent_start or first.i == 0 else first.nbor(-1)

    def text_before(self, length: int) -> str:
        """Return up to `length` characters before the amount."""
        return self.text[max(0, self.amount.left - length) : self.amount.left]

    def text_behind(self, length: int) -> str:
        """Return up to `length` characters behind the amount."""
        return self.text[self.amount.right : self.amount.right + length]

    @property
    def is_compound(self) -> bool:
        """Tell whether a hyphen joins the amount to the next word ("six-week", "two-class")."""
        return self.text_behind(1) in _HYPHENS and self.text_behind(1) != ""

    @cached_property
    def is_loose_compound(self) -> bool:
        """Tell whether the amount and the next noun form a compound without a hyphen ("an 18 party alliance")."""
        first = self.after
        if first is None or self.amount.unit is not None or not 1 < self.amount.value < _LARGEST_TEAM or self.amount.value % 1:
            return False
        common = first.tag_ == "NN" and first.text.islower() and first.dep_ == "compound" and first.head.i == first.i + 1
        return common and first.head.tag_ == "NN" and self.before is not None and self.before.lower_ in _DETERMINERS

    @cached_property
    def after(self) -> Token | None:
        """Return the first word behind the amount, marks skipped, None at the end of the sentence."""
        doc, position = self.doc, self.tokens.end
        aside = self.text_behind(3)
        if aside in (" – ", " — ") or (aside == " - " and self.text_before(4).endswith((" to ", " at ", " by "))):
            return None  # "rises to 1,297 - rescue service", but "a 3 - member team"
        # The parser ends a sentence before some brackets: "23 [security] posts".
        crossing = self.text_behind(2) in (" [", " (")
        while position < len(doc) and (crossing or not doc[position].is_sent_start):
            if doc[position].text not in _SKIPPED:
                return doc[position]
            position += 1
        return None

    @cached_property
    def noun(self) -> Token | None:
        """Return the head of the noun phrase that stands behind the amount, None where there is none.

        For an amount with a unit it is the noun behind the unit ("10-month truce", "$5 million loan").
        """
        if (bracketed := self._behind_bracket()) is not None:
            return bracketed
        first = self.after
        if first is None or self._ends_before(first):
            return None
        if first.pos_ == "DET":
            return head_of(first.head) if first.head.i > first.i else None  # "half the population"
        if first.pos_ in ("ADJ", "ADV") and first.head.i < first.i and first.i + 1 < len(self.doc):
            if first.lower_ in _lexicon("states"):
                return first  # headlines: "2 Dead, 80 Hurt"
            first = first.nbor()  # "25 million more people": the parse hangs "more" on the number
        if first.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"):
            return None
        if first.lower_ in _lexicon("states") and first.head.i <= first.i:
            return first
        if self.amount.unit is None and first.pos_ == "NOUN" and (self.is_compound or self.is_loose_compound):
            return first  # "two-class layout" counts classes
        return _as_noun(first, head_of(first))

    def _ends_before(self, first: Token) -> bool:
        """Tell whether no phrase goes on with a word behind an amount.

        "paid $5 million Friday", "a 13-year-old last week"; "18 Die", whose verb the parse takes for a noun; "winds of
        120 km/h destroying houses"; "15 percent the year before".
        """
        if first.pos_ == "DET":
            return self.amount.kind != SHARE or not self.amount.worded
        if (first.ent_type_ in ("DATE", "TIME") and first.ent_iob_ == "B") or _tells_when(first):
            return True
        if first.lower_ == "more" and first.i + 1 < len(self.doc) and first.head.i < first.i:
            word = first.nbor()  # "100 more lie under the mud": the parse takes the verb for a noun
            return word.tag_ == "NN" and not is_collective(word)
        active = first.tag_ == "VBG" and self.amount.unit is not None and not self.amount.hyphenated
        return (active and _takes_object(first)) or is_deed(first)

    def _behind_bracket(self) -> Token | None:
        """Return the noun of "23 [security] posts", whose phrase the parse breaks at an editor's bracket."""
        aside = _ASIDE.match(self.text, self.amount.right)
        if aside is None or self.amount.unit is not None:
            return None
        word = tokens_of(self.doc, aside.end(), aside.end() + 1)[0]
        return _as_noun(word, head_of(word))

    @cached_property
    def whole(self) -> Token | None:
        """Return the noun that "of" joins to the amount: "four of the districts", "800 tonnes of sand". None where there is none.

        Money may be "in" something, or something's worth: "$5 million in damages", "$5 million worth of art".
        """
        after = self._after_rate()
        if after is None or (self.amount.kind == "length" and self.text_before(7) == "within "):
            return None  # "within 300 km of the coast"
        if after.lower_ == "worth" and after.i + 1 < len(self.doc):
            after = after.nbor()
        if not (after.lower_ == "of" or (after.lower_ == "in" and self.amount.kind in (MONEY, RATE))):
            return None
        if after.dep_ == "quantmod" and after.i + 1 < len(self.doc):
            inside: Token | None = head_of(after.nbor())  # "23 of 150 seats"
        else:
            inside = next((child for child in after.children if child.dep_ in ("pobj", "pcomp") and child.i > after.i), None)
        if (
            inside is None
            or inside.pos_ == "PRON"
            or inside.lower_ == "other"
            or (after.lower_ == "in" and not _holds_money(inside))
        ):
            return None
        return _behind_number(inside)

    def _after_rate(self) -> Token | None:
        """Return the word behind an amount, without what parts it from its "of": "$2bn a year in fees", "10 lb (5 kg) of"."""
        if self.text_behind(8) == " out of ":
            return tokens_of(self.doc, self.amount.right + 5, self.amount.right + 7)[0]  # "49 out of the 420 dams"
        if self.amount.unit is not None and (between := _BETWEEN.match(self.text, self.amount.right)):
            return tokens_of(self.doc, between.end(), between.end() + 1)[0]
        return self.after

    @property
    def counts_many(self) -> bool:
        """Tell whether a plural noun stands behind the amount."""
        return self.noun is not None and counts_many(self.noun)


def tokens_of(doc: Doc, start: int, end: int) -> Tokens:
    """Return the tokens that characters of a block touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:1]


def head_of(token: Token) -> Token:
    """Return the noun that a word before it modifies, the word itself where it modifies none."""
    while token.dep_ in _MODIFIERS and token.head.i > token.i:
        if token.dep_ == "npadvmod" and token.pos_ == "NOUN" and token.nbor().text not in _SKIPPED:
            break  # "50 points ahead"
        token = token.head
    return token


def _takes_object(verb: Token) -> bool:
    """Tell "destroying houses" from the spending of "£5m spending in schools"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor().pos_ in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM")


def _tells_when(first: Token) -> bool:
    """Tell whether a word opens "last month", "this year"."""
    return first.lower_ in _NEARBY and first.i + 1 < len(first.doc) and first.nbor().lower_ in _lexicon("times")


def _behind_number(inside: Token) -> Token:
    """Return the wounded of "fifteen of the 50 wounded", where the parse has the number as the noun."""
    if not inside.like_num or inside.i + 1 >= len(inside.doc):
        return inside
    noun = head_of(inside.nbor())
    return noun if noun.pos_ == "NOUN" or is_state(noun) else inside


def is_distance(site: Site) -> bool:
    """Tell whether a length says how far off something is ("100 metres from the port", "10 miles north of the town")."""
    after = site.after
    return after is not None and site.amount.kind == "length" and after.lower_ in load_lexicon("topics")["directions"]


def is_part_of(site: Site, noun: Token) -> bool:
    """Tell whether an amount with a unit stands within a noun's phrase ("a $5 million loan", "an 8 percent stake")."""
    return noun.ent_type_ not in ("DATE", "TIME") and (site.root.head == noun or noun in site.root.ancestors)


def _as_noun(first: Token, head: Token) -> Token | None:
    """Return the head of a phrase that begins with `first` if it is a noun, or stands for one."""
    if head.tag_ == "NNP" and first.pos_ == "PROPN" and first.text.endswith("s"):
        return first  # headlines: "31 Latinos Share Their Thoughts"
    named = head.pos_ in ("NOUN", "PROPN") or is_collective(head) or head.text[:-1].isdigit()
    return head if named else None


def _holds_money(noun: Token) -> bool:
    """Tell "$5 million in damages" from "in March" and "in 3,800 theatres"."""
    timed = noun.lower_ in _lexicon("times") or noun.lower_ in _MEANWHILE
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not timed and not any(child.dep_ == "nummod" for child in noun.children)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])


def is_state(token: Token) -> bool:
    """Tell whether a word says what has happened to those counted ("45 missing"), and is not what is counted ("the missing")."""
    return token.lower_ in _lexicon("states")


def is_deed(token: Token) -> bool:
    """Tell whether a word is a headline's verb of what befalls people ("18 Die")."""
    return token.lower_ in _lexicon("deeds")


def is_collective(token: Token) -> bool:
    """Tell whether a word that looks singular, or is no noun, names several ("aircraft", "the dead")."""
    nominal = token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and token.dep_ not in ("amod", "aux", "ROOT")
    return nominal and token.lower_ in _lexicon("collective")


def counts_many(noun: Token) -> bool:
    """Tell whether a noun is plural, or one of those that look singular ("aircraft", "personnel", "12 Boeing 777s")."""
    coded = noun.pos_ in ("PROPN", "NUM") or any(letter.isdigit() for letter in noun.text)
    if coded and noun.text.endswith("s") and not noun.text.endswith("ss"):
        return True
    return noun.tag_ in ("NNS", "NNPS") or is_collective(noun) or noun.lower_.endswith(("craft", "men", "women", "people"))
