"""What stands before the head of a post: its grade and field, its body or country, its time, an article or owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import has_state
from archive.annotate.roles.bodies import Body, body_before, country_before, is_capital, is_place, owner_before, read_body
from archive.annotate.roles.departments import is_office_for_region, is_office_of_country, skip_state
from archive.annotate.roles.posts import Post, is_region, move_region
from archive.annotate.roles.titles import Sort, field_words, find_head, is_joint, plain, word_set
from archive.facts import EntityKind, RoleStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADJECTIVES = ("JJ", "JJS", "JJR", "CD", "RB", "NN")
# Grades that a body can come after: "Assistant Oakland County Prosecutor".
LEADING_GRADES = frozenset({"assistant", "deputy", "associate", "acting", "interim", "vice"})


@dataclass(slots=True)
class Left:
    """Where the reading to the left stands: the next word is `index - 1`."""

    post: Post
    index: int
    floor: int
    closed: bool = False  # an adjective, body or country was passed: no more words of the title
    done: bool = False

    @property
    def token(self) -> Token:
        """Return the next word."""
        return self.post.block.doc[self.index - 1]


def read_before(post: Post, floor: int) -> None:
    """Read what stands before the head, back to token `floor`: grades and fields, body, status, article or owner."""
    left = Left(post, post.head.start, floor)
    while left.index > floor and not left.done:
        step = next((step for read in READERS if (step := read(left)) is not None), None)
        if step is None:
            break
        left.index = step
    post.start = _read_article(post, left.index, floor)
    if post.status is None and post.start > floor and plain(post.block.doc[post.start - 1]) in word_set("formerly"):
        post.status = RoleStatus.FORMER  # "Roe, then the head of", "Roe, formerly head of"
        post.start -= 1


def _read_joint(left: Left) -> int | None:
    return left.index - 1 if is_joint(left.token) else None


def _skip_letters(left: Left) -> int | None:
    """Skip letters in brackets after a body's name: "Acme (ACM.L) | chief executive"."""
    doc, index = left.post.block.doc, left.index
    if left.token.text == ",":
        state = skip_state(doc, index, left.floor)
        left.closed = left.closed or state is not None
        return state
    if left.token.text != ")" or index < left.floor + 3 or doc[index - 3].text != "(" or not doc[index - 2].text.isupper():
        return None
    left.closed = True
    return index - 3


def _read_owner(left: Left) -> int | None:
    """Read "the mission's", also where the mark is written apart; what owns the post may be a post read before."""
    post, doc = left.post, left.post.block.doc
    mark = left.index - 1
    if mark > 3 and doc[mark - 1].text == ")" and doc[mark - 3].text == "(" and doc[mark - 2].text.isupper():
        mark -= 3  # "the Liberal Party (LP)'s | leader"
    elif left.token.lower_ == "s" and mark > 0 and doc[mark - 1].text in ("'", "’"):
        mark -= 1
    elif left.token.tag_ != "POS":
        return None
    body = owner_before(post.block, mark, doc[mark].sent.start)
    if body is not None and body.name and is_region(post) and not is_place(post.block, body):
        move_region(post)  # "Acme's Asia director"
    if body is not None and post.body is None and post.country is None:
        post.body = body
    post.owned = left.done = True
    return body.start if body is not None else mark


def _read_status(left: Left) -> int | None:
    word = plain(left.token)
    if word in word_set("former") and (left.token.tag_ != "RB" or word == "then"):
        left.post.status = RoleStatus.FORMER
    elif word in word_set("incoming"):
        left.post.status = RoleStatus.INCOMING
    else:
        return None
    return left.index - 1


def _read_country(left: Left) -> int | None:
    post = left.post
    found = country_before(post.block.doc, left.index, left.floor, post.of_state) if post.organization is None else None
    if found is None or (post.head.title == "secretary" and not has_state(found[1])):
        return None  # "Northern Ireland Secretary"
    owner = post.block.owner(left.index - 1)
    longer = owner is not None and owner.end > left.index and not post.before  # but "U.S. Treasury", its end the title's
    if owner is not None and (owner.is_person or longer or owner.start < found[0]):
        return None  # part of a longer name: "Bank of England governor"
    first, post.country = found
    left.closed = True
    return first


def _read_further_country(left: Left) -> int | None:
    """Read "Danish and" of "Danish and Swedish ministers"."""
    post = left.post
    if post.country is None or not post.head.plural or left.token.text not in ("and", ",") or left.index - 1 <= left.floor:
        return None
    found = country_before(post.block.doc, left.index - 1, left.floor, post.of_state)
    if found is None:
        return None
    post.countries.append(found[1])
    return found[0]


def _read_title_word(left: Left) -> int | None:
    if left.closed or not _is_title_word(left.post, left.token):
        return None
    if left.token.text != ",":
        left.post.before.insert(0, "and" if left.token.text == "&" else plain(left.token))
    return left.index - 1


def _is_title_word(post: Post, token: Token) -> bool:
    """Tell whether a word before the head belongs to the title: a grade, a field, or a plain noun ("cabinet minister")."""
    word = plain(token)
    if post.block.owner(token.i) is not None and not _is_free(post, token):
        return False
    if word in word_set("partisan") and token.text[0].isupper() and post.head.title in word_set("partisan_posts"):
        return False  # "Labour leader", but "labour minister"
    if token.text[0].isupper() and token.i > 0 and word in _ends() and is_capital(token.nbor(-1)):
        return False  # "Labour Party | leader", "City Council | president"
    if token.text[0].isupper() and (post.head.title == "official" or _ends_of(token)):
        return False  # "Treasury | official", "Chamber of Commerce | president"
    if word in word_set("dropped") or token.tag_ == "IN" or _ends_body(post, token) or _is_post(post, token):
        return False
    if word in word_set("grades") or word in field_words() or (post.for_region and post.block.owner(token.i) is not None):
        return True
    if token.text in ("and", "&", ",") and post.before and (post.before[0] in field_words() or post.before[0] == "and"):
        listed = token.i > 1 and token.nbor(-1).text == ","  # "Trade, Transport, | and Health Minister"
        return token.i > 0 and plain(token.nbor(-2 if listed else -1)) in field_words()
    return token.tag_ in ("NN", "NNS") and token.text.islower() and token.is_alpha and token.dep_ in ("compound", "nmod", "amod")


def _ends_of(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).lower_ == "of" and plain(token.nbor(-2)) in word_set("bodies")


@cache
def _ends() -> frozenset[str]:
    return word_set("bodies") - word_set("title_beginnings")


def _is_post(post: Post, token: Token) -> bool:
    """Tell whether a word is another post before a rank: "army spokesman | Brigadier General"."""
    if token.text[0].isupper() or not post.block.doc[post.head.start].text[0].isupper():
        return False
    head = find_head(post.block.doc, token.i)
    return head is not None and Sort.OCCUPATION not in head.sorts


def _is_free(post: Post, token: Token) -> bool:
    """Tell whether a word inside a mention is one of the title all the same.

    "Home" in a mention "Home Office" is not; "Homeland Security" before "Secretary" is, the end of "Springfield Police" before
    "Chief", and a place before a correspondent: "the Times's Berlin correspondent".
    """
    doc, owner = post.block.doc, post.block.owner(token.i)
    if owner is None or owner.is_person:
        return False
    inside = doc[owner.start : min(owner.end, post.head.start)]
    joints = ("and", "&", ",")
    if all(
        plain(one) in word_set("grades") or plain(one) in field_words() or is_joint(one) or one.text in joints for one in inside
    ):
        return True
    if plain(token) in word_set("title_beginnings") and all(is_capital(one) for one in inside) and token.i > owner.start:
        return True
    if is_office_of_country(post, owner.start, token.i) or is_office_for_region(post, owner):
        return True
    if plain(token) == "cabinet" and post.head.title in ("minister", "secretary"):
        return True
    stationed = post.head.title in word_set("stationed") and owner.end <= post.head.start
    return stationed and owner.mention.kind is EntityKind.PLACE


def _ends_body(post: Post, token: Token) -> bool:
    """Tell whether a common noun ends a body's name: "Labour party | leader", "Springfield police | Lt.", not "party leader"."""
    word = plain(token)
    if word in word_set("body_endings") and token.text.islower() and token.i > 0:
        return is_capital(token.nbor(-1))
    if (
        word not in word_set("bodies")
        or token.text[0].isupper()
        or (word == "police" and post.head.title not in word_set("police_ranks"))
    ):
        return False
    return token.i > 0 and (is_capital(token.nbor(-1)) or _is_common(token.nbor(-1)))


def _is_common(token: Token) -> bool:
    return (
        token.text.islower()
        and token.tag_ in ("NN", "NNS", "JJ", "NNP")
        and token.dep_ in ("compound", "amod", "nmod")
        and not token.is_stop
    )


def _read_body(left: Left) -> int | None:
    post, doc = left.post, left.post.block.doc
    if post.body is not None or post.country is not None:
        return None
    first = left.index
    if _ends_body(post, left.token):
        first -= 1
        while first > left.floor and _is_common(doc[first - 1]):
            first -= 1
    person = post.block.persons_until.get(first)
    if first < left.index and person is not None and person.start >= left.floor:
        first = person.start  # "the Roe campaign | spokesman"
    elif first > left.floor and is_capital(doc[first - 1]) and (first < left.index or not _begins_sentence(doc[first - 1])):
        before = body_before(post.block, first, left.floor)
        first = before.start if before is not None else first
    body = read_body(post.block, first, left.index) if first < left.index else None
    if body is None or body.name is None:
        return None
    left.closed = True
    if not _is_party_of_state(post, body):
        post.body = body
    return body.start


def _begins_sentence(token: Token) -> bool:
    """Tell whether a common noun or adverb has its capital only from the sentence: "Airport chief Ali Roe said"."""
    return bool(token.is_sent_start) and token.tag_ in ("NN", "NNS", "RB") and not token.ent_type_


def _is_party_of_state(post: Post, body: Body) -> bool:
    """Tell whether a party stands before a post of the country: it does not say whose "Republican president" he is."""
    return post.of_state and body.name in load_lexicon("roles")["parties"].values()


def _read_leading_grade(left: Left) -> int | None:
    word = plain(left.token)
    if not left.closed or word not in LEADING_GRADES or (left.post.body is None and left.post.country is None):
        return None
    left.post.before.insert(0, word)
    return left.index - 1


def _skip_adjective(left: Left) -> int | None:
    """Skip a word that says nothing of the post, and what is hyphenated to it ("London-based")."""
    token, doc, index = left.token, left.post.block.doc, left.index - 1
    if left.closed and token.dep_ == "advmod" and token.head.i == left.index and token.text.islower():
        return index  # "the once feared minister"
    if not token.text.islower() or token.is_stop or (token.tag_ not in ADJECTIVES and token.dep_ != "amod"):
        return None
    left.closed = True
    while index > 1 and doc[index - 1].text == "-" and not doc[index - 1].whitespace_:
        index -= 2
    return index


READERS: tuple[Callable[[Left], int | None], ...] = (
    _read_joint,
    _skip_letters,
    _read_owner,
    _read_status,
    _read_leading_grade,
    _read_country,
    _read_further_country,
    _read_title_word,
    _read_body,
    _skip_adjective,
)


def _read_article(post: Post, index: int, floor: int) -> int:
    doc: Doc = post.block.doc
    while index > floor and doc[index - 1].tag_ in ("DT", "PRP$", "PDT"):
        index -= 1
        post.owned = True
        if doc[index].tag_ == "PRP$":
            post.owner_word = doc[index]
    return index
