"""A PostgreSQL server of the tests' own: a private cluster in a temporary folder."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg

#: Small and quick, but what is committed is on disk: some tests kill.
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


def find_binaries() -> Path:
    """Return the folder of initdb and pg_ctl. Raises LookupError."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not places:
        raise LookupError("There is no PostgreSQL. Install it: apt-get install postgresql")
    return places[-1].parent


class Postgres:
    """A cluster that listens on a Unix socket in its own folder."""

    def __init__(self, folder: Path, binaries: Path, prefix: tuple[str, ...]) -> None:
        self.folder = folder
        self._data = folder / "data"
        self._binaries = binaries
        self._prefix = prefix
        self.is_running = False

    def initialise(self) -> None:
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("initdb", "-D", str(self._data), *options)
        settings = {**SETTINGS, "unix_socket_directories": f"'{self.folder}'"}
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def start(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", f"{self.folder}/log", "start")
        self.is_running = True

    def stop(self, mode: str = "fast") -> None:
        """Stop: `fast` ends sessions in order, `immediate` is a crash."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", mode, "stop")
        self.is_running = False

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create(self, name: str, options: str = "") -> None:
        """Make an empty database."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} {options}")

    @contextlib.contextmanager
    def database(self, options: str = "") -> Iterator[str]:
        """Make a database; yield its address."""
        name = f"test_{uuid.uuid4().hex}"
        self.create(name, options)
        yield self.url(name)
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        # Not through pipes: the server would keep them open.
        log = self.folder / "commands.log"
        with log.open("a") as output:
            done = subprocess.run(
                [*self._prefix, str(self._binaries / program), *arguments],
                cwd="/",
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=120,
                check=False,
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{log.read_text()}")


@contextlib.contextmanager
def private_postgres() -> Iterator[Postgres]:
    """Run a cluster; it is gone after the block."""
    folder = Path(tempfile.mkdtemp(prefix="kbgen-pg-"))  # short: a socket's path may be no longer
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:  # under which PostgreSQL refuses to run
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        prefix = ("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--")
    cluster = Postgres(folder, find_binaries(), prefix)
    try:
        cluster.initialise()
        cluster.start()
        yield cluster
    finally:
        with contextlib.suppress(RuntimeError):
            cluster.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
