"""Whether words that could report do: not what somebody might or should say, nor what no one can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.clauses import is_as_clause
from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.nouns import is_force, is_speaking_noun
from archive.annotate.statements.speakers import is_passive
from archive.annotate.statements.syntax import has_subject, has_to, sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions before "-ing" that still tell what somebody did say: "began by saying", "quoted as saying".
GERUND_AFTER = frozenset({"by", "as", "in", "before", "after", "while"})
MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "wo", "ca", "'d", "'ll"})
NOBODY = frozenset({"those", "anybody", "anyone", "nobody", "something", "nothing", "anything", "everything"})
NOT_ONESELF = ("i", "we", "it")
PARTIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
NO_SPEAKERS = frozenset({"it", "this", "that", "which", "what", "these", "those", "all"})


def is_asserted(cue: Cue, frame: str, speaker: Token | None, named: bool) -> bool:
    """Tell whether a cue reports that something was said, given how its content stands and who is to have said it.

    A quotation beside the cue is proof enough and need not be asked about. `named`: the speaker is a person's name; the
    tagger takes some names for verbs and nouns.
    """
    if cue.is_noun or cue.frames == ("source",):
        return speaker is not None and not any(child.lower_ == "no" for child in cue.token.lefts)
    whole_clause = frame in ("clause", "tell", "that")
    if cue.token.lemma_.lower() in word_set("only_of_writings") and (speaker is None or named):
        return False
    if speaker is not None and (
        (not named and not _can_say(speaker, cue.token)) or (not whole_clause and _is_mute(speaker, named))
    ):
        return False
    if speaker is not None and not whole_clause and speaker.lemma_.lower() in word_set("providing_writings"):
        return False  # It says that …, but what it calls for is a provision.
    if _is_participle(cue.token, speaker, whole_clause) or not _takes_place(cue.token, speaker):
        return False
    if not whole_clause and any(child.dep_ == "neg" for child in cue.token.lefts):
        return False  # "did not cite a source"
    return whole_clause or not any(child.dep_ == "aux" and child.lower_ in MODALS for child in cue.token.lefts)


def is_question_put(cue: Cue) -> bool:
    """Tell the participle of "Asked if he would stay, the coach told the agency: “…”"."""
    verb = cue.token
    if verb.lemma_.lower() not in ("ask", "press", "question") or verb.tag_ not in ("VBN", "VBD"):
        return False
    first = sentence_bounds(verb)[0]
    opened = verb.i == first or (verb.i == first + 1 and verb.doc[first].lower_ in ("when", "if", "once"))
    return opened and not has_subject(verb)


def _is_participle(verb: Token, speaker: Token | None, whole_clause: bool) -> bool:
    """Tell participles and passives that have no source, and the narrator's gloss ("he said, referring to …")."""
    if speaker is None and is_passive(verb) and not whole_clause:
        return True
    if speaker is None and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return True
    if speaker is None and verb.tag_ == "VBG" and not whole_clause:
        return True  # "How does calling it a farce help?"
    first = verb.left_edge
    asked = verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBN", "VBD")
    asked = asked and (verb.i == first.i or (verb.i == first.i + 1 and first.lower_ in ("when", "if", "once")))
    return asked or (verb.tag_ == "VBG" and verb.lemma_ == "refer")  # "Asked about the delay, he said …"


def _takes_place(verb: Token, speaker: Token | None) -> bool:
    """Tell what is done from what is only named: "for saying", "wants to say", "Say he comes"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ not in GERUND_AFTER:
        return verb.head.lower_ == "with" and verb.tag_ == "VBG" and has_subject(verb)  # "with doctors warning that …"
    if has_to(verb) and verb.head.lemma_.lower() == "want" and has_subject(verb):
        return False  # "wants the minister to explain"
    if has_to(verb):
        return verb.head.lemma_.lower() in word_set("carried_out")  # "went on to say", "took to Twitter to accuse"
    if verb.dep_ == "xcomp" and has_to(verb.head):
        return verb.head.head.lemma_.lower() in word_set("carried_out")  # not "is expected to try blaming"
    return verb.tag_ != "VB" or speaker is not None


def names_other_source(cue: Cue, speaker: Token | None) -> bool:
    """Tell "as the president said", which gives a source to what somebody else says, from "as I said"."""
    return not cue.is_noun and is_as_clause(cue.token) and speaker is not None and speaker.lower_ not in NOT_ONESELF


def _is_mute(speaker: Token, named: bool) -> bool:
    """Tell what cannot praise, promise or demand: storms, quakes, events, products, by their name or as common nouns."""
    if is_force(speaker):
        return True
    if named or speaker.lemma_.lower() in word_set("quantities"):
        return False
    return speaker.pos_ == "NOUN" and speaker.ent_type_ not in PARTIES and not is_speaking_noun(speaker)


def _can_say(speaker: Token, verb: Token) -> bool:
    """Tell persons, bodies and writings from facts, which only "suggest" and "show", and treaties, which provide."""
    if speaker.lower_ in NOBODY or speaker.lemma_.lower() in word_set("provisions"):
        return False
    if verb.lemma_.lower() in word_set("only_of_writings"):
        return speaker.lemma_.lower() in word_set("writings") | word_set("judging_nouns")
    if verb.lemma_.lower() not in word_set("also_of_facts"):
        return True
    if speaker.pos_ == "PRON":
        return speaker.lower_ not in NO_SPEAKERS
    return speaker.pos_ == "PROPN" or speaker.ent_type_ in PARTIES or is_speaking_noun(speaker)
