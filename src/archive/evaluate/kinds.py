"""Scoring, one function per kind of fact. Each adds to the tally and yields what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from archive.evaluate.matching import (
    Row,
    characters,
    fold_head,
    fold_words,
    is_same_date,
    is_same_party,
    is_span_hit,
    jaccard,
    pair_best,
    party_of,
    span_likeness,
)
from archive.evaluate.tally import Tally


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that only one side has ("missed", "spurious"), or that both have and that differs ("wrong")."""

    kind: str
    doc: str
    what: str
    span: tuple[int, int] | None
    note: str


@dataclass(frozen=True, slots=True)
class People:
    """Person ids of both sides, each mapped to the gold's."""

    of_gold: Mapping[str, str]
    of_predicted: Mapping[str, str]


def score_document(gold: Row, predicted: Row, tally: Tally) -> Iterator[Difference]:
    """Score the kinds of fact that a gold document annotates; yield the differences."""
    people = People({}, {})
    if "persons" in gold:
        people = match_people(gold, predicted)
        yield from score_persons(gold, predicted, people, tally)
    kinds: dict[str, Callable[..., Iterator[Difference]]] = {
        "roles": score_roles,
        "statements": score_statements,
        "figures": score_figures,
        "events": score_events,
        "dates": score_dates,
    }
    for kind, score in kinds.items():
        if kind in gold:
            yield from score(gold, predicted, people, tally)
    if "article" in gold:
        yield from score_article(gold, predicted, tally)


def _one_sided(kind: str, gold: Row, rows: tuple[Sequence[Row], Sequence[Row]], pairs: list[Any]) -> Iterator[Difference]:
    """Yield the rows of either side that stand in no pair."""
    for side, what in enumerate(("missed", "spurious")):
        paired = {id(pair[side]) for pair in pairs}
        for row in rows[side]:
            if id(row) not in paired:
                yield Difference(kind, gold["doc"], what, _place(row), _describe(row))


def _place(row: Row) -> tuple[int, int] | None:
    for key in ("span", "trigger", "evidence"):
        if row.get(key):
            return (row[key][0], row[key][1])
    spans = row.get("content_spans") or row.get("mentions")
    return (spans[0][0], spans[-1][1]) if spans else None


def _describe(row: Row) -> str:
    """Return the telling fields of a row in one line."""
    shown = ("name", "title", "organization", "kind", "speaker", "value", "unit", "bound", "counted", "type", "status", "edtf")
    return ", ".join(f"{key} {_short(row[key])}" for key in shown if row.get(key) is not None)


def _short(value: object) -> str:
    return str(next(iter(value.values()))) if isinstance(value, dict) and value else str(value)


def match_people(gold: Row, predicted: Row) -> People:
    """Return which predicted persons are which gold persons: those that share half their mentions."""
    pairs = pair_best(gold["persons"], predicted.get("persons", []), lambda g, p: jaccard(_mentions(g), _mentions(p)), 0.5)
    return People({person["id"]: person["id"] for person in gold["persons"]}, {p["id"]: g["id"] for g, p in pairs})


def _mentions(person: Row) -> set[tuple[int, ...]]:
    return {tuple(span) for span in person.get("mentions", ())}


def score_persons(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:
    """Score mentions by equal span, and persons."""
    gs, ps = gold["persons"], predicted.get("persons", [])
    wanted = set().union(*map(_mentions, gs))
    found = set().union(*map(_mentions, ps))
    tally.add_counts("person_mentions", len(wanted & found), len(found), len(wanted))
    tally.add_counts("persons", len(people.of_predicted), len(ps), len(gs))
    for what, spans in (("missed", wanted - found), ("spurious", found - wanted)):
        for start, end in sorted(spans):
            yield Difference("persons", gold["doc"], what, (start, end), "mention")


def score_roles(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:
    """Score roles by person and title, and with the organization; then status, start and end."""
    gs, ps = gold["roles"], predicted.get("roles", [])

    def key(role: Row, ids: Mapping[str, str], *fields: str) -> tuple[Any, ...]:
        return (ids.get(role["person"], f"? {role['person']}"), *(fold_words(role.get(field)) for field in fields))

    for name, fields in (("roles", ("title",)), ("roles_org", ("title", "organization"))):
        wanted = {key(role, people.of_gold, *fields): role for role in gs}
        found = {key(role, people.of_predicted, *fields): role for role in ps}
        tally.add_counts(name, len(wanted.keys() & found.keys()), len(found), len(wanted))
    for claim in ps:
        if role := wanted.get(key(claim, people.of_predicted, *fields)):
            tally.add_right("role_status", role["status"] == claim.get("status"))
            for field in ("start", "end"):
                tally.add_field(f"role_{field}", role.get(field), claim.get(field), is_same_date)
    for what, rows, others in (("missed", wanted, found), ("spurious", found, wanted)):
        for each in sorted(rows.keys() - others.keys(), key=str):
            yield Difference("roles", gold["doc"], what, _place(rows[each]), f"{rows[each]['person']}: {_describe(rows[each])}")


def score_statements(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:
    """Score statements by half of their content's characters, then their speakers and other fields.

    A gold statement marked "optional" is neither asked for nor held against the prediction that finds it.
    """
    gs, ps = gold["statements"], predicted.get("statements", [])
    pairs = pair_best(gs, ps, lambda g, p: jaccard(characters(g["content_spans"]), characters(p.get("content_spans"))), 0.5)
    waved = {id(p) for g, p in pairs if g.get("optional")}
    gs, ps = [g for g in gs if not g.get("optional")], [p for p in ps if id(p) not in waved]
    pairs = [(g, p) for g, p in pairs if not g.get("optional")]
    tally.add_counts("statements", len(pairs), len(ps), len(gs))
    wanted = set().union(*(characters(s["content_spans"]) for s in gs))
    found = set().union(*(characters(s.get("content_spans")) for s in ps))
    tally.add_counts("content_chars", len(wanted & found), len(found), len(wanted))
    near = sum(is_span_hit(g.get("speaker_span"), p.get("speaker_span")) for g, p in pairs)
    tally.add_counts("statements_with_speaker_span", near, len(ps), len(gs))
    for g, p in pairs:
        tally.add_right("statement_speaker_span", is_span_hit(g.get("speaker_span"), p.get("speaker_span")))
        tally.add_right("statement_cue_span", is_span_hit(g["cue_span"], p.get("cue_span")))
    named = bool(gs) and all("speaker" in g for g in gs)
    if named:
        yield from _score_speakers(gold["doc"], (len(gs), len(ps)), pairs, people, tally)
    yield from _one_sided("statements", gold, (gs, ps), pairs)


def _score_speakers(
    doc: str, counts: tuple[int, int], pairs: list[tuple[Row, Row]], people: People, tally: Tally
) -> Iterator[Difference]:
    attributed = 0
    for g, p in pairs:
        right = is_same_party(party_of(g["speaker"], people.of_gold), party_of(p.get("speaker"), people.of_predicted))
        attributed += right
        tally.add_right("statement_kind", g["kind"] == p.get("kind"))
        tally.add_right("statement_speaker", right)
        for name in ("addressee", "relayed_by"):
            ours, theirs = party_of(g.get(name), people.of_gold), party_of(p.get(name), people.of_predicted)
            tally.add_field(f"statement_{name}", ours, theirs, is_same_party)
        tally.add_field("statement_date", g.get("date"), p.get("date"), is_same_date)
        if not right:
            note = f"speaker is {_short(g['speaker'])}, got {_short(p.get('speaker'))}"
            yield Difference("statements", doc, "wrong", _place(g), note)
    tally.add_counts("statements_with_speaker", attributed, counts[1], counts[0])


def score_figures(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:
    """Score figures by span, whole rows (value, bound, unit, head of what is counted), then when, where, by whom, topic."""
    gs, ps = gold["figures"], predicted.get("figures", [])
    pairs = pair_best(gs, ps, lambda g, p: span_likeness(g["span"], p["span"]), 0.01)
    tally.add_counts("figures", len(pairs), len(ps), len(gs))
    rows = 0
    for g, p in pairs:
        right = _compare_figure(g, p)
        rows += all(right.values())
        for name, ok in right.items():
            tally.add_right(f"figure_{name}", ok)
        for name in ("as_of", "since"):
            tally.add_field(f"figure_{name}", g.get(name), p.get(name), is_same_date)
        tally.add_field("figure_place", fold_words(g.get("place")), fold_words(p.get("place")), is_same_party)
        ours, theirs = party_of(g.get("attributed_to"), people.of_gold), party_of(p.get("attributed_to"), people.of_predicted)
        tally.add_field("figure_attributed_to", ours, theirs, is_same_party)
        if wrong := [name for name, ok in right.items() if not ok]:
            note = "; ".join(f"{name} is {g.get(name)}, got {p.get(name)}" for name in wrong)
            yield Difference("figures", gold["doc"], "wrong", _place(g), note)
    tally.add_counts("figure_row", rows, len(ps), len(gs))
    _score_topics(pairs, tally)
    yield from _one_sided("figures", gold, (gs, ps), pairs)


def _compare_figure(g: Row, p: Row) -> dict[str, bool]:
    return {
        "value": g["value"] == p.get("value") and g.get("value_max") == p.get("value_max"),
        "bound": g["bound"] == p.get("bound"),
        "unit": fold_words(g.get("unit")) == fold_words(p.get("unit")),
        "counted": fold_head(g.get("counted")) == fold_head(p.get("counted")),
    }


def _score_topics(pairs: list[tuple[Row, Row]], tally: Tally) -> None:
    """Score topics as a grouping: of any two figures, whether both sides put them together."""
    together = [
        (a["topic"] == b["topic"], c.get("topic") is not None and c.get("topic") == d.get("topic"))
        for (a, c), (b, d) in combinations(pairs, 2)
    ]
    hits, found, wanted = (sum(g and p for g, p in together), sum(p for _, p in together), sum(g for g, _ in together))
    tally.add_counts("figure_same_topic", hits, found, wanted)


def score_events(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:
    """Score events of the same type whose triggers overlap or lie within 150 characters, nearest first."""
    gs, ps = gold["events"], predicted.get("events", [])
    pairs = pair_best(gs, ps, _event_likeness, 0.01)
    tally.add_counts("events", len(pairs), len(ps), len(gs))
    for g, p in pairs:
        ours = [party_of(party, people.of_gold) for party in g["participants"]]
        theirs = [party_of(party, people.of_predicted) for party in p.get("participants", [])]
        hits = len(pair_best(ours, theirs, lambda g, p: float(is_same_party(g, p)), 1))
        tally.add_counts("event_participants", hits, len(theirs), len(ours))
        tally.add_right("event_status", g["status"] == p.get("status"))
        tally.add_field("event_date", g.get("date"), p.get("date"), is_same_date)
        tally.add_field("event_place", fold_words(g.get("place")), fold_words(p.get("place")), is_same_party)
        if g["status"] != p.get("status"):
            note = f"{g['type']}: status is {g['status']}, got {p.get('status')}"
            yield Difference("events", gold["doc"], "wrong", _place(g), note)
    yield from _one_sided("events", gold, (gs, ps), pairs)


def _event_likeness(g: Row, p: Row) -> float:
    if g["type"] != p.get("type"):
        return 0.0
    (start, end), (other_start, other_end) = g["trigger"], p["trigger"]
    gap = max(start, other_start) - min(end, other_end)
    return 1.0 if gap < 0 else max(0.0, 0.5 - gap / 300)


def score_dates(gold: Row, predicted: Row, people: People, tally: Tally) -> Iterator[Difference]:  # noqa: ARG001 - one signature
    """Score dates by span, and with the right value. In a "partial" gold what is not marked is not wrong."""
    gs, ps = gold["dates"], predicted.get("dates", [])
    pairs = pair_best(gs, ps, lambda g, p: span_likeness(g["span"], p["span"]), 0.01)
    said = len(pairs) if gold.get("partial") else len(ps)
    tally.add_counts("dates", len(pairs), said, len(gs))
    tally.add_counts("dates_right", sum(is_same_date(g["edtf"], p.get("edtf")) for g, p in pairs), said, len(gs))
    for g, p in pairs:
        if not is_same_date(g["edtf"], p.get("edtf")):
            yield Difference("dates", gold["doc"], "wrong", _place(g), f"is {g['edtf']}, got {p.get('edtf')}")
    if not gold.get("partial"):
        yield from _one_sided("dates", gold, (gs, ps), pairs)


def score_article(gold: Row, predicted: Row, tally: Tally) -> Iterator[Difference]:
    """Score the day of publication, the kind, and live-blog entries by span and time."""
    ours, theirs = gold["article"], predicted.get("article", {})
    if ours.get("published"):
        tally.add_right("published", is_same_date(ours["published"], theirs.get("published")))
    tally.add_right("article_kind", ours["kind"] == theirs.get("kind"))
    entries, found = ours["entries"], theirs.get("entries", [])
    if entries or found:
        pairs = pair_best(entries, found, lambda g, p: jaccard(set(range(*g["span"])), set(range(*p["span"]))), 0.8)
        tally.add_counts("entries", sum(g["time"] == p.get("time") for g, p in pairs), len(found), len(entries))
        yield from _one_sided("article", gold, (entries, found), pairs)
