"""The day of publication where the text does not print it."""

from __future__ import annotations

import pytest

from archive.facts import Basis
from conftest import Analyse

CASES = [
    # The main verb of the lead says the day.
    ("The two ministers met in Oslo on November 21 to discuss a truce.\nThey spoke for hours.", "XXXX-11-21?"),
    (
        "The two ministers met in Oslo on November 21 to discuss a truce.\nIt had been signed on November 10, 2020, after talks.",
        "2020-11-21?",
    ),
    # A later day behind: the lead's is not the article's.
    ("The two ministers met in Oslo on November 21 to discuss a truce.\nThe talks ended on November 24 without result.", None),
    # Ahead, or of another event than the lead's.
    ("The two ministers will meet in Oslo on November 21.\nThey are old friends.", None),
    ("The envoy praised the truce of November 9, 2020 in a speech.\nHe spoke for an hour.", None),
    # A weekday alone is no date.
    ("The mayor said on Friday that the bridge was safe.\nHe also spoke on Friday to reporters.", None),
    # The copyright line and one month.
    ("The river rose quickly.\nIt had flooded the town on January 3.\nCopyright © 2016 Example Radio", "2016-01?"),
    ("The river rose quickly.\nIt had flooded the town on January 3.\nCopyright © 1996-2016 Example Radio", None),
    # A weekday between what is behind and what is ahead.
    (
        "Water reached the town on Saturday.\nSince 14 November 2020 rain has fallen.\nOn 15 November the dam broke.\n"
        "The council met on Saturday.\nThe mayor spoke on Saturday.\nHelp will arrive on 24 November.",
        "2020-11-21?",
    ),
]


@pytest.mark.parametrize("text, published", CASES)
def test_infer_published(analyse: Analyse, text: str, published: str | None) -> None:
    found = analyse(text).facts.published
    assert (found.edtf if found else None) == published
    assert found is None or found.basis is Basis.INFERRED


def test_infer_published_keeps_a_given_date(analyse: Analyse) -> None:
    found = analyse("The two ministers met in Oslo on November 21.", published="2019-11-22").facts.published
    assert found is not None
    assert (found.edtf, found.basis) == ("2019-11-22", Basis.SIDECAR)


@pytest.mark.parametrize(
    "text, published",
    [
        ("LONDON, Sept. 12 (Reuters) — The bank said on Friday that it would close. It opened on Sept. 12, 2025.", "2025-09-12?"),
        ("LONDON, Sept. 12 (Reuters) — The bank said that it would close. It had paid on Sept. 1, 2025.", "2025-09-12?"),
        ("LONDON, Sept. 12 (Reuters) — The bank said on Friday that it would close. It opened on May 3, 1998.", "XXXX-09-12"),
        (
            "LONDON, Sept. 12 (Reuters) — The bank closed. It had opened on Sept. 12, 1998, and grew until it was sold in 2019.",
            "XXXX-09-12",
        ),
    ],
)
def test_infer_published_completes_a_dateline(analyse: Analyse, text: str, published: str) -> None:
    found = analyse(text).facts.published
    assert found is not None
    assert found.edtf == published


@pytest.mark.parametrize(
    "told, published",
    [("April 2", "2013-04-05"), ("3 April", "2013-04-05"), ("May 2", "2013-05-04?"), ("Monday", "2013-05-04?")],
)
def test_infer_published_reads_figures_in_the_order_that_fits(analyse: Analyse, told: str, published: str) -> None:
    text = (
        f"Storm nears the coast\n\n05/04/2013\n\nThe ferry sailed on {told} and sank. Nobody was hurt, the harbour office said.\n"
    )
    found = analyse(text).facts.published
    assert found is not None
    assert found.edtf == published
