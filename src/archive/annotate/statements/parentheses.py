"""Cues that commas set apart: "The truce, he said, holds" and "The truce holds, he said".

The commas are surer than the parse, which takes the cue now for the main verb, now for a part of the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import Cue, verb_frames
from archive.annotate.statements.reported_tense import keeps_tense
from archive.annotate.statements.syntax import FINITE, has_mark, has_subject, is_finite, is_title_stop, sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE_LEFT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "mark"})
CLAUSE_RIGHT = frozenset({"nsubj", "nsubjpass", "prt", "advmod", "npadvmod", "prep", "agent", "dative", "dobj", "oprd", "acomp"})
# What may follow a parenthetical cue and still be content: "…, he said, because …".
GOES_ON = frozenset(
    {
        "since",
        "because",
        "although",
        "though",
        "if",
        "unless",
        "while",
        "including",
        "which",
        "that",
        "so",
        "as",
        "until",
        "where",
    }
)
DASHES = ("–", "—", "-")


def clause_bounds(cue: Cue, told: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Return the first and last position of the cue with its subject, addressee and adverbials beside it."""
    doc = cue.token.doc
    own = {cue.token.i, cue.last.i}
    for child in cue.token.children:
        if (
            child.i not in told
            and child.dep_ in (CLAUSE_LEFT if child.i < cue.token.i else CLAUSE_RIGHT)
            and not _is_apart(child, cue)
        ):
            own |= {one.i for one in child.subtree}
    own -= told
    first, last = cue.token.i, cue.last.i
    while first > 0 and (first - 1 in own or (doc[first - 1].is_punct and first - 2 in own and not doc[first - 1].is_quote)):
        first -= 1
    while last + 1 < len(doc) and (last + 1 in own or (doc[last + 1].text == "," and last + 2 in own)):
        last += 1
    while last > cue.last.i and doc[last].is_punct:
        last -= 1
    return first, last


def _is_apart(child: Token, cue: Cue) -> bool:
    """Tell what hangs on a cue but belongs to the content: "Also, he said, …", "…, experts say, including one that …"."""
    doc = child.doc
    if child.dep_ == "advmod" and child.i + 1 < len(doc) and doc[child.i + 1].text == ",":
        return True
    return child.i > cue.token.i and child.left_edge.lower_ in GOES_ON and doc[child.left_edge.i - 1].text == ","


def parenthetical_content(cue: Cue) -> frozenset[int]:
    """Return the positions of the content around a cue that commas set apart; empty where it is not, or nothing is said."""
    if not _can_stand_apart(cue):
        return frozenset()
    doc = cue.token.doc
    first, last = clause_bounds(cue)
    start, end = sentence_bounds(cue.token)
    if first - 2 > start and is_title_stop(doc[first - 1]):
        first = next((n + 1 for n in range(first - 2, start, -1) if doc[n].text == ","), first)
    if first <= start + 1 or doc[first - 1].text not in (",", *DASHES) or first == last:
        return frozenset()
    if last + 1 < end and not _is_closed(doc, first, last, end):
        return frozenset()
    start = next((n + 1 for n in range(first - 2, start, -1) if doc[n].text == ";"), start)
    return _around(cue.token, range(start, first - 1), range(last + 1, end))


def _can_stand_apart(cue: Cue) -> bool:
    """Tell whether a cue has a subject, inverted or not, and no other content of its own."""
    if cue.token.tag_ == "VBG" and not any(child.dep_ == "aux" for child in cue.token.lefts):
        return False
    if cue.token.dep_ == "pcomp" or has_mark(cue.token, "with"):
        return False  # "…, with no arrests reported"
    subjects = [child for child in cue.token.children if child.dep_ == "nsubj"]
    objects = [child for child in cue.token.children if child.dep_ in ("dobj", "attr", "npadvmod")]
    if any(child.dep_ == "prep" and child.lower_ in cue.frames for child in cue.token.rights):
        return False
    if not subjects:
        return bool(objects) and not cue.takes("tell")
    return not any(subject.tag_ in ("WDT", "WP") for subject in subjects) and (not objects or cue.takes("tell"))


def _is_closed(doc: Doc, first: int, last: int, end: int) -> bool:
    """Tell whether a mark closes the clause, and no quotation follows: "After the talks, he said, “…”" says that alone."""
    mark = doc[last + 1]
    if not mark.is_punct or mark.text in ('"', "'", ":"):
        return False
    return not (mark.text == "," and last + 2 < end and doc[last + 2].is_quote and not doc[first - 2].is_quote)


def _around(cue: Token, left: range, after: range) -> frozenset[int]:
    """Return the content before a cue's clause, with what follows the clause where that goes on with it."""
    doc = cue.doc
    words, right = [doc[n] for n in left], after[1:]
    whole = _is_whole(words)
    if not any(doc[n].is_alpha for n in right) or doc[after[0]].text != ",":
        return frozenset(left) if whole else frozenset()
    if words[-1].tag_ in ("WDT", "WP"):  # "…, which, he said, is full"
        left = left[-1:]
    elif words[-1].tag_ == "CC":
        left = range(0)
    elif whole and not _is_continued([doc[n] for n in right], left, cue):
        return frozenset(left)
    return frozenset(left) | frozenset(right)


def _is_whole(words: list[Token]) -> bool:
    """Tell a clause that can stand alone from what only leads up to it: "Though it failed", "The plan", "That's why"."""
    if words[-1].tag_ in ("WRB", "WDT", "WP", "IN", "CC"):
        return False
    inside = range(words[0].i, words[-1].i + 1)
    tops = [word for word in words if word.head.i not in inside or word.head.i == word.i]
    return any(is_finite(top) and not _leads_up(top) for top in tops)


def _leads_up(verb: Token) -> bool:
    if verb.dep_ == "advcl":
        return has_mark(verb) or any(child.tag_ == "WRB" for child in verb.lefts)
    return verb.dep_ in ("relcl", "acl", "csubj", "prep", "mark")


def _is_predicate(words: list[Token]) -> bool:
    """Tell what still wants the subject before the cue, a clause: "What we saw, he said, was …"."""
    first = next((word for word in words if word.pos_ != "ADV"), words[0])
    return first.pos_ == "AUX" and first.tag_ in FINITE and first.i <= words[0].i + 1


def _is_continued(words: list[Token], told: range, cue: Token) -> bool:
    """Tell whether what follows the cue goes on with the content: "…, because …", "…, and still “…”", "…, and won"."""
    if words[0].lower_ in GOES_ON or _is_predicate(words):
        return True
    if words[0].dep_ == "prep" and words[0].head.i < words[0].i and words[0].head.i in told:
        return True  # "He had died, she said, at home"
    if words[0].tag_ != "CC":
        return False
    if any(word.is_quote for word in words[:4]):
        return True
    verb = next((word for word in words[1:] if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass")), None)
    if verb is None or verb.lemma_.lower() in verb_frames():
        return False
    if words[0].lower_ == "and" and words[1].lower_ in ("it", "they") and has_subject(verb):
        return keeps_tense(verb, cue)
    return verb.dep_ == "conj" and not has_subject(verb)
