"""Whether words that could report do: not what somebody might, should or was about to say, nor what no one can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.clauses import has_to, is_as_clause
from archive.annotate.statements.cues import Cue, word_set
from archive.annotate.statements.nouns import is_speaking_noun
from archive.annotate.statements.speakers import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions before "-ing" that still tell what somebody did say: "began by saying", "quoted as saying".
GERUND_AFTER = frozenset({"by", "as", "in", "before", "after", "while"})
MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "wo", "ca", "'d", "'ll", "’d", "’ll"})
NOBODY = frozenset({"those", "anybody", "anyone", "nobody", "something", "nothing", "anything", "everything"})


def is_asserted(cue: Cue, frame: str, speaker: Token | None, named: bool) -> bool:
    """Tell whether a cue reports that something was said, given how its content stands and who is to have said it.

    `named`: the speaker is a person's name. The tagger takes some names for verbs and nouns.
    A quotation beside the cue is proof enough and need not be asked about.
    """
    if cue.frames == ("source",):
        return speaker is not None
    if cue.is_noun:
        return speaker is not None
    verb = cue.token
    strong = frame in ("clause", "tell")
    if is_passive(verb) and speaker is None and not strong:
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and speaker is None:
        return False
    if verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBD") and verb.i == verb.left_edge.i:
        return False  # "Asked about the delay, he said …"
    if verb.tag_ == "VBG" and verb.lemma_ == "refer":
        return False  # "he said, referring to …": the narrator's gloss
    if speaker is not None and speaker.lemma_.lower() in word_set("provisions"):
        return False  # What a treaty or law provides is said by nobody.
    if speaker is not None and not named and (speaker.lower_ in NOBODY or not _can_speak(speaker, verb)):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ not in GERUND_AFTER:
        return False
    if has_to(verb) and not _is_carried_out(verb):
        return False
    if verb.tag_ == "VB" and speaker is None and not has_to(verb):
        return False
    return strong or not any(child.dep_ == "aux" and child.lower_ in MODALS for child in verb.lefts)


def names_other_source(cue: Cue, speaker: Token | None) -> bool:
    """Tell "as the president said", which gives a source to what somebody else says, from "as I said"."""
    return not cue.is_noun and is_as_clause(cue.token) and speaker is not None and speaker.lower_ not in ("i", "we", "it")


def _can_speak(speaker: Token, verb: Token) -> bool:
    """Tell persons, bodies and writings from facts: of a fact it is only said that it "suggests", "underscores", "reveals"."""
    if verb.lemma_.lower() not in word_set("also_of_facts"):
        return True
    if speaker.pos_ == "PRON":
        return speaker.lower_ not in ("it", "this", "that", "which", "what", "these", "those", "all")
    if speaker.pos_ == "PROPN" or speaker.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    return is_speaking_noun(speaker)


def _is_carried_out(verb: Token) -> bool:
    """Tell "went on to say", "took to Twitter to accuse" from "wants to say"."""
    return verb.head.lemma_.lower() in word_set("carried_out")
