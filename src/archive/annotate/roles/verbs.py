"""What a verb of a clause says of a post: whose it is, and whether it is held, was or will be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.events.antecedents import antecedent_of
from archive.annotate.roles.posts import Post
from archive.facts import RoleStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


class Told(NamedTuple):
    """A post and the word for its holder, joined by a verb or noun."""

    post: Post
    holder: Token  # of a name, or a pronoun
    link: Token
    status: RoleStatus | None


@cache
def verbs(kind: str) -> frozenset[str]:
    """Return the lemmas of a kind of verb of the lexicon."""
    return frozenset(load_lexicon("roles")["verbs"][kind])


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Tell whether something is done to the subject: "was appointed", "Roe, appointed in May, …"."""
    marks = {child.dep_ for child in verb.children}
    if not marks.isdisjoint(("nsubjpass", "auxpass")):
        return True
    return verb.tag_ == "VBN" and not any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)


def find_subject(verb: Token) -> Token | None:
    """Return the subject of a verb, up through "is to step", "agreed to serve", "and became"; who a "who" stands for."""
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            relative = subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"
            return antecedent_of(verb) if relative else subject
        if verb.dep_ == "relcl" or verb.dep_ == "acl":
            return verb.head
        if (controller := _controller(verb)) is not None:
            return controller
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp") or not is_verb(verb.head):
            return None
        verb = verb.head
    return None


def _controller(verb: Token) -> Token | None:
    """Return who is to do it in "nominated Roe to become speaker": the object of the active verb above."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.lemma_.lower() not in verbs("appoint") | verbs("ask"):
        return None
    return next((child for child in above.children if child.dep_ == "dobj" and child.i < verb.i), None)


def status_of(link: Token) -> RoleStatus | None:
    """Return what the verb's tense says of the post; None where it is held."""
    lemma, chain = link.lemma_.lower(), verb_chain(link)
    auxiliaries = {child.lower_ for verb in chain for child in verb.children if child.dep_ in ("aux", "auxpass")}
    begun = any(verb.tag_ in ("VBD", "VBN") for verb in chain) and not auxiliaries & {"will", "'ll", "to", "shall"}
    if any(verb.lemma_.lower() in ("remain", "stay", "continue", "keep") for verb in chain):
        return None
    if lemma in verbs("leave") | verbs("remove"):
        return RoleStatus.FORMER if begun else RoleStatus.CURRENT
    if (
        auxiliaries & {"will", "'ll", "shall"}
        or ("to" in auxiliaries and link.dep_ == "xcomp")
        or (lemma in verbs("propose") and lemma not in ("tap",))
    ):
        return RoleStatus.INCOMING
    if lemma in verbs("appoint") or lemma == "become":
        return None
    if lemma in verbs("enter"):
        return None
    perfect = bool(auxiliaries & {"has", "have", "'ve"})
    return RoleStatus.FORMER if link.tag_ in ("VBD", "VBN") and not perfect else None


def verb_chain(verb: Token) -> list[Token]:
    """Return a verb with those above that it completes: "agreed to serve"."""
    chain = [verb]
    while chain[-1].dep_ == "xcomp" and is_verb(chain[-1].head) and len(chain) < 4:
        chain.append(chain[-1].head)
    return chain
