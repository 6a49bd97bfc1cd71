"""Publishing that is killed, whenever it is, leaves a site that works; the next run completes it.

`KBGEN_FUZZ` kills each place 20 times (`make bench` does).
"""

import gzip
import os
import random
import subprocess
import threading
import time
import urllib.request

import pytest

from tests import sshd
from tests.publishing import bucket_server, publisher
from tests.wholeness import assert_whole, named_by_page

pytestmark = pytest.mark.slow

#: Place → kills; two runs for each.
KILLS = dict.fromkeys(("folder", "bucket", "server", "branch"), 20)
if "KBGEN_FUZZ" not in os.environ:
    KILLS = {"folder": 6, "bucket": 2, "server": 1, "branch": 1}
ARTICLES = 8
SCOPE = "key/20260101/us-east-1/s3/aws4_request"


@pytest.fixture(scope="module")
def editions(tmp_path_factory, write_project, build_site, files_of):
    """Two built editions of a site, (folder, files) each."""
    built = []
    for edition in ("first", "second"):
        root = write_project(tmp_path_factory.mktemp(edition), ARTICLES, edition)
        build_site(root)
        files = files_of(root / "site")
        built.append((root / "site", {p: d for p, d in files.items() if p[:6] != ".kbgen"}))
    return built


class Folder:
    def __init__(self, tmp_path, files_of):
        self.place, self._files_of = tmp_path / "www", files_of
        self.table = {"to": str(self.place)}

    def files(self):
        return self._files_of(self.place) if self.place.exists() else {}


class Server(Folder):
    def __init__(self, tmp_path, files_of, login):
        super().__init__(tmp_path, files_of)
        self.table = {"to": f"ssh://{login}{self.place}"}


class Branch:
    def __init__(self, tmp_path):
        self._git = ["git", "--git-dir", str(tmp_path / "pages.git")]
        subprocess.run([*self._git, "init", "-q", "--bare"], check=True)
        self.table = {"to": f"git+file://{tmp_path}/pages.git"}

    def _run(self, *arguments):
        return subprocess.run([*self._git, *arguments], capture_output=True, check=False).stdout

    def files(self):
        # git that was started by a killed publisher may still push.
        commit = self._run("rev-parse", "gh-pages").decode().strip()
        names = self._run("ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0")
        return {name: self._run("cat-file", "blob", f"{commit}:{name}") for name in names if name}


class Bucket:
    def __init__(self, address):
        from obstore.store import from_url

        ask = urllib.request.Request(
            f"{address}/help",
            method="PUT",
            headers={"Authorization": f"AWS4-HMAC-SHA256 Credential={SCOPE}"},
        )
        urllib.request.urlopen(ask).close()
        self.table = {"to": "s3://help/kb", "endpoint": address, "region": "us-east-1"}
        options = {"access_key_id": "key", "secret_access_key": "secret", "region": "us-east-1"}
        self._store = from_url(
            self.table["to"], endpoint=address, client_options={"allow_http": True}, **options
        )

    def files(self):
        import obstore

        found = {}
        for page in obstore.list(self._store):
            for one in page:
                answer = obstore.get(self._store, one["path"])
                data = bytes(answer.bytes())
                is_packed = answer.attributes.get("Content-Encoding") == "gzip"
                found[one["path"]] = gzip.decompress(data) if is_packed else data
        return found


@pytest.fixture(params=KILLS)
def place(request, tmp_path, files_of):
    """A place to publish to, and a publisher for it."""
    keys = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
    match request.param:
        case "folder":
            with publisher() as process:
                yield Folder(tmp_path, files_of), process, KILLS["folder"]
        case "branch":
            with publisher() as process:
                yield Branch(tmp_path), process, KILLS["branch"]
        case "bucket":
            with bucket_server() as address, publisher(**keys) as process:
                yield Bucket(address), process, KILLS["bucket"]
        case "server":
            with sshd.serving() as server, publisher(PATH=server.path) as process:
                yield Server(tmp_path, files_of, server.login), process, KILLS["server"]


def published(files):
    """Return a site's files without what is kept for a while, nor notes of the publisher."""
    return {path: data for path, data in files.items() if not path.startswith(".kbgen")}


def test_a_killed_run_leaves_pages_with_their_files_and_the_next_completes_it(
    place, editions, tmp_path
):
    target, process, kills = place
    job = {"table": target.table, "private": str(tmp_path / "private")}
    (first, old), (second, new) = editions
    assert process.run(out=str(first), **job)
    begun = time.perf_counter()
    assert process.run(out=str(second), **job)
    seconds = time.perf_counter() - begun
    goals = [(first, old), (second, new)]
    killed = mixed = 0
    for number in range(kills):
        out, goal = goals[number % 2]
        after = seconds * (number + random.random()) / kills + 0.001
        killed += not process.run(out=str(out), after=after, **job)
        files = published(target.files())
        assert_whole(files, old, new)
        changing = [p for p in files.keys() & old.keys() & new.keys() if old[p] != new[p]]
        mixed += len({files[path] == new[path] for path in changing}) == 2
        assert process.run(out=str(out), **job)
        files = published(target.files())
        assert {path: files.get(path) for path in goal} == goal
        assert {path for path in files if path.endswith(".html")} <= goal.keys()
    assert killed or kills < 5
    # A commit shows all pages at once; other places show one after the other.
    assert not (mixed and isinstance(target, Branch))
    assert mixed or isinstance(target, Branch) or kills < 20
    assert process.run(out=str(out), prune=True, **job)
    assert published(target.files()) == goal


def test_a_visitor_gets_the_files_of_each_page_while_it_is_published(editions, tmp_path, files_of):
    """A page is read at any moment, and what it names some time later."""
    target, visits = Folder(tmp_path, files_of), 0
    job = {"table": target.table, "private": str(tmp_path / "private")}
    (first, old), (second, _) = editions
    pages = sorted(path for path in old if path.endswith(".html"))
    with publisher() as process:
        assert process.run(out=str(first), **job)
        runs = [first, second] * (10 if "KBGEN_FUZZ" in os.environ else 2)
        thread = threading.Thread(target=lambda: [process.run(out=str(o), **job) for o in runs])
        thread.start()
        while thread.is_alive():
            path = random.choice(pages)
            named = named_by_page(path, (target.place / path).read_bytes())
            time.sleep(random.random() / 50)
            assert [name for name in named if not (target.place / name).exists()] == []
            visits += 1
        thread.join()
    assert visits > 10
