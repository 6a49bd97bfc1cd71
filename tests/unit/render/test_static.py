"""The theme's static files: scripts without comments, style sheets in one, a folder by digest."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from kbgen.model.look import Look
from kbgen.render import static, static_files
from kbgen.render.scripts import joined
from kbgen.themes import BUILT_IN, find_theme

pytestmark = pytest.mark.slow

TREES = Path(__file__).parent / "syntax_trees.cjs"
SHIPPED = BUILT_IN / "static/js"
TESTS = Path(__file__).parent.parent.parent


@pytest.fixture
def served(tmp_path):
    """Return folder, and path → content, of a theme with these files below `static/`."""

    def serve(files: dict[str, str | bytes] | None = None) -> tuple[str, dict[str, bytes]]:
        (tmp_path / "themes/shop").mkdir(parents=True, exist_ok=True)
        for path, text in (files or {}).items():
            file = tmp_path / "themes/shop/static" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        folder, artifacts = static_files(find_theme(tmp_path / "themes", "shop"), Look())
        assert all(artifact.path.startswith(folder) for artifact in artifacts)
        return folder, {a.path.removeprefix(folder): a.data for a in artifacts}

    return serve


@pytest.fixture
def script(served):
    """Return what is served of a script."""
    return lambda text: served({"js/shop.js": text})[1]["js/shop.js"].decode()


@pytest.fixture
def differing():
    """Return the names of the pairs of scripts that do not mean the same."""

    def compare(*pairs: tuple[str, str, str]) -> list[str]:
        done = subprocess.run(
            ["node", "--expose-internals", TREES],
            input=json.dumps(pairs),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return compare


def page_modules() -> set[str]:
    """Return the modules of the site's own pages: the others are in a bundle of their own."""
    names = {f"js/{file.relative_to(SHIPPED).as_posix()}" for file in SHIPPED.rglob("*.js")}
    return {name for name in names if not name.startswith("js/embed/")}


def run(folder: Path, *arguments: str) -> str:
    """Run Node in a folder whose scripts are modules; return what it prints."""
    (folder / "package.json").write_text('{"type": "module"}')
    done = subprocess.run(
        ["node", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


# Shipped scripts


@pytest.fixture
def separate(served):
    """Return the built-in scripts as they are served where a theme replaces one of them."""
    _, files = served({"js/idle-hands.js": "", "js/redirect.js": "// ours"})
    return {path: data for path, data in files.items() if path.startswith("js/")}


def test_a_page_needs_few_scripts(served):
    _, files = served()
    names = {path for path in files if path.startswith("js/")}
    assert {"js/main.js", "js/search.js", "js/feedback.js"} <= names
    assert len(names) < 28 < len(list(SHIPPED.rglob("*.js")))
    for name in ("main", "reading", "search"):
        imports = re.findall(
            r'^import.*from"([^"]+)"', files[f"js/{name}.js"].decode(), re.MULTILINE
        )
        assert set(imports) <= {"./main.js"}, name


def test_where_a_theme_replaces_a_script_each_is_served_by_itself(separate):
    names = page_modules()
    assert separate.keys() == names | {"js/idle-hands.js"}
    assert separate["js/redirect.js"] == b"// ours"


def test_a_themes_own_script_finds_every_module_at_its_place(served):
    _, files = served({"js/shop.js": 'import { say } from "./page.js";'})
    names = page_modules()
    assert names <= files.keys()
    forward = rb'import{(\$\w+)}from"./main.js";export const{([\w,]+)}=\1;\n'
    exported = re.fullmatch(forward, files["js/page.js"])[2].split(b",")
    assert {b"page", b"fetchWords", b"say", b"speak"} <= {*exported}
    assert b'from"../search.js"' in files["js/search/engine.js"]


@pytest.mark.parametrize(
    "text",
    [
        'import page from "./page.js";',
        'import * as page from "./page.js";',
        "export default 1;",
        "export { a };",
        "export let a = 1;",
        'import { a } from "./main.js";',
    ],
)
def test_what_cannot_be_joined_is_refused(text):
    sources = {"js/main.js": text, "js/page.js": "export const page = 1;\n"}
    with pytest.raises(ValueError, match=r"cannot be joined|imports itself"):
        joined(sources, with_modules=False)


def test_every_served_script_means_what_its_source_says(separate, differing):
    pairs = [
        (path, (BUILT_IN / "static" / path).read_text("utf-8"), data.decode())
        for path, data in separate.items()
        # The first has short names: test_names.py.
        if path not in {"js/redirect.js", "js/idle-hands.js", "js/first.js"}
    ]
    assert differing(*pairs) == []


def test_the_comparison_sees_what_differs(differing):
    assert differing(
        ("same", "a = `x  y`; // why", "a=`x  y`"),
        ("template", "a = `x  y`", "a = `x y`"),
        ("text", "a = 'x // y'", "a = 'x '"),
        ("expression", "a = /x  y/u", "a = /x y/u"),
        ("lines", "a\n++b", "a++\nb"),
        ("broken", "a = 1", "a = "),
    ) == ["template", "text", "expression", "lines", "broken"]


def test_every_served_script_parses_as_a_module(served, tmp_path):
    _, files = served()
    scripts = {path: data for path, data in files.items() if path.endswith(".js")}
    folder = put(tmp_path / "out", scripts)
    for path in scripts:
        run(folder, "--check", path)


def test_served_scripts_are_shorter_and_without_comments(served):
    _, files = served()
    scripts = {path: data for path, data in files.items() if path.endswith(".js")}
    sources = [file.read_bytes() for file in SHIPPED.rglob("*.js")]
    assert sum(map(len, scripts.values())) < 0.75 * sum(map(len, sources))
    for path, data in scripts.items():
        text = data.decode()
        assert not re.search(r"^\s*//", text, re.MULTILINE), path
        assert "/**" not in text, path
        assert "@param" not in text, path


def test_served_modules_act_as_their_sources(served, tmp_path):
    _, files = served({"js/redirect.js": ""})
    put(tmp_path / "served", files)
    put(
        tmp_path / "source",
        {f"js/{f.relative_to(SHIPPED)}": f.read_bytes() for f in SHIPPED.rglob("*.js")},
    )
    (tmp_path / "ask.js").write_text(
        """\
import { pathToFileURL } from "node:url";
const load = (name) => import(new URL(name, pathToFileURL(`${process.argv[2]}/js/search/`)));
const { findWords, fold, normalise } = await load("analyse.js");
const { distance } = await load("distance.js");
const texts = ["Wo ist mein Paket? Größe 3,95 €", "L'été — don't", "返品 ﾊﾝｶｸ", "😀 x_y"];
const words = ["parcel", "parsel", "prcael", "", "größe"];
console.log(JSON.stringify([
  texts.map((text) => findWords(text).map(([word]) => word)),
  texts.map((text) => [fold(text), normalise(text)]),
  words.flatMap((a) => words.map((b) => distance(a, b, 2))),
]));
""",
        "utf-8",
    )
    answers = [run(tmp_path, "ask.js", str(tmp_path / name)) for name in ("served", "source")]
    assert answers[0] == answers[1]
    assert json.loads(answers[0])[0][0][:3] == ["Wo", "ist", "mein"]


# Scripts of a shop


def test_a_shops_own_script_is_served_as_it_is(script):
    # A minifier that knows no grammar would take the rest of the line for a comment.
    text = "// is it?\nexport const f = (url) => /^https?:\\/\\//.test(url);\n"
    assert script(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "const a = `x   //  y\n   ${ b }  /* z */`;",
        "const a = `\\`  // x`;",
        "const a = 'x  // y' + \"/*  z  */\";",
        "const a = 'x\\'  // y';",
        "const a = /[/*]  \\/\\/ /gu.exec(b);",
        "const a = b.replace(/\\s+\\/\\*/g, ' // ');",
        "const a = b / c / d; // e / f",
        "const a = b ?  /  x/ : /  '/;",
        "const a = b + +c - -d + ++e - --f;",
        "let a = 1\nlet b = 2\n++a\n;[a, b] = [b, a]\n",
        "a()\n// why\nb()\n/* how */ c()\n",
        "function a() { return /* no */ 5 }\nfunction b() {\n  return\n  5\n}",
        "class A { #x = 1; static #y = 2; get x() { return this.#x } }",
        "const größe = 'ä  ö'; // ünï",
        "import a from './a.js' // a\nimport b from './b.js'\nexport { a,  b }\n",
        "const a = b?.c ?? d?.[0] ?? 1_000n; label: for (;;) break label",
    ],
)
def test_a_script_means_the_same_without_comments(script, differing, text):
    assert differing(("script", text, script(text))) == []


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(script, differing):
    text = "let a = 1 // one\r\nlet b = `x\r\n  y`\r\n/* two */\r\na = b\r\n"
    assert differing(("script", text, script(text))) == []
    text = "\ufeff" + text
    assert differing(("script", text, script(text))) == []


# The folder


def test_what_is_no_script_is_served_as_it_is(served):
    _, files = served(
        {"js/data.json": b'{ "a":  1 }\n', "font.woff2": b"\x00 // \xff", "a.mjs": "//"}
    )
    assert files["js/data.json"] == b'{ "a":  1 }\n'
    assert files["font.woff2"] == b"\x00 // \xff"
    assert files["a.mjs"] == b"//"


def test_types_are_for_editors_only(served):
    _, files = served({"js/shop.d.ts": "export {};"})
    assert not [path for path in files if path.endswith(".d.ts")]


def test_style_sheets_become_one_in_the_order_of_their_names(served):
    _, files = served({"css/90-shop.css": "\n/* mine */ a { b: c }\n", "css/05-first.css": "d{}"})
    sheet = files["site.css"].decode()
    assert sheet.startswith("d{}\n")
    assert sheet.endswith("\n/* mine */ a { b: c }\n")
    assert not [path for path in files if path.startswith("css/")]


def test_a_shops_file_takes_the_place_of_the_built_in_one(served):
    _, files = served({"js/main.js": "shop()  // ours"})
    assert files["js/main.js"] == b"shop()  // ours"


def test_the_folder_is_named_by_what_it_holds(served):
    folder, files = served()
    assert re.fullmatch(r"_kb/theme/[0-9a-z]+/", folder)
    assert served() == (folder, files)


@pytest.mark.parametrize(
    "change",
    [{"js/shop.js": "b()"}, {"new.txt": "x"}, {"css/90-shop.css": "e{}"}, {"js/main.js": "shop()"}],
    ids=lambda change: next(iter(change)),
)
def test_the_folder_moves_with_any_change(served, change):
    before, _ = served({"js/shop.js": "a()", "css/90-shop.css": "d{}"})
    after, _ = served(change)
    assert after != before


def test_a_served_style_sheet_selects_what_its_source_selects(tmp_path, monkeypatch) -> None:
    """`.a :is(.b)` is what is below `.a`; without its space it would be `.a` itself."""
    monkeypatch.setattr(static, "BUILT_IN", tmp_path)
    file = tmp_path / "a.css"
    file.write_text("@layer x { .a, html:not(.js) :is(.b, .c) { color: red } }", "utf-8")
    assert b":not(.js) *:is(.b,.c)" in static._sheet(file)  # noqa: SLF001  # the step that is looked at


def test_a_page_with_a_block_loads_the_styles_of_blocks():
    """The template looks for marks in the HTML; each class of `blocks.css` has one."""
    named = {folder: _classes(folder) for folder in ("", "blocks", "lists", "later")}
    of_blocks = named["blocks"] - named[""] - named["lists"]
    base = (BUILT_IN / "templates/base.html").read_text("utf-8")
    marks = ast.literal_eval(re.search(r"set marks = (\[.*?\]) %", base)[1])
    fixtures = [file.read_text("utf-8") for file in (TESTS / "markdown").glob("*.md")]
    blocks = [html for text in fixtures for html in text.split("\n\n") if _has(html, of_blocks)]
    assert len(blocks) > 9
    assert [html for html in blocks if not any(mark in html for mark in marks)] == []
    pages = [file.read_text("utf-8") for file in (TESTS / "sites").rglob("expected/**/*.html")]
    needed = [page for page in pages if _has(page, of_blocks - {"contact-hours"})]
    assert needed
    assert [page for page in needed if "blocks.css" not in page] == []


def _classes(folder: str) -> set[str]:
    sheets = (file.read_text("utf-8") for file in (SHIPPED.parent / "css" / folder).glob("*.css"))
    return {name for sheet in sheets for name in re.findall(r"\.([a-z][\w-]*)", sheet)}


def _has(html: str, classes: set[str]) -> bool:
    found = {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}
    return bool(found & classes)
