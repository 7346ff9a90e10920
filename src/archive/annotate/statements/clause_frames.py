"""Content that is a clause: what is said, told, urged, vowed, denied, and what "according to" gives a source to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.clauses import find_clause
from archive.annotate.statements.cues import Cue
from archive.annotate.statements.frames import Content
from archive.annotate.statements.marked_clauses import find_opening_clause
from archive.annotate.statements.object_frames import TIMES, is_circumstance
from archive.annotate.statements.syntax import FINITE, has_mark, has_to, sentence_bounds, subtree, union

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# What leads to what an attitude is about: not "condolences to the family", "on behalf of the team".
VOICED = frozenset({"of", "about", "over", "at", "for", "in", "with", "against", "towards", "toward", "regarding", "on"})


def clause_content(cue: Cue, frame: str) -> Content | None:
    """Return a finite clause, a question: "said that it holds"; of a noun "the claim that it holds"."""
    if not cue.is_noun:
        if cue.token.tag_ == "VBG" and (opening := find_opening_clause(cue)) is not None:
            return Content(opening[0], frame, speaker=opening[1])
        tokens = find_clause(cue)
        return Content(tokens, frame, speaker=_inverted(cue.token, tokens))
    told = [child for child in cue.token.rights if child.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(child)]
    after = cue.token.right_edge.i + 1
    if not told and after < len(cue.token.doc) and (torn := cue.token.doc[after]).lower_ == "that" and torn.dep_ == "mark":
        told = [torn.head]  # "came despite warnings from his lawyer that …"
    return Content(union(told), frame)


def _inverted(verb: Token, tokens: frozenset[int]) -> Token | None:
    """Return the source in "…, announced the ministry", which the parser takes for what is announced."""
    if (
        not tokens
        or max(tokens) > verb.i
        or verb.tag_ == "VBN"
        or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    ):
        return None
    after = [child for child in verb.rights if child.dep_ in ("dobj", "attr", "oprd", "npadvmod") and child.i > verb.i]
    return after[0] if after and after[0].left_edge.i == verb.i + 1 and after[0].ent_type_ not in TIMES else None


def _is_that_clause(verb: Token) -> bool:
    """Tell "the claim that he won" from "the claim that he made"."""
    return has_mark(verb, "that", "whether", "if")


def _children(verb: Token, *deps: str) -> list[Token]:
    return [child for child in verb.children if child.dep_ in deps]


def tell_content(cue: Cue, frame: str) -> Content | None:
    """Return a clause and who is told it: "told reporters that it holds"."""
    content = Content(find_clause(cue), frame)
    told = _children(cue.token, "dobj", "dative")
    passive = _children(cue.token, "nsubjpass")
    heads = [one for one in told if one.i > cue.token.i] or passive
    return content._replace(addressee=heads[0] if heads else None)


def that_content(cue: Cue, frame: str) -> Content | None:
    """Return a clause after "that" alone: "directed that the gates be shut"."""
    tokens = find_clause(cue)
    if not tokens or cue.token.doc[min(tokens)].lower_ != "that":
        return None
    return Content(tokens, frame)


def urge_content(cue: Cue, frame: str) -> Content | None:
    """Return an infinitive and who is to do it: "urged both sides to talk"."""
    verb = cue.token
    for child in _children(verb, "xcomp", "ccomp", "advcl"):
        asked = _asked(verb, child)
        if asked and child.i > verb.i and (has_to(child) or _has_to_before(child, verb)):
            subjects = [one for one in child.lefts if one.dep_ in ("nsubj", "nsubjpass")]
            return Content(subtree(child, *subjects) | union(_more_to_do(verb, child)), frame, asked[0])
    for heard in _children(verb, "dobj"):
        for child in heard.rights:
            if child.dep_ in ("acl", "relcl") and has_to(child):
                return Content(subtree(child), frame, heard)
    return None


def _more_to_do(verb: Token, infinitive: Token) -> list[Token]:
    """Return bare verbs that the parser makes coordinate with the cue: "urged them to stop, talk and sign"."""
    return [child for child in verb.rights if child.dep_ == "conj" and child.tag_ == "VB" and child.i > infinitive.i]


def _asked(verb: Token, infinitive: Token) -> list[Token]:
    """Return who is to do it: the infinitive's subject, the verb's object before it, the subject of a passive."""
    subjects = [one for one in infinitive.lefts if one.dep_ in ("nsubj", "nsubjpass")]
    objects = [one for one in verb.rights if one.dep_ in ("dobj", "dative") and one.i < infinitive.i]
    return subjects or objects or _children(verb, "nsubjpass")


def _has_to_before(child: Token, verb: Token) -> bool:
    """Tell an infinitive whose "to" the parser hangs elsewhere: ", to fact check him"."""
    return child.tag_ == "VB" and any(token.lower_ == "to" for token in child.doc[max(verb.i, child.i - 3) : child.i])


def infinitive_content(cue: Cue, frame: str) -> Content | None:
    """Return an infinitive: "vowed to return", "his threat to leave"."""
    deps = ("acl", "relcl") if cue.is_noun else ("xcomp",)
    told = [child for child in cue.token.rights if child.dep_ in deps and has_to(child)]
    return Content(union([*told, *_more_to_do(cue.token, told[0])]), frame) if told else None


def gerund_content(cue: Cue, frame: str) -> Content | None:
    """Return an -ing clause: "denied taking part"."""
    told = [child for child in cue.token.rights if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG"]
    return Content(union(told), frame) if told else None


def to_somebody_content(cue: Cue, frame: str) -> Content | None:
    """Return the content of "called on both sides to talk", "appealed to both sides to talk"."""
    word = cue.token
    holders = (word, word.head) if cue.is_noun and word.dep_ == "dobj" else (word,)
    asked = [child for child in word.rights if child.dep_ == "prep" and child.lower_ in (frame.partition("-")[0], "upon")]
    told = [
        child
        for holder in holders
        for child in _children(holder, "xcomp", "advcl", "ccomp", "acl")
        if asked and has_to(child) and child.i > asked[0].i
    ]
    if not told or not asked:
        return None
    heads = [child for child in asked[0].rights if child.dep_ == "pobj"]
    return Content(union(told), frame, heads[0] if heads else None)


def source_content(cue: Cue, frame: str) -> Content | None:
    """Return the clause that "according to somebody" gives a source to: the sentence where it stands at an end of it."""
    start, end = sentence_bounds(cue.token)
    phrase = _source_phrase(cue, end)
    if cue.token.i > start + 1 and _trails_source(cue.token.doc[phrase[-1] + 1 : end]):
        phrase = range(phrase[0], end)
    if cue.token.i <= start + 1 or phrase[-1] >= end - 2:
        return Content(frozenset(range(start, end)) - frozenset(phrase), frame)
    clause = cue.token.head
    while not _is_clause(clause) and clause.head.i != clause.i:
        clause = clause.head
    return Content(subtree(clause, cue.token) - frozenset(phrase), frame)


def _trails_source(words: Tokens) -> bool:
    """Tell what still belongs to the source: "according to results announced on Friday and posted online"."""
    return len(words) > 0 and words[0].text != "," and not any(word.tag_ in FINITE for word in words)


def _is_clause(word: Token) -> bool:
    return word.tag_ in FINITE or any(child.dep_.startswith("nsubj") for child in word.children)


def _source_phrase(cue: Cue, end: int) -> range:
    """Return the positions of "according to …" up to the end of the phrase, of a clause that the parser hangs on it none."""
    source = next((child for child in cue.last.rights if child.dep_ == "pobj"), None)
    last = source.right_edge.i if source is not None else cue.last.i
    doc = cue.token.doc
    comma = next((n for n in range(cue.last.i, end) if doc[n].text == ","), end)
    torn = comma < last and (
        cue.token.dep_ == "ROOT" or any(doc[n].tag_ in FINITE for n in range(comma, last + 1)) or _is_misread(doc, cue, last)
    )
    last = comma - 1 if torn else _with_more(cue, last, comma)
    return range(cue.token.i, max(last, cue.last.i) + 1)


def _is_misread(doc: Doc, cue: Cue, last: int) -> bool:
    """Tell "According to Lee, the first train was late", where the parser makes the train an apposition to Lee."""
    return cue.token.i == cue.token.sent.start and last + 1 < len(doc) and doc[last + 1].tag_ in FINITE


def _with_more(cue: Cue, last: int, comma: int) -> int:
    """Return the last position with phrases that the parser hangs on "according": "the count from most of the stations"."""
    doc = cue.token.doc
    first = cue.token.i == cue.token.sent.start and last < comma < cue.token.sent.end - 1
    if first and not any(doc[n].tag_ in FINITE for n in range(last + 1, comma)):
        return comma - 1
    for child in cue.token.rights:
        if child.dep_ == "prep" and child.i == last + 1:
            last = child.right_edge.i
    return last


def attitude_content(cue: Cue, frame: str) -> Content | None:
    """Return what somebody expressed hope of, or concern about."""
    noun, verb = cue.last, cue.token
    clauses = [child for child in (*noun.rights, *verb.rights) if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i]
    told = [child for child in clauses if _is_that_clause(child) or has_to(child) or child.dep_ == "ccomp"]
    if told:
        return Content(union(told), frame)
    for child in (*noun.rights, *verb.rights):
        if child.lower_ in VOICED and child.dep_ == "prep" and child.i > noun.i and not is_circumstance(child):
            return Content(subtree(child) - {child.i}, frame)
    return None
