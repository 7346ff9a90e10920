#!/bin/sh
# For hosts without Docker. Needs Python 3.12:  PORT=8001 ./start.sh
set -eu
cd "$(dirname "$0")"
[ -x .venv/bin/pip ] || "${PYTHON:-python3.12}" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
export PYTHONPATH=site PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
exec .venv/bin/python -m archive.publish.instance
