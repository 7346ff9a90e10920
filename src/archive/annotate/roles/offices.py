"""Posts behind a word for any post, or a step to one: "held the post of treasurer", "was promoted to colonel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import word_set
from archive.annotate.roles.verbs import Told, find_subject, is_passive, is_verb, status_of, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

# "was removed from the post of treasurer", "was promoted to colonel"
STEPS = frozenset({"to", "from"})


def tell_office(post: Post, head: Token) -> Told | None:
    """Return the post in "took the post of treasurer", "was promoted to colonel", "resigned the office of mayor"."""
    office = _word_for_post(head)
    place = office or head
    verb, lemma = place.head, place.head.lemma_.lower()
    if place.dep_ == "pobj" and verb.lower_ in STEPS and is_verb(verb.head):
        return _tell_step(post, verb, verb.head)
    if office is None or place.dep_ != "dobj" or not is_verb(verb) or lemma not in verbs("hold") | verbs("leave"):
        return None
    holder = find_subject(verb)
    return Told(post, holder, verb, status_of(verb)) if holder is not None else None


def _word_for_post(head: Token) -> Token | None:
    """Return "post" of "the post of treasurer"."""
    of = head.head
    if head.dep_ != "pobj" or of.lower_ != "of":
        return None
    return of.head if of.head.lemma_.lower() in word_set("posts") else None


def _tell_step(post: Post, preposition: Token, verb: Token) -> Told | None:
    kind = verbs("raise") | verbs("appoint") if preposition.lower_ == "to" else verbs("remove")
    if verb.lemma_.lower() not in kind:
        return None
    holder = find_subject(verb) if is_passive(verb) else next((child for child in verb.children if child.dep_ == "dobj"), None)
    return Told(post, holder, verb, status_of(verb)) if holder is not None else None
