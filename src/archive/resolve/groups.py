"""Persons that a text names side by side, whom a later "they" takes up together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import EntityKind, Referent, Span
from archive.resolve.stage import Appearance, Stage

# What stands between names that are coordinated: a comma or "and", after an age (", 43,") or a caption's "(left)", before
# what the next one is to the last ("and his wife").
AFTER = r"(?:\s*,\s*\d{1,3}(?=,|\s+and\b)|\s*\([^()]{1,20}\))?"
LISTED = re.compile(rf"{AFTER}\s*,\s+")
LAST = re.compile(rf"{AFTER}\s*,?\s+(?:and|&)\s+(?:(?:his|her|their)\s+(?:[a-z]+\s+){{1,3}})?")


def find_groups(stage: Stage) -> list[Appearance]:
    """Return "A, B and C" as one appearance each, in text order. A group has a name and no entity."""
    return [_joined(ones) for ones in _runs(stage)]


def _runs(stage: Stage) -> Iterator[list[Appearance]]:
    run: list[Appearance] = []
    titled = {role.holder_span: role.span for role in stage.facts.roles}
    end = 0
    for one in [one for one in stage.appearances if one.kind is EntityKind.PERSON]:
        name = Span(one.start, one.end)
        title = titled.get(name, name)  # "and Senator Ruth Pell", "the mayor" after a name
        between = stage.article.text[end : min(title.start, one.start)] if run else ""
        if run and LAST.fullmatch(between):
            yield [*run, one]
            run = []
        else:
            run = [*run, one] if run and LISTED.fullmatch(between) else [one]
        end = max(title.end, one.end)


def _joined(ones: Sequence[Appearance]) -> Appearance:
    *names, last = dict.fromkeys(one.referent.name for one in ones)
    return Appearance(
        ones[0].start,
        ones[-1].end,
        Referent(None, f"{', '.join(names)} and {last}" if names else last),
        None,
        plural=True,
        subject=any(one.subject for one in ones),
        speaker=any(one.speaker for one in ones),
        quoted=ones[0].quoted,
    )
