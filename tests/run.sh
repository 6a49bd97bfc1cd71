#!/bin/sh
# Everything that has to hold, from quick to slow. `make test` sets up and calls this; `make quick`
# calls it with `quick` first, which leaves out what takes long (tests/README.md).
set -eu
cd "$(dirname -- "$0")/.."
if [ "${1:-}" = quick ]; then
  shift
  set -- tests/unit tests/test_*.py -m "not slow" "$@"
fi
# Three for two processors: browsers and servers are waited for, and meanwhile another test can run.
processors=$(getconf _NPROCESSORS_ONLN)
# Temporary files in memory where there is room for them: a disk doubles the time of many tests.
if [ -z "${TMPDIR:-}" ] && [ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" -gt 8000000 ] 2>/dev/null; then
  TMPDIR=$(mktemp -d /dev/shm/kbgen-tests.XXXXXX)
  chmod 755 "$TMPDIR" # PostgreSQL runs as another user
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
fi
echo "ruff";   ruff check --quiet .; ruff format --check --quiet .
echo "mypy";   mypy --no-error-summary
echo "tsc";    tsc -p tests/tsconfig.json
echo "pytest"; python -m pytest -n $((processors + (processors + 1) / 2)) --dist worksteal "$@"
