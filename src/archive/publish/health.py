"""Whether the server on this machine is well: `python -m archive.publish.health` has exit code 0 then."""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection

PORT = 8001
ADDRESS = "/archive/articles.json?_size=1&_nofacet=1&_nocount=1"
TIMEOUT_S = 8


def is_well(port: int) -> bool:
    """Tell whether the server answers a question to the archive."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", ADDRESS)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_well(int(os.environ.get("PORT", PORT))))
