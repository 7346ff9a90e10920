"""Which date a word of the text has: for the other finders, once `find_dates` has run.

day_of(view, facts, offset)           the day on which the text around a character was published
dates_in(facts, span)                 the date expressions inside a span
attached_date(view, facts, token)     the date that the parse hangs on a verb or noun, or on its clause
date_of_clause(view, facts, token)    the same, else the only date of the sentence
limited_value(view, date)             its EDTF with "by", "until", "since" and the like made an open interval
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.entry_days import entry_days
from archive.annotate.view import View, locate
from archive.dates import parse_edtf
from archive.facts import Basis, DateMention, Facts, Span
from archive.lexicon import load_lexicon
from archive.text.date_lines import parse_date_line

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

VERBS = frozenset(("VERB", "AUX"))
# From a date up to what it dates: "on", "the end of", "Saturday's".
LINKS = frozenset(("prep", "pobj", "pcomp", "quantmod", "nummod"))
# What a verb governs directly; a date on one of these dates the verb as well ("held talks on Saturday").
ARGUMENTS = frozenset(("dobj", "attr", "prep", "pobj", "nsubj", "nsubjpass", "oprd", "dative", "npadvmod", "advmod", "acomp"))
# A clause with a time of its own.
APART = frozenset(("ccomp", "relcl", "parataxis", "csubj", "csubjpass"))
# A verb shares the dates of the verb it hangs on so ("is due to arrive", "met and signed").
SHARING = frozenset(("xcomp", "conj"))


def day_of(view: View, facts: Facts, offset: int) -> str | None:
    """Return the EDTF day that the text around a character speaks from: its live-blog entry's, else the article's.

    Without marks of doubt. None where the document's date is unknown; "XXXX-11-21" where its year is.
    """
    if facts.published is None:
        return None
    published = str(parse_edtf(facts.published.edtf)).rstrip("?~%")
    entry = view.entry_at(offset)
    if entry is None:
        return published
    told = facts.published
    newest = told.basis is Basis.TEXT and told.span is not None and _is_update(view.text, told.span)
    inferred = told.basis is Basis.INFERRED
    return entry_days(view.text, view.article.entries, published, inferred=inferred, newest=newest)[entry]


def _is_update(text: str, span: Span) -> bool:
    """Tell whether a printed date says when a page was changed last."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    found = parse_date_line(line + span.text_of(text))
    return found is not None and found.label == "updated"


def dates_in(facts: Facts, span: Span) -> list[DateMention]:
    """Return the date expressions that lie inside a span, in text order."""
    first = bisect_left(facts.dates, span.start, key=lambda date: date.span.start)
    inside = []
    for date in facts.dates[first:]:
        if date.span.start >= span.end:
            break
        if date.span.end <= span.end:
            inside.append(date)
    return inside


def attached_date(view: View, facts: Facts, token: Token) -> DateMention | None:
    """Return the date that depends on a word, else on its clause's verb or one that shares it; None where none does."""
    dates = [(date, governor) for date in dates_in(facts, locate(token.sent)) if (governor := _governor(view, date))]
    for holders in _holders(token) if dates else ():
        found = [date for date, governor in dates if governor in holders]
        if found:
            return min(found, key=lambda date: abs(date.span.start - locate(token).start))
    return None


def _governor(view: View, date: DateMention) -> Token | None:
    """Return the word that a date depends on: a verb, a noun ("the November 10 truce")."""
    tokens = view.tokens_in(date.span)
    if tokens is None:
        return None
    if _is_fronted(tokens):
        return _main_verb(tokens.root)
    node = tokens.root
    while node.head != node and (node.i in range(tokens.start, tokens.end) or node.pos_ == "ADP" or node.dep_ in LINKS):
        if node.dep_ == "pobj" and node.i not in range(tokens.start, tokens.end) and node.pos_ != "ADP":
            return node
        node = node.head
    return node


def _is_fronted(tokens: Tokens) -> bool:
    """Tell whether a date opens its sentence ("On 9 May, the group who …"): then it is the main verb's, whatever is nearer."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return tokens.start - tokens.sent.start <= 1 and following is not None and following.text == ","


def _main_verb(token: Token) -> Token:
    """Return the head of a word's sentence, or of the speech that it stands in."""
    while token.head != token and token.dep_ not in ("ccomp", "parataxis"):
        token = token.head
    return token


def _holders(token: Token) -> list[set[Token]]:
    """Return sets of words whose dates are the token's, the closest first."""
    sets = [{token} | _arguments(token), _complements(token)]
    verb = clause_verb(token)
    while verb is not None:
        sets += [{verb} | _arguments(verb), _complements(verb)]
        verb = verb.head if verb.dep_ in SHARING and verb.head.pos_ in VERBS else None
    return sets


def _complements(word: Token) -> set[Token]:
    """Return what a word leaves to an infinitive: "is due to arrive on Monday"."""
    return set().union(*({child} | _arguments(child) for child in word.children if child.dep_ == "xcomp"))


def _arguments(word: Token) -> set[Token]:
    found, todo = set(), [word]
    while todo:
        for child in todo.pop().children:
            if child.dep_ in ARGUMENTS:
                found.add(child)
                todo.append(child)
    return found


def clause_verb(token: Token) -> Token | None:
    """Return the verb of a word's clause, itself included; None in a phrase without one."""
    while token.pos_ not in VERBS:
        if token.head == token:
            return None
        token = token.head
    # "has been killed": the auxiliary's verb.
    return token.head if token.dep_ in ("aux", "auxpass") else token


def date_of_clause(view: View, facts: Facts, token: Token) -> DateMention | None:
    """Return the attached date of a word, else the only date of its sentence; None where there are several or none.

    A date of another clause is taken only from the clause above, and not where that reports ("He said on 9 May that the
    truce held": the holding has no date) nor where this one merely describes ("… the town, where troops are deployed").
    """
    attached = attached_date(view, facts, token)
    if attached is not None:
        return attached
    dates = dates_in(facts, locate(token.sent))
    if len(dates) != 1 or view.quote_at(dates[0].span.start) != view.quote_at(locate(token).start):
        return None
    governor, verb = _governor(view, dates[0]), clause_verb(token)
    if governor is None or verb is None:
        return None if governor is None else dates[0]
    return dates[0] if _shares_time(verb, clause_verb(governor)) else None


def _shares_time(verb: Token, other: Token | None) -> bool:
    """Tell whether a verb's clause has the time of another: of the clause above, through links that keep it."""
    while verb != other:
        if verb.dep_ in APART or verb.head == verb:
            return False
        verb = verb.head
    return True


def limited_value(view: View, date: DateMention) -> str:
    """Return a date's EDTF as the word before it limits it: "since May 2018" → 2018-05/.., "by 1 May" → ../XXXX-05-01."""
    before = view.text[max(0, date.span.start - 30) : date.span.start]
    edtf = parse_edtf(date.edtf)
    if _limits("opening").search(before):
        return f"{edtf.start}/.."
    if _limits("closing").search(before):
        return f"../{edtf.start if edtf.end is None else edtf.end}"
    return date.edtf


@cache
def _limits(section: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("dates")[section], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+(?:the\s+)?$", re.IGNORECASE)
