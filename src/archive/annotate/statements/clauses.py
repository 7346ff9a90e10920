"""Clauses of saying: where a cue's finite clause stands, by the grammar and, where the parser loses it, by the commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, noun_frames, verb_frames, word_set
from archive.annotate.statements.marked_clauses import find_marked_clause
from archive.annotate.statements.parentheses import parenthetical_content
from archive.annotate.statements.reported_tense import keeps_tense
from archive.annotate.statements.syntax import (
    FINITE,
    has_mark,
    has_subject,
    has_to,
    is_finite,
    is_relative,
    sentence_bounds,
    subtree,
    union,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that lead up to a reported clause, never to when or where it is reported.
OPENERS = frozenset(
    {
        "although",
        "apart",
        "because",
        "besides",
        "by",
        "contrary",
        "despite",
        "due",
        "even",
        "given",
        "if",
        "instead",
        "once",
        "rather",
        "since",
        "thanks",
        "though",
        "under",
        "unless",
        "unlike",
        "until",
        "when",
        "while",
        "without",
    }
)


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
        or union(child for child in verb.rights if _is_asked(child))
        or find_marked_clause(cue)
        or (subtree(verb.head, verb) if verb.dep_ == "parataxis" else frozenset())
    )
    return _without_relative(verb, frozenset(n for n in found if first <= n < last))


def _without_relative(verb: Token, found: frozenset[int]) -> frozenset[int]:
    """Return a content without the "who" of "men who police said were armed", which stands before the cue alone."""
    if verb.dep_ != "relcl" and verb.head.dep_ != "relcl":
        return found
    before = [n for n in found if n < verb.i]
    if len(before) == 1 and verb.doc[before[0]].tag_ in ("WP", "WDT"):
        return found - frozenset(before)
    return found


def _complements(verb: Token) -> frozenset[int]:
    """Return the clauses that the parser gives a verb, with a coordinate one that quotes ("…, and there was “no sign”")."""
    told = [child for child in verb.children if child.dep_ == "ccomp" and not has_to(child) and not _is_another(child, verb)]
    frames = verb_frames().get(verb.lemma_.lower(), ())
    if "tell" not in frames:
        told = [child for child in told if not is_relative(child)]
    if verb.lemma_.lower() in word_set("only_of_writings"):
        told = [child for child in told if is_finite(child)]  # not "found him guilty"
    if _has_said_thing(verb):
        told = [child for child in told if has_mark(child, "that")]
    after = [child for child in told if child.i > verb.i]
    if after and (opening := _opening(verb, after[0])):
        return union(told) | opening
    if after and len(told) > len(after) and verb.doc[after[0].left_edge.i - 1].text not in (",", ":"):
        told = after  # What stands before a cue that has its clause after it is another sentence.
    if after:
        later = [child for child in verb.rights if child.i > after[-1].i]
        told += [child for child in later if _gives_reason(child)]
        told += _lost_subject(verb, after[0])
        more = [child for child in later if child.dep_ == "conj" and _goes_on(child, verb)]
        if more:
            return union(told) | frozenset(range(after[-1].right_edge.i + 1, more[-1].right_edge.i + 1))
    return union(told)


def _opening(verb: Token, clause: Token) -> frozenset[int]:
    """Return what leads up to a clause behind the cue: "said by noon, no one had come", not "said on Friday, …"."""
    first, start = verb.i + 1, clause.left_edge.i
    start += clause.left_edge.text == ","
    if first >= start or verb.doc[first].lower_ not in OPENERS or verb.doc[start - 1].text != ",":
        return frozenset()
    return frozenset(range(first, start))


def _has_said_thing(verb: Token) -> bool:
    """Tell "a day of rest was announced and shops will close" from "it was announced (that) …" and "he was told (that) …"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubjpass"]
    return bool(subjects) and subjects[0].pos_ == "NOUN" and "tell" not in verb_frames().get(verb.lemma_.lower(), ())


def _is_another(clause: Token, verb: Token) -> bool:
    """Tell a sentence that ends in a colon or semicolon before the cue: "It is old news: he said so."."""
    after = clause.right_edge.i + 1
    return clause.i < verb.i and after < verb.i and clause.doc[after].text in (":", ";")


def _lost_subject(verb: Token, clause: Token) -> list[Token]:
    """Return the subject that the parser takes for what is said: "say Lee, who was ill, did not come"."""
    if has_subject(clause) or not (is_finite(clause) or clause.tag_ == "VB"):
        return []
    return [child for child in verb.rights if child.dep_ == "dobj" and child.left_edge.i == verb.i + 1 and child.i < clause.i]


def _is_asked(verb: Token) -> bool:
    """Tell a question that the parser takes for a circumstance: "have not said when they will meet"."""
    first, cue = verb.left_edge, verb.head
    negated = any(child.dep_ == "neg" for child in cue.lefts)
    return (
        verb.dep_ == "advcl"
        and negated
        and first.i == cue.i + 1
        and first.lower_ in ("when", "where", "why", "how", "whether", "if")
    )


def _gives_reason(verb: Token) -> bool:
    return verb.dep_ == "advcl" and has_mark(verb, "because", "if", "unless")


def _goes_on(verb: Token, cue: Token) -> bool:
    """Tell a coordinate clause that goes on with what is said: without a cue of its own, and quoted or in reported tense."""
    if has_mark(verb, "that"):
        return True
    passive = any(child.dep_ == "nsubjpass" for child in verb.lefts)
    if not has_subject(verb) and cue.tag_ in ("VBP", "VBZ"):  # "officials say the quake shook homes and broke roads"
        return verb.tag_ == "VBD" and verb.lemma_.lower() not in verb_frames()
    if (verb.lemma_.lower() in verb_frames() and not passive) or not has_subject(verb):
        return False
    return any(token.is_quote for token in verb.subtree) or keeps_tense(verb, cue)


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
    if doc[comma + 1].tag_ == "CC":
        return frozenset(range(start, first))
    before = next((n for n in range(first - 2, start, -1) if doc[n].text == "," or doc[n].tag_ == "CC"), start - 1)
    return frozenset(range(before + 1, first)) | frozenset(range(comma + 1, end))


def _lost_clause(verb: Token) -> frozenset[int]:
    """Return the clause that the parser hangs on a noun in between: "tweeted in the morning that …", "told the forum he …"."""
    for child in verb.rights:
        if child.dep_ not in ("prep", "dobj", "npadvmod", "dative"):
            continue
        if child.dep_ == "dobj" and child.lemma_.lower() in noun_frames():
            continue  # "denied reports that it had failed"
        heard = child.dep_ in ("dobj", "dative") and "tell" in verb_frames().get(verb.lemma_.lower(), ())
        for clause in child.subtree:
            if clause.dep_ in ("relcl", "acl", "ccomp") and _is_complete(clause, told=heard and clause.head.i == child.i):
                more = (one for one in verb.rights if one.dep_ == "advcl" and one.i > clause.i and has_mark(one))
                return subtree(clause) | union(more)
    return frozenset()


def _is_complete(clause: Token, told: bool) -> bool:
    """Tell a clause that says something from one that describes the noun: "that" is not its subject or object."""
    subjects = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    first = clause.left_edge
    if not subjects or subjects[0].lower_ in ("that", "which", "who"):
        return False
    if first.lower_ == "that":
        return first.dep_ in ("mark", "advmod") or (told and first.dep_ == "det" and first.head.i == subjects[0].i)
    return (
        told
        and subjects[0].pos_ == "PRON"
        and clause.tag_ in FINITE
        and first.lower_ not in ("who", "whom", "which", "where", "when")
    )
