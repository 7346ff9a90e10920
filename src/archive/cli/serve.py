"""`archive serve`: browse the archive in Datasette."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli.options import database_option


@click.command()
@database_option
@click.option("--metadata", type=click.Path(path_type=Path), help="Datasette metadata to use instead of the program's own.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, help="Port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the pages in a browser.")
def serve(db: Path, metadata: Path | None, host: str, port: int, open_browser: bool) -> None:
    """Browse the archive: tables, facets, search, canned queries, SQL."""
    from archive.publish.serving import check_port, make_datasette, serve_archive

    check_port(host, port)
    datasette = make_datasette(db, metadata)
    address = f"http://{host}:{port}/"
    click.echo(f"{db} is at {address} (Ctrl-C ends it)", err=True)
    if open_browser:
        click.launch(address)
    serve_archive(datasette, host, port)
