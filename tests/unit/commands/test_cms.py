"""`kbgen schema cms`: a CMS finds every article, and what it saves reads as it did.

How Sveltia CMS and Decap CMS save is taken from their public sources: keys in the order of the
fields, keys without a field last, no empty values, comments lost, line ends of Unix, the text after
the closing fence as it was and one line end after it. Sveltia CMS writes each value in one line and
writes down a missing `true` or `false`; Decap CMS folds lines at 80 characters. Sveltia CMS 0.221.1
saved an article of the demo shop in a browser with the bytes that `save` gives.
"""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from kbgen import frontmatter
from kbgen.frontmatter.yaml_form import Loader

ROOT = Path(__file__).parents[3]
ARTICLES = sorted((ROOT / "content").glob("[a-z]*/**/*.md"))


class _Saved(yaml.SafeDumper):
    """YAML 1.2 as the editors write it: dates are texts, lists are indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


_Saved.yaml_implicit_resolvers = Loader.yaml_implicit_resolvers


def save(text: str, fields: list[dict], *, editor: str = "sveltia") -> str:
    """Return the file as the editor saves it, unchanged by a person."""
    head, body = re.fullmatch(
        r"---\n(.*?)\n---(?:\n(.*))?", text.strip().replace("\r\n", "\n"), re.DOTALL
    ).groups("")
    data = yaml.load(head, Loader)
    if editor == "sveltia":
        data = {**{f["name"]: f["default"] for f in fields if "default" in f}, **data}
    names = [field["name"] for field in fields]
    listed = [key for key in names if key in data]
    data = {key: data[key] for key in [*listed, *(key for key in data if key not in listed)]}
    width = 10**6 if editor == "sveltia" else 80
    head = yaml.dump(data, Dumper=_Saved, sort_keys=False, allow_unicode=True, width=width)
    return f"---\n{head.strip()}\n---\n{body}\n"


@pytest.fixture(scope="module")
def demo() -> dict[str, dict]:
    """Return the configurations of the demo shop, by editor."""
    from kbgen.commands.cms import cms_config
    from kbgen.config import load_project

    project = load_project(ROOT / "kbgen.toml")
    return {editor: cms_config(project, editor, "shop/help") for editor in ("sveltia", "decap")}


def _fields(config: dict) -> list[dict]:
    return config["collections"][0]["fields"]


@pytest.mark.parametrize("editor", ["sveltia", "decap"])
def test_what_a_cms_saves_reads_as_the_same_article(demo, editor):
    assert len(ARTICLES) > 60
    for file in ARTICLES:
        text = file.read_bytes().decode()
        saved = save(text, _fields(demo[editor]), editor=editor)
        before, after = frontmatter.read(text, "a.md"), frontmatter.read(saved, "a.md")
        assert after.meta._replace(lines=()) == before.meta._replace(lines=()), file
        assert after.diagnostics == before.diagnostics == (), file
        assert saved.partition("\n---\n")[2] == text.partition("\n---\n")[2], file


@pytest.mark.parametrize("editor", ["sveltia", "decap"])
def test_what_a_cms_saved_once_it_saves_byte_for_byte(demo, editor):
    fields = _fields(demo[editor])
    for file in ARTICLES:
        once = save(file.read_text("utf-8"), fields, editor=editor)
        assert save(once, fields, editor=editor) == once, file
        assert save(once.replace("\n", "\r\n"), fields, editor=editor) == once, file


def test_saving_moves_no_key_of_the_demo_shop(demo):
    names = [field["name"] for field in _fields(demo["sveltia"])]
    for file in ARTICLES:
        keys = [*yaml.load(frontmatter.split(file.read_text("utf-8")).text, Loader)]
        assert keys == sorted(keys, key=names.index), file


def test_check_says_the_same_of_what_a_cms_saved(in_project, run, demo):
    config = (ROOT / "kbgen.toml").read_text("utf-8").replace('[theme]\nname = "juniper"\n', "")
    files = [*(ROOT / "content").glob("*/returns/refunds.md"), ROOT / "content/policies.toml"]
    content = {f.relative_to(ROOT / "content").as_posix(): f.read_text("utf-8") for f in files}
    root = in_project(content, config)

    def findings() -> list[tuple[str, ...]]:
        found = run("check", "--format", "json").json
        return sorted((one["path"], one["code"], one["message"]) for one in found)

    before = findings()
    for file in (root / "content").glob("*/returns/*.md"):
        saved = save(file.read_text("utf-8"), _fields(demo["sveltia"]))
        assert saved != file.read_text("utf-8")
        file.write_bytes(saved.encode())
    assert findings() == before
    assert before, "the links to articles that are not there"


def test_every_article_is_in_one_collection(demo):
    sveltia, decap = demo["sveltia"], demo["decap"]
    assert sveltia["i18n"]["structure"] == "multiple_folders"
    for file in ARTICLES:
        locale, _, path = file.relative_to(ROOT / "content").as_posix().partition("/")
        assert locale in sveltia["i18n"]["locales"]
        slug = path.removesuffix(".md").rpartition("/")[2]
        paths = [c["path"] for c in sveltia["collections"] if "path" in c]
        assert [p.replace("{{slug}}", slug) for p in paths].count(path.removesuffix(".md")) == 1
        folders = [c["folder"] for c in decap["collections"] if "folder" in c]
        assert folders.count(file.parent.relative_to(ROOT).as_posix()) == 1


def test_every_category_and_policy_value_has_its_fields(demo):
    categories, policies = demo["sveltia"]["collections"][-2:]
    files = {one["file"]: one for one in categories["files"]}
    assert {*files} == {
        f.relative_to(ROOT).as_posix() for f in ROOT.glob("content/*/*/_category.toml")
    }
    for name, one in files.items():
        keys = [*tomllib.loads((ROOT / name).read_text("utf-8"))]
        assert keys == [f["name"] for f in one["fields"] if f["name"] in keys], name

    def names(fields: list[dict]) -> dict:
        return {f["name"]: names(f.get("fields", [])) for f in fields}

    def keys(value: object) -> dict:
        return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else {}

    values = tomllib.loads((ROOT / "content/policies.toml").read_text("utf-8"))
    assert names(policies["files"][0]["fields"]) == keys(values)


def test_a_project_in_one_language_with_folders_in_folders(in_project, run, text_of):
    in_project({
        "en/index.md": text_of("Home"),
        "en/shipping/abroad/customs.md": "---\norder: 1\nteam: x\ntitle: Customs\n---\n\nText.\n",
        "en/shipping/_category.toml": 'title = "Delivery"\n',
        "policies.toml": '[[sale.start]]\ntype = "date"\nvalue = 2026-12-24\n',
    })  # fmt: skip
    config = run("schema", "cms", "--repository", "shop/help").json
    assert config["backend"]["repo"] == "shop/help"
    places = {c["path"]: c["label"] for c in config["collections"] if "path" in c}
    assert places == {
        "{{slug}}": "Home and top level",
        "shipping/{{slug}}": "Delivery",
        "shipping/abroad/{{slug}}": "Delivery / Abroad",
    }
    names = [field["name"] for field in _fields(config)]
    assert names.index("order") < names.index("title"), "as the article has them"
    assert not {"id", "slug", "markets", "search", "notice", "weight"} & {*names}
    decap = run("schema", "cms", "--editor", "decap").json
    assert "i18n" not in json.dumps(decap)
    assert "content/en/shipping/abroad" in json.dumps(decap)


@pytest.mark.parametrize(
    ("path", "data"), [("policies.toml", b"a = "), ("en/a.md", b"\xff"), ("policies.toml", b"\xff")]
)
def test_a_file_that_cannot_be_read_is_named(in_project, run, text_of, path, data):
    in_project({"en/b.md": text_of("B"), path: data})
    done = run("schema", "cms")
    assert done.code == 2
    assert f"content/{path} cannot be read" in done.err
