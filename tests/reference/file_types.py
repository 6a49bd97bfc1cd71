"""Which files may be published."""

from kbgen.model.filetypes import RUNNING, SAVED, SHOWN, SOURCES
from tests.reference.form import Page, codes, table


def page() -> Page:
    rows = [
        ["Published; browsers show them", codes(sorted(SHOWN))],
        ["Published; readers save them", codes(sorted(SAVED))],
        ["Never published: source text", codes(sorted(SOURCES))],
        ["Never published: could run under the site's address", codes(sorted(RUNNING))],
    ]
    body = (
        "Only files of listed types are published. `downloads` in"
        " [`[content]`](settings.md#content) adds types, except those that are never published.\n\n"
        + table(["", "Endings"], rows)
    )
    return Page(
        "File types",
        "Which types of images and files are published beside articles, and which never are.",
        ("attachments", "downloads", "PDF", "extensions"),
        body,
    )
