#!/bin/sh
# Everything that has to hold, from quick to slow. `make test` sets up and calls this.
set -eu
cd "$(dirname -- "$0")/.."
echo "ruff";   ruff check --quiet .; ruff format --check --quiet .
echo "mypy";   mypy --no-error-summary
echo "tsc";    tsc -p tests/tsconfig.json
echo "pytest"; python -m pytest -n auto --dist loadfile "$@"
