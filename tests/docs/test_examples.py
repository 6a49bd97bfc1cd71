"""The documentation's examples work: Markdown compiles, settings and values are right."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from kbgen.asked import read_asked
from kbgen.check.bots import read_bots
from kbgen.config import Config, load_project
from kbgen.config.glossary import GlossaryTable
from kbgen.config.notices import NoticeTable
from kbgen.decisions import CHOICES, Decision
from kbgen.i18n.values import FORMATS
from kbgen.load.categories import read_categories
from kbgen.load.scan import scan
from kbgen.markdown import Rules, compile_article
from kbgen.markdown.directives import DIRECTIVES
from kbgen.markdown.directives.callout import TITLES
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from kbgen.policy import TYPES, read_policies
from tests.docs.pages import Example, examples, pages
from tests.reference.commands import walk

MARKDOWN = [*examples("markdown")]
TOML = [*examples("toml")]
POLICIES = [one for one in TOML if one.page == "write/policy-values.md"]
COMMANDS = dict(walk())
#: A command as a reader would type it, in a console or in running text.
TYPED = re.compile(r"(?:^\$ |`|&& |ExecStart=\S*/)(kbgen [^`\n]*)", re.MULTILINE)


@pytest.mark.parametrize("example", MARKDOWN, ids=str)
def test_an_example_compiles_without_a_finding(example: Example):
    front = "" if example.text.startswith("---") else "---\ntitle: Example\n---\n\n"
    source = SourceFile(path="en/guide/example.md", locale=Locale("en"), digest="0")
    snippets = {"opening-hours": "From nine to five."}
    text = front + example.text
    article, body, _ = compile_article(source, text, Rules(agent=True), snippets.items())
    assert [str(found) for found in article.diagnostics] == []
    assert len("".join(body.html)) > 20


def test_every_block_has_an_example():
    text = "".join(example.text for example in MARKDOWN)
    shown = set(re.findall(r"^:{3,}([\w-]+)", text, re.MULTILINE))
    page = pages()["write/blocks.md"]
    for directive in DIRECTIVES:
        assert not shown.isdisjoint(directive.names), directive.names[0]
        assert f"`{directive.names[0]}`" in page or f":::{directive.names[0]}" in page
    assert all(f"`{kind}`" in page for kind in TITLES)


def test_the_policies_are_right_and_are_all_that_examples_name(tmp_path):
    (policies,) = POLICIES
    (tmp_path / "policies.toml").write_text(policies.text, "utf-8")
    values, found = read_policies(tmp_path, ["US"])
    assert found == ()
    named = set(re.findall(r"policy\.([\w.]+)", "".join(one.text for one in MARKDOWN)))
    assert named - {value.name for value in values.values} == set()


def test_every_type_and_format_of_policy_values_is_in_the_reference():
    page = pages()["reference/policy-values.md"]
    assert set(TYPES) == set(FORMATS)
    for kind, formats in FORMATS.items():
        assert all(re.search(rf"^\| `{kind}` .*`{form}`", page, re.MULTILINE) for form in formats)


@pytest.mark.parametrize("example", [one for one in TOML if one not in POLICIES], ids=str)
def test_settings_are_right(example: Example, tmp_path: Path):
    data = tomllib.loads(example.text)
    if isinstance(data.get("search"), list):  # golden.toml
        assert {"query", "locale", "expect"} <= set(data["search"][0])
    elif "decision" in data:  # decisions.toml
        assert all(Decision(**entry).decision in CHOICES for entry in data["decision"])
    elif "keep" in data:  # glossary.toml
        GlossaryTable.model_validate(data)
    elif "asked" in data:  # asked.toml
        (tmp_path / "asked.toml").write_text(example.text, "utf-8")
        entries, found = read_asked(tmp_path, ["en"])
        assert (len(entries), found) == (len(data["asked"]), ())
    elif {"question", "bot"} & data.keys():  # bots.toml
        (tmp_path / "bots.toml").write_text(example.text, "utf-8")
        names = ("returns.fee", "returns.large_fee")
        read = read_bots(tmp_path, {Locale.parse("en"): "NL"}, ["NL", "GB"], names)
        assert read.mistakes == ()
    elif "title" in data:  # _category.toml
        (tmp_path / "kbgen.toml").write_text('[site]\nname = "Example"\n', "utf-8")
        file = tmp_path / "content" / "en" / "returns" / "_category.toml"
        file.parent.mkdir(parents=True)
        file.write_text(example.text, "utf-8")
        project = load_project(tmp_path / "kbgen.toml")
        metas, found = read_categories(project.content, scan(project))
        assert (len(metas), found) == (1, ())
    elif any("text" in table for table in data.values() if isinstance(table, dict)):
        for notice in data.values():  # notices.toml
            NoticeTable.model_validate(notice)
    else:
        Config.model_validate({"site": {"name": "Example"}, **data})


@pytest.mark.parametrize(
    "typed", sorted({one for page in pages().values() for one in TYPED.findall(page)})
)
def test_a_command_has_the_options_that_a_page_gives_it(typed: str):
    words = shlex.split(re.split(r" [&|>#]| \(|…", typed)[0], comments=True)
    name = max((n for n in COMMANDS if words[: n.count(" ") + 1] == n.split()), key=len, default="")
    if len(words) > 1 and not words[1].startswith("-"):
        assert name, typed
    if name and not isinstance(COMMANDS[name], click.Group):
        context = click.Context(
            COMMANDS[name], resilient_parsing=True, help_option_names=["-h", "--help"]
        )
        parser = COMMANDS[name].make_parser(context)
        parser.parse_args(words[name.count(" ") + 1 :])


@pytest.mark.parametrize("example", [*examples("yaml")], ids=str)
def test_yaml_parses_and_its_commands_have_the_options(example: Example):
    data = list(yaml.safe_load_all(example.text))
    assert data
    for typed in re.findall(r"(?:run: |- )(kbgen [^\n|]*)", example.text):
        test_a_command_has_the_options_that_a_page_gives_it(typed.replace("$CI_", "CI_"))


@pytest.mark.parametrize("example", [*examples("python")], ids=str)
def test_code_runs(example: Example):
    exec(compile(example.text, example.page, "exec"), {"__name__": "example"})
