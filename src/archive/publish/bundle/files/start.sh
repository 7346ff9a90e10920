#!/bin/sh
# For hosts without Docker. Needs Python 3.12 or later:  PORT=8001 ./start.sh
set -eu
cd "$(dirname "$0")"
for python in ${PYTHON:-} python3.12 python3 none; do
    [ "$python" != none ] || { echo "start.sh: needs Python 3.12 or later; say where: PYTHON=/path/to/python ./start.sh" >&2; exit 1; }
    ! "$python" -c "import sys; sys.exit(sys.version_info < (3, 12))" 2>/dev/null || break
done
[ -x .venv/bin/pip ] || "$python" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
export PYTHONPATH=site PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
exec .venv/bin/python -m archive.publish.instance
