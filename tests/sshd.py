"""An sshd of the tests' own on loopback, and an `ssh` that reaches it without questions."""

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SERVER = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
# A shell that is not the first one reads no settings of the user, which may take long.
SetEnv SHLVL=2
"""
_CLIENT = """
IdentityFile {folder}/user
IdentitiesOnly yes
BatchMode yes
UserKnownHostsFile {folder}/known
StrictHostKeyChecking accept-new
LogLevel ERROR
"""
_SECONDS = 20


class Sshd(NamedTuple):
    """A running server."""

    login: str
    """user@host:port."""
    path: str
    """A PATH whose `ssh` has the key."""


def program(name: str) -> str:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which(name, path=path)
    assert found, f"{name} is missing: sh tests/tools.sh"
    return found


@contextlib.contextmanager
def serving() -> Iterator[Sshd]:
    """Run sshd for the user who runs the tests."""
    with tempfile.TemporaryDirectory(prefix="kb-sshd-") as name:
        folder = Path(name)
        for key in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)]
            subprocess.run(command, check=True)
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            port = trial.getsockname()[1]
        (folder / "sshd_config").write_text(_SERVER.format(port=port, folder=folder))
        (folder / "ssh_config").write_text(_CLIENT.format(folder=folder))
        wrapper = folder / "bin/ssh"
        wrapper.parent.mkdir()
        wrapper.write_text(f'#!/bin/sh\nexec {program("ssh")} -F {folder}/ssh_config "$@"\n')
        wrapper.chmod(0o755)
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)  # sshd of root asks for it
        server = subprocess.Popen(
            [program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")],
            stderr=subprocess.PIPE,
        )
        try:
            _wait(server, port)
            path = os.pathsep.join([str(wrapper.parent), os.environ.get("PATH", "")])
            yield Sshd(f"{getpass.getuser()}@127.0.0.1:{port}", path)
        finally:
            server.terminate()
            server.communicate(timeout=_SECONDS)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    server.kill()
    raise AssertionError(server.communicate()[1].decode(errors="replace"))
