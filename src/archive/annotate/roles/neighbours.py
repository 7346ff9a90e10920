"""Posts and persons that stand side by side: "Foreign Minister Sergei Lavrov", "Anna Popova, head of the service"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.name_lists import honorifics
from archive.annotate.roles.bodies import Body, body_after, is_capital, read_body
from archive.annotate.roles.posts import Post
from archive.annotate.roles.titles import Sort, plain, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BREAKS = frozenset({",", "(", "[", "-", "–", "—", "--"})
CLOSERS = frozenset({",", ".", ")", "]", ";", ":", "–", "—", "--", "?", "!", "(", '"'})
SKIPPED = frozenset({"now", "currently", "also", "both", "then", "and", "himself", "herself", "all"})


class Tie(NamedTuple):
    """A post and a person who the text says holds it."""

    post: Post
    holder: Named
    body: Body | None = None  # after the name: "President Jane Roe of Utopia"


def tie_neighbours(block: NamedBlock, posts: Sequence[Post]) -> list[Tie]:
    """Return the ties between posts and the persons next to them."""
    ties: list[Tie] = []
    for position, post in enumerate(posts):
        before = posts[position - 1] if position and is_joined(posts[position - 1], post) else None
        followed = position + 1 < len(posts) and posts[position + 1].start == post.end
        start = _start(post, posts[position - 1] if position else None)
        owned = post.owned or (before is not None and before.owned)  # "the firm's founder and chairman, Jane Roe"
        post.is_private = post.is_private or (before is not None and _is_business(before, post))
        holders = _holders_after(block, post, ties, owned) or _holders_before(block, post, start)
        holders = holders or _holders_included(block, post)
        if position and _is_body_of(posts[position - 1], post):
            holders = [
                holder for holder in holders if block.doc[post.end].text not in BREAKS
            ]  # "chief of staff to the President, Jane Roe"
        if not holders and before is not None and not followed:
            holders = [tie.holder for tie in ties if tie.post is before and tie.holder.end <= post.start]
        if holders and before is not None:
            _share_body(before, post)
        countries = [*reversed(post.countries), post.country] if len(post.countries) == len(holders) - 1 > 0 else []
        # "Utopian and Ruritanian ministers"
        bodies: list[Body | None] = [Body(post.start, post.start, country, None) for country in countries]
        bodies = bodies or [_body_after_name(block, post, holder) for holder in holders]
        ties += [Tie(post, holder, body) for holder, body in zip(holders, bodies, strict=True)]
    return ties + list(_joined_before(posts, ties))


def _is_body_of(first: Post, second: Post) -> bool:
    body = first.body
    return body is not None and body.is_post and body.start <= second.head.start < body.end


def _joined_before(posts: Sequence[Post], ties: Sequence[Tie]) -> Iterator[Tie]:
    """Yield ties for the first of two joined posts before a name ("founder and chief executive Jane Roe")."""
    tied = {id(tie.post) for tie in ties}
    for first, second in pairwise(posts):
        if first.body is not None and first.head.end <= first.body.start < first.end:
            continue  # "the Prince of Wales and King Charles"
        if id(first) not in tied and is_joined(first, second) and not (first.of_state and second.of_state) and not second.owned:
            for tie in ties:
                if tie.post is second and tie.holder.start >= second.end:
                    _share_body(first, second)
                    yield Tie(first, tie.holder)


def _start(post: Post, earlier: Post | None) -> int:
    """Return where a post begins, that of its owner included: "President Jane Roe's adviser"."""
    owned = post.owned and earlier is not None and earlier.start <= post.start <= earlier.end
    return earlier.start if earlier is not None and owned else post.start


def _is_business(first: Post, second: Post) -> bool:
    """Tell whether two joined posts are a firm's: "president and chief executive"; marks the first as one."""
    business = any(post.head.title in word_set("business") for post in (first, second))
    first.is_private = first.is_private or business
    return business


def _share_body(first: Post, second: Post) -> None:
    """Give two posts of one person the body that one of them names: "founder and chair of Acme"; never a country's post."""
    for post, other in ((first, second), (second, first)):
        # A single word that is taken for a person may be a firm ("Acme's president and chief executive").
        personal = other.has_personal_body and other.body is not None and " " in (other.body.name or "")
        lacks = (
            other.head.title not in word_set("sent")
            and post.organization is None
            and not post.of_state
            and post.head.title not in word_set("ranks")
        )
        if lacks and not personal and not second.owned and post.head.sorts != {Sort.OCCUPATION}:
            post.country, post.body = other.country, other.body


def is_joined(first: Post, second: Post) -> bool:
    """Tell whether two posts are told of one person: "chairman and chief executive"."""
    doc = first.block.doc
    if first.body is not None and first.body.is_post:
        return False  # "adviser to Vice President"
    between = [token.text for token in doc[first.end : second.start] if token.text not in ("now", "currently", "later", "also")]
    return between in ([], ["and"], ["&"], ["/"], [","], [",", "and"], ["-"])


def _holders_after(block: NamedBlock, post: Post, ties: Sequence[Tie], owned: bool) -> list[Named]:
    """Return the persons right after a post, all of them after a plural; after a comma where the post stands alone."""
    doc, index = block.doc, post.end
    if post.body is not None and post.body.is_post and post.end <= post.body.start:
        index = post.body.end if post.body.end < len(doc) and doc[post.body.end].text in BREAKS else index
    elif index + 1 < len(doc) and doc[index].lower_ == "since" and doc[index + 1].like_num:
        index += 2  # "Defence minister since 2014 Jane Roe"
    index = _skip_honorifics(doc, index)
    holder = block.persons_from.get(index)
    if holder is None and index + 1 < len(doc) and doc[index].text in BREAKS:
        holder = block.persons_from.get(_skip_honorifics(doc, index + 1))
        told = owned or doc[index].text == "[" or (holder is not None and _is_full(holder) and _is_told(post, holder))
        if holder is not None and not (told and _is_apposition(block, post, holder, ties)):
            holder = None
    if holder is None or (holder.end < len(doc) and doc[holder.end].tag_ == "POS" and not post_is_title(post, holder)):
        return []
    return _joined_persons(block, holder) if post.head.plural else [holder]


def _is_told(post: Post, holder: Named) -> bool:
    """Tell whether a post without an article has its body, or the parse has the name for its apposition."""
    last = post.block.doc[holder.end - 1]
    explained = last.dep_ == "appos" and post.head.start <= last.head.i < post.head.end and post.head.sorts != {Sort.OCCUPATION}
    return post.organization is not None or explained


def post_is_title(post: Post, holder: Named) -> bool:
    """Tell whether a post stands directly before a name, as in "President Putin's": then the possessive changes nothing."""
    return holder.start - post.end <= 1


def _skip_honorifics(doc: Doc, index: int) -> int:
    while index < len(doc) and (_is_honorific(doc[index]) or doc[index].text in ('"', "'")):
        index += 1
        if index < len(doc) and doc[index].text == "." and not doc[index - 1].whitespace_:
            index += 1
    return index


def _is_honorific(token: Token) -> bool:
    return plain(token) in word_set("honorifics") or (token.text[0].isupper() and plain(token) in honorifics())


def _is_apposition(block: NamedBlock, post: Post, holder: Named, ties: Sequence[Tie]) -> bool:
    """Tell "the head of X, Anna Popova, said" from "told the president, Popova said" and "Anna Popova, the head of X, John"."""
    doc = block.doc
    earlier = block.persons_until.get(post.start - 1) if post.start and doc[post.start - 1].text in BREAKS else None
    if earlier is not None and not any(tie.holder is earlier for tie in ties):
        return False
    if holder.end >= len(doc) or doc[holder.end].text in CLOSERS or doc[holder.end].tag_ == "POS":
        return True
    if plain(doc[holder.end]) in ("and", "who", "whose", "as"):
        return True
    if doc[holder.end - 1].dep_ == "appos" and doc[holder.end - 1].head.i == post.head.end - 1 and _is_full(holder):
        return True  # "The police commissioner, Jane Roe said on Monday": a comma left out
    if doc[post.start].is_sent_start and _is_full(holder) and doc[min(holder.end + 1, len(doc) - 1)].text not in CLOSERS:
        return True
    return bool(doc[post.start].is_sent_start) and not _is_finite(doc[holder.end])


def _is_full(holder: Named) -> bool:
    """Tell whether a full name is given, as where somebody is introduced."""
    return holder.end - holder.start > 1


def _has_predicate(doc: Doc, index: int) -> bool:
    """Tell whether a finite verb follows: then the post is its subject, no apposition ("After Roe, the minister spoke")."""
    while index < len(doc) and doc[index].tag_ == "RB":
        index += 1
    return index < len(doc) and _is_finite(doc[index])


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _body_after_name(block: NamedBlock, post: Post, holder: Named) -> Body | None:
    """Return the body in "President Ilham Aliyev of Azerbaijan", "Superintendent Mark Hutchings from the state police"."""
    doc, index = block.doc, holder.end
    if post.organization is None and post.end <= holder.start and post.head.title in word_set("team_posts"):
        team = _own_team(block, index)
        if team is not None:
            return team
    if (
        post.organization is not None
        or post.end > holder.start
        or index >= len(doc)
        or plain(doc[index]) not in ("of", "from", "at")
    ):
        return None
    body = body_after(block, index + 1)
    named = body is not None and body.name is not None and body.name[0].isupper() and block.owner(body.start) is not None
    return body if named else None


def _own_team(block: NamedBlock, index: int) -> Body | None:
    """Return "Harbour" of "skipper Jane Roe and her Harbour side"."""
    doc = block.doc
    if index + 3 >= len(doc) or doc[index].lower_ not in ("and", "with") or doc[index + 1].lower_ not in ("his", "her"):
        return None
    end = next((at for at in range(index + 2, min(index + 6, len(doc))) if plain(doc[at]) in word_set("led_teams")), None)
    if end is None or not all(is_capital(token) for token in doc[index + 2 : end]) or end == index + 2:
        return None
    return read_body(block, index + 2, end)


def _joined_persons(block: NamedBlock, holder: Named) -> list[Named]:
    """Return a person and those listed after: "A, B and C"."""
    doc, found = block.doc, [holder]
    while True:
        index = found[-1].end
        if index < len(doc) and doc[index].lower_ == "of":
            index = _after_body(block, index)  # "Sergei Lavrov of Russia and Wang Yi of China"
        while index < len(doc) and doc[index].text in (",", "and", "&"):
            index += 1
        following = block.persons_from.get(_skip_honorifics(doc, index))
        if following is None or index == found[-1].end:
            return found
        found.append(following)


def _after_body(block: NamedBlock, index: int) -> int:
    body = body_after(block, index + 1)
    return body.end if body is not None and body.name is not None and body.name[0].isupper() else index


def _holders_before(block: NamedBlock, post: Post, start: int) -> list[Named]:
    """Return the person that a post explains: "Anna Popova, 60, head of the service"; the persons listed, of a plural."""
    doc, index = block.doc, start
    while index > 0 and plain(doc[index - 1]) in SKIPPED:
        index -= 1
    if index == 0 or doc[index - 1].text not in BREAKS or _has_predicate(doc, post.end) or _is_owner(post):
        return []
    index = _skip_age(doc, index - 1)
    holder = block.persons_until.get(index)
    if holder is None:
        return []
    found = [holder]
    if post.head.plural:
        while (earlier := _listed_before(block, found[0])) is not None:
            found.insert(0, earlier)
    return found


def _is_owner(post: Post) -> bool:
    """Tell whether another post is this one's: "Roe, the governor's spokesman"."""
    doc = post.block.doc
    return post.end < len(doc) and doc[post.end].tag_ == "POS"


def _skip_age(doc: Doc, index: int) -> int:
    """Return where the name before a comma ends, over an age or a party and place in brackets."""
    if index >= 2 and doc[index - 1].like_num and doc[index - 2].text in (",", "("):
        return index - 2
    if index >= 3 and doc[index - 1].text == ")":
        opening = next((i for i in range(index - 2, max(index - 8, 0), -1) if doc[i].text == "("), None)
        return opening if opening is not None else index
    for start in range(index - 1, max(index - 5, 0), -1):
        if doc[start - 1].text == "," and doc[start].text[:2] in ("D-", "R-", "I-", "D", "R", "I"):
            return start - 1  # "Roe, D-Md., the ranking member"
    return index


def _listed_before(block: NamedBlock, holder: Named) -> Named | None:
    doc, index = block.doc, holder.start
    while index > 0 and (
        doc[index - 1].text in (",", "and", "&") or doc[index - 1].tag_ == "JJ" or plain(doc[index - 1]) in word_set("honorifics")
    ):
        index -= 1
    return block.persons_until.get(index) if index < holder.start else None


def _holders_included(block: NamedBlock, post: Post) -> list[Named]:
    """Return the persons in "members of the party, including Jane Roe and John Doe"."""
    doc, index = block.doc, post.end
    if not post.head.plural:
        return []
    while index < len(doc) and doc[index].text == ",":
        index += 1
    if index >= len(doc) or plain(doc[index]) not in ("including", "like", "among"):
        return []
    holder = block.persons_from.get(_skip_honorifics(doc, index + 1))
    return _joined_persons(block, holder) if holder is not None else []
