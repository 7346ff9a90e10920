"""Clauses of saying that words mark and the parser tears apart: "found that 71 percent …", "asked if", "Stressing …, she".

Asked for only where the grammar shows no clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.syntax import FINITE, SUBJECTS, has_mark, has_subject, sentence_bounds, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKS = frozenset({"ask", "inquire", "enquire", "wonder"})
NOUNS_SAID = frozenset({"object", "saying", "name", "as"})


def find_marked_clause(cue: Cue) -> frozenset[int]:
    """Return the positions of a clause after a cue that a conjunction, or the lack of an object, marks; empty without one."""
    return _after_that(cue) or _asked_if(cue.token) or _without_verb(cue) or _up_to_comma(cue)


def find_opening_clause(cue: Cue) -> tuple[frozenset[int], Token] | None:
    """Return what "Stressing that it was late, she said …" stresses, and who: "she"."""
    verb, doc = cue.token, cue.token.doc
    start, end = sentence_bounds(verb)
    if verb.i > start + 1 or verb.tag_ != "VBG" or doc[start].pos_ not in ("VERB", "SCONJ", "ADV", "PUNCT"):
        return None
    if any(child.dep_ == "aux" for child in verb.lefts):
        return None
    root = verb.sent.root
    subject = next((child for child in root.lefts if child.dep_ in SUBJECTS and child.i > verb.i), None)
    if subject is None or root.i >= end or doc[subject.left_edge.i - 1].text != ",":
        return None
    first = cue.last.i + (2 if doc[cue.last.i + 1].lower_ == "that" else 1)
    told = range(first, subject.left_edge.i - 1)
    if not told or doc[first].tag_ == "WP":
        return None  # "Countering what it called lies, the party …"
    return (frozenset(told), subject) if any(doc[n].tag_ in FINITE for n in told) else None


def _after_that(cue: Cue) -> frozenset[int]:
    """Return the rest of the sentence after "found that", where the parser finds no verb in it."""
    doc, end = cue.token.doc, sentence_bounds(cue.token)[1]
    first = cue.last.i + 1
    if first + 2 >= end or doc[first].lower_ != "that" or doc[first].tag_ not in ("IN", "WDT"):
        return frozenset()
    return frozenset(range(first, end))


def _up_to_comma(cue: Cue) -> frozenset[int]:
    """Return "sales fell" of "While he conceded sales fell, the chairman was hopeful", which the parser gives the main clause."""
    verb, doc = cue.token, cue.token.doc
    start, root = sentence_bounds(verb)[0], cue.token.sent.root
    if verb.dep_ != "advcl" or verb.tag_ not in FINITE or verb.left_edge.i != start or not cue.takes("clause"):
        return frozenset()
    subject = next((child for child in root.lefts if child.dep_ in SUBJECTS and child.i > verb.i), None)
    if subject is None or doc[subject.left_edge.i - 1].text != ",":
        return frozenset()
    told = range(cue.last.i + 1, subject.left_edge.i - 1)
    return frozenset(told) if any(doc[n].tag_ in FINITE for n in told) else frozenset()


def _asked_if(verb: Token) -> frozenset[int]:
    """Return "if he had seen it" after "asked him", which the parser hangs on another verb."""
    if verb.lemma_.lower() not in ASKS:
        return frozenset()
    heard = next((child for child in verb.rights if child.dep_ in ("dobj", "dative")), verb)
    after = (heard.right_edge.i if heard.i != verb.i else verb.i) + 1
    if after >= len(verb.doc) or verb.doc[after].lower_ not in ("if", "whether") or verb.doc[after].dep_ != "mark":
        return frozenset()
    clause = verb.doc[after].head
    return subtree(clause) if clause.left_edge.i == after else frozenset()


def _without_verb(cue: Cue) -> frozenset[int]:
    """Return the rest of the sentence after "saying the reports …", where a verb that follows is torn off; none of nouns said."""
    verb = cue.token
    if not cue.takes("clause") or cue.takes(*NOUNS_SAID) or verb.lemma_.lower() in word_set("only_of_writings"):
        return frozenset()
    thing = next((child for child in verb.rights if child.dep_ == "dobj" and child.left_edge.i == cue.last.i + 1), None)
    if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return frozenset()
    end, inside = sentence_bounds(verb)[1], subtree(thing)
    if verb.lemma_.lower() == "say" and thing.lemma_.lower() not in word_set("said_things"):
        inside = frozenset({thing.i})  # "said the deal they struck raised pay": one says no deals
        if any(token.tag_ == "VBN" for token in verb.doc[thing.i : end]):
            return frozenset(range(cue.last.i + 1, end))
    after = [verb.doc[n] for n in range(thing.i + 1, end) if n not in inside]
    torn = next((token for token in after if token.tag_ in FINITE), None)
    if torn is None or any(token.tag_ in ("CC", "WDT", "WP") for token in after if token.i < torn.i):
        return frozenset()
    whole = torn.head if torn.dep_ in ("aux", "auxpass") else torn
    return frozenset() if has_subject(whole) or has_mark(whole) else frozenset(range(cue.last.i + 1, end))
