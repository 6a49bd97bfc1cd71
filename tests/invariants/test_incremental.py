"""After any sequence of edits the site is what a clean build of the same project makes.

About 100 sequences, other ones each time; 1,000 with `KBGEN_FUZZ` (`make bench` does).
"""

import datetime as dt
import io
import json
import os
import random
import shutil
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from kbgen.build import BuildOptions, build
from kbgen.build.folder import MANIFEST
from kbgen.config import load_project

#: Tests that share the processors, and the sequences of each.
RUNS = 5
SEQUENCES = 200 if "KBGEN_FUZZ" in os.environ else 13
#: Looking for a shorter sequence takes minutes: KBGEN_SHRINK=1 does it.
PHASES = set(Phase) - (set() if os.environ.get("KBGEN_SHRINK") else {Phase.shrink, Phase.explain})
LOCALES = ["en", "de"]
FOLDERS = ["shipping", "returns", "returns/eu"]
NAMES = ["costs", "times", "index", "labels"]
TITLES = ["Costs", "Kosten", "Times & places", "Zurück", "Costs <b>", "コスト"]
FRONT_MATTER = [
    "", "order: 1", "order: -3", "slug: other", "aliases: [/en/old/]", "id: shared", "draft: true",
    "promoted: true", "search: false", "keywords: [fast, cheap]", "updated: 2024-02-29",
    "related: [costs.md]", "unknown: 1", "order: [", "aliases: [returns/former]",
    "publish_on: 2026-12-01", "expires_on: 2026-12-01", "audience: agent", "markets: [DE]",
    'notice: {text: "{{ policy.returns.window }}", until: 2026-11-30}', "feedback: false",
    'description: "Within {{ policy.returns.window }}"', 'keywords: ["{{ policy.returns.fee }}"]',
]  # fmt: skip
BODIES = [
    "Plain text.\n", "## Steps {#steps}\n\nOne.\n\n## Steps {#steps}\n\nTwo.\n",
    "See [costs](costs.md#steps).\n", "See [times](../shipping/times.md).\n",
    "[Over there](../../de/shipping/costs.md) and [here](#steps)\n", "![A picture](map.svg)\n",
    "See [a place](costs.md#gone) and [another](labels.md#steps).\n",
    "## One {#one}\n\n## Two {#two}\n", "## Two {#two}\n\n## One {#one}\n",
    "Within {{ policy.returns.window }} for **{{ policy.returns.fee }}**.\n",
    "## Free from {{ policy.returns.fee }}\n\n{{ policy.nowhere }} {{ policy.promise }}\n",
    ":::include large\n:::\n", ":::include inner\n:::\n\n:::agent\nNot for you.\n:::\n",
    ":::market DE US\nThere.\n:::\n", ":::deadline returns.window\nThe rule.\n:::\n",
    ":::action go {a=b}\n:::\n\n:::contact\n:::\n", ":::tabs\n:::tab A\nOne.\n:::\n:::\n",
    "![](photo.png)\n\n[The photo](photo.png)\n",
    "> [!NOTE]\n> Mind this.\n", "<script>bad()</script> <b>good</b>\n", "| a |\n| - |\n| 1 |\n",
]  # fmt: skip
SITE = '[site]\nname = "Help"\n'
#: For settings that name locales, whose folders may be gone.
BOTH = "[locales.en]\n[locales.de]\n"
CONFIGS = [
    SITE,
    SITE + 'url = "https://help.example/kb/"\n',
    SITE + 'default_locale = "de"\n' + BOTH,
    SITE + "[locales.en]\n[locales.de]\nfallback = []\n",
    SITE + '[locales.de]\nlabel = "Deutsch!"\n[locales.en]\n[locales.fr]\n',
    SITE + "[search]\nenabled = false\n",
    SITE + '[build]\nkeep = 0\n[theme]\nname = "own"\n',
    SITE + '[build]\nkeep = 2\n[theme]\nname = "own"\n',
    SITE + '[feedback]\nendpoint = "https://votes.example/v1/events"\n',
    SITE + '[[contact.channels]]\nkind = "email"\ntarget = "a@b.example"\n',
    SITE + '[markdown]\nhtml = "escape"\n',
    SITE + BOTH + '[[search.synonyms.en]]\nwords = ["costs", "fees"]\n',
    SITE + BOTH + '[[search.synonyms.en]]\ntyped = ["fees"]\nmeant = ["costs", "two"]\n',
    SITE + BOTH + '[[search.pinned]]\nqueries = ["how much"]\narticle = "shipping/costs"\n',
    SITE
    + BOTH
    + '[[search.pinned]]\nqueries = ["how long"]\narticle = "shipping/times"\nlocales = ["de"]\n',
    SITE + '[theme]\nname = "own"\n',
    SITE + '[markets.US]\n[markets.DE]\nholidays = [2026-12-25]\n[theme]\nname = "own"\n',
    SITE + "[markets.US]\n" + BOTH + '[markets.DE]\nlocales = ["de"]\n',
    SITE + '[actions.go]\nurl = "https://shop.example/{language}"\nlabel = "Go"\n',
    SITE + '[redirects]\n"/en/gone/" = "/en/"\n"/en/goner/" = "/en/gone/"\n',
    SITE + '[theme]\nname = "base"\n',
    SITE + '[theme]\nlogo = "logo.svg"\nradius = 3\n[theme.colors]\nbrand = "#f00"\n',
    SITE + '[[footer.links]]\nurl = "shipping/costs"\n[[header.links]]\nurl = "shipping/times"\n',
    SITE.replace("Help", "Hilfe") + '[theme]\nname = "own"\n',
]
POLICIES = [
    '[returns]\nwindow = { type = "duration", value = "30 days" }\n',
    ('[returns]\nwindow = { type = "duration", value = "14 days", markets = { US = "60 days" } }\n'
    'fee = { type = "money", value = "3.95 EUR" }\n'),
    ('[returns]\nfee = { type = "money", value = "5 EUR", valid_from = 2026-12-01 }\n'
    'window = [{ type = "duration", value = "1 day" }, '
    '{ type = "duration", value = "2-3 weeks", valid_from = 2026-12-01 }]\n'),
    ('promise = { type = "text", value = "In {{ policy.returns.window }}" }\n'
    '[returns]\nwindow = { type = "duration", value = "7 days" }\n'),
    'promise = { type = "text", value = "{{ policy.promise }}" }\n', "promise = [",
]  # fmt: skip
NOTICES = [
    '[a]\ntext = "In {{ policy.returns.window }}"\nlink = "shipping/costs"\n',
    '[a]\ntext = { en = "Late", de = "Zu spät" }\nuntil = 2026-11-28\n',
    '[a]\ntext = "Soon"\nfrom = 2026-11-29\n[b]\nseverity = "danger"\ntext = "Now"\n',
    '[a]\ntext = "Here"\ncategories = ["shipping"]\nlink = "/returns/"\n',
    '[a]\ntxt = "Wrong"\n',
]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 {}"/></svg>'
SNIPPETS = ["Large things.\n", "See [costs](shipping/costs.md).\n", ":::include inner\n:::\n",
            "{{ policy.returns.window }}\n", "## Shared {#steps}\n"]  # fmt: skip
DAY = dt.date(2026, 11, 28)
THEMES = ["own", "base"]
BRAND = '{{% extends "default/base.html" %}}\n{{% block brand %}}<b>{}</b>{{% endblock %}}\n'
STRINGS = 'msgid ""\nmsgstr ""\n\nmsgid "Search for help"\nmsgstr "{}"\n'


class Workspace:
    """A project that somebody works on; `choose` makes the choices."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.choose = random.Random(0)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def new_path(self) -> str:
        pick = self.choose.choice
        return f"content/{pick(LOCALES)}/{pick(FOLDERS)}/{pick(NAMES)}.md"

    def articles(self) -> list[Path]:
        """Return those that can be read."""
        return [file for file in sorted(self.root.glob("content/[!_]*/**/*.md")) if file.is_file()]

    def article(self) -> Path:
        return self.choose.choice(self.articles())

    def change(self, file: Path, old: bytes, new: bytes) -> None:
        file.write_bytes(file.read_bytes().replace(old, new, 1))

    def remove(self, file: Path) -> None:
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()


# Articles


def write_article(work: Workspace) -> None:
    pick = work.choose.choice
    lines = [f"title: {pick(TITLES)}", pick(FRONT_MATTER), pick(FRONT_MATTER)]
    front_matter = "\n".join(dict.fromkeys(line for line in lines if line))
    work.write(work.new_path(), f"---\n{front_matter}\n---\n\n{pick(BODIES)}\n{pick(BODIES)}")


def edit_article(work: Workspace) -> None:
    with work.article().open("a", encoding="utf-8") as stream:
        stream.write(f"\n{work.choose.choice(BODIES)}")


def rewrite_article(work: Workspace) -> None:
    """Change nothing but the body."""
    file = work.article()
    head, end, _ = file.read_bytes().rpartition(b"---\n")
    file.write_bytes(head + end + work.choose.choice(BODIES).encode())


def retitle_article(work: Workspace) -> None:
    file = work.article()
    lines = file.read_bytes().splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith(b"title:")), None)
    if at is not None:
        lines[at] = f"title: {work.choose.choice(TITLES)}".encode()
    file.write_bytes(b"\n".join(lines) + b"\n")


def rename_article(work: Workspace) -> None:
    old, new = work.article(), work.root / work.new_path()
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def move_article(work: Workspace) -> None:
    """Put it into another category, under its name."""
    old = work.article()
    new = work.root / "content" / old.relative_to(work.root).parts[1] / work.choose.choice(FOLDERS)
    new.mkdir(parents=True, exist_ok=True)
    old.rename(new / old.name)


def copy_article(work: Workspace) -> None:
    """Have two with the same text."""
    work.write(work.new_path(), work.article().read_bytes())


def delete_article(work: Workspace) -> None:
    if len(work.articles()) > 1:
        work.remove(work.article())


def touch_article(work: Workspace) -> None:
    work.article().touch()


def break_front_matter(work: Workspace) -> None:
    work.change(work.article(), b"title:", b"title: [")


def mend_front_matter(work: Workspace) -> None:
    for file in work.articles():
        work.change(file, b"title: [", b"title:")


def break_encoding(work: Workspace) -> None:
    with work.article().open("ab") as stream:
        stream.write(b"Gr\xf6\xdfe\n")


def mend_encoding(work: Workspace) -> None:
    for file in work.articles():
        work.change(file, b"Gr\xf6\xdfe\n", "Größe\n".encode())


def lead_nowhere(work: Workspace) -> None:
    """Let an article be a link to a file that is not there, which cannot be read."""
    if len(work.articles()) > 1:
        file = work.article()
        file.unlink()
        file.symlink_to("nowhere.txt")


def lead_somewhere(work: Workspace) -> None:
    for file in sorted(work.root.glob("content/[!_]*/**/*.md")):
        if file.is_symlink():
            (file.parent / "nowhere.txt").write_text("---\ntitle: Here it is\n---\n")


def remove_unreadable(work: Workspace) -> None:
    for file in sorted(work.root.glob("content/[!_]*/**/*.md")):
        if file.is_symlink() or b"\xdf" in file.read_bytes():
            file.unlink()
    if not work.articles():
        write_article(work)


# Folders


def rename_category(work: Workspace) -> None:
    old = work.article().parent
    new = old.with_name(work.choose.choice(["shipping", "returns", "sending"]))
    if not new.exists() and old.parent != work.root / "content":
        old.rename(new)


def add_locale(work: Workspace) -> None:
    tag = work.choose.choice([*LOCALES, "fr"])
    work.write(f"content/{tag}/returns/{work.choose.choice(NAMES)}.md", "---\ntitle: Neu\n---\n")


def remove_locale(work: Workspace) -> None:
    tag = work.article().relative_to(work.root).parts[1]
    if any(file.relative_to(work.root).parts[1] != tag for file in work.articles()):
        shutil.rmtree(work.root / "content" / tag)


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
    """Change a word of the theme, or of the theme that it extends."""
    tag, word = work.choose.choice(LOCALES), work.choose.choice(TITLES)
    work.write(f"themes/{work.choose.choice(THEMES)}/locales/{tag}.po", STRINGS.format(word))


def remove_string(work: Workspace) -> None:
    path = f"{work.choose.choice(THEMES)}/locales/{work.choose.choice(LOCALES)}.po"
    (work.root / "themes" / path).unlink(missing_ok=True)


def change_chain(work: Workspace) -> None:
    work.write("themes/own/theme.toml", work.choose.choice(['extends = "base"\n', "# alone\n"]))


# What articles share


def change_policies(work: Workspace) -> None:
    work.write("content/policies.toml", work.choose.choice(POLICIES))


def change_notices(work: Workspace) -> None:
    work.write("content/notices.toml", work.choose.choice(NOTICES))


def remove_notices(work: Workspace) -> None:
    (work.root / "content/notices.toml").unlink(missing_ok=True)


def change_root_file(work: Workspace) -> None:
    path = work.choose.choice(["CNAME", "robots.txt", "en/index.html", "old/x.txt", "old"])
    if not (work.root / "static/root/old").is_dir() or path != "old":
        folder = work.root / "static/root"
        if path != "old/x.txt" or not (folder / "old").is_file():
            work.write(f"static/root/{path}", work.choose.choice(TITLES))


def remove_root_files(work: Workspace) -> None:
    shutil.rmtree(work.root / "static", ignore_errors=True)


def change_logo(work: Workspace) -> None:
    work.write("content/logo.svg", LOGO.format(work.choose.choice("123")))


def remove_policies(work: Workspace) -> None:
    (work.root / "content/policies.toml").unlink(missing_ok=True)


def change_snippet(work: Workspace) -> None:
    pick = work.choose.choice
    name = pick(["large", "inner"])
    work.write(f"content/_snippets/{pick(LOCALES)}/{name}.md", pick(SNIPPETS))


def remove_snippets(work: Workspace) -> None:
    shutil.rmtree(work.root / "content/_snippets", ignore_errors=True)


def name_value_in_string(work: Workspace) -> None:
    word = "Within {{ policy.returns.window }}"
    work.write(f"themes/base/locales/{work.choose.choice(LOCALES)}.po", STRINGS.format(word))


def name_value_in_category(work: Workspace) -> None:
    pick = work.choose.choice
    text = 'title = "Back"\ndescription = "{{ policy.returns.window }}"\n'
    work.write(f"content/{pick(LOCALES)}/{pick(FOLDERS)}/_category.toml", text)


# Pictures


def change_picture(work: Workspace) -> None:
    folder = f"content/{work.choose.choice(LOCALES)}/{work.choose.choice(FOLDERS)}"
    work.write(f"{folder}/map.svg", f"<svg><title>{work.choose.randrange(9)}</title></svg>")


def change_photo(work: Workspace) -> None:
    """Write an image that has smaller copies, is cut off, or is none."""
    colour = work.choose.choice(["red", "green"])
    light = Image.radial_gradient("L").resize((work.choose.choice([500, 700]), 40))
    out = io.BytesIO()
    ImageOps.colorize(light, colour, "white").save(out, "PNG", compress_level=1)
    data = work.choose.choice([out.getvalue(), out.getvalue(), out.getvalue()[:900], b"none"])
    folder = f"content/{work.choose.choice(LOCALES)}/{work.choose.choice(FOLDERS)}"
    work.write(f"{folder}/photo.png", data)


def show_picture_twice(work: Workspace) -> None:
    """Show one picture in two articles, which may be in two languages."""
    for file in (work.article(), work.article()):
        folder = os.path.relpath(work.root / "content/en/shipping", file.parent)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\n![A picture]({folder}/map.svg)\n")
    change_picture(work)


def show_no_picture(work: Workspace) -> None:
    for file in work.articles():
        lines = file.read_bytes().splitlines(keepends=True)
        file.write_bytes(b"".join(line for line in lines if not line.startswith(b"![")))


def remove_pictures(work: Workspace) -> None:
    for suffix in ("svg", "png"):
        for file in sorted(work.root.glob(f"content/**/*.{suffix}")):
            work.remove(file)


# What builds left


def lose_output(work: Workspace) -> None:
    files = sorted(file for file in work.root.glob("site/*/**/*") if file.is_file())
    if files:
        work.remove(work.choose.choice(files))


def lose_cache(work: Workspace) -> None:
    shutil.rmtree(work.root / ".kbgen", ignore_errors=True)


def damage_cache(work: Workspace) -> None:
    """Overwrite some of it, as a failing disk does."""
    file = work.root / ".kbgen/cache.db"
    if file.exists():
        at = work.choose.randrange(file.stat().st_size // 512) * 512
        with file.open("r+b") as stream:
            stream.seek(at)
            stream.write(work.choose.randbytes(512))


EDITS = [
    write_article, write_article, write_article, edit_article, rewrite_article, rewrite_article,
    retitle_article, rename_article, move_article, copy_article, delete_article, touch_article,
    break_front_matter, mend_front_matter, break_encoding, mend_encoding, lead_nowhere,
    lead_somewhere, remove_unreadable, rename_category, add_locale, remove_locale,
    change_settings, change_settings, change_category, change_template, remove_template,
    change_style, change_string, remove_string, change_chain, change_picture, change_photo,
    change_photo, show_picture_twice,
    change_notices, change_notices, remove_notices, change_root_file, remove_root_files,
    change_logo,
    change_policies, change_policies, remove_policies, change_snippet, change_snippet,
    remove_snippets, name_value_in_string, name_value_in_category,
    show_no_picture, remove_pictures, lose_output, lose_cache, damage_cache,
]  # fmt: skip


def build_all(root: Path, out: str = "site", **options):
    """Build in this process."""
    project = load_project(root / "kbgen.toml")
    return build(project, BuildOptions(out=root / out, jobs=1, **{"as_of": DAY, **options}))


def build_later(root: Path) -> None:
    """Build the site as it will be after the dates that articles and values have."""
    build_all(root, as_of=dt.date(2026, 12, 1))


def build_for_agents(root: Path) -> None:
    build_all(root, audience="agent")


def build_drafts(root: Path) -> None:
    build_all(root, drafts=True)


def build_one_locale(root: Path) -> None:
    project = load_project(root / "kbgen.toml")
    build_all(root, locales=project.locales[-1:])


def build_elsewhere(root: Path) -> None:
    build_all(root, "other")


def build_nothing(root: Path) -> None:
    """Let the edits gather."""


BUILDS = [
    build_all, build_all, build_nothing, build_one_locale, build_drafts, build_elsewhere,
    build_later, build_for_agents,
]  # fmt: skip


def start(root: Path) -> Workspace:
    """Write a project of two locales, with a theme that it may or may not use."""
    work = Workspace(root)
    work.write("kbgen.toml", SITE + '[theme]\nname = "own"\n')
    work.write("themes/own/theme.toml", 'title = "Ours"\nextends = "base"\n')
    work.write("themes/base/theme.toml", 'title = "Below ours"\n')
    work.write("content/en/shipping/costs.md", "---\ntitle: Costs\n---\n\n## Steps {#steps}\n")
    work.write("content/en/returns/labels.md", f"---\ntitle: Labels\n---\n{BODIES[3]}")
    work.write("content/de/shipping/costs.md", f"---\ntitle: Kosten\n---\n{BODIES[2]}")
    return work


@pytest.fixture(scope="module")
def new_folder(tmp_path_factory):
    parent = tmp_path_factory.mktemp("projects")
    return (parent / f"{number}" for number in count())


def without_kept(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the site without former files, which are listed, and are of the theme only.

    One that somebody deletes is not missed.
    """
    lists = json.loads(files[MANIFEST])
    kept = set(lists.pop("kept", ()))
    assert all(path.startswith("_kb/theme/") for path in kept)
    listed = {MANIFEST: json.dumps(lists).encode()}
    return {path: data for path, data in files.items() if path not in kept} | listed


def outcome(result) -> tuple:
    """Return what a build told of the site."""
    return (result.diagnostics, result.pages, result.files, result.size)


@pytest.mark.parametrize("run", range(RUNS))
@settings(
    max_examples=SEQUENCES,
    phases=PHASES,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.sampled_from(BUILDS)),
        min_size=1,
        max_size=10,
    )
)
def test_any_sequence_of_edits_ends_as_a_clean_build(run, steps, new_folder, files_of, stamps_of):
    work = start(next(new_folder))
    build_all(work.root)
    for edit, seed, build_some in steps:
        work.choose = random.Random(seed)
        edit(work)
        build_some(work.root)
    result = build_all(work.root)
    files, stamps = files_of(work.root / "site"), stamps_of(work.root / "site")
    again = build_all(work.root)
    assert (again.written, again.removed, outcome(again)) == (0, 0, outcome(result))
    # A build that finds the cache damaged when it ends has nowhere to remember what it made.
    assert again.steps == () or result.notice or again.notice
    assert stamps_of(work.root / "site") == stamps

    fresh = next(new_folder)
    ignored = shutil.ignore_patterns("site", "other", ".kbgen")
    shutil.copytree(work.root, fresh, ignore=ignored, symlinks=True)
    expected = build_all(fresh)
    clean = without_kept(files_of(fresh / "site"))
    files = without_kept(files)
    assert sorted(path for path in files | clean if files.get(path) != clean.get(path)) == []
    assert outcome(result) == outcome(expected)
    shutil.rmtree(work.root)
    shutil.rmtree(fresh)


def test_what_is_saved_while_a_build_runs_is_in_the_next_one(tmp_path):
    work = start(tmp_path / "project")
    project = load_project(work.root / "kbgen.toml")

    def save(doing: str, _: int) -> None:
        if doing == "Rendering":
            work.write("content/en/shipping/costs.md", "---\ntitle: Saved meanwhile\n---\n")

    build(project, BuildOptions(out=work.root / "site"), save)
    build_all(work.root)
    page = work.root / "site/en/shipping/costs/index.html"
    assert "Saved meanwhile" in page.read_text("utf-8")


def test_a_changed_string_is_shown_by_a_process_that_has_built_before(tmp_path):
    work = start(tmp_path / "project")
    build_all(work.root)
    for word in ("Ask us", "Ask away"):
        work.write("themes/own/locales/en.po", STRINGS.format(word))
        build_all(work.root)
        assert word in (work.root / "site/en/index.html").read_text("utf-8")


# What random edits seldom do


def page_of(work: Workspace, path: str) -> str:
    build_all(work.root)
    return (work.root / "site" / path / "index.html").read_text("utf-8")


def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path):
    """As rsync, containers and build tools leave files, which give all of them one time."""
    work = start(tmp_path / "project")
    file = work.root / "content/en/shipping/costs.md"
    time = file.stat().st_mtime_ns
    assert "<h1>Costs</h1>" in page_of(work, "en/shipping/costs")
    work.change(file, b"title: Costs", b"title: Coats")
    os.utime(file, ns=(time, time))
    assert "<h1>Coats</h1>" in page_of(work, "en/shipping/costs")


def test_a_file_that_takes_the_place_of_another_is_seen(tmp_path):
    work = start(tmp_path / "project")
    one, other = (work.root / f"content/en/shipping/{name}.md" for name in ("one", "other"))
    for file, title in ((one, "First"), (other, "Other")):
        work.write(file.relative_to(work.root).as_posix(), f"---\ntitle: {title}\n---\n")
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert "<h1>First</h1>" in page_of(work, "en/shipping/one")
    other.rename(one)
    assert "<h1>Other</h1>" in page_of(work, "en/shipping/one")


def test_what_is_wrong_with_a_file_goes_with_the_file(tmp_path):
    work = start(tmp_path / "project")
    work.write("content/en/shipping/broken.md", b"---\ntitle: Gr\xf6\xdfe\n---\n")
    broken = "content/en/shipping/broken.md"
    assert broken in {found.span.path for found in build_all(work.root).diagnostics}
    (work.root / broken).unlink()
    assert broken not in {found.span.path for found in build_all(work.root).diagnostics}


def test_a_hint_follows_the_headings_that_it_names(tmp_path):
    work = start(tmp_path / "project")
    costs = "content/en/shipping/costs.md"
    work.write("content/en/shipping/x.md", "---\ntitle: X\n---\n\n[a](costs.md#zzz)\n")

    def hint(text: str) -> str:
        work.write(costs, f"---\ntitle: Costs\ndescription: All\n---\n\n{text}")
        found = [d for d in build_all(work.root).diagnostics if d.span.path.endswith("/x.md")]
        return found[0].hint

    assert hint("## One {#one}\n\n## Two {#two}\n") == "Its anchors: #one, #two."
    assert hint("## Two {#two}\n\n## One {#one}\n") == "Its anchors: #two, #one."
    assert hint('## Two {#two}\n\n<p id="one">x</p>\n') == "Its anchors: #two."
