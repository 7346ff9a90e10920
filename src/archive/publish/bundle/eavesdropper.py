"""Becomes the `sitecustomize` of a server that is checked: writes down what would leave the machine, and keeps it here.

Runs where nothing but Python is: it imports nothing else. Sees whatever goes through Python's sockets, which is all
that Datasette and its libraries have.
"""

from __future__ import annotations

import os
import sys
from typing import Any

# Names the file to write to; without it, this module does nothing.
VARIABLE = "ARCHIVE_EAVESDROPPER"
LOG = os.environ.get(VARIABLE)
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
NAMING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def is_here(host: object) -> bool:
    """Tell whether a host is this machine.

    >>> is_here("127.0.0.1"), is_here("example.org"), is_here(None)
    (True, False, True)
    """
    name = host.decode() if isinstance(host, bytes) else host
    return name in (None, "", "localhost", "::1", "0.0.0.0", "::") or str(name).startswith("127.")  # noqa: S104


def listen(event: str, arguments: tuple[Any, ...]) -> None:
    """Write down a step of the program that reaches for another host. Raises: PermissionError then."""
    if event in SENDING and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in NAMING:
        host = arguments[0]
    else:
        return
    if not is_here(host):
        with open(str(LOG), "a", encoding="utf-8") as log:  # noqa: PTH123 - the server has no time to load more
            log.write(f"{event} {host}\n")
        raise PermissionError(f"{event} {host}")


if LOG:
    sys.addaudithook(listen)
