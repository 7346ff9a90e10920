"""Posts and persons that a clause joins: "Roe was elected president", "served as mayor", "who heads the agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.events.antecedents import antecedent_of
from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.roles.bodies import read_body
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import word_set
from archive.facts import EntityKind, RoleStatus
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


def tell_posts(block: NamedBlock, posts: Sequence[Post]) -> Iterator[Told]:
    """Yield the posts that a clause gives to somebody."""
    for post in posts:
        head = _first_conjunct(block.doc[post.head.end - 1])
        told = _by_copula(post, head) or _by_as(block, post, head) or _by_object(block, post, head)
        told = told or _by_fronting(block, post)
        if told is not None and not _is_unreal(told) and (told.link.lemma_ != "be" or _says_enough(post)):
            _read_body_of_clause(block, told)
            yield told


def _read_body_of_clause(block: NamedBlock, told: Told) -> None:
    """Read the body in "the Home Office, where he had been prisons minister"."""
    owner = block.owner(told.link.head.i)
    where = any(child.lower_ == "where" for child in told.link.children)
    if where and told.link.dep_ == "relcl" and told.post.organization is None and owner is not None and not owner.is_person:
        told.post.body = read_body(block, owner.start, owner.end)


def _says_enough(post: Post) -> bool:
    """Tell "is president", "is the head of the service" from "is a leader", "is the king"."""
    return post.organization is not None or not post.owned or bool(post.before)


def _first_conjunct(token: Token) -> Token:
    while token.dep_ in ("conj", "compound") and token.head.i != token.i and token.head.tag_.startswith("NN"):
        token = token.head
    return token


def _by_copula(post: Post, head: Token) -> Told | None:
    """Read "Roe is / became / was elected the president"."""
    verb = head.head
    if head.dep_ not in ("attr", "oprd", "dobj", "acomp") or not _is_verb(verb):
        return None
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if lemma in verbs("be") or (lemma in verbs("appoint") and passive):
        subject = find_subject(verb)
        return Told(post, subject, verb, _status(verb)) if subject is not None and subject.i != head.i else None
    return None


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


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
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp") or not _is_verb(verb.head):
            return None
        verb = verb.head
    return None


def _controller(verb: Token) -> Token | None:
    """Return who is to do it in "nominated Roe to become speaker": the object of the active verb above."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.lemma_.lower() not in verbs("appoint") | verbs("ask"):
        return None
    return next((child for child in above.children if child.dep_ == "dobj" and child.i < verb.i), None)


def _by_as(block: NamedBlock, post: Post, head: Token) -> Told | None:
    """Read "served as mayor", "was named as chairman", "appointed Roe as chairman", "her appointment as chairman"."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ not in ("as", "from") or preposition.dep_ not in ("prep", "mark"):
        return None
    link = preposition.head
    before = block.persons_until.get(preposition.i)
    if before is not None and block.doc[before.end - 1].dep_ == "pobj" and block.doc[before.end - 1].head.lower_ == "of":
        return Told(post, block.doc[before.end - 1], link, None)  # "the appointment of Roe as director"
    if _is_verb(link):
        holder = _second_holder(block, preposition) or _holder_of_verb(link, as_of=preposition.lower_)
        return Told(post, holder, link, _status(link)) if holder is not None else None
    if link.lemma_.lower() in load_lexicon("roles")["tenures"]:
        return _by_tenure(post, link)
    person = block.person_at(link)
    if person is not None and link.dep_ in ("dobj", "pobj"):
        return Told(post, link, link.head, _status(link.head)) if _names_to_post(link) else None
    return None


def _second_holder(block: NamedBlock, preposition: Token) -> Token | None:
    """Return "Roe" of "named Doe as minister and Roe, a banker, as treasurer"; None where there is but one "as"."""
    earlier = [one.i for one in preposition.head.children if one.lower_ == preposition.lower_ == "as" and one.i < preposition.i]
    if not earlier:
        return None
    between = [named for named in block.named if named.is_person and earlier[-1] < named.start < preposition.i]
    joined = [named for named in between if block.doc[named.start - 1].lower_ in ("and", ",", ";")]
    return block.doc[joined[-1].end - 1] if joined else None


def _by_fronting(block: NamedBlock, post: Post) -> Told | None:
    """Read "As mayor, Roe …" and "In one of her last acts as mayor of Springfield, Roe …"."""
    doc, comma = block.doc, post.end
    start = doc[post.head.start].sent.start
    if post.start <= start or doc[post.start - 1].lower_ != "as" or post.head.plural or not _says_enough(post):
        return None
    if comma < len(doc) and doc[comma].lower_ in ("from", "since", "in", "between", "until", "during", "for"):
        comma = next((index for index in range(comma, min(comma + 8, len(doc))) if doc[index].text == ","), len(doc))
    if (
        comma + 1 >= len(doc)
        or doc[comma].text != ","
        or any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[start:comma])
    ):
        return None
    named = block.persons_from.get(comma + 1)
    holder = doc[named.end - 1] if named is not None else doc[comma + 1]
    return Told(post, holder, doc[post.start - 1], None) if holder.dep_ in SUBJECTS else None


def _names_to_post(name: Token) -> bool:
    """Tell "the appointment of Roe as director", "elected Roe as mayor" from "described Roe as a leader"."""
    above = name.head
    while above.dep_ in ("prep", "conj", "pobj"):
        above = above.head
    lemma = above.lemma_.lower()
    return lemma in load_lexicon("roles")["tenures"] or lemma in verbs("appoint") | verbs("remove") or _tells_appointments(above)


def _holder_of_verb(verb: Token, as_of: str) -> Token | None:
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")
    )
    if as_of == "from":
        return find_subject(verb) if lemma in verbs("leave") else None
    if lemma in verbs("appoint") | verbs("remove"):
        if passive:
            return find_subject(verb)
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    if lemma == "include" and _tells_appointments(verb):
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    return find_subject(verb) if lemma in verbs("serve") else None


def _tells_appointments(verb: Token) -> bool:
    """Tell whether a verb's subject is appointments: "other nominations include Roe as treasurer"."""
    tenures = load_lexicon("roles")["tenures"]
    return any(child.dep_ == "nsubj" and child.tag_ == "NNS" and child.lemma_.lower() in tenures for child in verb.children)


def _by_tenure(post: Post, noun: Token) -> Told | None:
    holder = next((child for child in noun.children if child.dep_ == "poss"), None)
    if holder is None:
        of = next((child for child in noun.children if child.lower_ == "of"), None)
        holder = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    status = RoleStatus(load_lexicon("roles")["tenures"][noun.lemma_.lower()])
    return Told(post, holder, noun, status) if holder is not None else None


def _by_object(block: NamedBlock, post: Post, head: Token) -> Told | None:
    """Read "appointed Roe chairman" and "identified the pilot as Roe"."""
    verb = head.head
    if head.dep_ not in ("oprd", "dobj", "attr") or not _is_verb(verb):
        return None
    lemma = verb.lemma_.lower()
    if lemma in verbs("appoint") and head.dep_ == "oprd":
        holder = next((child for child in verb.children if child.dep_ in ("dobj", "nsubj") and child.i > verb.i), None)
        return Told(post, holder, verb, _status(verb)) if holder is not None else None
    if lemma in verbs("identify"):
        after = [token for token in block.doc[post.end : post.end + 1] if token.lower_ == "as"]
        named = block.persons_from.get(post.end + 1) if after else None
        return Told(post, block.doc[named.end - 1], verb, None) if named is not None else None
    return None


def _status(link: Token) -> RoleStatus | None:
    """Return what the verb's tense says of the post; None where it is held."""
    lemma, chain = link.lemma_.lower(), _verb_chain(link)
    auxiliaries = {child.lower_ for verb in chain for child in verb.children if child.dep_ in ("aux", "auxpass")}
    begun = any(verb.tag_ in ("VBD", "VBN") for verb in chain) and not auxiliaries & {"will", "'ll", "to", "shall"}
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
    perfect = bool(auxiliaries & {"has", "have", "'ve"})
    return RoleStatus.FORMER if link.tag_ in ("VBD", "VBN") and not perfect else None


def _verb_chain(verb: Token) -> list[Token]:
    chain = [verb]
    while chain[-1].dep_ == "xcomp" and _is_verb(chain[-1].head) and len(chain) < 4:
        chain.append(chain[-1].head)
    return chain


def _is_unreal(told: Told) -> bool:
    """Tell whether the clause denies, wishes or imagines the post."""
    chain = _verb_chain(told.link)
    for verb in chain:
        if verb.lemma_.lower() in word_set_of_unreal() and verb is not told.link:
            return True
        for child in verb.children:
            if child.dep_ == "neg" or (child.dep_ in ("aux", "mark") and child.lemma_.lower() in word_set_of_unreal()):
                return True
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in told.link.children) and not _is_due(told.link):
        return True  # "in good enough health to serve as president"
    return chain[-1].dep_ == "advcl" and any(child.lower_ in ("if", "unless", "whether") for child in chain[-1].children)


def _is_due(verb: Token) -> bool:
    """Tell "is to become", "was chosen to serve", "is set to become" from a purpose or a wish."""
    return verb.dep_ == "xcomp" and (verb.head.lemma_ in ("be", "have") or verb.head.lower_ in word_set("due"))


def word_set_of_unreal() -> frozenset[str]:
    """Return the verbs and words that make no claim."""
    return word_set("unreal_verbs")


class Leads(NamedTuple):
    """A verb that makes its subject the head or a member of a body."""

    verb: Token
    body: Named
    leader: Token
    title: str
    status: RoleStatus | None = None


def tell_leaders(block: NamedBlock) -> Iterator[Leads]:
    """Yield "Roe, who heads the agency" and "Roe served on the council", not "led the team to a win"."""
    leading = load_lexicon("roles")["leading"]
    for named in block.named:
        last = block.doc[named.end - 1]
        verb = last.head
        if named.is_person or (subject := _leader(last)) is None:
            continue
        if last.dep_ == "dobj" and verb.lemma_.lower() in leading:
            yield Leads(verb, named, subject, leading[verb.lemma_.lower()])
        elif last.dep_ == "pobj" and named.mention.kind is EntityKind.ORGANIZATION:
            yield Leads(verb.head, named, subject, "member", _status(verb.head))


def _leader(last: Token) -> Token | None:
    """Return the subject of "heads the agency", "sits on the board"; None for other verbs."""
    verb = last.head
    if last.dep_ == "pobj" and verb.lower_ == "on" and verb.head.lemma_.lower() in ("serve", "sit") and _is_verb(verb.head):
        return find_subject(verb.head)
    moved = any(child.dep_ == "prep" and child.lower_ in ("to", "by", "in", "past") for child in verb.children)
    return find_subject(verb) if last.dep_ == "dobj" and _is_verb(verb) and not moved else None
