"""The writers' guide is right: its examples compile, and nothing is missing from it."""

import re
import tomllib
from pathlib import Path

import pytest

from kbgen import frontmatter
from kbgen.config import Config
from kbgen.i18n.values import FORMATS
from kbgen.markdown import Rules, compile_article
from kbgen.markdown.directives import DIRECTIVES
from kbgen.markdown.directives.callout import TITLES
from kbgen.model.locale import Locale
from kbgen.model.source import SourceFile
from kbgen.policy import TYPES, read_policies

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "kbgen/GUIDE.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
POLICIES = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_an_example_compiles_without_a_finding(example):
    text = f"---\ntitle: Example\n---\n\n{example}"
    source = SourceFile(path="en/guide/example.md", locale=Locale("en"), digest="0")
    snippets = {"opening-hours": "From nine to five."}
    article, body, _ = compile_article(source, text, Rules(agent=True), snippets.items())
    assert [str(found) for found in article.diagnostics] == []
    assert len("".join(body.html)) > 20


def test_the_policies_in_it_are_right_and_are_all_that_its_examples_name(tmp_path):
    (policies,) = POLICIES
    tomllib.loads(policies)
    (tmp_path / "policies.toml").write_text(policies, "utf-8")
    values, found = read_policies(tmp_path, ["US"])
    assert found == ()
    named = set(re.findall(r"policy\.([\w.]+)", "".join(EXAMPLES)))
    assert named - {value.name for value in values.values} == set()


def test_every_block_has_an_example():
    shown = set(re.findall(r"^:{3,}([\w-]+)", "".join(EXAMPLES), re.MULTILINE))
    for directive in DIRECTIVES:
        assert not shown.isdisjoint(directive.names), directive.names[0]
        assert f"`{directive.names[0]}`" in GUIDE or f":::{directive.names[0]}" in GUIDE
    assert all(f"`{kind}`" in GUIDE for kind in TITLES)


def test_every_key_of_front_matter_is_in_it():
    section = GUIDE.partition("## Front matter")[2].partition("\n## ")[0]
    ours = [name for name, key in frontmatter.KEYS.items() if key.about]
    assert [name for name in ours if f"`{name}`" not in section] == []


def test_every_type_and_format_of_policy_values_is_in_it():
    rows = [line for line in GUIDE.split("\n") if line.startswith("| `")]
    for kind in TYPES:
        row = next(row for row in rows if f"`{kind}`" in row.split("|")[1])
        assert [form for form in FORMATS[kind] if f"`{form}`" not in row] == []


def test_the_readme_leads_to_it():
    assert "(kbgen/GUIDE.md)" in (ROOT / "README.md").read_text("utf-8")


def test_the_settings_in_the_readme_are_right():
    section = (ROOT / "README.md").read_text("utf-8").partition("\n## kbgen.toml")[2]
    lines = section.partition("\n## ")[0].split("\n")
    settings = "\n".join(line for line in lines if line.startswith("    "))
    config = Config.model_validate(tomllib.loads(settings))
    assert config.markets
    assert config.actions
