import pytest

from kbgen.build import BuildOptions
from kbgen.build.checks import all_findings
from kbgen.build.pipeline import check
from kbgen.config import load_project

CONFIG = '[site]\nname = "Help"\n[locales.en]\n[locales.de]\n'
HEAD = "---\ntitle: X\n---\n"


@pytest.fixture
def unused(write_project):
    def run(content, config=CONFIG):
        root = write_project({"en/a/form.pdf": "%PDF", "en/a/x.md": HEAD, **content}, config)
        project = load_project(root / "kbgen.toml")
        options = BuildOptions(out=root / "site")
        found = all_findings(check(project, options))
        return [d.span.path.removeprefix("content/") for d in found if d.code == "KB119"]

    return run


@pytest.mark.parametrize(
    "content",
    [
        {"en/a/y.md": f"{HEAD}[f](form.pdf)\n"},
        {"en/b/y.md": f"{HEAD}![f](../a/form.pdf)\n"},
        {"de/a/y.md": f"{HEAD}[f](../../en/a/form.pdf)\n"},
        {"de/a/x.md": f"{HEAD}[f](form.pdf)\n"},
        {"en/a/y.md": "---\ntitle: Y\ndraft: true\n---\n[f](form.pdf)\n"},
        {"en/a/y.md": "---\ntitle: Y\npublish_on: 2099-01-01\n---\n[f](form.pdf)\n"},
        {"en/a/y.md": "---\ntitle: Y: Y\n---\n[f](form.pdf)\n"},
        {"_snippets/en/s.md": "[f](a/form.pdf)\n"},
    ],
)
def test_a_file_that_something_names_is_used(unused, content):
    assert unused(content) == []


@pytest.mark.parametrize(
    "content",
    [{}, {"en/b/y.md": f"{HEAD}[f](form.pdf)\n"}, {"en/a/y.md": f"{HEAD}[f](form2.pdf)\n"}],
)
def test_a_file_that_nothing_names_is_reported(unused, content):
    assert unused(content) == ["en/a/form.pdf"]


def test_names_that_begin_with_an_underscore_are_left_alone(unused):
    assert unused({"en/a/y.md": f"{HEAD}[f](form.pdf)\n", "en/a/_raw.psd": "x"}) == []


def test_the_rule_can_be_switched_off(unused):
    assert unused({}, f'{CONFIG}[check.rules]\nunused-files = "off"\n') == []
