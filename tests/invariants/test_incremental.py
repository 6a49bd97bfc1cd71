"""After any sequence of edits the site is what a clean build of the same project makes."""

import random
import shutil
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

SEQUENCES = 25
LOCALES = ["en", "de"]
FOLDERS = ["shipping", "returns", "returns/eu"]
NAMES = ["costs", "times", "index", "labels"]
TITLES = ["Costs", "Kosten", "Times & places", "Zurück", "Costs <b>", "コスト"]
FRONT_MATTER = [
    "", "order: 1", "order: -3", "slug: other", "aliases: [/en/old/]", "id: shared", "draft: true",
    "promoted: true", "search: false", "keywords: [fast, cheap]", "updated: 2024-02-29",
    "related: [costs.md]", "unknown: 1", "order: [",
]  # fmt: skip
BODIES = [
    "Plain text.\n", "## Steps {#steps}\n\nOne.\n\n## Steps {#steps}\n\nTwo.\n",
    "See [costs](costs.md#steps).\n", "See [times](../shipping/times.md).\n",
    "[Over there](../../de/shipping/costs.md) and [here](#steps)\n", "![A picture](map.svg)\n",
    "> [!NOTE]\n> Mind this.\n", "<script>bad()</script> <b>good</b>\n", "| a |\n| - |\n| 1 |\n",
]  # fmt: skip
SITE = '[site]\nname = "Help"\n'
CONFIGS = [
    SITE,
    SITE + 'url = "https://help.example/kb/"\n',
    SITE + 'default_locale = "de"\n',
    SITE + "[locales.en]\n[locales.de]\nfallback = []\n",
    SITE + '[locales.de]\nlabel = "Deutsch!"\n[locales.en]\n[locales.fr]\n',
    SITE + "[search]\nenabled = false\n",
    SITE + '[feedback]\nendpoint = "https://votes.example/v1/events"\n',
    SITE + '[[contact.channels]]\nkind = "email"\ntarget = "a@b.example"\n',
    SITE + '[markdown]\nhtml = "escape"\n',
    SITE + '[theme]\nname = "own"\n',
    SITE.replace("Help", "Hilfe") + '[theme]\nname = "own"\n',
]
BRAND = '{{% extends "default/base.html" %}}\n{{% block brand %}}<b>{}</b>{{% endblock %}}\n'
STRINGS = 'msgid ""\nmsgstr ""\n\nmsgid "Search for help"\nmsgstr "{}"\n'


class Workspace:
    """A project that somebody works on; `choose` makes the choices."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.choose = random.Random(0)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def new_path(self) -> str:
        pick = self.choose.choice
        return f"content/{pick(LOCALES)}/{pick(FOLDERS)}/{pick(NAMES)}.md"

    def article(self) -> Path:
        return self.choose.choice(sorted(self.root.glob("content/**/*.md")))

    def remove(self, file: Path) -> None:
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()


def write_article(work: Workspace) -> None:
    pick = work.choose.choice
    lines = [f"title: {pick(TITLES)}", pick(FRONT_MATTER), pick(FRONT_MATTER)]
    front_matter = "\n".join(dict.fromkeys(line for line in lines if line))
    work.write(work.new_path(), f"---\n{front_matter}\n---\n\n{pick(BODIES)}\n{pick(BODIES)}")


def edit_article(work: Workspace) -> None:
    with work.article().open("a", encoding="utf-8") as stream:
        stream.write(f"\n{work.choose.choice(BODIES)}")


def retitle_article(work: Workspace) -> None:
    file = work.article()
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith("title:")), None)
    if at is not None:
        lines[at] = f"title: {work.choose.choice(TITLES)}"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rename_article(work: Workspace) -> None:
    old, new = work.article(), work.root / work.new_path()
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def delete_article(work: Workspace) -> None:
    if len(list(work.root.glob("content/**/*.md"))) > 1:
        work.remove(work.article())


def break_front_matter(work: Workspace) -> None:
    file = work.article()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "title: [", 1), encoding="utf-8")


def mend_front_matter(work: Workspace) -> None:
    for file in work.root.glob("content/**/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("title: [", "title:"), encoding="utf-8")


def change_settings(work: Workspace) -> None:
    work.write("kbgen.toml", work.choose.choice(CONFIGS))


def change_category(work: Workspace) -> None:
    pick = work.choose.choice
    text = pick(['title = "Sending"\norder = 9\n', 'icon = "truck"\n', 'title = "Z"\n', "title = "])
    work.write(f"content/{pick(LOCALES)}/{pick(FOLDERS)}/_category.toml", text)


def change_template(work: Workspace) -> None:
    work.write("themes/own/templates/base.html", BRAND.format(work.choose.choice(TITLES)))


def remove_template(work: Workspace) -> None:
    (work.root / "themes/own/templates/base.html").unlink(missing_ok=True)


def change_style(work: Workspace) -> None:
    work.write("themes/own/static/css/90-own.css", f"p {{ margin: {work.choose.randrange(9)}px }}")


def change_string(work: Workspace) -> None:
    tag, word = work.choose.choice(LOCALES), work.choose.choice(TITLES)
    work.write(f"themes/own/locales/{tag}.po", STRINGS.format(word))


def change_picture(work: Workspace) -> None:
    folder = f"content/{work.choose.choice(LOCALES)}/{work.choose.choice(FOLDERS)}"
    work.write(f"{folder}/map.svg", f"<svg><!-- {work.choose.randrange(9)} --></svg>")


def lose_output(work: Workspace) -> None:
    files = sorted(file for file in work.root.glob("site/*/**/*") if file.is_file())
    if files:
        work.remove(work.choose.choice(files))


EDITS = [
    write_article, write_article, write_article, edit_article, retitle_article, rename_article,
    delete_article, break_front_matter, mend_front_matter, change_settings, change_settings,
    change_category, change_template, remove_template, change_style, change_string, change_picture,
    lose_output,
]  # fmt: skip


def build_all(root: Path):
    """Build; return the diagnostics and the bytes of every file."""
    out = root / "site"
    result = build(load_project(root / "kbgen.toml"), BuildOptions(out=out, jobs=1))
    files = {f.relative_to(out).as_posix(): f.read_bytes() for f in out.rglob("*") if f.is_file()}
    return result.diagnostics, files


def build_drafts(root: Path) -> None:
    build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site", drafts=True))


def build_one_locale(root: Path) -> None:
    project = load_project(root / "kbgen.toml")
    build(project, BuildOptions(out=root / "site", locales=project.locales[-1:]))


def build_elsewhere(root: Path) -> None:
    build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "other"))


def build_nothing(root: Path) -> None:
    """Let the edits gather."""


BUILDS = [build_all, build_nothing, build_one_locale, build_drafts, build_elsewhere]


def start(root: Path) -> Workspace:
    """Write a project of two locales, with a theme that it may or may not use."""
    work = Workspace(root)
    work.write("kbgen.toml", SITE + '[theme]\nname = "own"\n')
    work.write("themes/own/theme.toml", 'title = "Ours"\n')
    work.write("content/en/shipping/costs.md", "---\ntitle: Costs\n---\n\n## Steps {#steps}\n")
    work.write("content/en/returns/labels.md", f"---\ntitle: Labels\n---\n{BODIES[3]}")
    work.write("content/de/shipping/costs.md", f"---\ntitle: Kosten\n---\n{BODIES[2]}")
    return work


@pytest.fixture(scope="module")
def new_folder(tmp_path_factory):
    parent = tmp_path_factory.mktemp("projects")
    return (parent / f"{number}" for number in count())


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.sampled_from(BUILDS)),
        min_size=1,
        max_size=10,
    )
)
def test_any_sequence_of_edits_ends_as_a_clean_build(steps, new_folder):
    work = start(next(new_folder))
    build_all(work.root)
    for edit, seed, build_some in steps:
        work.choose = random.Random(seed)
        edit(work)
        build_some(work.root)
    diagnostics, files = build_all(work.root)
    fresh = next(new_folder)
    shutil.copytree(work.root, fresh, ignore=shutil.ignore_patterns("site", "other", ".kbgen"))
    expected_diagnostics, expected = build_all(fresh)
    differing = sorted(path for path in files | expected if files.get(path) != expected.get(path))
    assert differing == []
    assert diagnostics == expected_diagnostics
    shutil.rmtree(work.root)
    shutil.rmtree(fresh)


def test_what_is_saved_while_a_build_runs_is_in_the_next_one(tmp_path):
    work = start(tmp_path / "project")
    project = load_project(work.root / "kbgen.toml")

    def save(doing: str, _: int) -> None:
        if doing == "Rendering":
            work.write("content/en/shipping/costs.md", "---\ntitle: Saved meanwhile\n---\n")

    build(project, BuildOptions(out=work.root / "site"), save)
    _, files = build_all(work.root)
    assert b"Saved meanwhile" in files["en/shipping/costs/index.html"]


def test_a_changed_string_is_shown_by_a_process_that_has_built_before(tmp_path):
    work = start(tmp_path / "project")
    build_all(work.root)
    for word in ("Ask us", "Ask away"):
        work.write("themes/own/locales/en.po", STRINGS.format(word))
        _, files = build_all(work.root)
        assert word.encode() in files["en/index.html"]
