"""A small file system, to be filled up."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZE = 4 * 1024 * 1024


@dataclass(frozen=True)
class Disk:
    """A small file system of its own."""

    folder: Path
    """Where commands find it."""
    prefix: tuple[str, ...] = ()
    """What commands begin with to find it there."""
    root: Path = Path("/")

    @property
    def seen(self) -> Path:
        """Where this process finds it."""
        return self.root / self.folder.relative_to("/")

    def fill(self, free: int = 0) -> None:
        """Write a file that leaves so many bytes free."""
        stats = os.statvfs(self.seen)
        left = stats.f_bavail * stats.f_frsize
        filler = self.seen / "filler"
        size = filler.stat().st_size if filler.exists() else 0
        with filler.open("ab") as stream:
            stream.truncate(0)
            stream.write(bytes(max(0, size + left - free)))

    def empty(self) -> None:
        (self.seen / "filler").unlink()


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Mount one; without the right to, in a namespace where anybody may. Raises LookupError."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield Disk(folder)
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
        return
    script = f"{' '.join(mount)} && echo mounted && read -r _"
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        if holder.stdout.readline() != b"mounted\n":
            raise LookupError("The test needs `mount`, or else user namespaces (`unshare -rm`)")
        enter = ("nsenter", "-t", str(holder.pid), "-U", "-m", "--preserve-credentials")
        yield Disk(folder, enter, Path(f"/proc/{holder.pid}/root"))
        holder.stdin.close()
