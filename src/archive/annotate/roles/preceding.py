"""What stands before the head of a post: its grade and field, its body or country, its time, an article or owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.roles.bodies import body_before, country_before, is_capital, owner_before
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import field_words, is_joint, plain, word_set
from archive.facts import RoleStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def read_before(post: Post, floor: int) -> None:
    """Read what stands before the head, back to token `floor`: grades and fields, body, status, article or owner."""
    doc, index = post.block.doc, post.head.start
    closed = False  # an adjective was passed: no more words of the title
    while index > floor:
        token, word = doc[index - 1], plain(doc[index - 1])
        if is_joint(token):
            index -= 1
        elif token.tag_ == "POS":
            index = _read_owner(post, index - 1)
            break
        elif _reads_status(post, word, token):
            index -= 1
        elif post.body is None and (first := _read_country(post, index, floor)) is not None:
            index, closed = first, True
        elif not closed and _is_title_word(post, token, word):
            index = _read_title_word(post, index)
        elif post.body is None and is_capital(token) and (body := _read_capitals(post, index, floor)) is not None:
            index, closed = body, True
        elif (
            token.text.islower()
            and (token.tag_ in ("JJ", "JJS", "JJR", "CD", "RB", "NN") or token.dep_ == "amod")
            and not token.is_stop
        ):
            index, closed = _skip_adjective(doc, index), True
        else:
            break
    post.start = _read_article(post, index, floor)


def _skip_adjective(doc: Doc, index: int) -> int:
    """Skip a word, and what is hyphenated to it ("London-based")."""
    index -= 1
    while index > 1 and doc[index - 1].text == "-" and not doc[index - 1].whitespace_:
        index -= 2
    return index


def _reads_status(post: Post, word: str, token: Token) -> bool:
    if word in word_set("former") and (token.tag_ != "RB" or word == "then"):
        post.status = RoleStatus.FORMER
    elif word in word_set("incoming"):
        post.status = RoleStatus.INCOMING
    else:
        return False
    return True


def _is_title_word(post: Post, token: Token, word: str) -> bool:
    """Tell whether a word before the head belongs to the title: a grade, a field, or a plain noun ("cabinet minister")."""
    owner = post.block.owner(token.i)
    if owner is not None and (
        owner.is_person or not _all_title_words(post.block.doc, owner.start, min(owner.end, post.head.start))
    ):
        return (
            post.head.title in word_set("stationed")
            and owner.end <= post.head.start
            and not owner.is_person
            and token.text[0].isupper()
            and _after_possessive(post, owner.start)
        )
    if word in word_set("partisan") and token.text[0].isupper() and post.head.title in word_set("partisan_posts"):
        return False  # "Labour leader", but "labour minister"
    if word in word_set("dropped") or token.tag_ == "IN":
        return False
    if word in word_set("grades") or word in field_words():
        return True
    if token.text in ("and", "&", ",") and post.before and post.before[0] in field_words():
        return token.i > 0 and plain(token.nbor(-1)) in field_words()
    return token.tag_ in ("NN", "NNS") and token.text.islower() and token.dep_ in ("compound", "nmod", "amod")


def _after_possessive(post: Post, index: int) -> bool:
    return index > 0 and post.block.doc[index - 1].tag_ in ("POS", "PRP$")


def _all_title_words(doc: Doc, start: int, end: int) -> bool:
    return all(plain(token) in word_set("grades") or plain(token) in field_words() or is_joint(token) for token in doc[start:end])


def _read_title_word(post: Post, index: int) -> int:
    token = post.block.doc[index - 1]
    if token.text != ",":
        post.before.insert(0, "and" if token.text == "&" else plain(token))
    return index - 1


def _read_country(post: Post, index: int, floor: int) -> int | None:
    found = country_before(post.block.doc, index, floor)
    if found is None:
        return None
    owner = post.block.owner(index - 1)
    if owner is not None and (owner.is_person or owner.end > index or owner.start < found[0]):
        return None  # part of a longer name: "Bank of England governor"
    first, post.country = found
    return first


def _read_capitals(post: Post, index: int, floor: int) -> int | None:
    body = body_before(post.block, index, floor)
    if body is None or body.name is None:
        return None
    if not (post.of_state and body.name in load_lexicon("roles")["parties"].values()):
        post.body = body  # "Republican president": that is not whose president
    return body.start


def _read_owner(post: Post, mark: int) -> int:
    # What owns the post may be another post ("the prime minister's spokesman"), read before.
    body = owner_before(post.block, mark, post.block.doc[mark].sent.start)
    if body is not None and post.body is None and post.country is None:
        post.body = body
    post.owned = True
    return body.start if body is not None else mark


def _read_article(post: Post, index: int, floor: int) -> int:
    doc = post.block.doc
    while index > floor and doc[index - 1].tag_ in ("DT", "PRP$", "PDT"):
        index -= 1
        post.owned = True
        if doc[index].tag_ == "PRP$":
            post.owner_word = doc[index]
    return index
