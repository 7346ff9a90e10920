"""The event lexicon: every word of it means something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from archive.annotate.events.frames import noun_frames, nouns_of_family, verb_frames
from archive.annotate.events.nouns import kinds_of_lemma
from archive.lexicon import load_lexicon

TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "APPOINT", "DISMISS"),
}
KEYS = {"type", "family", "verbs", "nouns", "if", "unless", "parts", "anchor", "told", "finite", "faint", "ahead"}
GIVEN = {
    *("ANY", "NAME", "PLACE", "NAMED_PLACE", "NAMED_PARTY", "PARTY", "STATE", "PRONOUN", "NUMBER", "SUM", "PLURAL"),
    "JOINT_THING",
}


def frames() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = load_lexicon("events")["frames"]
    return entries


def words_of(entry: dict[str, Any]) -> Iterator[str]:
    for conditions in (entry.get("if", {}), entry.get("unless", {})):
        for kinds in conditions.values():
            yield from [kinds] if isinstance(kinds, str) else kinds


def test_frames_are_of_the_known_form() -> None:
    for entry in frames():
        assert entry["type"] in TYPES
        assert set(entry) <= KEYS, entry
        assert ("verbs" in entry) != ("nouns" in entry), entry
        assert entry.get("anchor", "party") in ("party", "held", "known", "dated", "free")


def test_frames_name_known_kinds_and_plain_words() -> None:
    kinds = set(load_lexicon("events")["kinds"]) | GIVEN
    for entry in frames():
        for word in words_of(entry):
            assert isinstance(word, str), f"{word!r}: YAML reads on, off, yes and no as truth values; quote them"
            assert word in kinds or word == word.lower(), (word, entry)


def test_every_type_has_verbs_and_all_frames_load() -> None:
    found = {frame.type for frames in verb_frames().values() for frame in frames}
    assert found == TYPES
    assert len(verb_frames()) > 250
    assert len(noun_frames()) > 100


def test_frames_with_a_particle_are_tried_first() -> None:
    assert all(frame.particle is not None for frame in verb_frames()["step"])
    assert verb_frames()["call"][0].particle is not None


@pytest.mark.parametrize(
    "lemma, kind",
    [
        ("soldier", "FORCE"),
        ("soldier", "PARTY"),
        ("treaty", "AGREEMENT"),
        ("blanket", "AID"),
        ("refugee", "DISPLACED"),
        ("truck", "VEHICLE"),
    ],
)
def test_kinds_of_lemma(lemma: str, kind: str) -> None:
    assert kind in kinds_of_lemma(lemma)


def test_nouns_of_family_are_of_one_type() -> None:
    assert "talk" in nouns_of_family("CONSULT", "meeting")
    assert nouns_of_family("ASSAULT", "meeting") == frozenset()
