"""Find the names of persons, organizations and places.

The model's entities are candidates only. Each is trimmed to the name; all mentions of a name together decide once a
document what it names; then every place where a decided name stands is a mention. A country is a place; that it acts
as an organization is for `resolve` to say. Limits: a name that the model never marks and that no "Mr" stands before is not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.gazetteer import find_place, unique_name
from archive.annotate.naming.candidate import find_headlines
from archive.annotate.naming.candidates import find_candidates
from archive.annotate.naming.evidence import find_countries, find_ordinary
from archive.annotate.naming.kinds import decide_kinds
from archive.annotate.naming.spread import find_hits, gather_names
from archive.annotate.view import View
from archive.facts import EntityKind, Facts, Mention


def find_names(view: View, facts: Facts) -> Iterator[Mention]:  # noqa: ARG001 - the signature of every finder
    """Yield the names of a document in text order; mentions do not overlap."""
    headlines = find_headlines(view)
    candidates = list(find_candidates(view, headlines))
    kinds = decide_kinds(candidates, view.text)
    countries = find_countries(candidates)
    for hit in find_hits(view, gather_names(candidates, kinds, find_ordinary(view.text), headlines), candidates):
        name = " ".join(hit.span.text_of(view.text).split())
        yield Mention(hit.span, hit.kind, name, _canonical(name, countries) if hit.kind is EntityKind.PLACE else None)


def _canonical(name: str, countries: frozenset[str]) -> str | None:
    place = find_place(name, countries)
    return unique_name(place) if place else None
