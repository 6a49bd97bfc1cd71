"""Places to publish to: folders, buckets, servers and branches that are really there."""

import datetime as dt
import shutil
import socket
import subprocess
import threading
import time
import urllib.request

import obstore
import pytest
from obstore.exceptions import GenericError

from kbgen.config import TargetTable
from kbgen.errors import KbgenError
from kbgen.publish.branch import BranchTarget
from kbgen.publish.bucket import BucketTarget, _reason
from kbgen.publish.files import made_file
from kbgen.publish.folder import FolderTarget
from kbgen.publish.programs import reason
from kbgen.publish.run import PublishOptions, publish
from kbgen.publish.server import ServerTarget
from kbgen.publish.site import files_for
from kbgen.publish.target import LOCK
from tests import sshd
from tests.publishing import LEASE, bucket_server

pytestmark = pytest.mark.slow

OPTIONS = PublishOptions(site="Help", keep=dt.timedelta(days=7))
SCOPE = "key/20260101/us-east-1/s3/aws4_request"


def pages(*texts: str):
    return [made_file(f"en/{n}/index.html", text.encode()) for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def store():
    """An S3-compatible server with the bucket `help`."""
    with bucket_server() as address:
        headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential={SCOPE}"}
        ask = urllib.request.Request(f"{address}/help", method="PUT", headers=headers)
        urllib.request.urlopen(ask).close()
        yield address


@pytest.fixture
def bucket(store, monkeypatch, request):
    """A bucket's folder of the test's own, and the table that names it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    table = TargetTable(to=f"s3://help/{request.node.name}", endpoint=store, region="us-east-1")
    return lambda: BucketTarget(table, LEASE)


@pytest.fixture(scope="module")
def server():
    with sshd.serving() as running:
        yield running


def test_a_place_with_other_files_is_refused_unless_it_is_taken_over(tmp_path):
    (tmp_path / "index.html").write_text("mine")
    target = FolderTarget(tmp_path)
    with pytest.raises(KbgenError, match="has files that kbgen did not publish"):
        publish(target, pages("a"), OPTIONS)
    taken = PublishOptions(site="Help", keep=OPTIONS.keep, take_over=True)
    publish(target, pages("a"), taken)
    assert (tmp_path / "index.html").read_text() == "mine"
    with pytest.raises(KbgenError, match="holds the site “Help”, not “Other”"):
        publish(target, pages("a"), PublishOptions(site="Other", keep=OPTIONS.keep))


def test_only_what_changed_is_written(tmp_path):
    target = FolderTarget(tmp_path)
    publish(target, pages("a", "b", "c"), OPTIONS)
    file = tmp_path / "en/0/index.html"
    before = file.stat()
    plan = publish(target, pages("a", "x"), OPTIONS)
    assert [one.path for one in plan.files] == ["en/1/index.html"]
    assert (plan.delete, plan.unchanged) == (("en/2/index.html",), 1)
    assert file.stat().st_ino == before.st_ino
    assert not (tmp_path / "en/2").exists()
    assert publish(target, pages("a", "x"), OPTIONS).files == ()


def test_a_link_that_leads_out_of_the_folder_is_not_written_through(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "elsewhere").mkdir()
    target = FolderTarget(tmp_path / "www")
    publish(target, pages("a"), OPTIONS)
    shutil.rmtree(tmp_path / "www/en")
    (tmp_path / "www/en").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KbgenError, match="is a link that leads out"):
        publish(target, pages("b"), OPTIONS)
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_second_publisher_waits_for_the_first(tmp_path):
    first, waited, done = FolderTarget(tmp_path), threading.Event(), []
    with first.hold(lambda: None):
        other = threading.Thread(
            target=lambda: done.append(
                publish(FolderTarget(tmp_path), pages("a"), OPTIONS, lambda *_: waited.set())
            )
        )
        other.start()
        assert waited.wait(5)
        assert done == []
    other.join(10)
    assert len(done) == 1


@pytest.mark.parametrize("place", ["s3://help/a", "gs://help/a", "az://help/a"])
def test_a_store_of_each_kind_is_asked_at_its_endpoint(place, monkeypatch):
    """What is asked for first; the answer, a refusal, is an error that names the place."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AZURE_STORAGE_ACCOUNT_NAME"):
        monkeypatch.setenv(name, "key")
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT_KEY", "c2VjcmV0")
    monkeypatch.setenv("GOOGLE_BEARER_TOKEN", "token")
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def refuse() -> None:
            with server.accept()[0] as connection:
                heard.append(connection.recv(65_536).decode())
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=refuse, daemon=True).start()
        endpoint = f"http://127.0.0.1:{server.getsockname()[1]}/"
        target = BucketTarget(TargetTable(to=place, endpoint=endpoint))
        with pytest.raises(KbgenError, match=rf"Publishing to {place} failed"):
            target.is_empty()
    assert heard[0].startswith("GET /help?")
    assert "prefix=a%2F" in heard[0]


def test_a_bucket_that_does_not_exist_is_said_in_the_words_of_the_store(store, bucket):
    target = BucketTarget(TargetTable(to="s3://nowhere", endpoint=store, region="us-east-1"))
    with pytest.raises(KbgenError, match=r"bucket does not exist \(NoSuchBucket\)$"):
        publish(target, pages("a"), OPTIONS)


def test_missing_keys_of_a_bucket_are_said_to_be_missing():
    asked = "Error performing token request: Error performing GET http://169.254.169.254/latest/api"
    assert "keys" in _reason(GenericError(asked))


def test_a_bucket_holds_each_file_with_its_headers(bucket, store, site, paths, request):
    table = TargetTable(to=f"s3://help/{request.node.name}", endpoint=store, region="us-east-1")
    files = files_for(table, site, paths, "")
    plan = publish(bucket(), files, OPTIONS)
    assert len(plan.files) == len(paths)
    ask = urllib.request.Request(f"{store}/help/{request.node.name}/en/index.html")
    ask.add_header("Authorization", f"AWS4-HMAC-SHA256 Credential={SCOPE}")
    with urllib.request.urlopen(ask) as answer:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Cache-Control"] == "no-cache"
    assert publish(bucket(), files, OPTIONS).files == ()
    fewer = [file for file in files if not file.path.startswith("de/")]
    gone = publish(bucket(), fewer, OPTIONS).delete
    assert set(gone) == {path for path in paths if path.startswith("de/")}
    assert bucket().read("de/index.html") is None


def test_a_bucket_is_taken_over_from_a_publisher_that_is_gone(bucket):
    publish(bucket(), pages("a"), OPTIONS)
    first, waited = bucket(), []
    hold = first.hold(lambda: None)
    hold.__enter__()
    # As if the first one had stopped in the middle: what lies there is not renewed any more.
    obstore.put(first._store, LOCK, b"somewhere else")  # noqa: SLF001  # no other way to stop it
    publish(bucket(), pages("b"), OPTIONS, lambda text, _: waited.append(text))
    with pytest.raises(KbgenError, match="another publisher has taken over"):
        first.write(pages("c"))
    hold.__exit__(None, None, None)
    assert waited[0].startswith("Another publisher is at work")
    assert bucket().read("en/0/index.html") == b"b"


def test_a_second_publisher_waits_for_the_bucket(bucket):
    order = []

    def second() -> None:
        with bucket().hold(lambda: order.append("waits")):
            order.append("second")

    with bucket().hold(lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(LEASE + 1)  # longer than a lease that is not renewed
        order.append("first")
    thread.join(10)
    assert order == ["waits", "first", "second"]


def test_a_server_gets_only_what_changed(server, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", server.path)
    place = tmp_path / "it's a place"
    target = ServerTarget(f"ssh://{server.login}{place}", tmp_path / "sent")
    publish(target, pages("a", "b"), OPTIONS)
    (place / "of others").mkdir()
    kept = (place / "en/0/index.html").stat().st_ino
    plan = publish(target, pages("a"), OPTIONS)
    assert plan.delete == ("en/1/index.html",)
    assert (place / "en/0/index.html").stat().st_ino == kept
    assert not (place / "en/1").exists()
    assert (place / "of others").is_dir()
    assert (place / "en/0/index.html").stat().st_mode & 0o777 == 0o644


def test_a_second_publisher_waits_for_the_server(server, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", server.path)
    monkeypatch.setattr("kbgen.publish.server.POLL", 0.1)
    order = []

    def target() -> ServerTarget:
        return ServerTarget(f"ssh://{server.login}{tmp_path}/www", tmp_path / "sent")

    def second() -> None:
        with target().hold(lambda: order.append("waits")):
            order.append("second")

    with target().hold(lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        while not order:
            time.sleep(0.05)
        order.append("first")
    thread.join(20)
    assert order == ["waits", "first", "second"]


def test_a_server_that_cannot_be_reached_is_an_error(server, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", server.path)
    target = ServerTarget("ssh://127.0.0.1:1/var/www", tmp_path / "sent")
    with pytest.raises(KbgenError, match=r"Publishing to ssh://\S+ failed: .*refused"):
        publish(target, pages("a"), OPTIONS)


@pytest.fixture
def repository(tmp_path):
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "pages.git"], check=True)

    def git(*arguments: str) -> str:
        command = ["git", "--git-dir", str(tmp_path / "pages.git"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return git


def branch_of(tmp_path, name="private"):
    return BranchTarget(f"git+file://{tmp_path}/pages.git", "gh-pages", tmp_path / name, "Help")


def test_a_run_is_one_commit_and_nothing_new_is_none(tmp_path, repository):
    publish(branch_of(tmp_path), pages("a", "b"), OPTIONS)
    publish(branch_of(tmp_path), pages("a", "b"), OPTIONS)
    assert repository("rev-list", "--count", "gh-pages").strip() == "1"
    publish(branch_of(tmp_path, "another machine"), pages("x"), OPTIONS)
    assert repository("show", "gh-pages:en/0/index.html") == "x"
    listed = repository("ls-tree", "-r", "--name-only", "gh-pages").split()
    assert listed == [".kbgen-published.json", "en/0/index.html"]
    assert repository("log", "-1", "--format=%s", "gh-pages") == "Publish Help\n"


def test_a_commit_of_another_publisher_is_not_overwritten(tmp_path, repository):
    publish(branch_of(tmp_path), pages("a"), OPTIONS)
    slow, overtaken = branch_of(tmp_path), []

    def overtake(*_: object) -> None:
        if not overtaken:
            overtaken.append(publish(branch_of(tmp_path, "other"), pages("a", "b"), OPTIONS))

    publish(slow, pages("c"), OPTIONS, overtake)
    assert len(overtaken) == 1
    assert repository("rev-list", "--count", "gh-pages").strip() == "3"
    assert repository("show", "gh-pages:en/0/index.html") == "c"
    assert "en/1" not in repository("ls-tree", "-r", "--name-only", "gh-pages")


def test_a_repository_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(KbgenError, match="failed: fatal: "):
        publish(branch_of(tmp_path), pages("a"), OPTIONS)


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("Host key verification failed.\nfatal: Could not read from remote repository.\n", "Host"),
        ("fatal: repository '/x' does not exist\n", "fatal: repository"),
        ("fatal: Could not read from remote repository.\n", "fatal: Could not read"),
        ("", "exit code 128"),
    ],
)
def test_a_failed_program_is_quoted_with_the_cause(said, cause):
    done = subprocess.CompletedProcess([], 128, b"", said.encode())
    assert reason(done).startswith(cause)
