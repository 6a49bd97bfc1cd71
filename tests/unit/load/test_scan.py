import pytest

from kbgen.files import LARGEST_TEXT
from kbgen.load import scan
from kbgen.model.locale import Locale

EN, PT = Locale("en"), Locale("pt-BR")


@pytest.fixture
def scanned(make_project):
    def scan_it(*paths: str, config: str = '[site]\nname = "Help"\n[locales.en]\n'):
        return scan(make_project(dict.fromkeys(paths, "x"), config))

    return scan_it


def findings(found) -> list[tuple[str, str, str]]:
    return [(d.code, d.span.path, d.message) for d in found.diagnostics]


def test_markdown_files_are_articles_and_other_files_assets(scanned):
    found = scanned("en/b.md", "en/a/x.md", "en/a/x.png", "en/a/notes.txt")
    assert found.articles == (("en/a/x.md", EN), ("en/b.md", EN))
    assert found.assets == {"en/a/x.png", "en/a/notes.txt"}
    assert found.diagnostics == ()


def test_category_files_are_found(scanned):
    assert scanned("en/a/_category.toml", "en/a/x.md").categories == (("en/a/_category.toml", EN),)


@pytest.mark.parametrize(
    "path",
    ["en/_draft.md", "en/.hidden.md", "en/_drafts/x.md", "en/.git/x.md", "_drafts/x.md", ".x/y.md"],
)
def test_names_that_begin_with_a_dot_or_an_underscore_are_no_content(scanned, path):
    found = scanned("en/a/x.md", path)
    assert found.articles == (("en/a/x.md", EN),)
    assert found.assets == frozenset()
    assert found.diagnostics == ()


def test_the_folder_of_a_locale_may_be_written_in_any_case(scanned):
    config = '[site]\nname = "Help"\n[locales.pt-BR]\n'
    assert scanned("pt-br/a/x.md", config=config).articles == (("pt-br/a/x.md", PT),)
    assert scanned("PT_BR/a/y.md", config=config).articles[0] == ("PT_BR/a/y.md", PT)


def test_an_article_outside_of_a_locale_is_a_warning(scanned):
    assert findings(scanned("en/a/x.md", "x.md")) == [
        ("KB106", "content/x.md", "Article outside a locale's folder")
    ]


def test_other_files_at_the_root_are_nobodys_business(scanned):
    assert findings(scanned("en/a/x.md", "README.txt", "logo.png")) == []


def test_a_folder_that_is_no_locale_is_an_error(scanned):
    found = scanned("en/a/x.md", "images/a.png")
    assert findings(found) == [("KB401", "content/images", "Folder `images` is not a known locale")]
    assert found.diagnostics[0].hint == "Begin the name of any other folder with `_`."
    assert found.assets == frozenset()


def test_a_misspelt_locale_gets_the_one_that_was_meant(scanned):
    config = '[site]\nname = "Help"\n[locales.pt-BR]\n'
    (found,) = scanned("pt-brr/x.md", config=config).diagnostics
    assert found.hint == "Did you mean `pt-br`?"


def test_a_folder_of_a_locale_that_the_site_has_not_is_an_error(scanned):
    found = scanned("en/a/x.md", "de/a/x.md")
    assert findings(found) == [
        ("KB401", "content/de", "Folder `de` is not one of the site's locales")
    ]
    assert found.diagnostics[0].hint == "Add [locales.de] to kbgen.toml."


def test_a_project_without_content_has_nothing(make_project):
    project = make_project({}, '[site]\nname = "Help"\n[locales.en]\n')
    assert scan(project).articles == ()


def test_links_to_folders_elsewhere_are_not_followed(make_project, tmp_path):
    project = make_project({"en/a/x.md": "x"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.md").write_text("x")
    (project.content / "en" / "linked").symlink_to(elsewhere)
    assert scan(project).articles == (("en/a/x.md", EN),)


def test_a_file_that_is_too_large_for_an_article_is_not_read(make_project):
    huge = b"x" * (LARGEST_TEXT + 600_000)
    found = scan(make_project({"en/a/x.md": "x", "en/a/huge.md": huge}))
    assert findings(found) == [
        ("KB109", "content/en/a/huge.md", "The file is 3 MB; the limit is 2 MB")
    ]
    assert [path for path, _ in found.articles] == ["en/a/x.md"]
