"""Posts and persons that a clause joins: "Roe was elected president", "served as mayor", "who heads the agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.bodies import Body, read_body
from archive.annotate.roles.neighbours import is_joined
from archive.annotate.roles.offices import tell_office
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import plain, word_set
from archive.annotate.roles.verbs import SUBJECTS, Told, find_subject, is_passive, is_verb, status_of, verb_chain, verbs
from archive.facts import EntityKind, RoleStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def tell_posts(block: NamedBlock, posts: Sequence[Post]) -> Iterator[Told]:
    """Yield the posts that a clause gives to somebody."""
    last: Told | None = None
    earlier: Post | None = None
    for post in posts:
        head = _first_conjunct(_last_of_field(post, block.doc[post.head.start : post.head.end].root))
        told = _by_copula(post, head) or _by_as(block, post, head) or _by_object(block, post, head)
        told = told or tell_office(post, head) or _by_fronting(block, post) or _by_joining(post, last)
        before, last = last, told
        untold = told is not None and before is None and earlier is not None and _is_first_of_two(earlier, post)
        if told is not None and earlier is not None and untold:
            yield told._replace(post=earlier)
        earlier = post
        if told is not None and not _is_unreal(told) and (told.link.lemma_ != "be" or _says_enough(post)):
            _read_body_of_clause(block, told)
            yield told


def _is_first_of_two(first: Post, second: Post) -> bool:
    """Tell whether the parse hangs a post on the next: "becomes deputy prime minister and defence minister"."""
    head = first.block.doc[first.head.end - 1]
    return head.dep_ in ("nmod", "compound") and head.head.i == second.head.end - 1 and is_joined(first, second)


def _by_joining(post: Post, last: Told | None) -> Told | None:
    """Read the second post of "was chair of the association and leader of the council"."""
    if last is None or post.start == post.end or not is_joined(last.post, post) or post.end in post.block.persons_from:
        return None
    if post.organization is None and not post.of_state and last.post.body is not None:
        post.body = last.post.body
    return last._replace(post=post)


def _read_body_of_clause(block: NamedBlock, told: Told) -> None:
    """Read the body in "the Home Office, where he had been prisons minister" and "joined Acme as treasurer"."""
    if told.link.lemma_ == "join" and told.post.organization is None:
        named = next((owner for child in told.link.children if child.dep_ == "dobj" and (owner := block.owner(child.i))), None)
        if named is not None and not named.is_person:
            told.post.body = read_body(block, named.start, named.end)
        return
    if told.link.lemma_.lower() in verbs("appoint") and told.post.organization is None and not told.post.of_state:
        by = next((child for child in told.link.children if child.dep_ == "nsubj"), None)
        told.post.body = _appointing_body(block, by) if by is not None else None
        return
    owner = block.owner(told.link.head.i)
    where = any(child.lower_ == "where" for child in told.link.children)
    is_body = owner is not None and owner.mention.kind is EntityKind.ORGANIZATION
    if where and told.link.dep_ == "relcl" and told.post.organization is None and owner is not None and is_body:
        told.post.body = read_body(block, owner.start, owner.end)


def _appointing_body(block: NamedBlock, subject: Token) -> Body | None:
    """Return the body in "Acme named Jane Roe treasurer", "Acme's board named …", "Acme said that its board …"."""
    named = block.owner(subject.i)
    if plain(subject) in word_set("appointing_boards"):
        owner = next((child for child in subject.children if child.dep_ in ("poss", "compound")), None)
        if owner is None:
            return None
        bodies = [one for one in block.named if one.mention.kind is EntityKind.ORGANIZATION and one.end <= owner.i]
        named = block.owner(owner.i) if owner.tag_ != "PRP$" else next(reversed(bodies), None)
    if named is None or named.mention.kind is not EntityKind.ORGANIZATION:
        return None
    return read_body(block, named.start, named.end)


def _says_enough(post: Post) -> bool:
    """Tell "is president", "is the head of the service", "is a member of the board" from "is a leader", "is the king"."""
    if post.body is not None and post.body.end > post.body.start and plain(post.block.doc[post.body.end - 1]) == "board":
        return True
    return post.organization is not None or not post.owned or bool(post.before or post.after)


def _last_of_field(post: Post, head: Token) -> Token:
    """Return the word that the parse takes for the post's main one: "Security" of "minister of Food Security"."""
    while head.dep_ in ("nmod", "compound") and post.head.end <= head.head.i < post.end:
        head = head.head
    return head


def _first_conjunct(token: Token) -> Token:
    while token.dep_ in ("conj", "compound") and token.head.i != token.i and token.head.tag_.startswith("NN"):
        token = token.head
    return token


def _by_copula(post: Post, head: Token) -> Told | None:
    """Read "Roe is / became / was elected the president"."""
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ == "be":  # "The new chief executive is Jane Roe"
        named = next((child for child in verb.children if child.dep_ == "attr" and post.block.person_at(child) is not None), None)
        return Told(post, named, verb, status_of(verb)) if named is not None else None
    if head.dep_ not in ("attr", "oprd", "dobj", "acomp") or not is_verb(verb):
        return None
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if lemma in verbs("be") or (lemma in verbs("appoint") and passive):
        subject = find_subject(verb)
        return Told(post, subject, verb, status_of(verb)) if subject is not None and subject.i != head.i else None
    return None


def _by_as(block: NamedBlock, post: Post, head: Token) -> Told | None:
    """Read "served as mayor", "was named as chairman", "appointed Roe as chairman", "her appointment as chairman"."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ not in ("as", "from") or preposition.dep_ not in ("prep", "mark"):
        return None
    link = preposition.head
    before = block.persons_until.get(preposition.i)
    if before is not None and block.doc[before.end - 1].dep_ == "pobj" and block.doc[before.end - 1].head.lower_ == "of":
        return Told(post, block.doc[before.end - 1], link, None)  # "the appointment of Roe as director"
    if is_verb(link):
        holder = _second_holder(block, preposition) or _holder_of_verb(link, as_of=preposition.lower_)
        return Told(post, holder, link, status_of(link)) if holder is not None else None
    if link.lemma_.lower() in load_lexicon("roles")["tenures"]:
        return _by_tenure(post, link)
    person = block.person_at(link)
    if person is not None and link.dep_ == "ROOT":
        return Told(post, link, preposition, None)  # in a list of appointments: "Jane Roe as ambassador to Utopia"
    if person is not None and link.dep_ in ("dobj", "pobj"):
        return Told(post, link, link.head, status_of(link.head)) if _names_to_post(link) else None
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
    """Read "As mayor, Roe …", "In one of her last acts as mayor of Springfield, Roe …", "A former mayor, Roe …"."""
    doc, comma = block.doc, post.end
    start = doc[post.head.start].sent.start
    bare = post.start == start and (post.organization is not None or post.status is not None) and _is_one_of_many(doc[start])
    led = post.start > start and doc[post.start - 1].lower_ == "as"
    if not (bare or led) or post.head.plural or not _says_enough(post):
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
    link = doc[post.start - 1] if led else doc[post.head.end - 1]
    return Told(post, holder, link, None) if holder.dep_ in SUBJECTS else None


def _is_one_of_many(first: Token) -> bool:
    """Tell "A former mayor, Roe …" and "MP since 2015, Roe …" from "The mayor, Roe said, …"."""
    return first.tag_ not in ("DT", "PRP$") or first.lower_ in ("a", "an")


def _names_to_post(name: Token) -> bool:
    """Tell "the appointment of Roe as director", "elected Roe as mayor" from "described Roe as a leader"."""
    above = name.head
    while above.dep_ in ("prep", "conj", "pobj"):
        above = above.head
    lemma = above.lemma_.lower()
    return lemma in load_lexicon("roles")["tenures"] or lemma in verbs("appoint") | verbs("remove") or _tells_appointments(above)


def _holder_of_verb(verb: Token, as_of: str) -> Token | None:
    lemma = verb.lemma_.lower()
    passive = is_passive(verb)
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
    if holder is not None and holder.tag_ == "PRP$":
        holder = _object_above(post.block, noun) or holder
    if holder is None:
        of = next((child for child in noun.children if child.lower_ == "of"), None)
        holder = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    status = RoleStatus(load_lexicon("roles")["tenures"][noun.lemma_.lower()])
    verb = noun.head.head if is_verb(noun.head.head) else noun.head.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "from" and verb.lemma_.lower() in verbs("leave") | verbs("remove"):
        status = status_of(verb) or status  # "resigned from her post as treasurer"
    elif (
        noun.dep_ == "pobj" and noun.head.lower_ == "of" and verb.lemma_.lower() in verbs("strip") and verb.tag_ in ("VBD", "VBN")
    ):
        status = RoleStatus.FORMER  # "relieved her of her duties as treasurer"
    return Told(post, holder, noun, status) if holder is not None else None


def _object_above(block: NamedBlock, noun: Token) -> Token | None:
    """Return "Roe" of "decorated Roe with his new rank", "relieved Roe of her duties": whom the pronoun stands for."""
    if noun.dep_ != "pobj":
        return None
    above = noun.head.head
    if above.dep_ == "dobj" and block.person_at(above) is not None:
        return above  # the parse hangs "of her duties" on the name
    if not is_verb(above) or is_passive(above):
        return None
    objects = (child for child in noun.head.head.children if child.dep_ == "dobj" and child.i < noun.i)
    return next((child for child in objects if block.person_at(child) is not None), None)


def _by_object(block: NamedBlock, post: Post, head: Token) -> Told | None:
    """Read "appointed Roe chairman" and "identified the pilot as Roe"."""
    verb = head.head
    if head.dep_ not in ("oprd", "dobj", "attr") or not is_verb(verb):
        return None
    lemma = verb.lemma_.lower()
    before = block.persons_until.get(post.start)
    if lemma in verbs("appoint") and head.dep_ == "dobj" and before is not None and before.start > verb.i:
        return Told(
            post, block.doc[before.end - 1], verb, status_of(verb)
        )  # "elected Jane Roe chairwoman", one name in the parse
    if lemma in verbs("appoint") and head.dep_ == "oprd":
        holder = next((child for child in verb.children if child.dep_ in ("dobj", "nsubj") and child.i > verb.i), None)
        return Told(post, holder, verb, status_of(verb)) if holder is not None else None
    if lemma in verbs("identify"):
        after = [token for token in block.doc[post.end : post.end + 1] if token.lower_ == "as"]
        named = block.persons_from.get(post.end + 1) if after else None
        return Told(post, block.doc[named.end - 1], verb, None) if named is not None else None
    return None


def _is_unreal(told: Told) -> bool:
    """Tell whether the clause denies, wishes or imagines the post."""
    chain = verb_chain(told.link)
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
