"""What is said of files outside of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.errors import MetadataError
from archive.facts import Basis, Given, Metadata
from archive.read.metadata import load_metadata, make_metadata

MANIFEST = """\
a.txt:
  published: 2020-11-21
  publisher: RFE/RL
  byline: Jane  Doe
b.txt:
"""
SIDECAR = "publisher: Sputnik\nurl: https://example.org/1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manifest.yml").write_text(MANIFEST, "utf-8")
    (tmp_path / "a.yml").write_text(SIDECAR, "utf-8")
    return tmp_path


def test_load_metadata_command_line_before_sidecar_before_manifest(folder: Path) -> None:
    said = Metadata(url=Given("https://example.org/2", Basis.COMMAND_LINE))
    assert load_metadata(folder / "a.txt", said, manifest=True) == Metadata(
        published=Given("2020-11-21", Basis.MANIFEST),
        publisher=Given("Sputnik", Basis.SIDECAR),
        byline=Given("Jane Doe", Basis.MANIFEST),
        url=Given("https://example.org/2", Basis.COMMAND_LINE),
    )


def test_load_metadata_may_leave_the_manifest_out(folder: Path) -> None:
    assert load_metadata(folder / "a.txt", manifest=False) == Metadata(
        publisher=Given("Sputnik", Basis.SIDECAR), url=Given("https://example.org/1", Basis.SIDECAR)
    )


@pytest.mark.parametrize("name", ["b.txt", "c.txt", "manifest.txt"])
def test_load_metadata_without_any(folder: Path, name: str) -> None:
    assert load_metadata(folder / name, manifest=True) == Metadata()


def test_load_metadata_sees_a_changed_sidecar(folder: Path) -> None:
    load_metadata(folder / "a.txt", manifest=False)
    (folder / "a.yml").write_text("publisher: Interfax\n", "utf-8")
    os.utime(folder / "a.yml", ns=(1, 1))
    assert load_metadata(folder / "a.txt", manifest=False).publisher == Given("Interfax", Basis.SIDECAR)


@pytest.mark.parametrize(
    "line, edtf",
    [
        ("2020-11-21", "2020-11-21"),
        ("2020-11-21 14:05:00", "2020-11-21"),
        ("'2020-11-21T14:05Z'", "2020-11-21"),
        ("2020-11", "2020-11"),
        ("2020", "2020"),
        ("XXXX-11-21?", "XXXX-11-21?"),
        ("2020-11-21/2020-11-23", "2020-11-21/2020-11-23"),
    ],
)
def test_load_metadata_published_is_edtf(tmp_path: Path, line: str, edtf: str) -> None:
    (tmp_path / "a.yml").write_text(f"published: {line}\n", "utf-8")
    assert load_metadata(tmp_path / "a.txt", manifest=False).published == Given(edtf, Basis.SIDECAR)


@pytest.mark.parametrize(
    "content, message",
    [
        ("publishd: 2020", "a.yml: unknown key 'publishd'"),
        ("published: last week", "a.yml: published: 'last week' is no EDTF date"),
        ("published: 2020-13-41", "a.yml: not readable as YAML"),
        ("published: [2020]", "a.yml: published: [2020] is no text"),
        ("publisher: 24", "a.yml: publisher: 24 is no text"),
        ("title: '  '", "a.yml: title: '  ' is no text"),
        ("url: example.org/1", "a.yml: url: 'example.org/1' is no web address"),
        ("url: 'http://[x'", "a.yml: url: 'http://[x' is no web address"),
        ("language: English", "a.yml: language: 'english' is no language code"),
        ("- a", "a.yml: not a mapping"),
        ("a: [", "a.yml: not readable as YAML"),
    ],
)
def test_load_metadata_names_file_and_key(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.yml").write_text(content, "utf-8")
    with pytest.raises(MetadataError) as caught:
        load_metadata(tmp_path / "a.txt", manifest=False)
    assert message.lower() in str(caught.value).lower()


def test_load_metadata_minds_its_own_entry_of_a_manifest_alone(tmp_path: Path) -> None:
    (tmp_path / "manifest.yml").write_text("a.txt:\n  when: 2020\nb.txt:\n  published: 2020\n", "utf-8")
    assert load_metadata(tmp_path / "b.txt", manifest=True).published == Given("2020", Basis.MANIFEST)
    with pytest.raises(MetadataError, match=r"manifest.yml: a.txt: unknown key 'when'"):
        load_metadata(tmp_path / "a.txt", manifest=True)


@pytest.mark.parametrize("value, code", [("en", "en"), ("EN-gb", "en"), (False, "no"), (None, None)])
def test_make_metadata_language(value: object, code: str | None) -> None:
    language = make_metadata({"language": value}, Basis.COMMAND_LINE, "--language").language
    assert (language.value if language else None) == code
