"""The archive's own pages, beside Datasette's: one file a page, with its queries.

To add a page:

1. Write `pages/<page>.py`: the queries as constants in plain SQL, and `async def show_<page>(visit: Visit) -> Response`.
   `await visit.rows(SQL, name=value)` asks the archive; `await visit.row(…)` returns the first row or None; `visit.vars`
   holds the named parts of the path, `visit.param("q")` what stands behind its question mark. Return
   `await visit.page("archive/<page>.html", …)`, `visit.redirect(path)` or `await visit.not_found("There is no …")`.
2. Write `templates/archive/<page>.html`, which starts with `{% extends "archive/page.html" %}` and fills the blocks `title`
   and `main` (`head` for feeds, `scripts` for a module of its own). Texts are escaped by Jinja: never mark one as safe.
   Macros for what many pages show (an actor's name, a date, a number, a quotation with its article) are in
   `archive/shown.html`: `{% import "archive/shown.html" as shown %}`.
3. Name its route in `routes.ROUTES`, and where a reader should find it from everywhere, in `routes.NAVIGATION`.
4. Where it shows something with a public id, teach `links.PATHS` the way: `link(public_id)` is then a link to it in every
   template, a cell of that id in Datasette's tables leads there, and so does `/id/<public_id>`.
5. Ask it in `tests/test_pages_<page>.py`; every constant that holds SQL is explained there by
   `hand_made_pages.check_plans(module)`: nothing that a reader waits for may scan a table. What needs a scan (counts of
   everything) is looked up beforehand: `standing.py`.

Paths: `/article/<public id>`, `/actor/<public id>`, `/place/<public id>`; words in the plural for lists: `/articles`,
`/figures`, `/events`.
Datasette's own are `/archive/<table>`, so the two never meet.
"""
