"""Time stamps of live blogs. Whole blogs stand in `pages/`."""

from __future__ import annotations

import pytest

from archive.facts import ArticleKind, BlockKind
from archive.text import parse_article
from archive.text.clock import parse_stamp
from conftest import make_document

FERRY = "The harbour authority said that no ship would leave before the evening, and that crews had been told to stay ashore."
POWER = "Engineers have restored power to four hundred homes in the valley, the utility said, but two villages remain cut off."


@pytest.mark.parametrize(
    "text, times",
    [
        (f"The Latest: Ferries stay in port\n\n2:05 p.m.\n\n{FERRY}\n", ["14:05"]),
        (f"Ferries stay in port\n\n2:05 p.m.\n\n{FERRY}\n", []),
        (f"Storm\n14:05 GMT\n{FERRY}\n13:50 GMT\n{POWER}\n", ["14:05", "13:50"]),
        (f"Storm\n14:05\n{FERRY}\n13:50\n{POWER}\n", []),
        (f"Storm\n13:50 GMT\n{FERRY}\n14:05 GMT\n{POWER}\n", ["13:50", "14:05"]),
        (f"Storm\n14:05: {FERRY}\n{POWER}\n", []),
        (f"Storm\nUpdate 14:05: {FERRY}\nUpdate 13:50: {POWER}\nUpdate 12:20: {FERRY}\n", ["14:05", "13:50", "12:20"]),
        (f"Storm\n2.56pm: {FERRY}\n2.54pm {POWER}\n2.52pm: {FERRY}\n2.40pm: {POWER}\n", ["14:56", "14:54", "14:52", "14:40"]),
        (f"Storm\n23:50 GMT\n{FERRY}\n00:10 GMT\n{POWER}\n", ["23:50", "00:10"]),
        (
            f"Storm\n0421 – {FERRY}\n0410 – {POWER}\n0355 – {FERRY}\n2349 – {POWER}\n2205 – {FERRY}\n",
            ["04:21", "04:10", "03:55", "23:49", "22:05"],
        ),
        (f"Storms\n1912 – {FERRY}\n1945 – {POWER}\n1953 – {FERRY}\n2005 – {POWER}\n2013 – {FERRY}\n", []),
        (
            f"Storm\n14:05 {FERRY}\n14:20 {POWER}\n15:05 {FERRY}\n15:40 {POWER}\n16:10 {FERRY}\n",
            ["14:05", "14:20", "15:05", "15:40", "16:10"],
        ),
        ("Conference\n" + "".join(f"{hour}:00 Talks on ferries in hall {hour}\n" for hour in range(10, 17)), []),
        (f"Storm\n{FERRY * 9}\nFerries leave at\n8:00\n9:30\n11:00\n12:30\n", []),
    ],
)
def test_parse_article_needs_enough_stamps(text: str, times: list[str]) -> None:
    article = parse_article(make_document(text))
    assert [entry.time for entry in article.entries] == times
    assert article.kind is (ArticleKind.LIVEBLOG if times else ArticleKind.ARTICLE)


def test_parse_article_last_entry_ends_where_the_tail_begins() -> None:
    tail = "Live: Storm nears the coast\nJane Doe, John Roe, Halifax\nComments\n"
    text = f"Intro that says what the storm has done so far.\n• 14:05\n{FERRY}\n• 13:50\nPower back\n{tail}"
    article = parse_article(make_document(text))
    assert article.entries[-1].span.end == text.index(tail)
    assert article.title == "Live: Storm nears the coast"
    kinds = [block.kind for block in article.blocks if block.entry is None]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BOILERPLATE]


@pytest.mark.parametrize(
    "line, zone",
    [
        ("14:05", None),
        ("14:05 GMT", "GMT"),
        ("• 3:15 p.m. ET — Ferry reaches port", "ET"),
        ("2h ago 14:05 UTC+3", "UTC+3"),
        ("12 March 2022 - 14:05 (11:05 GMT)", None),
    ],
)
def test_stamp_has_the_zone_of_its_time(line: str, zone: str | None) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert stamp.zone == zone


@pytest.mark.parametrize(
    "line, length, time",
    [
        ("• 23:23", 7, "23:23"),
        ("14:05 GMT", 9, "14:05"),
        ("3:15 p.m.", 9, "15:15"),
        ("12:30 a.m.", 10, "00:30"),
        ("12 p.m.", 7, "12:00"),
        ("Midnight", 8, "00:00"),
        ("10.42am BST", 11, "10:42"),
        ("10.42", None, None),
        ("1405 GMT", 8, "14:05"),
        ("1405", None, None),
        ("2h ago 14:05", 12, "14:05"),
        ("5 minutes ago", 13, None),
        ("25:10", None, None),
        ("In 2020", None, None),
        ("12 March 2022 - 14:05 (11:05 GMT)", 33, "14:05"),
        ("[14:05] Ferry", 8, "14:05"),
    ],
)
def test_parse_stamp(line: str, length: int | None, time: str | None) -> None:
    stamp = parse_stamp(line)
    assert (stamp.length if stamp else None, stamp.time if stamp else None) == (length, time)
