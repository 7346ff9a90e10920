"""The Content-Security-Policy: scripts come from the server itself, or are Datasette's own inline ones, known by hash.

The hashes are made of the templates as they are installed, when the server starts: no article has a part in them.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.views import base
from jinja2 import TemplateError, meta

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Styles may be inline: Datasette writes some for the columns of each table. Its SQL editor has a small image in its style.
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def make_policy(datasette: Datasette) -> str:
    """Return the policy as the header has it."""
    hashes = sorted({f"'sha256-{digest}'" for digest in map(hash_script, find_scripts(datasette))})
    directives = DIRECTIVES | {"script-src": " ".join([DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def hash_script(script: str) -> str:
    """Return the hash of an inline script as the policy has it.

    >>> hash_script("alert(1)")
    'bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='
    """
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def find_scripts(datasette: Datasette) -> Iterator[str]:
    """Yield the inline scripts of all installed templates, and those in Datasette's messages."""
    environment = datasette.jinja_env
    values = {"datasette_allow_facet": "true" if datasette.setting("allow_facet") else "false"}
    for name in environment.list_templates():
        if name.endswith(".html") and environment.loader is not None:
            source, *_ = environment.loader.get_source(environment, name)
            yield from _render_scripts(environment, source, values)
    yield from find_message_scripts(Path(base.__file__).read_text("utf-8"))


def _render_scripts(environment: Environment, source: str, values: dict[str, str]) -> Iterator[str]:
    """Yield the inline scripts of a template; one that a page's own content goes into is left out, and so will not run."""
    plain = environment.overlay(enable_async=False)
    for written in INLINE_SCRIPT.findall(source):
        try:
            if meta.find_undeclared_variables(environment.parse(written)) <= values.keys():
                yield plain.from_string(f"<script>{written}</script>").render(values)[len("<script>") : -len("</script>")]
        except TemplateError:
            continue


def find_message_scripts(module: str) -> Iterator[str]:
    """Yield the inline scripts that stand in a module of Datasette: its message about a query that took too long has one."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            # It is shifted to the left as far as the SQL in it lets it: wholly, or not at all where that begins there.
            yield from INLINE_SCRIPT.findall(textwrap.dedent(node.value))
            yield from INLINE_SCRIPT.findall(node.value)
