"""Phrases that name a post, with the body it belongs to: "the former head of Armenia's National Security Service"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.bodies import Body, body_after, body_before, country_before, is_capital, owner_before
from archive.annotate.roles.titles import Head, Sort, abbreviated_words, field_words, find_head, is_joint, plain, word_set
from archive.facts import EntityKind, RoleStatus, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "to"})


@dataclass(slots=True)
class Post:
    """A phrase that names a post, tokens `[start, end)` of its block with article and body. Filled in while it is read."""

    block: NamedBlock
    head: Head
    start: int
    end: int
    before: list[str] = field(default_factory=list)  # words of the title before the head
    after: str = ""  # the field after it: "of foreign affairs"
    status: RoleStatus | None = None  # None: nothing is said
    body: Body | None = None
    country: str | None = None  # from an adjective or name directly before the title
    owned: bool = False  # an article or possessive stands before it
    owner_word: Token | None = None  # "his"

    @property
    def title(self) -> str:
        """Return the title in lower case."""
        return " ".join([*self.before, self.head.title]) + self.after

    @property
    def organization(self) -> str | None:
        """Return the country or body in noun form."""
        return self.country or (self.body.name if self.body else None)

    @property
    def organization_span(self) -> Span | None:
        """Return where the body stands."""
        return self.body.span if self.body and self.organization else None

    @property
    def of_state(self) -> bool:
        """Tell whether it is the post of some country when no body is named."""
        sorts = self.head.sorts
        return Sort.STATE in sorts or (Sort.PORTFOLIO in sorts and self._has_field)

    @property
    def _has_field(self) -> bool:
        return bool(self.after) or any(word in field_words() and word != "press" for word in self.before)

    @property
    def is_claim(self) -> bool:
        """Tell whether the words are enough for a role: an occupation needs its body."""
        return self.head.sorts != {Sort.OCCUPATION} or self._is_employed or self._has_grade

    @property
    def _is_employed(self) -> bool:
        """Tell whether a body is named, and not just a place before the title ("a Miami lawyer")."""
        if self.body is None or self.body.name is None:
            return False
        owner = self.block.owner(self.body.start)
        placed = owner is not None and owner.mention.kind is EntityKind.PLACE and self.body.end == self.head.start - len(self.before)
        return not placed or self.owned and self.block.doc[self.body.end].tag_ == "POS"

    @property
    def _has_grade(self) -> bool:
        return any(word in ("chief", "senior", "deputy", "principal", "leading", "executive") for word in self.before)


def find_posts(block: NamedBlock) -> Iterator[Post]:
    """Yield the posts named in a block, in text order, whether or not a person is named with them. Posts do not overlap."""
    doc, index, floor = block.doc, 0, 0
    while index < len(doc):
        head = find_head(doc, index) if _may_begin(block, index) else None
        if head is None or not _is_head(block, head):
            index += 1
            continue
        post = Post(block, head, head.start, head.end)
        read_before(post, floor)
        read_after(post)
        yield post
        index = floor = max(post.end, head.end)


def _may_begin(block: NamedBlock, index: int) -> bool:
    """Tell whether a head may begin at a token: not inside a person's name, nor within a body's ("Office of the Prime Minister")."""
    owner = block.owner(index)
    if owner is None:
        return True
    if owner.is_person:
        return False
    before = owner.start < index and plain(block.doc[index - 1]) in ("of", "the", "for", "and")
    return not before


def _is_head(block: NamedBlock, head: Head) -> bool:
    """Tell a head from a word before another noun ("police chief" has one head, "president elections" none)."""
    doc = block.doc
    owner = block.owner(head.start)
    if owner is not None and owner.end > head.end:
        return False
    if head.end >= len(doc) or block.person_at(doc[head.end]) is not None:
        return True
    token = doc[head.end]
    if plain(token) in abbreviated_words() and token.text[0].isupper():
        return True  # "Chairman Rep. Jane Roe"
    return not (token.tag_ in ("NN", "NNS", "NNP", "NNPS") and not is_joint(token) and doc[head.end - 1].whitespace_ != "")


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
            index = _read_title_word(post, index, floor)
        elif post.body is None and is_capital(token) and (body := _read_capitals(post, index, floor)) is not None:
            index, closed = body, True
        elif token.text.islower() and (token.tag_ in ("JJ", "JJS", "JJR", "CD", "RB", "NN") or token.dep_ == "amod") and not token.is_stop:
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
    if owner is not None and (owner.is_person or not _all_title_words(post.block.doc, owner.start, min(owner.end, post.head.start))):
        return post.head.title in word_set("stationed") and owner.end <= post.head.start and not owner.is_person and token.text[0].isupper() and _after_possessive(post, owner.start)
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


def _read_title_word(post: Post, index: int, floor: int) -> int:
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
    if index < len(doc) and plain(doc[index]) in BODY_PREPOSITIONS and post.body is None:
        body = body_after(post.block, index + 1)
        if body is not None and body.is_post:
            post.body, index = body, body.start
        elif body is not None and (plain(doc[index]) == "of" or (body.name and any(map(is_capital, doc[body.start : body.end])))):
            post.body, index = body, body.end
    post.end = index


def _read_field(post: Post, index: int) -> int:
    """Read "of foreign affairs", "for culture, media and sport"; the longest run of fields."""
    doc = post.block.doc
    if index >= len(doc) or plain(doc[index]) not in ("of", "for") or post.head.sorts == {Sort.OCCUPATION}:
        return index
    end = index + 1
    while end < len(doc) and (plain(doc[end]) == "the" and end == index + 1):
        end += 1
    first = end
    while end < len(doc) and (plain(doc[end]) in field_words() or (end > first and _joins(doc, end))) and not post.block.person_at(doc[end]):
        end += 1
    owner = post.block.owner(first) if first < len(doc) else None
    if end == first or (owner is not None and owner.end > end) or (end < len(doc) and doc[end].tag_ in ("NNP", "NN", "POS") and not post.block.person_at(doc[end])):
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
    post.after = f" {plain(doc[index])} {body.name}"
    return body.end
