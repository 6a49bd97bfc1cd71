#!/bin/sh
# Installs kbgen with an extra (or none) into .venv, in the versions of constraints.txt; says what to
# do when that fails. PYTHON names the interpreter of a new .venv.
set -eu
cd "$(dirname -- "$0")/.."
extra=${1:-}
python=${PYTHON:-python3}
bin=.venv/bin

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "kbgen needs Python 3.11 or newer, and $python is not. Name another one: make PYTHON=python3.12" >&2
  exit 1
fi
if [ ! -x "$bin/python" ] && ! "$python" -m venv .venv; then
  rm -rf .venv
  echo "$python cannot make .venv. On Debian and Ubuntu: apt-get install python3-venv" >&2
  exit 1
fi

install() {
  "$bin/python" -m pip install --quiet --disable-pip-version-check "$@" -e ".$extra"
}

if ! install -c constraints.txt; then
  echo "A version in constraints.txt cannot be installed here; trying the newest that pyproject.toml allows." >&2
  if ! install; then
    cat >&2 <<END
kbgen could not be installed: what failed is in pip's message above.
  No connection, or a proxy?  Set HTTPS_PROXY, or PIP_INDEX_URL to a mirror, and run make again.
  A compiler is missing?      apt-get install build-essential python3-dev, and run make again.
  Something else?             rm -rf .venv, and run make again.
END
    exit 1
  fi
fi
