"""One language through the whole workflow, on the command line.

Another tool edits the file: translate-toolkit, where it is installed beside the tests (it is under
the GPL, so kbgen does not depend on it); else an editor of text.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.translate.conftest import CONFIG

TRANSLATOR = r"""
import sys
source = sys.stdin.buffer.read().decode()
source = source.replace('state="initial"', 'state="translated"')
import re
def fill(match):
    return match[0] + match[0].replace("source", "target").replace("Any card", "Jede Karte")
pattern = r"<source[^>]*>(?:(?!</source>).)*</source>(?!\s*<target)"
sys.stdout.buffer.write(re.sub(pattern, fill, source, flags=re.S).encode())
"""
TOOLKIT = r"""
import sys
from pathlib import Path
from translate.storage import factory, xliff2
is_new = b'version="2.1"' in Path(sys.argv[1]).read_bytes()
read = xliff2.Xliff2File.parsefile if is_new else factory.getobject
store = read(sys.argv[1])
for unit in store.units:
    if str(unit.source or "").startswith("A new second point"):
        unit.target = "Ein neuer zweiter Punkt."
        unit.marktranslated() if hasattr(unit, "marktranslated") else None
store.save()
"""


def toolkit() -> str:
    """Return an interpreter that has translate-toolkit; empty without one."""
    named = os.environ.get("KBGEN_TRANSLATE_TOOLKIT", "")
    for python in filter(
        None, (named, str(Path(__file__).parents[2] / ".tools/translate/bin/python"))
    ):
        probe = [python, "-c", "import translate.storage.xliff"]
        if Path(python).exists() and not subprocess.run(probe, check=False).returncode:
            return python
    return ""


@pytest.mark.parametrize("kind", ["po", "2.1"])
def test_source_edit_to_built_page(shop, kbgen, kind):
    def run(*arguments: str) -> str:
        done = kbgen(*arguments, cwd=shop.root)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    for path in ("a/shot.png",):
        for tag in ("en", "de"):
            (shop.root / f"content/{tag}/{path}").write_bytes(PNG)
    shop.edit("de/a/refunds.md", ("ways.md#karte", "ways.md#card"))
    before = shop.text("de/a/refunds.md")
    assert "kbgen translate done --all" in run("translate")
    run("translate", "done", "--all")
    assert "a/refunds" not in run("translate")

    shop.edit("en/a/refunds.md", ("A second point.", "A new second point."))
    assert re.search(r"a/refunds +stale 1/4", run("translate"))
    said = run("translate", "diff", "de", "a/refunds")
    assert "- - A second point." in said
    assert "+ - A new second point." in said
    assert "* Ein zweiter Punkt." in said

    file = shop.root / ("de.po" if kind == "po" else "de.xlf")
    form = ("--format", "po") if kind == "po" else ("--xliff-version", kind)
    said = run(
        "translate", "export", "--locale", "de", "--stale", *form, "-o", file.name, "a/refunds"
    )
    assert "1 to translate" in said
    edit(file, kind)

    run("translate", "import", file.name)
    after = shop.text("de/a/refunds.md")
    assert after == before.replace("Ein zweiter Punkt.", "Ein neuer zweiter Punkt.")
    assert before != after
    assert "a/refunds" not in run("translate")
    run("build", "-q")
    page = (shop.root / "site/de/a/refunds/index.html").read_text("utf-8")
    assert "Ein neuer zweiter Punkt." in page


def edit(file: Path, kind: str) -> None:
    """Translate the one unit that is left, as a translator's tool does."""
    python = toolkit()
    if python:
        done = subprocess.run(
            [python, "-c", TOOLKIT, str(file)], capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return
    text = file.read_text("utf-8")
    if kind == "po":
        text = re.sub(
            r'(msgid "A new second point\."\nmsgstr ")', r"\1Ein neuer zweiter Punkt.", text
        )
    else:
        text = re.sub(
            r"(A new second point\.</source>)", r"\1<target>Ein neuer zweiter Punkt.</target>", text
        )
        text = text.replace('state="initial"', 'state="translated"')
    file.write_text(text, "utf-8")


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def machine(shop, publish: str) -> None:
    (shop.root / "machine.py").write_text(TRANSLATOR, "utf-8")
    command = f"{[sys.executable, 'machine.py']!r}"
    config = f'{CONFIG}[translate]\npublish = "{publish}"\ncommand = {command}\n'
    (shop.root / "kbgen.toml").write_text(config, "utf-8")


@pytest.mark.parametrize("publish", ["reviewed", "machine"])
def test_a_machine_fills_in_and_a_person_reviews(shop, kbgen, publish):
    machine(shop, publish)
    done = kbgen("translate", "fill", "--locale", "de", "pay/ways", cwd=shop.root)
    assert done.returncode == 0, done.stderr
    assert "Jede Karte." in shop.text("de/pay/ways.md")
    assert set(shop.states("pay/ways").values()) == {"machine"}

    page = shop.root / "site/de/pay/ways/index.html"
    kbgen("build", cwd=shop.root)
    text = page.read_text("utf-8")
    is_shown = publish == "machine"
    assert ("Jede Karte." in text) == is_shown
    assert ("Dieser Artikel wurde automatisch übersetzt." in text) == is_shown
    assert ("Dieser Artikel ist noch nicht übersetzt." in text) != is_shown

    done = kbgen("translate", "done", "de", "pay/ways", cwd=shop.root)
    assert done.returncode == 0, done.stderr
    kbgen("build", cwd=shop.root)
    text = page.read_text("utf-8")
    assert "Jede Karte." in text
    assert "automatisch übersetzt" not in text


def test_a_machine_that_fails_changes_nothing(shop, kbgen):
    machine(shop, "reviewed")
    (shop.root / "machine.py").write_text("import sys; sys.exit('no model')", "utf-8")
    done = kbgen("translate", "fill", "--locale", "de", cwd=shop.root)
    assert done.returncode == 2
    assert "no model" in done.stderr
    (shop.root / "machine.py").write_text("print('nonsense')", "utf-8")
    done = kbgen("translate", "fill", "--locale", "de", cwd=shop.root)
    assert done.returncode == 1
    assert not (shop.root / "content/de/pay/ways.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("done",), "Name a locale and an article, or add --all"),
        (("done", "de", "a/refund"), "Did you mean `a/refunds`?"),
        (("done", "de", "a/refunds#wen"), "Did you mean `when`?"),
        (("done", "fr", "--all"), "The site has no locale `fr`"),
        (("diff", "de", "x"), "is not an article that de translates"),
        (("import", "none.xlf"), "none.xlf cannot be read"),
        (("fill", "--locale", "de"), "No program to translate with is set"),
    ],
)
def test_wrong_use_is_explained(shop, kbgen, arguments, said):
    done = kbgen("translate", *arguments, cwd=shop.root)
    assert done.returncode == 2
    assert said in done.stderr


def test_other_formats_of_the_status(shop, kbgen):
    listed = kbgen("translate", "--format", "json", cwd=shop.root).stdout
    assert '"state": "unmarked"' in listed
    assert (
        "| `a/refunds` | ❔ unmarked |"
        in kbgen("translate", "--format", "github", cwd=shop.root).stdout
    )
    page = kbgen("translate", "--format", "html", cwd=shop.root).stdout
    assert "<h1>Help: translations</h1>" in page


def test_a_file_is_what_it_begins_with_in_any_encoding(shop, kbgen):
    xliff = '<?xml version="1.0"?>\n<xliff version="2.1" trgLang="de"/>\n'
    (shop.root / "back").write_text(xliff, "utf-16")
    done = kbgen("translate", "import", "back", cwd=shop.root)
    assert (done.returncode, done.stderr) == (0, "")

    (shop.root / "cut.xlf").write_text("hi\n", "utf-8")
    done = kbgen("translate", "import", "cut.xlf", cwd=shop.root)
    assert done.returncode == 1
    assert "cut.xlf:1:1: error KB410: Not a valid file: syntax error" in done.stdout + done.stderr
