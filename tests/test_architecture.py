"""The house: rows, one way, and a home for every third-party package. DESIGN in short:

row 6 cli, commands; 5 serve, collect, agents; 4 build; 3 the rooms; 2 what rooms share; 1 model; 0
basics.
"""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kbgen"

ROWS = {
    0: {
        "errors",
        "diagnostics",
        "text",
        "toml",
        "digest",
        "urls",
        "cells",
        "containment",
        "xml",
        "renames",
    },
    1: {"model", "files"},
    2: {
        "config",
        "frontmatter",
        "languages",
        "analysis",
        "themes",
        "templates",
        "policy",
        "decisions",
        "intents",
        "asked",
        "moved",
    },
    3: {
        "load",
        "markdown",
        "render",
        "search",
        "feedback",
        "report",
        "i18n",
        "facts",
        "check",
        "images",
        "export",
        "importing",
        "styles",
        "translate",
        "learn",
        "twins",
        "portable",
        "diff",
        "publish",
        "upgrade",
    },
    4: {"build"},
    5: {"serve", "collect", "agents"},
    6: {"cli", "commands", "__main__"},
}
ROW_OF = {name: row for row, names in ROWS.items() for name in names}

#: Rooms that may import another one of their row, and why.
PAIRS = {
    ("render", "i18n"): "pages are made of words, dates and numbers",
    ("markdown", "i18n"): "the view of a block shows values, and its check looks them up",
    ("load", "markdown"): "directives check what blocks name, and files say what they include",
    ("render", "markdown"): "each directive says what its template shows",
    ("check", "markdown"): "each directive says whether it holds prose and which values it cites",
    ("load", "i18n"): "whether a policy value can be shown is known to who shows it",
    ("check", "i18n"): "rules look for values as readers see them",
    ("check", "facts"): "rules compare what texts state in numbers",
    ("check", "translate"): "a rule names the sections whose source changed",
    ("translate", "markdown"): "a translation is written only if it reads as its source does",
    ("translate", "i18n"): "notes for translators show values as readers see them",
    ("frontmatter", "intents"): "an article names what it answers",
    ("intents", "analysis"): "titles are compared with what shoppers type by their stems",
    ("intents", "languages"): "a language may have the questions of another",
    ("moved", "analysis"): "addresses are compared with articles by the stems of their words",
    ("moved", "intents"): "an address often says what shoppers ask",
    ("moved", "languages"): "words such as “the” say nothing",
    ("analysis", "languages"): "words are cut and stemmed as their language has it",
    ("render", "twins"): "home pages carry what search engines read of the shop",
    ("twins", "i18n"): "programs read values as readers see them, and as numbers",
    ("report", "feedback"): "reports are made of what the store holds",
    ("learn", "feedback"): "questions are learned from what the store holds, and are masked",
    ("learn", "search"): "golden searches decide what may be learned",
    ("report", "search"): "empty searches are grouped by the words that search knows",
    ("upgrade", "check"): "files are changed as fixes change them",
    ("upgrade", "styles"): "which properties of a sheet have another name",
    ("templates", "themes"): "an environment is made of the files of a theme",
    ("serve", "collect"): "the preview takes votes at the address that the collector has",
    ("__main__", "cli"): "python -m kbgen",
    ("cli", "commands"): "what goes wrong is printed as commands print",
}

#: Modules that others import past the face of their room, and why. `model` has no face: each of its
#: files is a value, named where it is used.
PAST_FACES = {
    "agents.built": "loaded late: one command needs it",
    "analysis.folding": "search splits, folds and stems in one pass over each text",
    "analysis.lengths": "as analysis.folding",
    "analysis.stemmers": "the index carries the stemmer of its language",
    "analysis.terms": "as analysis.folding",
    "analysis.variants": "as analysis.folding",
    "analysis.words": "as analysis.folding",
    "build.bodies": "as build.ahead",
    "build.ahead": "loaded late: it needs all rooms, and most commands do not need it",
    "build.replies": "as build.ahead",
    "build.checks": "as build.ahead",
    "build.composed": "a type, for annotations only",
    "build.place": "as build.folder",
    "build.portable": "loaded late: one option needs it",
    "build.listing": "the preview looks for changed files as builds do",
    "build.quick": "as build.ahead",
    "build.folder": "what is published is what a build wrote",
    "build.trial_index": "loaded late: `kbgen learn` needs it",
    "build.recent": "as build.listing",
    "check.coupling": "as check.repeated",
    "check.repeated": "loaded late: one command needs it",
    "check.edit": "buttons of the preview write files as fixes do",
    "check.lists": "as check.edit",
    "check.documents": "commands and the preview look at translations",
    "check.external": "loaded late: it opens connections",
    "check.fixes": "loaded late: it writes files",
    "check.published": "loaded late: it opens connections",
    "check.bot_questions": "as check.bots",
    "check.bots": "loaded late: one option needs it",
    "check.dead_paths": "loaded late: one option needs it",
    "check.shop": "as check.external",
    "check.run": "a type, for annotations only",
    "check.trial": "loaded late: `kbgen policy try` and the preview need it",
    "check.uses": "`kbgen policy` lists where values are used",
    "collect.server": "loaded late: it loads the server",
    "commands.terminal": "what goes wrong is printed as commands print",
    "config.contact": "as config.schema",
    "config.per_day": "the collector has settings of its own",
    "config.publish": "as config.schema",
    "config.schema": "a table of the configuration, as a type",
    "diff.compare": "as diff.formats",
    "diff.formats": "loaded late: one command needs it",
    "diff.page": "as diff.formats",
    "export.portable": "loaded late: it loads the parser of HTML",
    "export.site": "as export.sites",
    "export.sites": "loaded late: one command needs it",
    "feedback.arrival": "the collector and `kbgen feedback` make rows of events",
    "feedback.engine": "reports query the store with SQL of their own",
    "feedback.exports": "loaded late: one command needs it",
    "feedback.importing": "loaded late: one command needs it",
    "feedback.imports": "loaded late: one command needs it",
    "feedback.schema": "as feedback.engine",
    "feedback.suspicion": "the collector looks for signs of abuse",
    "feedback.masks": "what is learned from files is masked as events are",
    "learn.golden": "loaded late: one command needs it",
    "learn.files": "as learn.golden",
    "learn.formats": "as learn.golden",
    "i18n.values": "typed values are compared as readers see them",
    "importing.redirects": "as importing.run",
    "importing.report": "as importing.run",
    "importing.run": "loaded late: one command needs it",
    "languages.scripts": "which characters belong to which script, without the languages",
    "markdown.directive": "a block's checks and views get the context that blocks are written for",
    "markdown.wide": "a line break between wide characters is no space for translators either",
    "markdown.directives": "the registry of blocks: rules, checks and views ask it",
    "config.glossary": "as config.notices",
    "config.links": "as config.schema",
    "config.notices": "loaded by those who show or check notices: the collector has none",
    "languages.units": "generated data, read where a value is shown in a case",
    "feedback.events": "reports leave out what is not stored of an address",
    "intents.match": "as intents.answers",
    "intents.vectors": "as intents.answers",
    "intents.answers": "front matter needs the names of intents, and no comparison of words",
    "load.check_notices": "as load.check_blocks",
    "config.theme": "as config.schema",
    "load.check_site_links": "as load.check_blocks",
    "load.check_blocks": "loaded late: it loads the formats of values",
    "policy.means": "formats name meanings one by one",
    "policy.schema": "`kbgen schema` prints it",
    "publish.fault": "as publish.live",
    "publish.hosts": "loaded late: one command needs it",
    "publish.live": "loaded late: it opens connections",
    "publish.run": "as publish.hosts",
    "publish.site": "as publish.hosts",
    "publish.targets": "as publish.hosts",
    "report.formats": "commands print tables",
    "report.kinds": "as report.formats",
    "report.golden": "loaded late: one command needs it",
    "report.book": "as report.page",
    "report.page": "loaded late: one command and the preview need it",
    "report.people": "as report.page",
    "report.readers": "what is read most is translated first",
    "report.prior": "loaded late: most sites need no database",
    "report.queries": "loaded late: one command needs it",
    "report.view": "as report.page",
    "search.explain": "loaded late: one command needs it",
    "search.format": "reports group searches by what the index knows",
    "search.golden": "loaded late: two commands need it",
    "search.multilingual": "loaded late: one command needs it",
    "search.phrases": "as search.format",
    "search.reader": "loaded late: one command needs it",
    "search.replay": "loaded late: one command needs it",
    "search.searcher": "loaded late: one command needs it",
    "search.levers": "as search.why",
    "search.settings": "as search.why",
    "search.why": "loaded late: one command and the preview need it",
    "search.written": "as search.why",
    "twins.schema": "`kbgen schema` prints it",
    "translate.adding": "loaded late: one command needs it",
    "translate.delivery": "loaded late: one command needs it",
    "translate.differences": "loaded late: one command needs it",
    "translate.entries": "loaded late: one command needs it",
    "translate.importing": "loaded late: one command needs it",
    "translate.lock": "loaded late: most sites have no such file",
    "translate.machine": "loaded late: one command needs it",
    "translate.marking": "commands and the preview mark what is done",
    "translate.matrix": "as translate.marking",
    "translate.memory": "loaded late: one command needs it",
    "translate.notes": "loaded late: one command needs it",
    "translate.page": "as translate.marking",
    "translate.pairing": "loaded late: one command needs it",
    "translate.po": "loaded late: one command needs it",
    "translate.tmx": "loaded late: one command needs it",
    "translate.xliff_read": "loaded late: one command needs it",
    "translate.xliff_write": "loaded late: one command needs it",
}

#: Third-party package → the parts that may import it.
HOMES = {
    "bs4": {"importing", "export"},
    "babel": {"model", "i18n", "facts", "translate"},
    "click": {"cli", "commands"},
    "distributed": {"build"},
    "brotli": {"publish"},
    "filelock": {"build", "publish"},
    "imagesize": {"images"},
    "jinja2": {"templates"},
    "anyio": {"check"},
    "markdown_it": {"markdown"},
    "markdownify": {"importing"},
    "markupsafe": {"templates"},
    "mcp": {"check", "agents"},
    "mdit_py_plugins": {"markdown"},
    "nh3": {"markdown"},
    "obstore": {"publish"},
    "PIL": {"images"},
    "pydantic": {"config", "feedback", "agents"},
    "rapidfuzz": {"search"},
    "rich": {"commands"},
    "rcssmin": {"render"},
    "rjsmin": {"render"},
    "sqlalchemy": {"feedback", "learn", "report"},
    "starlette": {"serve", "collect"},
    "Stemmer": {"analysis"},
    "tomlkit": {"search", "translate", "upgrade"},
    "uvicorn": {"serve", "collect"},
    "watchdog": {"serve"},
    "whoosh": {"search"},
    "yaml": {"frontmatter"},
}
#: Loaded by no command before it works: `kbgen --help` has to be quick.
HEAVY = set(HOMES) - {"click"} | {"sqlite3", "concurrent.futures", "asyncio"}


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def imports() -> list[tuple[str, Path, str]]:
    """(part, file, imported module) of every import statement."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        part = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Import):
                found += [(part, file, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                assert node.level == 0, f"{file}: imports are absolute"
                modules = [node.module]
                if node.module == "kbgen":
                    modules = [f"kbgen.{alias.name}" for alias in node.names]
                found += [(part, file, module) for module in modules]
    return found


def test_every_part_has_its_row() -> None:
    there = {p.name.removesuffix(".py") for p in PACKAGE.iterdir() if p.suffix in {"", ".py"}}
    data = {"theme", "example_themes", "starter", "__init__", "__pycache__"}

    assert there - data == set(ROW_OF)


def test_imports_go_down() -> None:
    upwards = []
    for part, file, module in imports():
        parts = module.split(".")
        if parts[0] != "kbgen" or len(parts) < 2 or part == "__init__":
            continue
        target = parts[1]
        if target in {part, "__version__"} or ROW_OF[target] < ROW_OF[part]:
            continue
        if (part, target) not in PAIRS:
            upwards.append(f"{file.relative_to(PACKAGE)} imports {module}")

    assert upwards == []


def test_every_pair_is_used_and_none_is_a_circle() -> None:
    used = defaultdict(set)
    for part, _, module in imports():
        if module.startswith("kbgen."):
            used[part].add(module.split(".")[1])

    for part, target in PAIRS:
        assert target in used[part]
        assert part not in used[target]


def module_of(file: Path) -> str:
    """Return the name of a file's module, without the package's: `build`, `build.cache`."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="module")
def imported() -> dict[str, set[str]]:
    """Return module → modules of the package that it imports, late and for annotations included."""
    trees = {module_of(file): tree_of(file) for file in PACKAGE.rglob("*.py")}
    offered = {module: names_of(module, tree) for module, tree in trees.items()}
    graph: dict[str, set[str]] = {module: set() for module in trees}
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kbgen"):
                source = (node.module or "").removeprefix("kbgen").removeprefix(".")
                for alias in node.names:
                    inner = f"{source}.{alias.name}".removeprefix(".")
                    is_module = inner in trees and alias.name not in offered[source]
                    graph[module].add(inner if is_module else source)
    for targets in graph.values():
        targets.discard("")
    return graph


def names_of(module: str, tree: ast.Module) -> set[str]:
    """Return the names that a face offers: those that it imports from its files."""
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom))
    named = [node for node in imports if (node.module or "").startswith(f"kbgen.{module}.")]
    return {alias.name for node in named for alias in node.names}


def test_files_form_no_circle(imported) -> None:
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_rooms_are_entered_by_their_faces(imported) -> None:
    past = defaultdict(set)
    for module, targets in imported.items():
        for target in targets:
            room = target.partition(".")[0]
            if target != room and room not in {module.partition(".")[0], "model"}:
                past[target].add(module)

    assert {target: past[target] for target in sorted(past) if target not in PAST_FACES} == {}
    assert PAST_FACES.keys() - past.keys() == set(), "exceptions that nothing uses"


def test_third_party_packages_stay_at_home() -> None:
    strangers = []
    for part, file, module in imports():
        package = module.split(".")[0]
        if package == "kbgen" or package in sys.stdlib_module_names:
            continue
        if part not in HOMES[package]:
            strangers.append(f"{file.relative_to(PACKAGE)} imports {package}")

    assert strangers == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['kbgen', '--help']\n"
        "from kbgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())

    assert "Commands" in done.stdout
    assert loaded & HEAVY == set()


def test_files_hold_one_idea_each() -> None:
    suffixes = {".py", ".js", ".css"}
    languages = PACKAGE / "languages/data"
    long = {
        str(file.relative_to(PACKAGE)): lines
        for file in sorted(PACKAGE.rglob("*"))
        # A language is one idea, however many words it has.
        if file.suffix in suffixes and file.parent != languages
        if (lines := file.read_text("utf-8").count("\n")) > 400
    }

    assert long == {}


def test_scripts_import_one_way_and_only_five_use_the_network() -> None:
    root = PACKAGE / "theme/static/js"
    network = re.compile(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket\(")
    for file in sorted(root.rglob("*.js")):
        name = file.relative_to(root).as_posix()
        text = file.read_text("utf-8")
        if network.search(text):
            # main.js asks for the manifest while the program that reads it is on its way.
            # The missing page takes what stands around it from the reader's home page.
            own = {"search/store.js", "feedback/send.js", "main.js", "ui/frame-of-home.js"}
            # Agents read articles, and pages of a shop show them.
            own |= {"agents.js", "embed/pages.js"}
            assert name in own
        if name.startswith("feedback/"):
            assert "/ui/" not in text, "what is shown stands above what is sent"
        if name.startswith("embed/"):
            imported = set(re.findall(r'from "\.\./([^"]+)"', text))
            shared = {"places.js", "feedback/send.js", "search/client.js", "search/reader.js"}
            assert imported <= shared, "the others belong to a page of the site"
        if name.startswith("search/"):
            assert "document." not in text, "search runs in Node and in a worker"
            assert "../" not in text


def test_commands_print_through_the_module_that_shows_what_is_hidden() -> None:
    edge = {"commands/terminal.py", "commands/progress.py"}
    #: It writes a file for other programs to standard output, line by line.
    allowed = {"commands/feedback.py": {"sys.stdout.write"}}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        calls = {
            ast.unparse(node.func) for node in ast.walk(tree_of(file)) if isinstance(node, ast.Call)
        }
        printing = calls & {"click.echo", "click.secho", "print", "sys.stdout.write"}
        printing |= calls & {"sys.stderr.write"}
        if name not in edge:
            assert printing == allowed.get(name, set()), name
