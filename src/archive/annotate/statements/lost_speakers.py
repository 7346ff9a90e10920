"""The source where the parser loses the subject: the phrase that stands before the cue, by its words and commas.

"Anna Novak of the Port Authority, who led the inquiry, said …", "the club's chairman, Ola Berg, 61, told …". None rather
than a guess where a verb stands in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue
from archive.annotate.statements.phrases import PersonNames
from archive.annotate.statements.speakers import is_passive
from archive.annotate.statements.syntax import FINITE, sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENS_RELATIVE = frozenset({"who", "which", "whose", "where", "whom"})
BREAKS = frozenset({";", ":", "–", "—", "--", "(", ")"})
OF_ANOTHER = frozenset({"of", "for", "with", "to", "against", "about", "by", "from", "'s"})
LONGEST = 40  # tokens of a source with all its appositions


def find_lost_speaker(cue: Cue, names: PersonNames, told: frozenset[int]) -> Token | None:
    """Return the head of the phrase before a finite cue that has no subject in the parse; None where there is no such phrase."""
    verb = cue.token
    if verb.tag_ not in FINITE or is_passive(verb):
        return None
    if (
        verb.i > 0
        and verb.nbor(-1).is_title
        and sentence_bounds(verb)[0] == verb.i - 1
        and names.around(verb.nbor(-1)) is not None
    ):
        return verb.nbor(-1)  # "Will said": no auxiliary
    phrase = find_phrase(cue, max(told, default=0) + 1 if told and max(told) < verb.i else 0)
    return (_named(phrase, names) or _head(phrase)) if phrase else None


def find_phrase(cue: Cue, closes: int = 0) -> list[Token]:
    """Return the phrase before a cue, and behind what `closes`, without its relative clauses; empty where a verb stands in it."""
    phrase = _without_relatives(_phrase_before(cue.token, closes))
    return [] if any(token.tag_ in FINITE and token.lower_ != "'s" for token in phrase) else phrase


def find_named_beside(cue: Cue, subject: Token, names: PersonNames) -> Token | None:
    """Return the name between a cue and a place that the parser takes for its subject: "in Lima, the consul, Ann Lee, said"."""
    if subject.ent_type_ not in ("GPE", "LOC") or subject.i > cue.token.i - 3 or subject.nbor().text != ",":
        return None
    between = cue.token.doc[subject.i + 2 : cue.token.i]
    if any(token.tag_ in FINITE or token.lower_ in OPENS_RELATIVE for token in between):
        return None
    return _named(list(between), names)


def _phrase_before(verb: Token, closes: int) -> list[Token]:
    """Return the tokens between the cue with its adverbs and what closes the content, sentence or quotation before it."""
    doc, end = verb.doc, verb.i
    while end > 0 and (
        doc[end - 1].dep_ in ("aux", "advmod", "neg") and doc[end - 1].head.i == verb.i and not doc[end - 1].is_title
    ):
        end -= 1
    first = max(sentence_bounds(verb)[0], end - LONGEST, closes)
    start = next((n + 1 for n in range(end - 1, first - 1, -1) if doc[n].is_quote or doc[n].text in BREAKS), first)
    while start < end and (doc[start].is_punct or doc[start].tag_ == "CC"):
        start += 1
    if start < end and doc[start].tag_ == "IN":  # "In Riga, Anna Novak …"
        start = next((n + 1 for n in range(start, end) if doc[n].text == ","), end)
    return list(doc[start:end])


def _without_relatives(phrase: list[Token]) -> list[Token]:
    for n, token in enumerate(phrase):
        if token.text == "," and n + 1 < len(phrase) and phrase[n + 1].text in OPENS_RELATIVE:
            return phrase[:n]
    return phrase


def _named(phrase: list[Token], names: PersonNames) -> Token | None:
    """Return a token of the first person's name in a phrase that is not somebody else's: "a friend of Anna Novak"."""
    for token in phrase:
        if names.around(token) is not None and (token.i == 0 or token.nbor(-1).lower_ not in OF_ANOTHER):
            return token
    return None


def _head(phrase: list[Token]) -> Token | None:
    """Return the noun that a phrase begins with, or the one unknown word that it is: the tagger takes some names for adverbs."""
    if len(phrase) == 1 and phrase[0].is_title and phrase[0].is_oov:
        return phrase[0]
    last = None
    for token in phrase:
        if token.text == "," or (last is not None and token.pos_ == "ADP"):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
    while last is not None and last.dep_ in ("conj", "compound") and phrase[0].i <= last.head.i <= phrase[-1].i:
        last = last.head
    return last if last is not None and last.ent_type_ not in ("DATE", "TIME") else None
