"""Which date a word has: by the parse, by the clause, with its limits; the day of a live-blog entry."""

from __future__ import annotations

import pytest

from archive.annotate.date_attachment import attached_date, date_of_clause, day_of, limited_value
from archive.annotate.dates import find_dates
from archive.annotate.entry_days import entry_days
from archive.annotate.model import load_model
from archive.annotate.view import Parsed, View, shown_text
from archive.facts import Entry, Facts, Span
from archive.text import parse_article
from conftest import make_document


def view_of(text: str, published: str = "2020-11-21") -> tuple[View, Facts]:
    article = parse_article(make_document(text, published=published))
    parsed = []
    for block in article.blocks:
        doc = load_model()(shown_text(block.span.text_of(text)))
        doc.user_data["start"] = block.span.start
        parsed.append(Parsed(block, doc))
    view = View(article, tuple(parsed))
    facts = Facts(published=article.published)
    return view, Facts(published=article.published, dates=tuple(find_dates(view, facts)))


ATTACHED = [
    ("The envoy met the president on 9 May and flew home on 11 May.", "met", "9 May"),
    ("The envoy met the president on 9 May and flew home on 11 May.", "flew", "11 May"),
    ("The 9 May truce ended on 12 May.", "truce", "9 May"),
    ("The 9 May truce ended on 12 May.", "ended", "12 May"),
    ("On 9 May, the workers who had walked out returned.", "returned", "9 May"),
    ("She is due to arrive on Monday.", "due", "Monday"),
]


@pytest.mark.parametrize("text, word, words", ATTACHED)
def test_attached_date(text: str, word: str, words: str) -> None:
    view, facts = view_of(text)
    tokens = view.tokens_in(Span(text.index(word), text.index(word) + len(word)))
    assert tokens is not None
    date = attached_date(view, facts, tokens.root)
    assert date is not None
    assert date.span.text_of(text) == words


@pytest.mark.parametrize(
    "text, word, words",
    [
        ("He said the truce was signed on 9 May.", "said", None),
        ("He said the truce was signed on 9 May.", "signed", "9 May"),
        ("He said on 9 May that the truce was holding.", "holding", None),
        ("In a raid on 9 May, police seized 200 rifles.", "rifles", "9 May"),
        ("The truce held.", "held", None),
    ],
)
def test_date_of_clause(text: str, word: str, words: str | None) -> None:
    view, facts = view_of(text)
    tokens = view.tokens_in(Span(text.index(word), text.index(word) + len(word)))
    assert tokens is not None
    date = date_of_clause(view, facts, tokens.root)
    assert (date.span.text_of(text) if date else None) == words


@pytest.mark.parametrize(
    "text, edtf",
    [
        ("The post has been vacant since May 2018.", "2018-05/.."),
        ("The land must be returned by 25 November.", "../2020-11-25"),
        ("Claims are open until the end of 2025.", "../2025"),
        ("The fair opened on 25 May 2019.", "2019-05-25"),
    ],
)
def test_limited_value(text: str, edtf: str) -> None:
    view, facts = view_of(text)
    assert limited_value(view, facts.dates[0]) == edtf


def entries(*times: str | None) -> tuple[Entry, ...]:
    return tuple(Entry(Span(n, n + 1), time, None) for n, time in enumerate(times))


@pytest.mark.parametrize(
    "times, inferred, days",
    [
        (("09:00", "11:30", "23:50", "00:10"), False, ("2020-11-21", "2020-11-21", "2020-11-21", "2020-11-22")),
        (("00:10", "23:50", "11:30", "11:35", None, "09:00"), False, ("2020-11-22", *["2020-11-21"] * 5)),
        (("00:10", "23:50", "11:30", "09:00"), True, ("2020-11-22", *["2020-11-21"] * 3)),
        ((), False, ()),
    ],
)
def test_entry_days_turn_at_midnight(times: tuple[str | None, ...], inferred: bool, days: tuple[str, ...]) -> None:
    assert entry_days("", entries(*times), "2020-11-21", inferred=inferred) == days


BLOG = """Storm

Friday 20 November 2020

23:50 GMT
The ferry has left the harbour with all its crew.

00:10 GMT
It is at sea, and those on board are well.

Sunday 22 November 2020

09:00 GMT
It has landed, and its crew have gone ashore.
"""


def test_entry_days_are_those_of_the_headings_above() -> None:
    article = parse_article(make_document(BLOG))
    assert entry_days(BLOG, article.entries, "2020-11-20", inferred=False) == ("2020-11-20", "2020-11-21", "2020-11-22")


def test_entry_days_are_those_of_the_stamps() -> None:
    text = (
        "Storm\n\n14:02 12 Mar 2014\nIt is at sea, and all on board are said to be well.\n\n"
        "23:10 11 Mar 2014\nIt has left the harbour with all its crew.\n"
    )
    article = parse_article(make_document(text))
    assert entry_days(text, article.entries, "2014-03-12", inferred=False) == ("2014-03-12", "2014-03-11")


def test_entry_days_count_back_from_an_update() -> None:
    days = entry_days("", entries("00:10", "23:50", "11:30"), "2020-11-21", inferred=False, newest=True)
    assert days == ("2020-11-21", "2020-11-20", "2020-11-20")


def test_day_of_is_the_article_s_without_marks() -> None:
    view, facts = view_of("Rain fell.", published="2020-11-21?")
    assert day_of(view, facts, 0) == "2020-11-21"
