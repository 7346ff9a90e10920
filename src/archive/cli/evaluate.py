"""`archive evaluate`: the program against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.cli.options import database_option

KINDS = ["article", "persons", "roles", "statements", "figures", "events", "dates"]


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of the annotated texts.")
@click.option("--errors", type=click.Choice(KINDS), help="List what differs, each with its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--save", is_flag=True, help="Keep the scores in the database, for its page on quality.")
@database_option
def evaluate(gold: Path, texts: Path | None, errors: str | None, as_json: bool, save: bool, db: Path) -> None:
    """Score the program against the annotations in the folder GOLD.

    The texts are looked for in --texts, else in GOLD itself, beside it and in `seeds/`.
    """
    from archive.db import check_current
    from archive.evaluate import evaluate_documents
    from archive.evaluate.gold import load_gold
    from archive.evaluate.run import extract_gold

    documents = load_gold(gold)
    folders = [texts] if texts else [gold, gold.parent, gold.parent / "texts", Path("seeds")]
    if save:
        check_current(db)
    contents, predicted = extract_gold(documents, folders)
    scores, differences = evaluate_documents(documents, predicted)
    if as_json:
        click.echo(json.dumps({name: score.as_json() for name, score in scores.items()}, indent=1))
    else:
        for name, score in scores.items():
            click.echo(format_score(name, score))
    if save:
        save_scores(db, scores, gold.resolve().name)
    for difference in differences:
        if difference.kind == errors:
            click.echo(format_difference(difference, contents[difference.doc]))


def save_scores(db: Path, scores: dict[str, Any], gold: str) -> None:
    """Keep the scores in the database."""
    from contextlib import closing
    from importlib.metadata import version

    from archive.db import explained, open_writer, transaction
    from archive.store.evaluations import save_evaluation

    with closing(open_writer(db)) as connection, explained(db), transaction(connection):
        save_evaluation(connection, scores, gold, version("archive"))


def format_score(name: str, score: Any) -> str:  # noqa: ANN401 - Score, imported late
    """Return one line of the table."""
    if score.is_accuracy:
        return f"{name:30} accuracy {score.f1:.3f}  of {score.gold}"
    return (
        f"{name:30} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  gold {score.gold}  found {score.predicted}"
    )


def format_difference(difference: Any, text: str) -> str:  # noqa: ANN401 - Difference, imported late
    """Return a difference with the words it is about, marked in their paragraph."""
    line = f"\n{difference.doc}: {difference.what} {difference.note}"
    if difference.span is None:
        return line
    start, end = difference.span
    before = text[text.rfind("\n", 0, start) + 1 : start].lstrip()
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    return f"{line} [{start},{end}]\n    {before[-160:]}«{text[start:end]}»{after[:160]}"
