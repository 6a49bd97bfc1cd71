"""What starts at the root of the host and names a file of the content is no dead link."""

import re

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project

BODY = """[file](/returns/fees.md#when), ![logo](/a/label.svg "Ours"), [form](/a/form.pdf?v=2),
[gone](/help/none.md), [shop](/cart?a=1&b=2), ![theirs](/shop's/logo.png),
<a href="/returns/fees.md">html</a>.
"""


@pytest.fixture
def page(write_project, text_of):
    """Return the page of an article with links from the root, in the locale that has it or not."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    root = write_project(
        {
            "en/a/x.md": text_of("X", BODY),
            "en/a/label.svg": svg,
            "en/a/form.pdf": b"%PDF-1.7\n",
            "en/returns/fees.md": text_of("Fees", "## When {#when}"),
            "de/returns/fees.md": text_of("Gebühren", "## Wann {#when}"),
        }
    )
    build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
    return lambda locale: (root / f"site/{locale}/a/x/index.html").read_text("utf-8")


@pytest.mark.parametrize("locale", ["en", "de"])
def test_pages_have_working_addresses_or_none(page, locale):
    body = re.search(r"<p>.*?file.*?</p>", page(locale), re.DOTALL)[0]
    addresses = re.findall(r'(?:href|src)="([^"]*)"', body)
    up = "../../../"
    assert addresses[0] == f"{up}{locale}/returns/fees/#when"
    assert re.fullmatch(rf"{up}_kb/media/label\.\w+\.svg", addresses[1])
    assert re.fullmatch(rf"{up}_kb/media/form\.\w+\.pdf\?v=2", addresses[2])
    assert addresses[3:] == ["/cart?a=1&amp;b=2", "/shop&#x27;s/logo.png"]
    assert "<a>gone</a>" in body
