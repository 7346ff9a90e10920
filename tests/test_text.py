"""Documents to articles: the make-up of the seeds, of pages of all kinds, and what holds for any text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.facts import Article, Basis, BlockKind, Dated, Given, Metadata
from archive.text import parse_article
from archive.text.pieces import find_pieces
from conftest import SEEDS, make_document

TESTS = Path(__file__).parent
GOLD = sorted((TESTS / "gold").glob("*.json"))
PAGES = sorted((TESTS / "pages").glob("*.txt"))

STORY = "The harbour authority said that no ship would leave before the evening, and that crews had been told to stay ashore."
MORE = "Engineers have restored power to four hundred homes in the valley, the utility said, but two villages remain cut off."


def lay_out(text: str, given_for_it: Metadata | None = None) -> Article:
    return parse_article(replace(make_document(text), given=given_for_it or Metadata()))


def draw_outline(article: Article) -> str:
    """Return an article's make-up as the files beside the pages have it: what it is, then its blocks."""
    day = article.published
    lines = [
        f"{article.kind}",
        f"published {day.edtf} {day.span.text_of(article.text)!r}" if day and day.span else "published -",
        f"by {article.byline or '-'}, for {article.publisher or '-'}, in {article.language or '-'}",
    ]
    opened: set[tuple[str, int]] = set()
    for block in article.blocks:
        if block.entry is not None and ("entry", block.entry) not in opened:
            entry = article.entries[block.entry]
            lines.append(f"entry {entry.time or '-'} {entry.title_span.text_of(article.text) if entry.title_span else '-'}")
            opened.add(("entry", block.entry))
        if block.turn is not None and ("turn", block.turn) not in opened:
            turn = article.turns[block.turn]
            words = turn.speech_span.text_of(article.text)
            lines.append(f"turn of {turn.label_span.text_of(article.text)} ({len(words)} characters)")
            opened.add(("turn", block.turn))
        inside = "  " if block.entry is not None or block.turn is not None else ""
        lines.append(f"{inside}{block.kind:12}{' / '.join(block.span.text_of(article.text).split('\n'))[:100]}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_parse_article_makes_up_pages(path: Path) -> None:
    assert draw_outline(lay_out(path.read_text("utf-8"))) == path.with_suffix(".outline").read_text("utf-8")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_parse_article_makes_up_the_seeds_as_annotated(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    article = lay_out((SEEDS / gold["doc"]).read_text("utf-8"))
    assert article.kind == gold["article"]["kind"]
    assert (list(article.title_span) if article.title_span else None) == gold["article"]["title_span"]
    entries = [
        {"span": list(entry.span), "time": entry.time, "title_span": list(entry.title_span) if entry.title_span else None}
        for entry in article.entries
    ]
    assert entries == gold["article"]["entries"]


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return lay_out(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "number, kind, text",
    [
        ("000", "boilerplate", "Your browser doesn’t support HTML5"),
        ("000", "paragraph", "Russia, the United States, and France are the cochairs of the Minsk Group."),
        ("002", "boilerplate", "02:23 GMT"),
        ("002", "byline", "06 December 2020"),
        ("002", "boilerplate", "Get short URL"),
        ("002", "byline", "© Sputnik / Maksim Blinov"),
        ("002", "paragraph", "Russian Foreign Minister Sergei Lavrov and Defence Minister Sergei Shoigu"),
        ("002", "boilerplate", "Follow Sputnik's Live Feed to Find Out More."),
        ("002", "boilerplate", "• 23:23"),
        ("002", "boilerplate", "Read more"),
        ("002", "byline", "Nikol Pashinyan, Sergey Shoigu, Azerbaijan, Russia, Armenia"),
        ("002", "boilerplate", "Community standardsDiscussion"),
        ("003", "boilerplate", "* * *"),
        ("003", "head", "Beginning of the meeting with Ilham Aliyev and Nikol Pashinyan"),
        ("003", "byline", "President of Russia Vladimir Putin:"),
        ("003", "paragraph", "Mr Aliyev, Mr Pashinyan,"),
        ("003", "boilerplate", "<…>"),
        ("004", "head", "Work of peacekeepers"),
        ("004", "byline", 'GSV "Russia - Islamic world"'),
        ("004", "byline", "Photo: Alexander Ryumin / TASS"),
        ("004", "byline", "Based on materials from TASS"),
    ],
)
def test_parse_article_marks_blocks_of_the_seeds(number: str, kind: str, text: str) -> None:
    article = seed(number)
    assert (kind, text) in [(block.kind, block.span.text_of(article.text)) for block in article.blocks]


def test_parse_article_takes_no_day_from_the_clock_of_a_saved_page() -> None:
    article = seed("002")
    assert article.published is None
    assert article.publisher == "Sputnik"


def test_parse_article_turn_is_the_whole_speech() -> None:
    (turn,) = seed("003").turns
    assert turn.label_span.text_of(seed("003").text) == "President of Russia Vladimir Putin"
    assert turn.speech_span == (771, 4974)


def test_parse_article_puts_what_is_given_before_what_is_printed() -> None:
    text = f"https://example.org/2\nAnother line on top\n\nStorm Nears the Coast\n\nBy Jane Doe\n12 March 2022\n\n{STORY}\n"
    given_for_it = Metadata(
        published=Given("2022-03", Basis.MANIFEST),
        url=Given("https://example.org/1", Basis.SIDECAR),
        title=Given("storm nears the coast", Basis.SIDECAR),
        publisher=Given("Example Post", Basis.COMMAND_LINE),
        byline=Given("Staff", Basis.SIDECAR),
        language=Given("fr", Basis.SIDECAR),
    )
    article = lay_out(text, given_for_it)
    assert article.published == Dated("2022-03", Basis.MANIFEST)
    assert (article.url, article.publisher) == ("https://example.org/1", "Example Post")
    assert (article.byline, article.language, article.title) == ("Staff", "fr", "storm nears the coast")
    assert article.title_span is not None
    assert article.title_span.text_of(text) == "Storm Nears the Coast"


@pytest.mark.parametrize(
    "text, title",
    [
        (f"Storm nears the coast\n{STORY}", "Storm nears the coast"),
        (f"Will the Ferry Sail?\n\n{STORY}", "Will the Ferry Sail?"),
        (f"Storm Nears Coast, Ferry Stays in Port.\n\n{STORY}", "Storm Nears Coast, Ferry Stays in Port."),
        (f"Storm nears coast of U.S.\n\n{STORY}", "Storm nears coast of U.S."),
        (f"The storm comes nearer.\n\n{STORY}\n\n" + f"{MORE}\n\n" * 5, "The storm comes nearer."),
        (f"World\nEurope\nStorm nears the coast\n{STORY}", "Storm nears the coast"),
        (f"WATCH: Storm nears the coast\n\n{STORY}", "WATCH: Storm nears the coast"),
        (f"{STORY}\n\n{MORE}", None),
        ("The storm came nearer.\n\nNobody was hurt.", None),
        ("Mr Roe met Mrs Poe in Halifax.\n\nThey spoke about the ferry.", None),
        (f"“We stay in port,” said the captain.\n\n{STORY}", None),
        ("Dear colleagues,\n\nI thank you.", None),
        ("Storm nears the coast", None),
        ("March 3, 2022\nStorm nears the coast", "Storm nears the coast"),
        ("", None),
    ],
)
def test_parse_article_finds_the_headline_on_top(text: str, title: str | None) -> None:
    assert lay_out(text).title == title


def test_parse_article_heads_stand_before_paragraphs() -> None:
    text = f"Storm\n{STORY}\nIn the valley\n{MORE}\nWhat next?\n{STORY}\nThe crews have to:\nShow patience\nKeep calm\n{MORE}"
    article = lay_out(text)
    heads = [block.span.text_of(text) for block in article.blocks if block.kind is BlockKind.HEAD]
    assert heads == ["In the valley", "Keep calm"]


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("One line.\nAnother line.", 2),
        ("A line that breaks off and\ngoes on below.", 1),
        ("It was over.\neBay said so.", 2),
        ("14:05 GMT\nand so on", 2),
        ("https://example.org/a\nand so on", 2),
        ("Storm nears the coast\non 12 March 2022", 2),
    ],
)
def test_parse_article_joins_a_broken_line(text: str, pieces: int) -> None:
    assert len(lay_out(text).blocks) == pieces


LINES = """\
Storm nears the coast|By Jane Doe|12 March 2022|02:23 GMT06 December 2020|Read more|* * *|<…>|Listen Live|• 23:23|14:05|Noon
14:05 GMT: The ferry stays.|2h ago 13.05 BST|12:30 p.m.|Updated at 13.10 GMT|10:2510:25|Q: When?|A: Now. I told you.|John Roe:
JANE DOE, HOST: We begin.|DOE: You said it.|Live: Storm nears the coast|A dock.Jane Doe / Reuters|© Agency / Jane Doe|  indented
Jane Doe, John Roe, Iceland|http: //www. example. com /2011 /11 /12 /a|and goes on|“We stay,” he said.|[Music]||\u2028|\x0c|\u200b
""".replace("\n", "|").split("|")
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*LINES, STORY])).map("\n".join),
    st.text(alphabet='Aa1:. \n•Q-/"“”’©05pm('),
)


@settings(deadline=None)  # the first text waits for patterns to be compiled
@given(TEXTS)
def test_parse_article_blocks_cover_any_text(text: str) -> None:
    end = 0
    for block in lay_out(text).blocks:
        words = block.span.text_of(text)
        assert block.span.start >= end
        assert not text[end : block.span.start].strip()
        assert words == words.strip() != ""
        end = block.span.end
    assert not text[end:].strip()


@settings(deadline=None)  # the first text waits for patterns to be compiled
@given(TEXTS)
def test_parse_article_parts_hold_their_blocks(text: str) -> None:
    article = lay_out(text)
    for block in article.blocks:
        if block.entry is not None:
            assert article.entries[block.entry].span.contains(block.span)
        if block.turn is not None:
            assert block.span.end <= article.turns[block.turn].speech_span.end
    starts = [entry.span.start for entry in article.entries]
    for entry, after in zip(article.entries, [*starts[1:], len(text)], strict=False):
        assert entry.span.start < entry.span.end <= after
        assert entry.title_span is None or entry.span.contains(entry.title_span)
    for turn in article.turns:
        assert turn.label_span.end <= turn.speech_span.start < turn.speech_span.end


def test_text_without_line_ends_is_cut_behind_sentences() -> None:
    text = "The truce held. " * 20_000
    pieces = find_pieces(text)
    assert max(len(piece.text) for piece in pieces) <= 100_000
    assert {piece.text[-15:] for piece in pieces} == {"The truce held."}
    assert sum(len(piece.text) for piece in find_pieces("x" * 250_000)) == 250_000
