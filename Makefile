# The doors of the house. `make demo` shows the program at work, `make test` proves it.

PYTHON ?= python3.12
BIN := .venv/bin
SOURCES := src tests benchmarks migrations tools
LOCK := uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-annotate --no-header

.PHONY: demo test check format metadata readme pictures lock clean

## Ingest the seeds into archive.db, show what is in it, say how to browse.
demo: .venv/.installed
	$(BIN)/archive ingest seeds
	$(BIN)/archive summary

## Everything that must be true: lint, types, tests, doctests.
test: .venv/.tested
	$(MAKE) check

check: .venv/.tested
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadgroup

format: .venv/.tested
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

# Pinned with hashes, with no index named: pip asks whichever it is set up with.
.venv/.installed: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/.tested: .venv/.installed requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

## Write metadata.yml anew from the models' comments and src/archive/publish/presentation.yml.
metadata.yml metadata: .venv/.installed
	$(BIN)/python -m archive.publish.metadata > metadata.yml

## Write the answers below the questions of README.md anew.
readme: .venv/.installed
	$(BIN)/python tools/write_answers.py
	$(BIN)/python tools/write_scores.py

## Take the pictures of the README anew, in Chromium.
pictures: .venv/.tested
	$(BIN)/python tools/take_pictures.py

## Choose new versions within pyproject's ranges (needs `uv`, which `make test` installs).
lock:
	PATH="$(BIN):$$PATH" $(LOCK) pyproject.toml --group backend -o requirements.txt
	PATH="$(BIN):$$PATH" $(LOCK) --group serve -c requirements.txt -o requirements-serve.txt
	PATH="$(BIN):$$PATH" $(LOCK) --group dev --group backend pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv archive.db archive.db-* dist build
