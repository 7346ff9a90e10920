"""The command `archive`. Each command is a module of its own, imported when it is called, so that help is quick.

To add one: a file here with the click command, a line in `COMMANDS`, its help in the README.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from archive.errors import ArchiveError

# Name of the command → the module and the function in it, and the line that `archive --help` shows.
COMMANDS: dict[str, tuple[str, str]] = {
    "ingest": ("archive.cli.ingest:ingest", "Read articles into the archive."),
    "query": ("archive.cli.query:query", "Ask the archive in SQL."),
    "search": ("archive.cli.search:search", "Find words in articles, statements and names."),
    "extract": ("archive.cli.extract:extract", "Print the facts of files as JSON, with no database."),
    "evaluate": ("archive.cli.evaluate:evaluate", "Score the program against gold."),
    "summary": ("archive.cli.summary:summary", "Show what the archive holds."),
    "serve": ("archive.cli.serve:serve", "Browse the archive in Datasette."),
    "publish": ("archive.cli.publish:publish", "Write a read-only instance to publish, and check it."),
    "verify": ("archive.cli.verify:verify", "Prove that every row says what its article says."),
    "fingerprint": ("archive.cli.fingerprint:fingerprint", "Print a hash of the archive's content."),
    "db": ("archive.cli.db:db", "Make the database, bring it up to date, check it."),
}


class Commands(click.Group):
    """A group whose commands are imported when they are needed, and whose known errors are one line."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, as help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command; what is wrong with the input or the surroundings is one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            click.echo(f"archive: {error}", err=True)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="archive", message="archive %(version)s")
def main() -> None:
    """Turn news articles into a relational archive: who said and did what, each row tied to its words."""
