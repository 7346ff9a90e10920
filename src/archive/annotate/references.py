"""References: the words that name an actor in some fact, with all that identity can be decided on without a parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.gazetteer import country_of
from archive.annotate.mention_tokens import Named, NamedBlock, name_blocks
from archive.annotate.view import View, locate
from archive.facts import Facts, Form, Gender, Reference, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

PRONOUNS = ("PRP", "PRP$", "WP", "WP$", "WDT", "EX")
RELATIVES = frozenset(("WP", "WDT", "WP$"))
BREAKS = frozenset((",", "–", "—", "("))
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"})


class Place(NamedTuple):
    """Where a reference stands."""

    span: Span
    sentence: Span
    quote: int | None


def find_references(view: View, facts: Facts) -> Iterator[Reference]:
    """Yield one reference for every distinct span that names an actor in a fact, in text order.

    Names that are subjects of their clause come too, whatever it tells: they are what a later "he" takes up.
    Spans that no block parses (a transcript's label inside boilerplate) get a reference by their mention alone.
    """
    blocks = {block.parsed.block.span.start: block for block in name_blocks(view.parsed, facts.mentions)}
    titled: dict[Span, list[Span]] = {}
    for role in facts.roles:
        titled.setdefault(role.holder_span, []).append(role.span)
    named = {one.mention.span: (block, one) for block in blocks.values() for one in block.named}
    sentences = [sentence.start for sentence in facts.sentences]
    for span in sorted({*actor_spans(facts), *_subjects(blocks.values())}):
        known, parsed = named.get(span), view.parsed_at(span.start)
        tokens = known[0].doc[known[1].start : known[1].end] if known else view.tokens_in(span)
        if parsed is None or tokens is None or len(tokens) == 0:
            yield _unparsed(view, facts, span)
        else:
            sentence = facts.sentences[bisect_right(sentences, span.start) - 1]
            place = Place(span, sentence, view.quote_at(span.start))
            yield _describe(blocks[parsed.block.span.start], tokens, place, titled)


def actor_spans(facts: Facts) -> Iterator[Span]:
    """Yield the spans of all facts that name who acts, speaks, is spoken to, holds a post or gives a number."""
    spans: list[Span | None] = [role.holder_span for role in facts.roles]
    for statement in facts.statements:
        spans += [statement.speaker_span, statement.speaker_from, statement.addressee_span, statement.relayed_by_span]
    spans += [figure.given_by_span for figure in facts.figures]
    spans += [participant.span for event in facts.events for participant in event.participants]
    yield from (span for span in spans if span is not None)


def _subjects(blocks: Iterable[NamedBlock]) -> Iterator[Span]:
    for block in blocks:
        for named in block.named:
            if block.doc[named.end - 1].dep_ in ("nsubj", "nsubjpass"):
                yield named.mention.span


def _unparsed(view: View, facts: Facts, span: Span) -> Reference:
    text = " ".join(span.text_of(view.text).split())
    named = next((mention.span for mention in facts.mentions if span.contains(mention.span)), None)
    return Reference(
        span, Form.NAME if named else Form.NOMINAL, text, text.split()[-1].casefold() if text else "", named_span=named
    )


def _describe(block: NamedBlock, tokens: Tokens, place: Place, titled: dict[Span, list[Span]]) -> Reference:
    root = _head(tokens)
    named = _named(block, tokens, root, titled)
    form = Form.NAME if named is not None else Form.PRONOUN if root.tag_ in PRONOUNS and len(tokens) == 1 else Form.NOMINAL
    head = root.lemma_.lower() if form is not Form.NAME else tokens[-1].lower_
    return Reference(
        span=place.span,
        form=form,
        text=_phrase(tokens, root, form) if named is None else _full_name(block, named, tokens),
        head=root.lower_ if form is Form.PRONOUN else head,
        modifiers=tuple(_modifiers(tokens, root)) if form is Form.NOMINAL else (),
        gender=_gender(root, form),
        plural=_is_plural(root, tokens, named),
        quote=place.quote,
        sentence=place.sentence,
        named_span=named.mention.span if named is not None else None,
        subject=root.dep_ in ("nsubj", "nsubjpass") or _beside_subject(root),
    )


def _head(tokens: Tokens) -> Token:
    """Return the head; not the body of "the company's Tim Cook" where the parse has it wrong, but a noun before any "of"."""
    root: Token = tokens.root
    if root.tag_ == "POS" and root.i > tokens.start:
        return root.nbor(-1)
    return root


def _beside_subject(root: Token) -> bool:
    """Tell a second subject, and the name of one: "the mayor and Ann Lee said", "an aide, Ann Lee, said"."""
    return root.dep_ in ("conj", "appos") and root.head.dep_ in ("nsubj", "nsubjpass")


def _named(block: NamedBlock, tokens: Tokens, root: Token, titled: dict[Span, list[Span]]) -> Named | None:
    """Return the mention that is the head of the phrase: of the head itself, beside it, or the holder of the title that it is."""
    owner = block.owner(root.i)
    if owner is not None and owner.start <= tokens.start and tokens.end <= owner.end:
        return owner
    if _joins_others(tokens, root, owner):
        return None
    if owner is not None and owner.end <= tokens.end + 1 and _is_head(block, owner, tokens):
        return owner
    for named in block.named:
        if named.is_person and tokens.start <= named.start <= tokens.end + 1 and not _owns(block, named):
            last = block.doc[named.end - 1]
            explained = last.dep_ == "appos" and last.head.i == root.i and named.end <= tokens.end
            first = named.start == tokens.start and named.end < tokens.end and block.doc[named.end].text == ","
            if explained or first or any(span.contains(locate(root)) for span in titled.get(named.mention.span, ())):
                return named
    return None


def _owns(block: NamedBlock, named: Named) -> bool:
    return named.end < len(block.doc) and block.doc[named.end].tag_ == "POS"


def _joins_others(tokens: Tokens, root: Token, owner: Named | None) -> bool:
    """Tell whether a phrase names several: "China and Russia", but not "Ministry of Trade and Industry"."""
    return any(
        child.dep_ == "conj" and tokens.start <= child.i < tokens.end and not (owner and owner.start <= child.i < owner.end)
        for child in root.children
    )


def _is_head(block: NamedBlock, owner: Named, tokens: Tokens) -> bool:
    """Tell whether a mention around the head is what the phrase names: "Defence Ministry", not "the Times's report"."""
    after = block.doc[owner.end] if owner.end < len(block.doc) else None
    return after is None or after.tag_ != "POS" or owner.end >= tokens.end


def _phrase(tokens: Tokens, root: Token, form: Form) -> str:
    """Return the words without article, possessive and relative clause; a common noun that begins a sentence in lower case."""
    doc, start, end = tokens.doc, tokens.start, tokens.end
    while start < end - 1 and form is not Form.PRONOUN and doc[start].lower_ in ARTICLES:
        start += 1
    if form is Form.NOMINAL:
        index = root.i + 1
        while index < end and doc[index].tag_ not in RELATIVES and doc[index].text not in BREAKS:
            index += 1
        end = min(index, end)
    while end - start > 1 and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    first = doc[start]
    text = first.text if end - start == 1 else " ".join(doc[start:end].text.split())
    common = first.tag_ in ("NNS", "CD", "VBG") or (first.tag_ in ("NN", "JJ") and first.i != root.i)
    if form is Form.NOMINAL and first.is_sent_start and common and not first.ent_type_ and first.text[1:].islower():
        return text[:1].lower() + text[1:]
    return text


def _full_name(block: NamedBlock, named: Named, tokens: Tokens) -> str:
    """Return a name with the capitals around it in the phrase: "French Embassy in Armenia" where the mention is "Embassy"."""
    doc, start, end = block.doc, named.start, named.end
    if named.is_person:
        return named.mention.name
    while start > tokens.start and doc[start - 1].text[0].isupper() and doc[start - 1].lower_ not in ARTICLES:
        start -= 1
    after = end + 1 if end < tokens.end and doc[end].lower_ in ("of", "in", "for") else end
    while after > end and after < tokens.end and (doc[after].text[0].isupper() or doc[after].lower_ == "the"):
        after += 1
    end = after if after > end + 1 else end
    return " ".join(doc[start:end].text.split())


def _modifiers(tokens: Tokens, root: Token) -> Iterator[str]:
    """Yield the words before the head, countries in noun form; and the country after "of"."""
    doc, index = tokens.doc, tokens.start
    while index < root.i:
        word = doc[index]
        # Countries have capitals; a lower-case "the" may stand before one.
        may_be = word.text[0].isupper() or word.text == "the"
        sizes = (size for size in (3, 2, 1) if may_be and index + size <= root.i)
        size = next((size for size in sizes if country_of(doc[index : index + size].text)), 0)
        if size:
            yield str(country_of(doc[index : index + size].text))
        elif word.is_alpha and word.lower_ not in ARTICLES:
            yield word.lower_
        index += max(size, 1)
    if root.i + 2 < tokens.end and doc[root.i + 1].lower_ == "of":
        rest = [token for token in doc[root.i + 2 : tokens.end] if token.lower_ not in ARTICLES]
        country = country_of(" ".join(token.text for token in rest))
        yield from [country] if country else [token.lower_ for token in rest if token.is_alpha]


def _gender(root: Token, form: Form) -> Gender | None:
    if form is Form.NAME:
        return None
    return _gendered().get(root.lower_ if form is Form.PRONOUN else root.lemma_.lower())


@cache
def _gendered() -> dict[str, Gender]:
    """Return the words that tell a gender."""
    found: dict[str, Gender] = {}
    for gender in Gender:
        for lexicon in ("roles", "references"):
            found |= dict.fromkeys(load_lexicon(lexicon).get(gender.value, ()), gender)
    return found


def _is_plural(root: Token, tokens: Tokens, named: Named | None) -> bool:
    if root.lower_ in _plural():
        return True
    return named is None and (root.tag_ in ("NNS", "NNPS") or _joins_others(tokens, root, None))


@cache
def _plural() -> frozenset[str]:
    return frozenset(load_lexicon("references")["plural"])
