"""Where the names of a document stand: every place, whether the model saw it there or not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.annotate.gazetteer import country_of, fold_name
from archive.annotate.name_lists import body_words, fold_word, has_surname_first, is_given_name, name_words, title_words
from archive.annotate.naming.candidate import Candidate
from archive.annotate.view import Parsed, View
from archive.facts import EntityKind, Span

BEFORE = re.compile(r"(?<![\w'’.-])([A-Z]\.|[A-Z][\w'’-]*)\s$")
AFTER = re.compile(r"\s([A-Z][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at a place."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True)
class Names:
    """The names to look for: whole names with their kind, and words that stand for a person alone."""

    kinds: Mapping[str, EntityKind]  # by fold_name
    whole: frozenset[str]  # as written
    surnames: frozenset[str]
    particles: frozenset[str]  # "de", "van" in the names of its persons
    ordinary: frozenset[str]  # words that the document writes in lower case
    headlines: frozenset[int]  # starts of the blocks whose capitals mean nothing

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds any of the names, the longest first."""
        words = self.whole | self.surnames
        words |= {word.upper() for word in words if len(word) > 3}
        forms = {re.escape(word).replace(r"\ ", r"\s+") for word in words}
        first = "".join(sorted({re.escape(word[0]) for word in words}))
        if not forms:
            return None
        return re.compile(
            rf"(?=[{first}])(?<![\w@#])(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + r")(?![\w])"
        )


def gather_names(
    candidates: Collection[Candidate], kinds: Mapping[str, EntityKind], ordinary: frozenset[str], headlines: frozenset[int]
) -> Names:
    """Return the names of a document as they are to be looked for."""
    written = {one.name for one in candidates if fold_name(one.name) in kinds and not one.name.islower()}
    # Names in capitals stand in labels and datelines; the pattern has every name in capitals, too.
    whole = {name.title() if name.isupper() and " " in name else name for name in written}
    persons = [name.split() for name in whole if kinds.get(fold_name(name)) is EntityKind.PERSON]
    particles = {fold_word(word) for words in persons for word in words[:-1]} & name_words("particles")
    surnames = set()
    for words in persons:
        bare = [word for word in words if fold_word(word) not in name_words("suffixes")]
        if len(bare) > 1:
            surnames.add(bare[0] if has_surname_first(bare) else bare[-1])
    surnames = {word for word in surnames if kinds.get(fold_name(word), EntityKind.PERSON) is EntityKind.PERSON}
    return Names(kinds, frozenset(whole), frozenset(surnames), frozenset(particles), ordinary, headlines)


def find_hits(view: View, names: Names, candidates: Iterable[Candidate]) -> Iterator[Hit]:
    """Yield the names of a document where they stand, in text order; hits do not overlap."""
    by_block: dict[int, list[Candidate]] = {}
    for one in candidates:
        parsed = view.parsed_at(one.span.start)
        if parsed is not None:
            by_block.setdefault(parsed.block.span.start, []).append(one)
    pattern = names.pattern()
    for parsed in view.parsed:
        ours = by_block.get(parsed.block.span.start, [])
        hits = [
            *_seen(ours, names),
            *(_looked_for(parsed, pattern, names, ours, parsed.block.span.start in names.headlines) if pattern else ()),
        ]
        yield from _longest(hits)


def _seen(candidates: Iterable[Candidate], names: Names) -> Iterator[Hit]:
    for one in candidates:
        kind = names.kinds.get(fold_name(one.name))
        if kind is not None and not one.name.islower():
            yield Hit(one.span, kind)


def _looked_for(
    parsed: Parsed, pattern: re.Pattern[str], names: Names, candidates: Collection[Candidate], headline: bool
) -> Iterator[Hit]:
    text, offset = parsed.text, parsed.block.span.start
    for match in pattern.finditer(text):
        folded = fold_name(match[0])
        kind = names.kinds.get(folded, EntityKind.PERSON)
        start, end = match.span()
        if kind is EntityKind.PERSON:
            start = _with_given(text, _with_particles(text, start, names.particles))
            if not _stands_alone(parsed, start, end, headline, names.ordinary) or _inside_body(
                Span(offset + start, offset + end), candidates, names
            ):
                continue
        yield Hit(Span(offset + start, offset + end), kind)


def _with_particles(text: str, start: int, particles: frozenset[str]) -> int:
    """Return where the name starts, with the small words before a surname that some name of the document has ("de Blasio")."""
    while before := re.search(r"(?<!\w)([A-Za-z]{1,6})\s$", text[max(0, start - 8) : start]):
        if before[1].lower() not in particles:
            return start
        start -= len(before[0])
    return start


def _with_given(text: str, start: int) -> int:
    """Return where the name starts, given names and initials before the surname included."""
    while before := BEFORE.search(text, max(0, start - 24), start):
        word = before[1]
        folded = fold_word(word)
        initial = len(word) == 2 and word.endswith(".")
        if not initial and (
            not is_given_name(word) or folded in title_words() or folded in name_words("never") or country_of(word)
        ):
            return start
        start = before.start(1)
    return start


def _stands_alone(parsed: Parsed, start: int, end: int, headline: bool, ordinary: Collection[str]) -> bool:
    """Tell whether the words are a name and not an ordinary word or a part of another name."""
    text = parsed.text
    before, after = BEFORE.search(text, max(0, start - 24), start), AFTER.match(text, end)
    if before and fold_word(before[1]) in name_words("fronts"):
        return False
    if after and not headline and fold_word(after[1]) in body_words():
        return False
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
        return False
    if headline or text[start:end].isupper():
        return True
    tokens = parsed.doc.char_span(start, end, alignment_mode="expand")
    if tokens is None or any(token.pos_ == "PROPN" or token.ent_type_ for token in tokens):
        return tokens is not None
    # "Cousins had also been named": the model takes an unusual surname for a noun, but never for the subject by chance.
    return tokens.root.dep_ in ("nsubj", "nsubjpass", "poss") and text[start:end].lower() not in ordinary


def _inside_body(span: Span, candidates: Iterable[Candidate], names: Names) -> bool:
    """Tell whether the words are part of the name of something else ("Trump Tower", a law, a book)."""
    for one in candidates:
        if one.span.contains(span) and one.span != span and one.label != "PERSON":
            kind = names.kinds.get(fold_name(one.name))
            if kind in (EntityKind.ORGANIZATION, EntityKind.PLACE) and not one.headline:
                return True
            if kind is None and one.kind is None and not one.headline:
                return True
    return False


def _longest(hits: Collection[Hit]) -> list[Hit]:
    """Return hits without those that overlap a longer one, in text order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start - hit.span.end, hit.span.start)):
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span.start)
