"""`kbgen publish` and `kbgen hosting`, as they are typed."""

import pytest

from tests.factories import article_text

CONFIG = """\
[site]
name = "Help"
url = "https://help.example.com/"

[publish.live]
to = "www"

[publish.staff]
to = "staff"
drafts = true
"""
CONTENT = {
    "en/returns/refunds.md": article_text("Refunds", description="About money."),
    "en/returns/secret.md": article_text("Secret", draft="true"),
}


@pytest.fixture
def root(in_project):
    return in_project(CONTENT, CONFIG)


def test_the_site_is_built_and_published(root, run):
    done = run("publish", "live")
    assert (done.code, done.err.count("Error")) == (0, 0)
    assert " written (" in done.out
    assert (root / "www/en/returns/refunds/index.html").is_file()
    assert not (root / "www/en/returns/secret").exists()
    assert "0 written (0.0 MB)" in run("publish", "live", "-q", "-n").out.replace("would be ", "")


def test_a_target_may_have_an_address_of_its_own(root, run):
    config = root / "kbgen.toml"
    config.write_text(f'{config.read_text()}url = "https://staff.example.com/"\n', "utf-8")
    assert run("publish", "staff").code == 0
    assert "//staff.example.com/" in (root / "staff/sitemap.xml").read_text("utf-8")
    assert run("publish", "live").code == 0
    assert "//help.example.com/" in (root / "www/sitemap.xml").read_text("utf-8")


def test_a_plan_changes_nothing(root, run):
    done = run("publish", "live", "--dry-run", "-v")
    assert "  write   en/returns/refunds/index.html\n" in done.out
    assert not (root / "www").exists()
    assert "… and " in run("publish", "live", "--dry-run").out


def test_drafts_are_published_only_where_the_target_says_so(root, run):
    assert run("publish", "staff").code == 0
    assert (root / "staff/en/returns/secret/index.html").is_file()
    done = run("publish", "live", "--no-build")
    assert done.code == 2
    assert "was built with --drafts, which shows what is not public" in done.err
    assert run("publish", "live").code == 0
    assert not (root / "www/en/returns/secret").exists()


@pytest.mark.parametrize(
    "option", [["--drafts"], ["--audience", "agent"], ["--as-of", "2099-01-01"]], ids=str
)
def test_a_site_that_shows_more_is_never_published_as_it_is(root, run, option):
    run("build", "-q", *option)
    done = run("publish", "live", "--no-build")
    assert done.code == 2
    assert option[0] in done.err
    run("build", "-q", "--locale", "en")  # the other locales are left as they were
    assert run("publish", "live", "--no-build").code == 2
    run("build", "-q")
    assert run("publish", "live", "--no-build").code == 0


@pytest.mark.parametrize("place", ["content/en", ".", "site", "site/new"])
def test_nothing_is_published_over_the_project_itself(in_project, run, place):
    root = in_project(CONTENT, CONFIG.replace('"www"', f'"{place}"'))
    done = run("publish", "live", "--take-over")
    assert done.code == 2
    assert "Name another folder in `to`." in done.err
    assert not (root / place / ".kbgen-published.json").exists()


def test_a_site_with_errors_is_not_published(root, run):
    (root / "content/en/returns/refunds.md").write_text(article_text("Refunds", "[a](none.md)"))
    done = run("publish", "live")
    assert done.code == 1
    assert "Nothing was published" in done.err
    assert not (root / "www").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["publish"], "Name one of the targets"),
        (["publish", "lve"], "Did you mean `live`?"),
        (["publish", "live", "--no-build"], "has no built site"),
        (["publish", "--check", "help.example.com"], "has no built site"),
        (["hosting", "nginx"], "is not a built site"),
    ],
    ids=str,
)
def test_wrong_use_is_explained(root, run, arguments, words):
    done = run(*arguments)
    assert done.code == 2
    assert words in done.err


def test_a_project_without_targets_says_what_to_write(in_project, run):
    in_project(CONTENT)
    done = run("publish")
    assert done.code == 2
    assert "[publish.NAME]" in done.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('to = "ftp://host/folder"', "`ftp:` is unknown"),
        ('to = "user@host:/var/www"', "expected a folder or an address"),
        ('to = "ssh://host/"', "expected a folder after the host"),
        ('to = "ssh://-oProxyCommand=x/var"', "expected a host or bucket"),
        ('to = "https://user:secret@host/x"', "is unknown"),
        ('to = "git+https://user:secret@host/x.git"', "a password does not belong"),
        ('to = "s3://bucket"\ncompress = ["br"]', "one form of each file"),
        ('to = "www"\nendpoint = "https://minio.example.com"', "belongs to s3://, gs:// and az://"),
        ('to = "gs://help"\nregion = "eu-west-1"', "`region` belongs to s3://"),
        ('to = "git+https://host/x.git"\nbranch = "--force"', "branch"),
        ("compress = []", "`publish.live.to` is missing"),
    ],
)
def test_a_wrong_target_is_explained_with_its_line(in_project, run, line, words):
    in_project(CONTENT, f'[site]\nname = "Help"\n[publish.live]\n{line}\n')
    done = run("publish", "live")
    assert done.code == 2
    assert words in done.err
    assert "kbgen.toml:" in done.err


def test_the_settings_of_a_host_are_printed(root, run):
    run("build", "-q")
    done = run("hosting", "nginx", "--root", "/srv/www/")
    assert "root /srv/www;" in done.out
    assert "/etc/nginx/conf.d/" in done.err
    assert run("hosting", "netlify").out == ""
    assert run("hosting", "github-pages", "-q").out == "help.example.com\n"


def test_the_file_of_a_host_is_published_with_the_site(in_project, run):
    root = in_project(CONTENT, CONFIG.replace('to = "www"', 'to = "www"\nhost = "vercel"'))
    assert run("publish", "live", "-q").code == 0
    assert '"trailingSlash": true' in (root / "www/vercel.json").read_text()
    assert not (root / "site/vercel.json").exists()


def test_a_host_that_does_not_answer_is_one_fault(run, in_project, text_of):
    in_project({f"{tag}/a/x.md": text_of("X") for tag in ("en", "de", "ja")})
    run("build", "-q")

    done = run("publish", "--check", "http://127.0.0.1:9/")

    assert done.code == 1
    assert done.err.count("No answer") == 1
    assert "Search does not work" not in done.err
    assert "1 error" in done.out
