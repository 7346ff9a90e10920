"""References: what is noted of the words that name an actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.analysis import Analysis
from archive.annotate.references import actor_spans
from archive.facts import Form, Gender, Reference

type Analyse = Callable[..., Analysis]


def reference_of(analysis: Analysis, words: str) -> Reference:
    """Return the reference whose words these are."""
    found = {" ".join(one.span.text_of(analysis.article.text).split()): one for one in analysis.facts.references}
    assert words in found, sorted(found)
    return found[words]


def test_find_references_has_one_for_every_actor(analyse: Analyse) -> None:
    facts = analyse(
        "“We will stay,” the Slovak president told reporters. Peter Novak met Anna Larsen. She said that 12 ships sailed."
    ).facts
    assert {reference.span for reference in facts.references} >= set(actor_spans(facts))
    assert len({reference.span for reference in facts.references}) == len(facts.references)


@pytest.mark.parametrize(
    ("text", "words", "form", "name", "head", "modifiers"),
    [
        (
            "The Slovak foreign minister said that talks failed.",
            "The Slovak foreign minister",
            Form.NOMINAL,
            "Slovak foreign minister",
            "minister",
            ("Slovakia", "foreign"),
        ),
        (
            "Norway's prime minister said that talks failed.",
            "Norway's prime minister",
            Form.NOMINAL,
            "Norway's prime minister",
            "minister",
            ("Norway", "prime"),
        ),
        (
            "Several officials said that talks failed.",
            "Several officials",
            Form.NOMINAL,
            "several officials",
            "official",
            ("several",),
        ),
        ("He said that talks failed.", "He", Form.PRONOUN, "He", "he", ()),
    ],
)
def test_find_references_describes_the_phrase(
    analyse: Analyse, text: str, words: str, form: Form, name: str, head: str, modifiers: tuple[str, ...]
) -> None:
    reference = reference_of(analyse(text), words)
    assert (reference.form, reference.text, reference.head, reference.modifiers) == (form, name, head, modifiers)
    assert reference.subject


@pytest.mark.parametrize(
    ("text", "words", "gender", "plural"),
    [
        ("The spokeswoman said that talks failed.", "The spokeswoman", Gender.FEMALE, False),
        ("She said that talks failed.", "She", Gender.FEMALE, False),
        ("They said that talks failed.", "They", None, True),
        ("Officials said that talks failed.", "Officials", None, True),
    ],
)
def test_find_references_tells_gender_and_number(
    analyse: Analyse, text: str, words: str, gender: Gender | None, plural: bool
) -> None:
    reference = reference_of(analyse(text), words)
    assert (reference.gender, reference.plural) == (gender, plural)


def test_find_references_names_only_the_head_of_a_phrase(analyse: Analyse) -> None:
    text = "Prime Minister Tony Blair's official spokesman said that troops would leave."
    reference = next(one for one in analyse(text).facts.references if one.head == "spokesman")
    assert reference.named_span is None


def test_find_references_leaves_coordinated_names_without_a_name(analyse: Analyse) -> None:
    reference = reference_of(analyse("China and Russia said that they would abstain."), "China and Russia")
    assert (reference.named_span, reference.plural) == (None, True)
