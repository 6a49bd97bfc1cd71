"""Files of a built site → files that a browser opens from a folder.

From `file:` a browser loads no modules and fetches nothing; classic scripts it does load. So
modules and index files become classic scripts that hand over their text, `portable.js` stands in
for what is missing, and addresses of pages end with `index.html`.
"""

import base64
import json
import re
from importlib.resources import files
from posixpath import relpath

from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact

#: For hosts, search engines and programs; the page for missing pages needs a server.
_FOR_HOSTS = re.compile(
    r"(?:404\.html|_headers|_redirects|robots\.txt|sitemap(?:-[\w-]+)?\.xml|\.nojekyll)"
    r"|llms\.txt|manifest\.webmanifest|\.well-known/.*"
    r"|[\w-]+/changes\.(?:atom|json)"
    r"|_kb/(?:redirects\.\w+|urls\.json|articles\..*\.json|policies\..*\.json)"
)
#: What scripts fetch or import; the first script is a classic one.
_FETCHED = re.compile(r"_kb/search/.*|_kb/theme/(?!.*/js/first\.js$).*\.m?js")
_MODULE = re.compile(r'<script type="module" src="([^"]*)"></script>\n?')
#: An attribute with a relative address of a page.
_ADDRESS = re.compile(
    r'(?P<before>\s(?:href|action)="|content="0; url=)'
    r'(?P<path>(?!/|#|\?|[a-z][a-z0-9+.-]*:)[^"?#]*/)?(?P<rest>[?#][^"]*)?"'
)
_PRELOAD = re.compile(r'<link rel="preload"[^<>]*+(?<= crossorigin)>\n?')
#: Links to feeds and to the manifest, which are left out.
_LEFT_OUT = re.compile(r'<link rel="(?:alternate" type="[^"]*|manifest)" href="[^"]*">\n?')
_END = "</body>"


def is_left_out(path: str) -> bool:
    """Tell whether a portable site does without a file."""
    return bool(_FOR_HOSTS.fullmatch(path))


def script() -> Artifact:
    """Return the script that stands in for a server."""
    data = files("kbgen.portable").joinpath("static/portable.js").read_bytes()
    return Artifact(f"_kb/portable/{short_digest(data)}.js", data)


def portable_file(path: str, data: bytes, stand_in: str) -> Artifact:
    """Return a file of a site in its portable form. stand_in: path of `script`."""
    if _FETCHED.fullmatch(path):
        return Artifact(f"{path}.js", _as_script(path, data))
    if path.endswith(".html"):
        return Artifact(path, _page(path, data.decode(), stand_in).encode())
    return Artifact(path, data)


def _as_script(path: str, data: bytes) -> bytes:
    """Return a classic script that hands over a file: as text, or as Base64."""
    try:
        content, is_text = data.decode(), True
    except UnicodeDecodeError:
        content, is_text = base64.b64encode(data).decode(), False
    arguments = ",".join(json.dumps(one) for one in (path, content, is_text))
    return f"kbFile({arguments});\n".encode()


def _page(path: str, html: str, stand_in: str) -> str:
    folder = path.rpartition("/")[0]
    root = f"{relpath('.', folder)}/" if folder else "./"
    modules: list[str] = []

    def take(match: re.Match[str]) -> str:
        # Scripts of the host's root repair addresses without a slash.
        modules.extend([match[1]] if not match[1].startswith("/") else [])
        return ""

    html = _LEFT_OUT.sub("", _PRELOAD.sub("", _MODULE.sub(take, html)))
    html = _ADDRESS.sub(_address, html)
    tag = (
        f'<script src="{root}{stand_in}" data-kb-root="{root}"'
        f' data-kb-modules="{" ".join(modules)}"></script>\n'
    )
    before, end, after = html.rpartition(_END)
    return f"{before}{tag}{end}{after}" if modules else html


def _address(match: re.Match[str]) -> str:
    path, rest = match["path"] or "", match["rest"] or ""
    return f'{match["before"]}{f"{path}index.html" if path else ""}{rest}"'
