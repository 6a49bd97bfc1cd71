"""The theme's static files, all in one folder whose name carries their digest.

Scripts import each other by relative paths, so the folder and not the file gets the name: a change
moves all of them, and nothing has to be rewritten.
"""

import rjsmin

from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact
from kbgen.templates import Theme


def static_files(theme: Theme) -> tuple[str, tuple[Artifact, ...]]:
    """Return the folder's path (with a slash at the end) and the files.

    The style sheets `css/*.css` of the whole chain become one `site.css`, in the order of their
    names: `10-…` of the built-in theme first, a shop's `90-…` last.
    """
    files = theme.files("static")
    sheets = [file for path, file in files.items() if path.startswith("css/")]
    contents = {
        path: _script(file.read_bytes()) if path.endswith(".js") else file.read_bytes()
        for path, file in files.items()
        if not path.startswith("css/") and not path.endswith(".d.ts")
    }
    contents["site.css"] = b"\n".join(sheet.read_bytes().strip() for sheet in sheets) + b"\n"
    folder = f"_kb/theme/{short_digest(tuple(sorted(contents.items())))}/"
    return folder, tuple(Artifact(folder + path, data) for path, data in sorted(contents.items()))


def _script(source: bytes) -> bytes:
    """Leave out comments and indentation: three tenths of what a phone has to load."""
    minified: bytes = rjsmin.jsmin(source)
    return minified
