"""When a post began and ended: "since May 2018", "was fired on Friday", "was replaced by Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as date_type
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.roles.claims import Claim, Reading
from archive.annotate.roles.merging import folded
from archive.annotate.roles.titles import Sort, plain, word_set
from archive.annotate.roles.verbs import find_subject, verbs
from archive.annotate.token_index import find_lemmas
from archive.annotate.view import locate
from archive.facts import DateMention, RoleStatus, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 60  # characters from a post to the date that belongs to it
DATING = frozenset({"hold", "occupy", "assume", "fill"})  # verbs whose object is a post of a time
NEAR = 200  # characters from a post to the sentence that says whom its holder replaces
# "a day after Roe fired Doe", its value the day after.
DAYS_AFTER = re.compile(r"(a|one|the|two|three) days? after", re.IGNORECASE)
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)\??")


def date_claim(reading: Reading, claim: Claim, link: Token | None) -> None:
    """Fill in start and end of a claim from the dates after it in the sentence; `link` is the verb that gives the post."""
    if claim.post is None:
        return
    doc = claim.post.block.doc
    end = locate(doc[claim.post.end - 1]).end
    near = max(end, claim.holder.end) if claim.holder.end < end + REACH else end
    for date, word in dates_after(reading, Span(end, max(end, locate(doc[claim.post.head.start].sent).end))):
        if link is None and _tells_of_act(claim, near, date):
            continue
        if word in ("since", "from", "between") and date.span.start - near < REACH:
            set_tenure(claim, date.edtf)
        elif word in ("until", "till", "to") and date.span.start - near < REACH:
            claim.end = claim.end or date.edtf.removeprefix("../")
        elif link is not None and word in ("in", "on", ""):
            _date_link(claim, link, date)


def _tells_of_act(claim: Claim, near: int, date: DateMention) -> bool:
    """Tell whether a verb stands between a post beside a name and a date: "Minister Jane Roe will visit from 2 to 4 May"."""
    if claim.post is None:
        return False
    for token in claim.post.block.doc[claim.post.start :]:
        start = locate(token).start
        if start >= date.span.start:
            return False
        if start >= near and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


def set_tenure(claim: Claim, edtf: str) -> None:
    """Set when a post began, and of "from 2002 to 2007" when it ended."""
    start, _, end = edtf.partition("/")
    claim.start = claim.start or start
    if end and end != "..":
        claim.end = claim.end or end
        claim.status = claim.status or RoleStatus.FORMER


def dates_after(reading: Reading, span: Span) -> Iterator[tuple[DateMention, str]]:
    """Yield the dates of a span with the word before each, lower case."""
    for date in reading.facts.dates:
        if span.contains(date.span):
            before = reading.view.text[span.start : date.span.start].split()
            yield date, before[-1].lower().strip(",.") if before else ""


def _date_link(claim: Claim, link: Token, date: DateMention) -> None:
    inside = Span(locate(link.left_edge).start, locate(link.right_edge).end)
    if not inside.contains(date.span) or date.span.start - locate(link).end > REACH:
        return
    lemma = link.lemma_.lower()
    if lemma in verbs("appoint") or lemma == "become":
        if link.tag_ in ("VBD", "VBN") and claim.status is not RoleStatus.INCOMING:
            claim.start = claim.start or date.edtf
    elif lemma in verbs("leave") | verbs("remove") and claim.status is RoleStatus.FORMER:
        claim.end = claim.end or date.edtf


def change_tenures(reading: Reading) -> None:
    """Apply what the text tells later: holders removed or replaced, posts held since. Adds the successors' claims."""
    for position, block in enumerate(reading.blocks):
        for index in find_lemmas(block.doc, _verbs_of_change()):
            if block.doc[index].pos_ == "VERB":
                _change_by_verb(reading, position, block.doc[index])
        for index in find_lemmas(block.doc, word_set("removals")):
            for token in _removed(block.doc[index]):
                person = _person(reading, position, token)
                claim = reading.last_claim(person[0], locate(token.sent).end) if person else None
                if claim is not None and claim.status is None:
                    _end_all(reading, claim, block.doc[index])


def _change_by_verb(reading: Reading, position: int, verb: Token) -> None:
    lemma = verb.lemma_
    if lemma in DATING:
        _date_post(reading, position, verb)
    elif lemma in verbs("remove") or (lemma in verbs("leave") and _leaves(verb)):
        _end_post(reading, position, verb)
    elif lemma == "take" and (before := _predecessor(verb)) is not None and (left := _person(reading, position, before)):
        _precede(reading, position, verb, left, None if _is_ahead(verb) else RoleStatus.FORMER)


@cache
def _verbs_of_change() -> frozenset[str]:
    return DATING | verbs("remove") | verbs("leave") | {"take"}


def _removed(noun: Token) -> list[Token]:
    """Return who loses a post by "the removal of Roe and Doe", "Roe's resignation"; nobody where it is only called for."""
    above = noun.head.head if noun.head.dep_ == "prep" else noun.head
    if above.lemma_.lower() in word_set("demanding"):
        return []
    owners = [child for child in noun.children if child.dep_ == "poss"]
    of = (child for child in noun.children if child.lower_ == "of")
    named = owners + [child for one in of for child in one.children if child.dep_ == "pobj"]
    return [one for first in named for one in (first, *first.conjuncts)]


def _predecessor(verb: Token) -> Token | None:
    """Return "Roe" of "took over (as chairman) from Roe"."""
    if not any(child.dep_ == "prt" and child.lower_ == "over" for child in verb.children):
        return None
    inside = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    return next((token for token in inside if token.dep_ == "pobj" and token.head.lower_ == "from"), None)


def _person(reading: Reading, position: int, token: Token | None) -> tuple[str, Span] | None:
    if token is None:
        return None
    span = reading.holder_span(position, token)
    if span is not None and token.dep_ == "dobj" and token.lower_ in ("him", "her"):
        subject = find_subject(token.head)  # never the one whom the pronoun stands for
        span = None if subject is not None and reading.holder_span(position, subject) == span else span
    if span is not None:
        return reading.keys[span], span
    # "Acme President and CEO Jane Roe resigned": the parse has the post for the subject.
    posts = ((claim, claim.post) for claim in reading.claims if claim.post is not None and claim.post.block.doc is token.doc)
    return next(((claim.person, claim.holder) for claim, post in posts if post.head.start <= token.i < post.head.end), None)


def _date_post(reading: Reading, position: int, verb: Token) -> None:
    """Read "who had held the position since May 2018"."""
    post = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if post is None or plain(post) not in word_set("posts"):
        return
    person = _person(reading, position, find_subject(verb))
    claim = reading.last_claim(person[0], locate(verb).end) if person else None
    if claim is not None:
        for date, word in dates_after(reading, Span(locate(post).start, locate(verb.right_edge).end)):
            if word in ("since", "from"):
                claim.start = claim.start or date.edtf.removesuffix("/..")


def _leaves(verb: Token) -> bool:
    """Tell "resigned", "stepped down", a headline's "quits" from "left the room" and "will step down"."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ"):
        return False
    if verb.lemma_.lower() == "quit":
        return all(child.dep_ != "dobj" or plain(child) in word_set("posts") for child in verb.children)
    down = any(child.dep_ == "prt" and child.lower_ in ("down", "aside") for child in verb.children)
    return down or verb.lemma_.lower() in ("resign", "retire")


def _end_post(reading: Reading, position: int, verb: Token) -> None:
    """Make the one who was removed, or who resigned, former, and give the post to the one who replaced them."""
    ahead = _is_ahead(verb)
    tags = ("VBD", "VBN", "VBZ", "VBG") if _succeeds(verb) or _leaves(verb) else ("VBD", "VBN")
    if not ahead and (verb.tag_ not in tags or any(one.dep_ == "neg" or one.tag_ == "MD" for one in verb.children)):
        return
    person = _person(reading, position, _leaver(verb))
    claim = reading.last_claim(person[0], locate(verb.sent).end) if person else None
    if claim is None and person is not None and _succeeds(verb):
        _precede(reading, position, verb, person, None if ahead else RoleStatus.FORMER)
    if claim is None or claim.status is RoleStatus.INCOMING or claim.title in word_set("ranks"):
        return
    successor = _succeed(reading, position, verb, claim, RoleStatus.INCOMING if ahead else None) if _succeeds(verb) else None
    if ahead:
        return
    _end_all(reading, claim, verb)
    for date, word in dates_after(reading, Span(locate(verb).end, locate(verb.right_edge).end)):
        if word in ("in", "on", "") and date.span.start - locate(verb).end < REACH:
            claim.end = claim.end or date.edtf
    claim.end = claim.end or _day_before(reading, verb)
    if successor is not None and not _is_passive(verb):
        successor.start = successor.start or claim.end


def _end_all(reading: Reading, claim: Claim, told: Token) -> None:
    """Make former all posts beside one ("the president and chief executive, Jane Roe, resigned"); it alone in "resigned as"."""
    alone = any(child.lower_ in ("as", "from") for child in told.children)
    for same in [claim] if alone else reading.claims:
        if (
            same.holder == claim.holder
            and same.person == claim.person
            and same.status is None
            and same.title not in word_set("ranks")
        ):
            same.status = RoleStatus.FORMER


def _precede(reading: Reading, position: int, verb: Token, person: tuple[str, Span], status: RoleStatus | None) -> None:
    """Add the claim of whom a new holder replaces: "Roe was named chairman of Acme, replacing Doe"."""
    successor = _person(reading, position, _taker(verb))
    end = locate(verb.sent).end
    claim = reading.last_claim(successor[0], end) if successor is not None else None
    if claim is None or claim.post is None or claim.person == person[0] or claim.post.head.sorts == {Sort.OCCUPATION}:
        return
    doc, start = claim.post.block.doc, claim.post.start
    aside = start > 0 and plain(doc[start - 1]) in ("currently", "previously", "formerly")  # "by Roe, currently envoy to"
    if claim.evidence.end < locate(verb.sent).start - NEAR or aside:
        return
    evidence = Span(min(locate(verb).start, person[1].start), max(locate(verb).end, person[1].end))
    earlier = replace(claim, person=person[0], holder=person[1], evidence=evidence, status=status, start=None, end=None)
    reading.claims.append(earlier)


def _day_before(reading: Reading, verb: Token) -> str | None:
    """Return the day of a removal in "It came a day after Roe fired Doe", where the text says when that was."""
    mark = next((child for child in verb.children if child.lower_ == "after"), None)
    if mark is None:
        return None
    end = locate(mark).end
    said = next((date for date in reading.facts.dates if date.span.start < end and end - 5 <= date.span.end <= end), None)
    count = DAYS_AFTER.fullmatch(said.span.text_of(reading.view.text)) if said is not None else None
    day = DAY.fullmatch(said.edtf) if said is not None else None
    if count is None or day is None:
        return None
    days = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3}[count[1].lower()]
    year = 2001 if day[1] == "XXXX" else int(day[1])
    found = date_type(year, int(day[2]), int(day[3])) - timedelta(days)
    return f"{day[1]}-{found:%m-%d}" if found.year == year else None


def _is_ahead(verb: Token) -> bool:
    """Tell whether somebody "will succeed", or "is to replace", another; "will step up, replacing Roe" too."""
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    marks = {child.lower_ for child in above.children if child.dep_ in ("aux", "neg")}
    return (
        (_succeeds(verb) or verb.lemma_ == "take") and bool(marks & {"will", "'ll", "to"}) and not marks & {"not", "n't", "never"}
    )


def _succeeds(verb: Token) -> bool:
    return verb.lemma_.lower() in ("replace", "succeed")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _leaver(verb: Token) -> Token | None:
    """Return who loses the post: who resigns, whom somebody dismisses."""
    if _is_passive(verb) or verb.lemma_.lower() in verbs("leave"):
        return find_subject(verb)
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _taker(verb: Token) -> Token | None:
    """Return who gets the post: who replaces, or by whom somebody is replaced."""
    given = next((child for child in verb.children if child.lower_ == "with" and child.dep_ == "prep"), None)
    if given is not None:  # "replaced him with Roe"
        return next((child for child in given.children if child.dep_ == "pobj"), None)
    if not _is_passive(verb):
        return find_subject(verb)
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _succeed(reading: Reading, position: int, verb: Token, left: Claim, status: RoleStatus | None) -> Claim | None:
    """Add the claim of the one who came after."""
    successor = _person(reading, position, _taker(verb))
    if successor is None or successor[0] == left.person:
        return None
    words = sorted(folded(left.title))
    known = (one for one in reading.claims if one.person == successor[0] and sorted(folded(one.title)) == words)
    if (claim := next(known, None)) is not None:
        return claim  # "was appointed assistant minister of trade to replace Roe"
    evidence = Span(min(locate(verb).start, successor[1].start), max(locate(verb).end, successor[1].end))
    claim = replace(left, person=successor[0], holder=successor[1], evidence=evidence, status=status, start=None, end=None)
    reading.claims.append(claim)
    return claim
