"""`kbgen check --golden`: the cases of KB602."""

import pytest

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'


@pytest.fixture
def zoo(run, in_project, text_of):
    """Zebra comes first for `zebra`, then the lion."""
    root = in_project(
        {
            "en/a/zebra.md": text_of("Zebra", "The zebra has stripes."),
            "en/a/lion.md": text_of("Lion", "The lion eats a zebra."),
            "de/a/zebra.md": text_of("Zebra", "Das Zebra hat Streifen."),
        },
        CONFIG,
    )
    assert run("build", "-q").code == 0
    return root


@pytest.fixture
def golden(zoo):
    """Write the searches; return their file."""

    def write(text: str | bytes):
        file = zoo / "content/golden.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def search(
    query: str = "zebra", expect: str = "a/zebra", locale: str = "en", more: str = ""
) -> str:
    return f'[[search]]\nquery = "{query}"\nlocale = "{locale}"\nexpect = "{expect}"\n{more}'


LION_WAS_FIRST = search(expect="a/lion", more="within = 3\nrank = 1\n")


# Checking


def test_good_searches_are_counted(run, golden):
    golden(search() + search(expect="a/lion", more="within = 2\nrank = 2\n") + search(locale="de"))
    done = run("check", "--golden")
    assert (done.code, done.err) == (0, "")
    assert done.out == "3 searches: 3 passed, 2 with the article first\n"


def test_one_search_is_one(run, golden):
    golden(search())
    assert run("check", "--golden").out == "1 search: 1 passed, 1 with the article first\n"


def test_quiet_says_nothing_of_what_is_good(run, golden):
    golden(search())
    done = run("check", "--golden", "-q")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_drop_is_an_error_with_its_line_and_the_rank_before_and_after(run, golden):
    golden("# ours\n\n" + search() + "\n" + LION_WAS_FIRST)
    done = run("check", "--golden")
    assert done.code == 1
    assert done.out == "2 searches: 1 passed, 1 with the article first\n"
    assert done.err == (
        "content/golden.toml:8:1: error KB602: Search `zebra` (en): `a/lion` ranks 2nd, was 1st\n"
        "    hint: First is `a/zebra`. See why: kbgen search --explain;"
        " accept it: kbgen check --golden --update.\n"
    )


@pytest.mark.parametrize(("within", "code"), [(1, 1), (2, 0), (3, 0)])
def test_within_is_the_worst_rank_that_is_good_enough(run, golden, within, code):
    golden(search(expect="a/lion", more=f"within = {within}\n"))
    done = run("check", "--golden")
    assert done.code == code
    assert ("ranks 2nd, expected within 1" in done.err) == bool(code)


def test_an_article_that_is_not_found_is_an_error(run, golden):
    golden(search("stripes", "a/lion", more="within = 9\nrank = 3\n") + search("qqqqqq"))
    done = run("check", "--golden")
    assert done.code == 1
    first, hint, second, other_hint = done.err.splitlines()
    assert first.startswith("content/golden.toml:1:1: error KB602: Search `stripes` (en): `a/lion`")
    assert first.endswith("is not among the first 10, was 3rd")
    assert hint.startswith("    hint: First is `a/zebra`. ")
    assert second.startswith("content/golden.toml:7:1: error KB602: Search `qqqqqq` (en)")
    assert other_hint.startswith("    hint: It finds nothing. ")


def test_json_is_one_flat_array_on_standard_output(run, golden):
    golden(LION_WAS_FIRST)
    done = run("check", "--golden", "--format", "json")
    (found,) = done.json
    assert (done.code, done.err) == (1, "")
    assert found.pop("hint").startswith("First is `a/zebra`.")
    assert found == {
        "path": "content/golden.toml",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "KB602",
        "message": "Search `zebra` (en): `a/lion` ranks 2nd, was 1st",
    }
    golden(search())
    assert run("check", "--golden", "--format", "json").json == []


def test_a_site_elsewhere_can_be_checked(run, golden, zoo, text_of):
    golden(LION_WAS_FIRST)
    (zoo / "content/en/a/zebra.md").write_text(text_of("Horse", "It has no stripes."), "utf-8")
    assert run("build", "-q", "-d", "other").code == 0
    assert run("check", "--golden", "-d", "other").code == 0
    assert run("check", "--golden", "--site-dir", "site").code == 1


def test_what_is_built_counts_and_not_what_is_written(run, golden, zoo):
    golden(search())
    (zoo / "content/en/a/zebra.md").write_text("---\ntitle: [\n---\n", "utf-8")
    assert run("check", "--golden").code == 0
    assert run("check").code == 1


def test_the_golden_searches_are_no_mistake_in_the_content(run, golden, zoo):
    golden(LION_WAS_FIRST)
    assert run("check", "--strict").code == 0
    assert run("build", "--strict").code == 0
    assert not list((zoo / "site").rglob("golden*"))


# Wrong use


def test_update_goes_with_golden(run, zoo):
    done = run("check", "--update")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: --update requires --golden\n"


@pytest.mark.parametrize("options", [[], ["--update"], ["--format", "json"]])
def test_a_missing_file_is_told_with_what_to_write(run, zoo, options):
    done = run("check", "--golden", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: File not found: ")
    assert "golden.toml\n  hint: Write [[search]] tables" in done.err


def test_a_site_that_was_not_built_is_told_with_what_to_do(run, golden):
    golden(search())
    done = run("check", "--golden", "-d", "nowhere")
    assert done.code == 2
    assert done.err == "Error: No search index found for en\n  hint: Run: kbgen build\n"


def test_every_mistake_is_told_with_file_and_line(run, golden):
    file = golden(
        search(more="wihtin = 2\n")
        + search(locale="fr")
        + '[[search]]\nquery = 5\nexpect = "a"\n'
        + search()
    )
    before = file.read_bytes()
    for options in ([], ["--update"], ["--format", "json"]):
        done = run("check", "--golden", *options)
        assert (done.code, done.out) == (2, "")
        assert [line.rpartition("golden.toml")[2] for line in done.err.splitlines()[:-1]] == [
            ":1: unknown key `wihtin`",
            ":6: the site has no locale `fr`",
            ":10: `locale` is missing",
            ":10: invalid `query`: 5",
        ]
        assert done.err.endswith(
            "  hint: Its keys are query, locale, expect, section, within, rank.\n"
        )
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["[[search\n", b"\xff", "[[serach]]\n", "search = 1\n"])
def test_a_file_of_another_kind_is_an_error(run, golden, text):
    golden(text)
    done = run("check", "--golden")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert "golden.toml" in done.err


# Updating


def test_an_update_accepts_the_ranks_of_now(run, golden):
    file = golden(search() + LION_WAS_FIRST)
    done = run("check", "--golden", "--update")
    assert (done.code, done.err) == (0, "")
    assert done.out == "2 ranks updated\n2 searches: 2 passed, 1 with the article first\n"
    assert file.read_text("utf-8") == (
        search(more="rank = 1\n") + LION_WAS_FIRST.replace("rank = 1", "rank = 2")
    )
    assert run("check", "--golden").code == 0


def test_a_second_update_leaves_the_file_as_it_is(run, golden):
    file = golden("# ours\r\n\r\n" + search().replace("\n", "\r\n") + "# the end")
    assert run("check", "--golden", "--update").out.startswith("1 rank updated\n")
    before, stat = file.read_bytes(), file.stat()
    assert before.count(b"\n") == before.count(b"\r\n") == 7
    assert run("check", "--golden", "--update").out.startswith("0 ranks updated\n")
    assert file.read_bytes() == before
    assert file.stat().st_mtime_ns == stat.st_mtime_ns


def test_an_update_never_accepts_what_is_not_good_enough(run, golden):
    text = search(expect="a/lion", more="rank = 1\n") + search("qqqqqq", more="rank = 1\n")
    file = golden(text)
    done = run("check", "--golden", "--update")
    assert done.code == 1
    assert done.out == "0 ranks updated\n2 searches: 0 passed, 0 with the article first\n"
    assert done.err.count("KB602") == 2
    assert file.read_text("utf-8") == text


def test_an_update_of_an_empty_file_does_nothing(run, golden):
    golden("# nothing yet\n")
    done = run("check", "--golden", "--update")
    assert (done.code, done.err) == (0, "")


def test_machines_are_told_of_an_update_in_json_alone(run, golden):
    file = golden(LION_WAS_FIRST)
    assert run("check", "--golden", "--update", "--format", "json").json == []
    assert "rank = 2" in file.read_text("utf-8")


def test_an_article_that_does_not_exist_is_told_as_such(run, golden):
    golden(search(expect="a/zerba"))
    done = run("check", "--golden")
    assert done.code == 1
    assert "article `a/zerba` does not exist" in done.err
    assert "Did you mean `a/zebra`?" in done.err
