"""A bundle at work as its Dockerfile has it: the same variables, installation, command and health check, read out of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.errors import PublishError
from archive.publish.bundle import eavesdropper

HERE = "127.0.0.1"
COMMAND = re.compile(r"^(RUN|HEALTHCHECK|CMD)\b[^\[]*(\[.*\])$", re.MULTILINE)
STARTING_S = 60
STOPPING_S = 15
POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a Dockerfile says of a bundle: variables, and its commands as lists of words."""

    variables: dict[str, str]
    install: list[str]
    health: list[str]
    command: list[str]


@dataclass(frozen=True, slots=True)
class Running:
    """A server at work."""

    port: int
    started_s: float
    log: Path  # what it says
    sent: Path  # what would have left the machine, a line each


def read_recipe(folder: Path) -> Recipe:
    """Return what the Dockerfile of a bundle says. Raises: PublishError where the folder is no bundle."""
    try:
        text = (folder / "Dockerfile").read_text("utf-8")
    except OSError as error:
        raise PublishError("is no bundle: it has no Dockerfile", str(folder), "make one: archive publish bundle") from error
    commands = {name: json.loads(words) for name, words in COMMAND.findall(text)}
    variables = dict(re.findall(r"^ENV (\w+)=(\S+)$", text, re.MULTILINE))
    try:
        return Recipe(variables, commands["RUN"], commands["HEALTHCHECK"], commands["CMD"])
    except KeyError as error:
        raise PublishError(f"its Dockerfile has no {error.args[0]}", str(folder)) from error


@contextmanager
def run_bundle(folder: Path, tell: Callable[[str], None]) -> Iterator[Running]:
    """Install and start a bundle in a fresh environment; stop it in the end. Raises: PublishError where it does not start."""
    recipe = read_recipe(folder)
    with TemporaryDirectory(prefix="archive-check-") as name:
        room = Path(name)
        tell("installing")
        variables = install(recipe, folder, room)
        tell("starting")
        with start(recipe, folder, room, variables) as running:
            yield running


def install(recipe: Recipe, folder: Path, room: Path) -> dict[str, str]:
    """Make a fresh environment with the libraries of the bundle; return the variables with which it is found."""
    subprocess.run([sys.executable, "-m", "venv", str(room / "venv")], check=True)  # noqa: S603
    programs = str(room / "venv" / "bin")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "ARCHIVE_", "DATASETTE_"))}
    variables = kept | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    # A process is looked for on the path of whoever starts it, not on its own.
    command = [str(room / "venv" / "bin" / recipe.install[0]), *recipe.install[1:]]
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise PublishError(f"{' '.join(recipe.install[:2])} failed: {last}", str(folder))
    return variables


@contextmanager
def start(recipe: Recipe, folder: Path, room: Path, variables: dict[str, str]) -> Iterator[Running]:
    """Start the server of a bundle and wait until its health check is content."""
    shutil.copy(eavesdropper.__file__, room / "sitecustomize.py")
    port, sent, log = find_port(), room / "sent", room / "log"
    sent.touch()
    served = variables | recipe.variables | {"HOST": HERE, "PORT": str(port), eavesdropper.VARIABLE: str(sent)}
    served["PYTHONPATH"] = f"{room}{os.pathsep}{recipe.variables.get('PYTHONPATH', '')}"
    programs = room / "venv" / "bin"
    begin = time.perf_counter()
    with log.open("wb") as output:
        command = [str(programs / recipe.command[0]), *recipe.command[1:]]
        server = subprocess.Popen(command, cwd=folder, env=served, stdout=output, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        wait_until_open(server, port, log)
        started_s = time.perf_counter() - begin
        health = [str(programs / recipe.health[0]), *recipe.health[1:]]
        if subprocess.run(health, cwd=folder, env=served, check=False, capture_output=True).returncode:  # noqa: S603
            raise PublishError("the health check fails", str(folder), read_end(log))
        yield Running(port, started_s, log, sent)
    finally:
        stop(server)


def wait_until_open(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers. Raises: PublishError when it ends, or takes too long."""
    from archive.publish.health import is_well

    deadline = time.monotonic() + STARTING_S
    while not is_well(port):
        if server.poll() is not None or time.monotonic() > deadline:
            raise PublishError("the server does not start", hint=read_end(log))
        time.sleep(POLL_S)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server and its processes."""
    server.terminate()
    try:
        server.wait(STOPPING_S)
    except subprocess.TimeoutExpired:
        server.kill()


def read_end(log: Path) -> str | None:
    """Return the last line that the server has said."""
    lines = log.read_text("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), None)


def find_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port
