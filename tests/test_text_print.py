"""What pages print beside the story: dates, by-lines, credits, buttons, addresses; and the language."""

from __future__ import annotations

import pytest

from archive.facts import Basis
from archive.text import parse_article
from archive.text.credits import find_owner, find_stuck_credit, is_credit, is_tag_list, is_writers_line, parse_byline
from archive.text.date_lines import parse_date_line
from archive.text.furniture import find_address, is_furniture
from archive.text.headline import is_kicker_headline, is_section_head
from archive.text.language import find_language
from archive.text.printed_dates import find_date_of_address
from conftest import make_document

STORY = "The harbour authority said that no ship would leave before the evening, and that crews had been told to stay ashore."


@pytest.mark.parametrize(
    "line, edtf, label",
    [
        ("12 November 2011", "2011-11-12", None),
        ("Saturday, November 12th, 2011", "2011-11-12", None),
        ("Sat Nov 12 2011, 01:19 hrs", "2011-11-12", None),
        ("Published: 12 Nov 2011 11:25 GMT+02:00", "2011-11-12", "published"),
        ("21 July 2013 Last updated at 11:11 GMT", "2013-07-21", "updated"),
        ("Updated 5 May 2013; originally published 3 May 2013", "2013-05-03", "published"),
        ("PUBLISHED: 02:31 GMT, 12 March 2013 | UPDATED: 22:19 GMT, 13 March 2013", "2013-03-12", "published"),
        ("10:10 AM PDT 6/7/2013", "2013-06-07", None),
        ("Last updated 13:26 14/09/2013", "2013-09-14", "updated"),
        ("08.07.2012", "2012-07-08", None),
        ("05/02/2013", "2013-05-02?", None),
        ("05/02/2013 09:10 GMT", "2013-02-05", None),
        ("POSTED: 05 /03 /07, 9: 00 PM PDT |", "2007-05-03", "published"),
        ("2012-08-08 09:01", "2012-08-08", None),
        ("AFP , Wednesday 1 Jan 2014", "2014-01-01", None),
        ("By Jane Doe | March 12, 2014 at 9:14 AM", "2014-03-12", None),
        ("Jane Doe - 12 March 2014", "2014-03-12", None),
        ("Source: Xinhua | 2014-03-12 22:14:05 | Editor: huaxia", "2014-03-12", None),
        ("Xinhua, March 12, 2014 Adjust font size:", "2014-03-12", None),
        ("March 12, 2014 / 10:15 AM / 5 years ago", "2014-03-12", None),
        ("Oslo, Norway - 12 Mar 2014 14:20 GMT", "2014-03-12", None),
        ("Written by Jane Doe | Oslo | Updated: March 12, 2014 9:02 am", "2014-03-12", "updated"),
        ("Issued on: 12/03/2014 - 14:22Modified: 13/03/2014", "2014-03-12", "published"),
        ("Published in The Gazette, March 12th, 2014", "2014-03-12", "published"),
        ("08-03-2022", "2022-03-08", None),
        ("The ferry sank, 12 March 2014", None, None),
        ("Jane Doe: 16 April 1938 – 25 June 2017", None, None),
        ("15 May 201921:30", "2019-05-15", None),
        ("HALIFAX, Nov 11 -", "XXXX-11-11", None),
        ("Halifax, 11 November 2011", "2011-11-11", None),
        ("(March 20, 2007) --", "2007-03-20", None),
        ("March 2007", "2007-03", None),
        ("31 February 2007", None, None),
        ("End of service: Friday, June 24, 2005", None, None),
        ("The storm of 12 November 2011", None, None),
        ("14:05 GMT", None, None),
    ],
)
def test_parse_date_line(line: str, edtf: str | None, label: str | None) -> None:
    found = parse_date_line(line)
    assert (found.dates[0].edtf if found else None, found.label if found else None) == (edtf, label)


@pytest.mark.parametrize(
    "address, edtf",
    [
        ("https://example.org/2011/nov/12/ship", "2011-11-12?"),
        ("https://example.org/2011-11-12/ship", "2011-11-12?"),
        ("https://example.org/20111112", "2011-11-12?"),
        ("https://example.org/article/20151342", None),
        ("https://example.org/2011/11/ship", None),
    ],
)
def test_find_date_of_address(address: str, edtf: str | None) -> None:
    assert find_date_of_address(address) == edtf


@pytest.mark.parametrize(
    "text, edtf, words",
    [
        (f"Storm nears\nPublished: 12 March 2022\n{STORY}", "2022-03-12", "12 March 2022"),
        (f"Storm nears\n12 March 2022\nUpdated 13 March 2022\n{STORY}", "2022-03-12", "12 March 2022"),
        (f"Storm nears\nUpdated 13 March 2022\n{STORY}", "2022-03-13", "13 March 2022"),
        (f"Storm nears\n{STORY}\n{STORY}\nPublished 12 March 2022\n", "2022-03-12", "12 March 2022"),
        (f"Storm nears\nHALIFAX, March 12 (Reuters) - {STORY}", "XXXX-03-12", "March 12"),
        (f"Storm nears\nHALIFAX, N.S., March 12, 2022 (UPI) — {STORY}", "2022-03-12", "March 12, 2022"),
        (f"Storm nears\nMOSCOW, November 21. /TASS/. {STORY}", "XXXX-11-21", "November 21"),
        (f"05/04/2013\nStorm nears\n{STORY}", "2013-05-04?", "05/04/2013"),
        (f"http://example.co.uk/a\n05/04/2013\nStorm nears\n{STORY}", "2013-04-05", "05/04/2013"),
        (f"http://example.org/2013/04/05/a\nStorm nears\n{STORY}", "2013-04-05?", "http://example.org/2013/04/05/a"),
        (f"02:23 GMT 06 December 2020\nListen Live\nStorm nears\n{STORY}", None, None),
        (f"Menu\nSunday, 6 December 2020\nStorm nears\n{STORY}", None, None),
        (f"Storm nears\n{STORY}\nOn 12 March 2022 the storm came.", None, None),
        (f"Storm nears\nPosted by Jane Doe on March 12, 2014\n{STORY}", "2014-03-12", "March 12, 2014"),
        (f"Storm nears\nMarch 12 – {STORY}", "XXXX-03-12", "March 12"),
        (f"Storm nears\nMar 12 (Reuters) - {STORY}", "XXXX-03-12", "Mar 12"),
        (f"Storm nears\nBaku. 19 June. REPORT.AZ/ {STORY}", "XXXX-06-19", "19 June."),
        (f"Storm nears\nYEREVAN, MARCH 12, ARMENPRESS. {STORY}", "XXXX-03-12", "MARCH 12"),
        (f"Storm nears\nOn March 12, 2014 - A Wednesday - it came. {STORY}", None, None),
        (f"Storm nears\n{STORY}\nThis story was first published on 12 March 2014.", "2014-03-12", "12 March 2014"),
        (f"Storm nears\n{STORY}\nMost read\nShip sinks\n12 May 2013", None, None),
        (f"For immediate release\nMarch 12, 2014\nStorm nears\n{STORY}", "2014-03-12", "March 12, 2014"),
        (f"Storm nears\n{STORY}\n{STORY}\n{STORY}\n{STORY}\n12 March 2022\n{STORY}", None, None),
    ],
)
def test_parse_article_reads_the_printed_day(text: str, edtf: str | None, words: str | None) -> None:
    published = parse_article(make_document(text)).published
    assert (published.edtf if published else None) == edtf
    if published:
        assert published.basis is Basis.TEXT
        assert published.span is not None
        assert published.span.text_of(text) == words


@pytest.mark.parametrize(
    "text, publisher",
    [
        (f"HALIFAX (Reuters) - {STORY}", "Reuters"),
        (f"{STORY}\nCopyright 2022 The Example Post. All rights reserved.", "The Example Post"),
        (f"HALIFAX (AP) - {STORY}\nROME (AFP) - {STORY}", None),
        (f"{STORY}\nBased on materials from TASS", None),
        (f"{STORY}\nPhoto: Jane Doe / Reuters", None),
    ],
)
def test_parse_article_names_the_publisher_where_it_is_clear(text: str, publisher: str | None) -> None:
    assert parse_article(make_document(text)).publisher == publisher


@pytest.mark.parametrize(
    "line, names",
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
        ("By Jane Doe, Staff Writer", "Jane Doe, Staff Writer"),
        ("Written by Jane Doe for Example News", "Jane Doe for Example News"),
        ("By Reuters", "Reuters"),
        ("By Default", None),
        ("By Friday the rain had stopped", None),
        ("By 2030 all ferries will be electric.", None),
    ],
)
def test_parse_byline(line: str, names: str | None) -> None:
    assert parse_byline(line) == names


@pytest.mark.parametrize(
    "line, credit",
    [
        ("© Sputnik / Jane Doe", True),
        ("Photo: Jane Doe / TASS", True),
        ("(Photo by Jane Doe/Getty Images)", True),
        ("Jane Doe / AFP via Getty Images", True),
        ("REUTERS/Jane Doe", True),
        ("Getty/Instagram.", True),
        ("Reuters - AP - AFP", True),
        ("(Reporting by Jane Doe; editing by John Roe)", True),
        ("Associated Press writer Jane Doe contributed to this report.", True),
        ("Source: NATO", True),
        ("Jane Doe / John Roe", False),
        ("Photo finish in the ferry race", False),
        ("Reuters reported the storm on Friday.", False),
        ("Jane Doe, John Roe", False),
    ],
)
def test_is_credit(line: str, credit: bool) -> None:
    assert is_credit(line) is credit


@pytest.mark.parametrize(
    "line, tags",
    [
        ("Jane Doe, John Roe, Iceland", True),
        ("Tags: storm, ferry", True),
        ("Topics: Iceland", True),
        ("Jane Doe, John Roe", False),
        ("Ferries, buses and trains stay where they are.", False),
    ],
)
def test_is_tag_list(line: str, tags: bool) -> None:
    assert is_tag_list(line) is tags


@pytest.mark.parametrize(
    "text, credit",
    [
        ("The ferry on Sunday.Jane Doe / Reuters", "Jane Doe / Reuters"),
        ("The ferry at her pier. Photo: Jane Doe/AFP", "Photo: Jane Doe/AFP"),
        ("The ferry sails. He said yes/no.", None),
        ("The ferry on Sunday.", None),
    ],
)
def test_find_stuck_credit(text: str, credit: str | None) -> None:
    offset = find_stuck_credit(text)
    assert (text[offset:] if offset is not None else None) == credit


@pytest.mark.parametrize(
    "line, owner",
    [
        ("© 2022 Example News Ltd.", "Example News"),
        ("Copyright 2020-2022 by The Example Post, Inc.", "The Example Post"),
        ("© Jane Doe", None),
    ],
)
def test_find_owner(line: str, owner: str | None) -> None:
    assert find_owner(line) == owner


@pytest.mark.parametrize(
    "line, writers",
    [("Jane Doe, Mary Q. Poe & John Roe", True), ("From Jane Doe in Rome", True), ("Storm Warning", True), ("Jane", False)],
)
def test_is_writers_line(line: str, writers: bool) -> None:
    assert is_writers_line(line) is writers


@pytest.mark.parametrize(
    "line, furniture",
    [
        ("Listen Live", True),
        ("Your browser doesn’t support HTML5", True),
        ("ShareTweetEmail", True),
        ("12 comments", True),
        ("3 min read", True),
        ("READ MORE: Storm nears the coast", True),
        ("Follow us on Twitter", True),
        ("Story continues below advertisement", True),
        ("[Applause]", True),
        ("___", True),
        ("https://example.org/a-b?c=d", True),
        ("Sign up for our newsletter", True),
        ("They share a border.", False),
        ("Live births fell last year", False),
        ("Follow the money, the judge said.", False),
        ("Comments by the minister drew anger.", False),
        ("(He left.)", False),
    ],
)
def test_is_furniture(line: str, furniture: bool) -> None:
    assert is_furniture(line) is furniture


def test_is_furniture_spares_a_headline_that_points() -> None:
    assert not is_furniture("WATCH: Storm nears the coast", first=True)


@pytest.mark.parametrize(
    "line, address",
    [
        ("http: //www. example. com /2011 /11 /a -b _ 1. html? c=d", "http://www.example.com/2011/11/a-b_1.html?c=d"),
        ("URL: https://example.org/a", "https://example.org/a"),
        ("www.example.org", "www.example.org"),
        ("https://example.org says so", None),
    ],
)
def test_find_address(line: str, address: str | None) -> None:
    assert find_address(line) == address


def test_find_address_is_quick_on_marks_alone() -> None:
    assert find_address("http: // " + "/ " * 200 + "a b") is None


@pytest.mark.parametrize(
    "line, head",
    [
        ("Work of the crews", True),
        ("A LONG NIGHT.", True),
        ("The storm passed.", False),
        ("Colleagues,", False),
        ("“We stay!”", False),
        ("the crews", False),
        ("The crews stayed. Nobody left", False),
    ],
)
def test_is_section_head(line: str, head: bool) -> None:
    assert is_section_head(line) is head


@pytest.mark.parametrize(
    "line, kicker",
    [
        ("Live Updates: Storm nears", True),
        ("Storm nears the coast – as it happened", True),
        ("The Latest: Storm nears", True),
        ("Live births fell", False),
        ("Long live the ferry", False),
    ],
)
def test_is_kicker_headline(line: str, kicker: bool) -> None:
    assert is_kicker_headline(line) is kicker


@pytest.mark.parametrize(
    "text, code",
    [
        (STORY, "en"),
        (
            "Die Hafenbehörde sagte, dass kein Schiff vor dem Abend ausläuft und dass die Mannschaften an Land sind.",
            "de",
        ),
        ("Les autorités du port ont dit que les navires ne sont pas en mer et que les équipages sont dans la ville.", "fr"),
        ("Портовые власти сказали, что ни одно судно не выйдет до вечера и что команды остались на берегу.", "ru"),
        ("Halifax 12 Oslo 7", None),
        ("", None),
    ],
)
def test_find_language(text: str, code: str | None) -> None:
    assert find_language(text) == code
