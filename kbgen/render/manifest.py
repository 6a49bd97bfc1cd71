"""The web app manifest: the site's name and icons where it is put on a home screen.

It names no service worker, and there is none: an old return window in a cache is a liability.
"""

import json

from kbgen.config import Project
from kbgen.model.look import Look

MANIFEST = "manifest.webmanifest"


def manifest(project: Project, look: Look, static: str) -> bytes:
    """Return the file. static: folder of the theme's files, from the site's root."""
    icons = [{"src": f"{static}icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    touch = f"{static}{look.touch_icon}" if look.touch_icon else ""
    if look.has_root_icon:
        touch = "apple-touch-icon.png"
    if touch:
        icons.append({"src": touch, "sizes": "180x180", "type": "image/png"})
    data = {
        "name": project.site_name(project.default_locale)[0],
        "lang": project.default_locale.tag,
        "start_url": "./",
        "display": "minimal-ui",
        "icons": icons,
        "theme_color": next((color for _, color in look.bars), ""),
    }
    data = {key: value for key, value in data.items() if value}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
