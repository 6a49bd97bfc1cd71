"""Write all reference pages: `python -m tests.reference`, or `make reference`."""

from tests.reference.pages import FOLDER, PAGES, PICTURE, text_of
from tests.reference.rooms import picture

for name in PAGES:
    (FOLDER / f"{name}.md").write_text(text_of(name), "utf-8")
PICTURE.write_text(picture(), "utf-8")
