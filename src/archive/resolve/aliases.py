"""Which mentions of organizations and of places mean one: by the gazetteer, by spelling, by letters, by a short form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from archive.annotate.gazetteer import fold_name
from archive.annotate.name_lists import fold_word
from archive.facts import Article, EntityKind, Mention
from archive.lexicon import load_lexicon
from archive.resolve.across import ENGLISH

SMALL = frozenset(("of", "for", "the", "and", "in", "on", "de", "&"))
ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z.]+[a-z]?")
OPENING = re.compile(r"\s*[(\[]\s*(?:the\s+|or\s+)?[\"“']?$")


def group_bodies(article: Article, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions of each organization or place, groups and mentions in text order. `mentions` are of one kind."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_key(mention)].append(mention)
    aliases = dict(_bracketed(article, mentions)) | dict(_shortened(groups))
    joined: dict[str, list[Mention]] = defaultdict(list)
    for key, ones in groups.items():
        joined[_root(key, aliases)] += ones
    return [sorted(ones, key=lambda mention: mention.span) for ones in joined.values()]


def _key(mention: Mention) -> str:
    if mention.canonical:
        return fold_name(mention.canonical)
    words = [ENGLISH.get(word, word) for word in fold_name(mention.name).split()]
    return " ".join(words)


def _root(key: str, aliases: Mapping[str, str]) -> str:
    seen = {key}
    while (target := aliases.get(key)) is not None and target not in seen:
        seen.add(target)
        key = target
    return key


def _bracketed(article: Article, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield letters with what they stand for: "Organization for Security and Cooperation in Europe (OSCE)"."""
    for one, other in pairwise(mentions):
        between = article.text[one.span.end : other.span.start]
        if OPENING.fullmatch(between) and article.text[other.span.end : other.span.end + 1] in ")]\"”'":
            short, long = sorted((one, other), key=lambda mention: len(mention.name))
            if ACRONYM.fullmatch(short.name) or len(short.name.split()) == 1:
                yield _key(short), _key(long)


def _shortened(groups: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, str]]:
    """Yield short forms with the one longer name of the document that they can stand for."""
    longer = [(key, _words(ones[0].name)) for key, ones in groups.items() if ones[0].kind is EntityKind.ORGANIZATION]
    for key, ones in groups.items():
        name = ones[0].name
        if ones[0].kind is not EntityKind.ORGANIZATION:
            continue
        owners = [other for other, words in longer if other != key and _is_short_for(name, words)]
        if len(owners) == 1:
            yield key, owners[0]


def _is_short_for(name: str, long: Sequence[str]) -> bool:
    short = _words(name)
    if ACRONYM.fullmatch(name) and len(name) > 2:
        return len(long) > 2 and "".join(word[0] for word in long if word not in SMALL) == fold_word(name)
    if len(short) >= len(long) or len(long) - len(short) > 2:
        return False
    if len(short) == 1:  # "Compass" of "Compass Group"
        return short[0] == long[0] and short[0] not in load_lexicon("bodies")["general"]
    return list(short) in (list(long[: len(short)]), list(long[-len(short) :]))


def _words(name: str) -> list[str]:
    return [ENGLISH.get(word, word) for word in fold_name(name).split()]
