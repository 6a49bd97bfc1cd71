"""XLIFF as its standards have it.

The schemas of OASIS may not be part of another project. The order of elements is checked always;
the schemas as well where `tests/.tools/xliff/` has them: `xliff-core-1.2-strict.xsd` and
`xliff_core_2.0.xsd`, with `lxml` beside them.
"""

import os
import subprocess
from pathlib import Path

import pytest

from kbgen.translate.xliff_write import xliff
from kbgen.xml import Element, read_xml

SCHEMAS = Path(os.environ.get("KBGEN_XLIFF_SCHEMAS", Path(__file__).parents[2] / ".tools/xliff"))
PYTHON = os.environ.get("KBGEN_TRANSLATE_TOOLKIT", str(SCHEMAS.parent / "translate/bin/python"))
#: Element → its children in the order of the standard; `?` may be absent, `*` may be repeated.
ORDER = {
    "2.1": {
        "xliff": ("file*",),
        "file": ("unit*",),
        "unit": ("notes?", "originalData?", "segment"),
        "notes": ("note*",),
        "originalData": ("data*",),
        "segment": ("source", "target?"),
        "source": ("ph*",),
        "target": ("ph*",),
    },
    "1.2": {
        "xliff": ("file*",),
        "file": ("body",),
        "body": ("trans-unit*",),
        "trans-unit": ("source", "target?", "note*"),
        "source": ("ph*",),
        "target": ("ph*",),
    },
}
NEEDED = {
    "2.1": {
        "xliff": {"version", "srcLang", "trgLang"},
        "file": {"id"},
        "unit": {"id"},
        "ph": {"id"},
    },
    "1.2": {
        "xliff": {"version"},
        "file": {"original", "source-language", "datatype"},
        "trans-unit": {"id"},
        "ph": {"id"},
    },
}


def elements(root: Element):
    yield root
    for child in root.elements:
        yield from elements(child)


def in_order(element: Element, order: tuple[str, ...]) -> bool:
    left = [child.name for child in element.elements]
    for name in order:
        bare = name.rstrip("?*")
        if not name.endswith(("?", "*")) and left[:1] != [bare]:
            return False
        while left[:1] == [bare]:
            left.pop(0)
            if not name.endswith("*"):
                break
    return not left


@pytest.fixture
def text(shop):
    shop.done()
    shop.edit("en/a/refunds.md", ("A second point.", "A [second](x.md) \x07 point & “one”."))

    return lambda version: xliff(shop.job(), version)


@pytest.mark.parametrize("version", ORDER)
def test_elements_stand_in_the_order_of_the_standard(text, version):
    root = read_xml(text(version).encode())
    for element in elements(root):
        assert in_order(element, ORDER[version].get(element.name, ("cp*",))), element.name
        assert NEEDED[version].get(element.name, set()) <= set(element.attributes)
    names = [one.attributes["id"] for one in elements(root) if one.name in {"unit", "trans-unit"}]
    assert len(names) == len(set(names)) > 10
    for unit in (one for one in elements(root) if one.name == "unit"):
        data = {one.attributes["id"] for one in unit.all("data")}
        assert {one.attributes["dataRef"] for one in unit.all("ph")} <= data


VALIDATE = """
import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
document = etree.parse(sys.argv[2])
if not schema.validate(document):
    sys.exit(str(schema.error_log))
"""


if SCHEMAS.exists() and Path(PYTHON).exists():

    @pytest.mark.parametrize(
        ("version", "name"), [("1.2", "xliff-core-1.2-strict.xsd"), ("2.1", "xliff_core_2.0.xsd")]
    )
    def test_files_are_valid(text, tmp_path, version, name):
        file = tmp_path / "x.xlf"
        file.write_text(text(version), "utf-8")
        done = subprocess.run(
            [PYTHON, "-c", VALIDATE, str(SCHEMAS / name), str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.returncode, done.stderr
