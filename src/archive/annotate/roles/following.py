"""What stands after the head of a post: "-elect", its field ("of foreign affairs"), where an envoy is sent, its body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of
from archive.annotate.roles.bodies import Body, body_after, is_capital, is_place
from archive.annotate.roles.posts import Post, is_region, move_region
from archive.annotate.roles.titles import Sort, field_words, is_joint, plain, word_set
from archive.facts import RoleStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "to"})


def read_after(post: Post) -> None:
    """Read what stands after the head: "-elect", a field ("of foreign affairs"), where an envoy is sent, the body."""
    doc = post.block.doc
    index = post.head.end
    if index + 1 < len(doc) and is_joint(doc[index]) and plain(doc[index + 1]) in ("elect", "designate"):
        post.status, index = RoleStatus.INCOMING, index + 2
    elif index < len(doc) and plain(doc[index]) in ("elect", "designate", "emeritus"):
        post.status, index = (RoleStatus.FORMER if plain(doc[index]) == "emeritus" else RoleStatus.INCOMING), index + 1
    index = _read_field(post, index)
    index = _read_destination(post, index)
    index = _read_subject(post, index)
    post.end = _skip_letters(doc, _read_body(post, index))


def _read_body(post: Post, index: int) -> int:
    """Read the body after "of", "at" and the like; it counts more than a nationality before ("the French head of UNESCO")."""
    doc = post.block.doc
    if index >= len(doc) or not (plain(doc[index]) in BODY_PREPOSITIONS or _is_sent_from(post, doc[index])):
        return index
    body = body_after(post.block, index + 1)
    if body is None or _is_venue(post, body, index):
        return index
    if is_region(post) and body.name and not body.is_post and is_capital(doc[body.start]) and not is_place(post.block, body):
        move_region(post)
    known = post.body is not None or post.country is not None
    capital = bool(body.name) and any(map(is_capital, doc[body.start : body.end]))
    if not known and plain(doc[index]) == "of" and _is_field(post, body, index):
        post.after = " " + " ".join(plain(token) for token in doc[index : body.end])
        return body.end
    if body.is_post and not known:
        post.body = body
        return body.start
    if known and capital and post.head.title in word_set("sent") and plain(doc[index]) != "from":
        return body.end  # "the Labour MP for Springfield"
    if not _counts(post, body, plain(doc[index]), capital):
        return index
    post.body, post.country = body, None
    return body.end


def _is_venue(post: Post, body: Body, index: int) -> bool:
    """Tell whether "at" says where somebody is: "decorated as inspector general of police at the State House"."""
    doc = post.block.doc
    public = post.of_state or post.after or " of " in post.head.title
    return bool(public) and plain(doc[index]) == "at" and plain(doc[body.end - 1]) in word_set("venues")


def _counts(post: Post, body: Body, word: str, capital: bool) -> bool:
    """Tell whether a body after a preposition is the post's, and more so than the body or country before the title, if any."""
    ministry = bool(body.name) and plain(post.block.doc[body.end - 1]) in word_set(
        "bodies"
    )  # "spokesman for the health ministry"
    party = post.body is not None and post.body.name in word_set_of_parties()
    sent = word == "from" and is_place(post.block, body)  # "a Democratic representative from Ohio"
    known = post.body is not None or post.country is not None
    if (ministry and party) or (capital and (sent or (word in ("of", "at") and _is_part(post)))):
        known = False  # "the Labour chairman of the education committee", "aid division director at the Ministry of Health"
    if not known:
        return word == "of" or capital or ministry
    return capital and word == "of" and (country_of(body.name or "") is None or party)


def _is_field(post: Post, body: Body, index: int) -> bool:
    """Tell whether common words after "of" are a field: "director of lifelong learning", but "head of the armed gang"."""
    doc = post.block.doc
    if post.after or post.head.title not in word_set("regional"):
        return False
    common = body.start == index + 1 and body.end - body.start > 1 and not any(map(is_capital, doc[body.start : body.end]))
    return common and plain(doc[body.end - 1]) not in _nouns_of_bodies()


@cache
def _nouns_of_bodies() -> frozenset[str]:
    return word_set("bodies") | word_set("generic_bodies") | word_set("body_endings") | word_set("posted")


def _is_part(post: Post) -> bool:
    """Tell whether the body before a title has no name of its own: "disaster-relief division | director"."""
    body = post.body
    return body is not None and body.end > body.start and not any(map(is_capital, post.block.doc[body.start : body.end]))


@cache
def word_set_of_parties() -> frozenset[str]:
    """Return the names of parties as they stand before a post."""
    lexicon = load_lexicon("roles")
    return frozenset(lexicon["parties"].values()) | frozenset(lexicon["party_names"])


def _is_sent_from(post: Post, token: Token) -> bool:
    """Tell whether "from" says by whom somebody is sent: "a senator from Ohio"."""
    return token.lower_ == "from" and post.head.title in word_set("sent")


def _skip_letters(doc: Doc, index: int) -> int:
    """Return where what follows a body begins, over its letters in brackets: "(FAO)", also after a comma."""
    start = index + 1 if index < len(doc) and doc[index].text == "," else index
    closed = start + 2 < len(doc) and doc[start].text == "(" and doc[start + 2].text == ")"
    return start + 3 if closed and doc[start + 1].text.isupper() else index


def _read_subject(post: Post, index: int) -> int:
    """Read what somebody heads inside a body: "head of disease control at", "director of Utopian studies at"."""
    doc = post.block.doc
    if post.after or index >= len(doc) or plain(doc[index]) != "of" or post.head.sorts == {Sort.OCCUPATION}:
        return index
    end = index + 1
    while end < len(doc) and doc[end].tag_ in ("JJ", "NN", "NNS", "NNP", "HYPH") and not post.block.person_at(doc[end]):
        end += 1
    last = doc[end - 1]
    common = (
        last.tag_ in ("NN", "NNS") and last.text.islower() and plain(last) not in word_set("bodies") | word_set("generic_bodies")
    )
    if end == index + 1 or not common or end + 1 >= len(doc) or plain(doc[end]) not in ("at", "for", "in", "with", "of"):
        return index
    body = body_after(post.block, end + 1)
    if body is None or not body.name or not is_capital(doc[body.start]) or is_place(post.block, body):
        return index
    post.after = " " + " ".join(token.text if is_capital(token) else plain(token) for token in doc[index:end]).replace(" - ", "-")
    return end


def _read_field(post: Post, index: int) -> int:
    """Read "of foreign affairs", "for culture, media and sport"; the longest run of fields."""
    doc = post.block.doc
    if index >= len(doc) or plain(doc[index]) not in ("of", "for") or post.head.sorts == {Sort.OCCUPATION}:
        return index
    end = index + 1
    while end < len(doc) and (plain(doc[end]) == "the" and end == index + 1):
        end += 1
    first = end
    while (
        end < len(doc)
        and (plain(doc[end]) in field_words() or (end > first and _joins(doc, end)))
        and not post.block.person_at(doc[end])
    ):
        end += 1
    owner = post.block.owner(first) if first < len(doc) else None
    if (
        end == first
        or (owner is not None and owner.end > end)
        or (end < len(doc) and doc[end].tag_ in ("NNP", "NN", "POS") and not post.block.person_at(doc[end]))
    ):
        return index
    post.after = " " + " ".join(plain(token) for token in doc[index:end] if token.text != ",")
    return end


def _joins(doc: Doc, index: int) -> bool:
    return doc[index].text in ("and", "&", ",") and index + 1 < len(doc) and plain(doc[index + 1]) in field_words()


def _read_destination(post: Post, index: int) -> int:
    doc = post.block.doc
    if post.head.title not in word_set("destined") or index >= len(doc) or plain(doc[index]) not in ("to", "for", "in"):
        return index
    body = body_after(post.block, index + 1)
    if body is None or body.name is None:
        return index
    where = country_of(body.name, capitals=False) or " ".join(doc[body.start : body.end].text.split())
    post.after = f" {plain(doc[index])} {where}"
    return body.end
