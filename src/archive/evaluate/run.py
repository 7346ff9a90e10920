"""The program run over the texts of gold documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from archive.analysis import analyse_documents
from archive.evaluate.gold import check_text, find_text
from archive.extract import document_json
from archive.facts import Document, Metadata
from archive.read import read_document
from archive.read.metadata import load_metadata


def extract_gold(gold: Iterable[Mapping[str, Any]], folders: list[Path]) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """Return the texts that the gold annotates and what is extracted from them, both by "doc".

    Raises: GoldError where a text is missing or not the annotated one; ReadError where it cannot be read.
    """
    documents = [_read_text(document, folders) for document in gold]
    extracted = [document_json(analysis) for analysis in analyse_documents(documents)]
    texts = {found["doc"]: document.text for document, found in zip(documents, extracted, strict=True)}
    return texts, {document["doc"]: document for document in extracted}


def _read_text(gold: Mapping[str, Any], folders: list[Path]) -> Document:
    path = find_text(gold["doc"], folders)
    document = read_document(path, load_metadata(path, Metadata(), manifest=False))
    check_text(gold, document.sha256)
    return document
