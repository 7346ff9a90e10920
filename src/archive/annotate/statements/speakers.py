"""Who speaks: from the cue to the head of the phrase that names its source, by the grammar of the clause.

Subject, inverted or not; the agent of a passive; the subject of another verb, through conjunctions, control and
participles; the antecedent of a relative; the possessor of a noun. None rather than a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.cues import Cue, verb_frames, word_set
from archive.annotate.statements.nouns import is_speaking_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
PREMODIFIERS = frozenset({"det", "compound", "amod", "poss", "case", "nmod", "nummod", "advmod"})
RELATIVES = frozenset({"who", "that", "which", "whom"})
MAX_CLIMB = 6  # verbs from the cue up to its subject: "was asked to go on to explain" is four


class Source(NamedTuple):
    """Heads of the phrases that name the speaker and who passed it on. None is unknown."""

    speaker: Token | None
    relayed_by: Token | None = None


NOBODY = Source(None)


def find_source(cue: Cue) -> Source:
    """Return who is the source of a cue's content."""
    if cue.frames == ("source",):
        return Source(_object_of(cue.last))
    if cue.is_noun:
        return Source(_owner(cue.token))
    return _subject(cue.token)


def noun_after(cue: Cue) -> Token | None:
    """Return the head of the noun phrase that follows a cue at once: "“…,” summed up the minister"."""
    doc = cue.token.doc
    if cue.last.i + 1 >= len(doc):
        return None
    word = doc[cue.last.i + 1]
    while word.head.i > word.i and word.head.pos_ in ("NOUN", "PROPN") and word.dep_ in PREMODIFIERS:
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN", "PRON") and word.ent_type_ not in ("DATE", "TIME") else None


def name_before(cue: Cue) -> Token | None:
    """Return the capitalised word before a cue that the tagger takes for anything but a name: "when asked, May replied"."""
    n = cue.token.i - 1
    doc = cue.token.doc
    while n > 0 and doc[n].dep_ in ("aux", "advmod", "neg") and not doc[n].is_title:
        n -= 1
    return doc[n] if n > cue.token.sent.start and doc[n].is_title and doc[n].is_alpha and not is_passive(cue.token) else None


def _subject(verb: Token, climbs: int = 0) -> Source:
    if is_passive(verb):
        return Source(_agent(verb))
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS or (child.dep_ == "csubj" and child.is_title)]
    if subjects:
        before = [child for child in subjects if child.i < verb.i]
        placed = len(before) > 1 and (
            before[0].ent_type_ in ("GPE", "LOC") or before[0].is_upper
        )  # "GENEVA (AP) - Officials said": two of them
        return _resolve_expletive(verb, before[-1] if placed else subjects[0])
    if climbs >= MAX_CLIMB:
        return NOBODY
    return _climb(verb, climbs + 1)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, or is a participle that only its sense makes one ("accused of")."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return False
    # "has gone and called for": the auxiliary is shared.
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head))


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return _object_of(child)
    return None


def _object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.rights if child.dep_ in ("pobj", "dobj", "nsubj", "pcomp")), None)


def _resolve_expletive(verb: Token, subject: Token) -> Source:
    if subject.lower_ in RELATIVES and not subject.text.isupper():  # "the WHO warned"
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
            clause = clause.head
        return Source(_antecedent(clause) if clause.dep_ in ("relcl", "acl") else None)
    if subject.lower_ == "there":
        return NOBODY
    return Source(subject)


def _antecedent(clause: Token) -> Token:
    """Return whom a relative clause describes: of "talked to an official today who said" the official."""
    head, doc = clause.head, clause.doc
    if head.pos_ not in ("VERB", "AUX") and head.ent_type_ not in ("DATE", "TIME"):
        return head
    before = (doc[n] for n in range(clause.left_edge.i - 1, max(clause.left_edge.i - 4, -1), -1))
    return next((word for word in before if word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in ("DATE", "TIME")), head)


def _climb(verb: Token, climbs: int) -> Source:
    """Return the source of a verb without a subject of its own: that of the verb or noun it hangs on."""
    head = verb.head
    if head.i == verb.i:
        return NOBODY
    if verb.dep_ == "pcomp" and head.dep_ in ("prep", "mark"):
        return _subject_of_gerund(head, climbs)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return Source(_writer(head))
    if verb.dep_ == "conj" and (cue := _cue_above(verb)) is not None:
        return _subject(cue, climbs)
    if _goes_beyond(verb):
        return _subject(head.head, climbs)
    if head.pos_ in ("VERB", "AUX") and verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "prep"):
        source = _controlled(verb, head, climbs)
        return _subject(_verb_above(head), climbs) if _is_misplaced(verb, source.speaker) else source
    return NOBODY


def _goes_beyond(verb: Token) -> bool:
    """Tell "ruled that the pilot erred, finding …", "said sales fell, citing …", where the parser lets the pilot find."""
    clause = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in verb_frames():
        return False
    subject = next((child for child in clause.lefts if child.dep_ in SUBJECTS), None)
    mute = subject is not None and subject.pos_ == "NOUN" and not is_speaking_noun(subject)
    return mute or verb.lemma_.lower() in word_set("only_of_writings")


def _is_misplaced(verb: Token, speaker: Token | None) -> bool:
    """Tell "defended the raid that failed and said …", where the parser lets the raid speak."""
    return (
        verb.dep_ == "conj"
        and verb.head.dep_ == "relcl"
        and speaker is not None
        and speaker.pos_ == "NOUN"
        and speaker.i == verb.head.head.i
        and not is_speaking_noun(speaker)
    )


def _verb_above(clause: Token) -> Token:
    """Return the verb that governs the noun which a relative clause describes."""
    word = clause.head
    while word.pos_ not in ("VERB", "AUX") and word.head.i != word.i:
        word = word.head
    return word


def _cue_above(verb: Token) -> Token | None:
    """Return the cue that a verb is coordinate with, though parsed as a part of its content.

    "Said it was late and blamed …", "It is late, he said, but warned …".
    """
    top = verb
    while top.dep_ == "conj":
        top = top.head
    for child in top.rights:
        if child.dep_ == "parataxis" and child.i < verb.i and child.lemma_.lower() in verb_frames():
            return child
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    told = top.dep_ == "ccomp" or (top.dep_ == "xcomp" and top.tag_ == "VB")
    return top.head if finite and told and top.head.lemma_.lower() in verb_frames() else None


def _subject_of_gerund(preposition: Token, climbs: int) -> Source:
    """Return the source of "saying" in "began by saying", "was quoted as saying", "his office quoted him as saying"."""
    verb = preposition.head
    if verb.dep_ == "ccomp" and any(token.is_quote for token in verb.doc[verb.i : preposition.i]):
        verb = verb.head  # "He said: “We are late,” before adding that …"
    if verb.pos_ not in ("VERB", "AUX"):
        return NOBODY
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if preposition.lower_ == "as":
        said_by = passive or next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj")), None)
        return Source(said_by, _agent(verb) if passive is not None else _subject(verb, climbs).speaker)
    return Source(passive) if passive is not None else _subject(verb, climbs)


def _controlled(verb: Token, head: Token, climbs: int) -> Source:
    passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        by = _agent(head)  # "The plea was opposed by the state, saying …"
        mute = passive.pos_ == "NOUN" and not is_speaking_noun(passive)
        return Source(by) if by is not None and mute else _resolve_expletive(head, passive)
    asked = next((child for child in head.rights if child.dep_ == "dobj" and child.i < verb.i), None)
    # "asked him to explain": he explains; "held a meeting to explain": not the meeting.
    if verb.dep_ == "xcomp" and asked is not None and asked.pos_ in ("PRON", "PROPN"):
        return Source(asked)
    return _subject(head, climbs)


def _writer(noun: Token) -> Token | None:
    """Return who speaks in "a statement saying": the statement's owner, else the statement; in "a man saying": the man."""
    return (_owner(noun) or noun) if noun.lemma_.lower() in word_set("writings") else noun


def _owner(noun: Token) -> Token | None:
    """Return whose a noun of saying is: "his claim", "a statement by the ministry", "the ministry issued a statement"."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.pos_ == "PROPN" and child.ent_type_):
            return child
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return _object_of(child)
        if child.dep_ == "relcl" and child.lemma_ in word_set("light"):
            return next((one for one in child.children if one.dep_ == "nsubj" and one.lower_ not in RELATIVES), None)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_.lower() in word_set("light"):
        return _subject(verb).speaker
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in word_set("light"):
        return _agent(verb)
    return None
