"""Speakers' labels. Whole transcripts stand in `pages/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.facts import ArticleKind, BlockKind
from archive.text import parse_article
from archive.text.transcript import parse_label
from conftest import make_document

RADIO = (Path(__file__).parent / "pages" / "talk_radio.txt").read_text("utf-8")
QUOTED = """\
The two met on Sunday.

"Jane Doe: You closed it at noon.

"John Roe: We wanted the ferry first.

"Jane Doe: Were you afraid?

"John Roe: Of course I was.

"And I still am.
"""


def test_parse_article_turn_ends_before_notices() -> None:
    article = parse_article(make_document(RADIO))
    assert article.turns[-1].speech_span.text_of(RADIO) == "You're welcome."
    assert [block.kind for block in article.blocks if block.turn == 1] == [BlockKind.BYLINE, BlockKind.PARAGRAPH]


def test_parse_article_turn_runs_over_paragraphs_in_quotation_marks() -> None:
    *_, last = parse_article(make_document(QUOTED)).turns
    assert last.label_span.text_of(QUOTED) == "John Roe"
    assert last.speech_span.text_of(QUOTED) == 'Of course I was.\n\n"And I still am.'


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Master John Smith: Port Will Open\n" + "The port will open on Sunday, he said. " * 30,
        "The master rose.\nHe said: “We shall open the port. I promise you that.”\nNobody spoke.\n",
        "Members\nJane Doe\nFor the north.\nMaria Lund\nFor the south.\nJane Doe\nHer sister.\nMaria Lund\nNone.\n",
        "Editor's note: We regret that we misspelled your name.\nEditor's note: I did it.\nUpdate: We did it again.\n",
    ],
)
def test_parse_article_sees_no_transcript(text: str) -> None:
    article = parse_article(make_document(text))
    assert article.kind is ArticleKind.ARTICLE
    assert article.turns == ()


ASKED = "But you voted for it last year. Why did you change your mind about it?"
TOLD = "Our position is that we cannot pay twice for the same road, and I told them that we will not."


@pytest.mark.parametrize(
    "asks, tells",
    [
        ("Q: ", "A: "),
        ("[Reporter] ", "[Mayor Lund] "),
        ("Jane Doe\n", "Maria Lund\n"),
        ("Jane Doe (00:12):\n", "Maria Lund (00:45):\n"),
        ("SPEAKER 1: ", "SPEAKER 2: "),
        ("Question 1: ", "Answer: "),
        ("MODERATOR. ", "MS. LUND. "),
        (">> Jane Doe: ", ">> Maria Lund: "),
        ("Jane Doe – ", "Maria Lund – "),
    ],
)
def test_parse_article_knows_labels_of_all_shapes(asks: str, tells: str) -> None:
    article = parse_article(make_document("Mayor on the budget\n\n" + f"{asks}{ASKED}\n\n{tells}{TOLD}\n\n" * 3))
    assert article.kind is ArticleKind.TRANSCRIPT
    assert [turn.speech_span.text_of(article.text) for turn in article.turns] == [ASKED, TOLD] * 3


@pytest.mark.parametrize(
    "line, name",
    [
        ("[14:06:00] QUESTION: -- in the Senate last week.", "QUESTION"),
        ("President of Russia Vladimir Putin: Colleagues,", "President of Russia Vladimir Putin"),
        ("SEN. JANE DOE (R-TX): Yes.", "SEN. JANE DOE (R-TX)"),
        ("Q: Why?", "Q"),
        ("Q. Why?", "Q"),
        ("A minister said so.", None),
        ("He said: No.", None),
        ("Photo: Jane Doe", None),
        ("Kick-off 15:00", None),
        ("Score: 3", None),
    ],
)
def test_parse_label(line: str, name: str | None) -> None:
    label = parse_label(line)
    assert (line[label.start : label.end] if label else None) == name
