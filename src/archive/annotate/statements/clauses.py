"""Clauses of saying: where a cue's finite clause stands, by the grammar and, where the parser loses it, by the commas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, verb_frames, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
CLAUSE_LEFT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "mark"})
CLAUSE_RIGHT = frozenset({"nsubj", "nsubjpass", "prt", "advmod", "npadvmod", "prep", "agent", "dative", "dobj", "oprd", "acomp"})
# What may follow a parenthetical cue and still be content: "…, he said, because …".
GOES_ON = frozenset({"since", "because", "although", "though", "if", "unless", "while", "including", "which", "that", "so", "as", "until", "where"})


def subtree(token: Token, *without: Token) -> frozenset[int]:
    """Return the positions of a token and all that hangs on it, without some branches."""
    tokens = {one.i for one in token.subtree}
    for branch in without:
        tokens -= {one.i for one in branch.subtree}
    return frozenset(tokens)


def union(tokens: Iterable[Token]) -> frozenset[int]:
    """Return the positions of tokens and all that hangs on them."""
    return frozenset().union(*(subtree(token) for token in tokens))


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def find_clause(cue: Cue) -> frozenset[int]:
    """Return the positions of the clause that a verb reports; empty where there is none."""
    verb = cue.token
    first, last = sentence_bounds(verb)
    if is_as_clause(verb):
        return _around_as(verb, first, last)
    found = (
        parenthetical_content(cue)
        or _complements(verb)
        or _lost_clause(verb)
        or union(child for child in verb.rights if child.dep_ == "advcl" and child.left_edge.i == verb.i + 1 and _asks(child))
        or (subtree(verb.head, verb) if verb.dep_ == "parataxis" else frozenset())
    )
    return frozenset(n for n in found if first <= n < last)


def _complements(verb: Token) -> frozenset[int]:
    """Return the clauses that the parser gives a verb, with a coordinate one that quotes ("…, and there was “no sign”")."""
    told = [child for child in verb.children if child.dep_ == "ccomp" and not has_to(child)]
    after = [child for child in told if child.i > verb.i]
    if after and len(told) > len(after) and verb.doc[after[0].left_edge.i - 1].text not in (",", ":"):
        told = after  # What stands before a cue that has its clause after it is another sentence.
    if after:
        told += [child for child in verb.rights if child.i > after[-1].i and (child.dep_ == "conj" and _quotes_on(child) or _gives_reason(child))]
    return union(told)


def _asks(verb: Token) -> bool:
    """Tell a question that the parser takes for a circumstance: "have not said when they will meet"."""
    return verb.left_edge.lower_ in ("when", "where", "why", "how", "whether", "if") and any(child.dep_ == "neg" for child in verb.head.lefts)


def _gives_reason(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in ("because", "if", "unless") for child in verb.lefts)


def _quotes_on(verb: Token) -> bool:
    """Tell whether a coordinate clause has a subject of its own and quotes without a cue of its own."""
    if verb.lemma_.lower() in verb_frames() or not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.lefts):
        return False
    return any(token.is_quote for token in verb.subtree)


def is_as_clause(verb: Token) -> bool:
    """Tell "as she said"."""
    if verb.dep_ != "advcl" or not (verb.tag_ in FINITE or verb.tag_ == "VBN"):
        return False
    marks = [child for child in verb.lefts if child.dep_ in ("mark", "advmod") and child.lower_ == "as"]
    # Not "as rich as he says".
    return bool(marks) and (marks[0].i == verb.sent.start or verb.doc[marks[0].i - 1].is_punct)


def _around_as(verb: Token, start: int, end: int) -> frozenset[int]:
    """Return what "as she said" is put before, behind or into."""
    doc = verb.doc
    first = next(child.i for child in verb.lefts if child.lower_ == "as")
    comma = next((n for n in range(verb.i + 1, end) if doc[n].text == ","), end)
    left = [n for n in range(start, first) if doc[n].is_alpha]
    if not left or doc[left[0]].lower_ == "as":
        while comma + 2 < end and doc[comma + 1].lower_ == "as":
            comma = next((n for n in range(comma + 2, end) if doc[n].text == ","), end)
        return frozenset(range(comma + 1, end))
    if comma >= end - 1 or doc[first - 1].text != ",":
        return frozenset(range(start, first))
    before = next((n for n in range(first - 2, start, -1) if doc[n].text == "," or doc[n].tag_ == "CC"), start - 1)
    return frozenset(range(before + 1, first)) | frozenset(range(comma + 1, end))


def _lost_clause(verb: Token) -> frozenset[int]:
    """Return the clause that the parser hangs on a noun in between: "tweeted in the morning that …", "told the forum he …"."""
    for child in verb.rights:
        if child.dep_ not in ("prep", "dobj", "npadvmod", "dative"):
            continue
        heard = child.dep_ in ("dobj", "dative")
        for clause in child.subtree:
            if clause.dep_ in ("relcl", "acl", "ccomp") and _is_complete(clause, told=heard and clause.head.i == child.i):
                more = (one for one in verb.rights if one.dep_ == "advcl" and one.i > clause.i and _has_mark(one))
                return subtree(clause) | union(more)
    return frozenset()


def _has_mark(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.lefts)


def _is_complete(clause: Token, told: bool) -> bool:
    """Tell a clause that says something from one that describes the noun: "that" is not its subject or object."""
    subjects = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    first = clause.left_edge
    if not subjects or subjects[0].lower_ in ("that", "which", "who"):
        return False
    if first.lower_ == "that":
        return first.dep_ in ("mark", "advmod", "dobj") and (first.dep_ != "dobj")
    return told and subjects[0].pos_ == "PRON" and clause.tag_ in FINITE and first.lower_ not in ("who", "whom", "which", "where", "when")


def clause_bounds(cue: Cue, told: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Return the first and last position of the cue with its subject, addressee and adverbials beside it."""
    doc = cue.token.doc
    own = {cue.token.i, cue.last.i}
    for child in cue.token.children:
        if child.dep_ == "advmod" and child.i + 1 < len(doc) and doc[child.i + 1].text == ",":
            continue  # "Also, he said, …"
        if child.i > cue.token.i and child.left_edge.lower_ in GOES_ON and doc[child.left_edge.i - 1].text == ",":
            continue  # "…, experts say, including one that …"
        if child.i not in told and child.dep_ in (CLAUSE_LEFT if child.i < cue.token.i else CLAUSE_RIGHT):
            own |= {one.i for one in child.subtree}
    own -= told
    first, last = cue.token.i, cue.last.i
    while first > 0 and (first - 1 in own or (doc[first - 1].is_punct and first - 2 in own and not doc[first - 1].is_quote)):
        first -= 1
    while last + 1 < len(doc) and (last + 1 in own or (doc[last + 1].text == "," and last + 2 in own)):
        last += 1
    return first, last


def sentence_bounds(token: Token) -> tuple[int, int]:
    """Return the first position of a token's sentence and the one after its last.

    Full stops that the parser runs over end it, those of titles ("Capt. Ann Lee") that the parser takes for its end do not.
    """
    doc, first, last = token.doc, token.sent.start, token.sent.end
    while first > 1 and _is_title_stop(doc[first - 1]):
        first = doc[first - 1].sent.start
    while last < len(doc) and _is_title_stop(doc[last - 1]):
        last = doc[last].sent.end
    for n in range(token.i, first, -1):
        if _ends_sentence(doc[n - 1]):
            first = n
            break
    for n in range(token.i, last - 1):
        if _ends_sentence(doc[n]):
            last = n + 1
            break
    return first, last


def _ends_sentence(stop: Token) -> bool:
    return stop.text in (".", "?", "!") and stop.doc[stop.i + 1].text[:1].isupper() and not _is_title_stop(stop)


def _is_title_stop(stop: Token) -> bool:
    return stop.text == "." and stop.i > 0 and not stop.doc[stop.i - 1].whitespace_ and stop.doc[stop.i - 1].text in word_set("short_titles")


def parenthetical_content(cue: Cue) -> frozenset[int]:
    """Return the content around a cue that commas set apart: "The truce, he said, holds", "The truce holds, he said."

    Empty where the cue is not set apart, or nothing is said around it.
    """
    subjects = [child for child in cue.token.children if child.dep_ == "nsubj"]
    objects = [child for child in cue.token.children if child.dep_ in ("dobj", "attr", "npadvmod")]
    if any(child.dep_ == "prep" and child.lower_ in cue.frames for child in cue.token.rights):
        return frozenset()
    if not (subjects or objects) or any(subject.tag_ in ("WDT", "WP") for subject in subjects) or (subjects and objects and not cue.takes("tell")):
        return frozenset()
    first, last = clause_bounds(cue)
    doc = cue.token.doc
    start, end = sentence_bounds(cue.token)
    while first - 2 > start and _is_title_stop(doc[first - 1]):
        first = next((n + 1 for n in range(first - 2, start, -1) if doc[n].text == ","), first)
        break
    if first <= start + 1 or doc[first - 1].text not in (",", "–", "—", "-") or first == cue.token.i == last:
        return frozenset()
    if last + 2 < end and doc[last + 1].text in (",", ":") and doc[last + 2].is_quote and doc[first - 2].is_quote is False:
        return frozenset()  # "After the talks were held, he said, “…”"
    if last + 1 < end and not (doc[last + 1].is_punct and doc[last + 1].text not in ('"', ":", "'")):
        return frozenset()
    start = next((n + 1 for n in range(first - 2, start, -1) if doc[n].text == ";"), start)
    left, right = range(start, first - 1), range(last + 2, end)
    whole = _is_whole([doc[n] for n in left])
    if doc[last + 1].text == ":" or not any(doc[n].is_alpha for n in right) or doc[last + 1].text != ",":
        return frozenset(left) if whole and doc[last + 1].text != ":" else frozenset()
    if doc[left[-1]].tag_ in ("WDT", "WP"):
        left = range(left[-1], first - 1)
    elif doc[left[-1]].tag_ == "CC":
        left = range(0)
    elif whole and not _is_continued([doc[n] for n in right]):
        return frozenset(left)
    return frozenset(left) | frozenset(right)


def _is_whole(words: list[Token]) -> bool:
    """Tell a clause that can stand alone from one that only leads up to what is said: "Though it failed", "The plan", "That's why"."""
    if words[-1].tag_ in ("WRB", "WDT", "WP", "IN", "CC"):
        return False
    inside = range(words[0].i, words[-1].i + 1)
    tops = [word for word in words if word.head.i not in inside or word.head.i == word.i]
    return any(_is_finite(top) and not _leads_up(top) for top in tops)


def _leads_up(verb: Token) -> bool:
    if verb.dep_ == "advcl":
        return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in verb.lefts)
    return verb.dep_ in ("relcl", "acl", "csubj", "prep", "mark")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in verb.lefts)


def _is_continued(words: list[Token]) -> bool:
    """Tell whether what follows the cue goes on with the content: "…, because …", "…, and still “…”", "…, and won"."""
    if words[0].lower_ in GOES_ON:
        return True
    if words[0].tag_ != "CC":
        return False
    verb = next((word for word in words[1:] if word.pos_ in ("VERB", "AUX")), None)
    alone = verb is not None and verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.lefts)
    return any(word.is_quote for word in words[:4]) or (alone and verb is not None and verb.lemma_.lower() not in verb_frames())
