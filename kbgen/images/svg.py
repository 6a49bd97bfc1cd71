"""SVG images: only what draws is published, and nothing that reads like a document type.

The file is parsed and written again, so that browsers read exactly what was checked.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kbgen.images.kinds import Finding
from kbgen.images.svg_css import PIXELS, leads_elsewhere, without_imports
from kbgen.images.svg_names import ATTRIBUTES, ELEMENTS, SVG, XHTML, XLINK, XML

#: Levels of elements. Drawings have about 30.
_DEEPEST = 200
#: Removed parts that a message names.
_NAMED = 5
#: Pixels of the units that have a fixed length.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54,
          "mm": 96 / 25.4, "q": 96 / 101.6}  # fmt: skip
_LENGTH = re.compile(r"\+?(\d{0,6}(?:\.\d{1,9})?)\d*+\s*+([a-z]{0,2})", re.IGNORECASE)
_PLAIN = "Export it as plain SVG."


class CleanSvg(NamedTuple):
    data: bytes
    """Empty: it is not published."""
    size: tuple[int, int]
    """Pixels; 0, 0: it has none."""
    findings: tuple[Finding, ...]


class _RefusedError(Exception):
    """A reason not to publish a file."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.finding = Finding("KB211", message, hint)


def clean_svg(data: bytes) -> CleanSvg:
    """Remove from an SVG what runs, embeds or fetches; refuse what is not a plain drawing."""
    target = _Filter()
    try:
        # Entities, with which XML can blow up, need the document type that the target refuses.
        parser = ET.XMLParser(target=target)  # noqa: S314
        parser.feed(data)
        root = parser.close()
    except _RefusedError as refused:
        return CleanSvg(b"", (0, 0), (refused.finding,))
    except (ET.ParseError, ValueError, LookupError) as error:  # LookupError: of the encoding
        finding = Finding("KB211", f"SVG does not parse: {error}", "Export it again.")
        return CleanSvg(b"", (0, 0), (finding,))
    for style in root.iter("style"):
        target.clean_style(style)
    size = _size(root)
    root.set("xmlns", SVG)
    return CleanSvg(f"{ET.tostring(root, 'unicode')}\n".encode(), size, target.findings)


class _Filter:
    """Builds the tree of allowed elements. The parser calls it by the names of its methods."""

    def __init__(self) -> None:
        self._builder = ET.TreeBuilder()
        self._depth = 0
        self._skipped = 0
        """Levels of elements that are left out."""
        self._in_style = False
        self._removed: dict[str, None] = {}

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        hint = f"Delete its `<!DOCTYPE …>`, or {_PLAIN[0].lower()}{_PLAIN[1:]}"
        raise _RefusedError("SVG with a document type is not published", hint)

    def pi(self, name: str, _text: str | None = None) -> None:
        if name == "xml-stylesheet":
            self._removed["`<?xml-stylesheet?>`"] = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            message = f"SVG of more than {_DEEPEST} levels is not published"
            raise _RefusedError(message, _PLAIN)
        namespace, name = _split(tag)
        if self._depth == 1 and (name != "svg" or namespace not in {"", SVG}):
            raise _RefusedError(f"File is not an SVG: it starts with `<{name}>`", _PLAIN)
        if self._skipped or not self._is_allowed(namespace, name, attributes):
            self._skipped += 1
        else:
            self._in_style = name == "style"
            self._builder.start(name, self._cleaned(name, attributes))

    def data(self, text: str) -> None:
        if not self._skipped:
            self._builder.data(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        else:
            self._in_style = False
            self._builder.end(_split(tag)[1])

    def close(self) -> ET.Element:
        return self._builder.close()

    def clean_style(self, style: ET.Element) -> None:
        """Remove imports from a style sheet, or all of it if it still fetches something."""
        css = style.text or ""
        kept = without_imports(css)
        if kept.count("@") < css.count("@"):
            self._removed["`@import`"] = None
        if leads_elsewhere(kept):
            self._removed["a `<style>` that fetches files"] = None
            kept = ""
        style.text = kept

    @property
    def findings(self) -> tuple[Finding, ...]:
        if not self._removed:
            return ()
        what = list(self._removed)
        more = f" and {len(what) - _NAMED} more" if len(what) > _NAMED else ""
        message = f"SVG is published without {', '.join(what[:_NAMED])}{more}"
        return (Finding("KB212", message, f"These run code or fetch files. {_PLAIN}"),)

    def _is_allowed(self, namespace: str, name: str, attributes: dict[str, str]) -> bool:
        if self._in_style:  # browsers read the text around an element as style
            self._removed[f"`<{name}>` in `<style>`"] = None
            return False
        if namespace not in {"", SVG}:  # drawing programs' own data
            if namespace == XHTML:
                self._removed[f"`<{name}>`"] = None
            return False
        # Animations may not write where addresses and handlers stand.
        changed = attributes.get("attributeName", "x")
        if name in ELEMENTS and changed in ATTRIBUTES:
            return True
        if name != "metadata":
            self._removed[f"`<{name}>`"] = None
        return False

    def _cleaned(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for key, value in attributes.items():
            namespace, name = _split(key)
            if namespace == XML and name in {"lang", "space"}:
                kept[key] = value
            elif name == "href" and namespace in {"", XLINK}:
                is_pixels = element == "image" and PIXELS.match(value)
                self._keep(kept, element, name, value, good=value[:1] == "#" or bool(is_pixels))
            elif namespace == "" and (name in ATTRIBUTES or name == "style"):
                self._keep(kept, element, name, value, good=not leads_elsewhere(value))
            elif namespace == "" and name.startswith("aria-"):
                kept[name] = value
            elif name.lower().startswith("on"):
                self._removed[f"`{name}` of `<{element}>`"] = None
        return kept

    def _keep(
        self, kept: dict[str, str], element: str, name: str, value: str, *, good: bool
    ) -> None:
        if good:
            kept[name] = value
        else:
            self._removed[f"`{name}` of `<{element}>`"] = None


def _split(name: str) -> tuple[str, str]:
    """Return namespace and local name of what the parser writes as `{namespace}name`."""
    namespace, brace, local = name.rpartition("}")
    return (namespace[1:], local) if brace else ("", name)


def _size(root: ET.Element) -> tuple[int, int]:
    """Return the size that browsers give the image: its lengths, else those of its view box."""
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    across, down = (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0.0, 0.0)
    if across and down:
        if not width and not height:
            width, height = across, down
        width = width or height * across / down
        height = height or width * down / across
    return (max(1, round(width)), max(1, round(height))) if width and height else (0, 0)


def _pixels(length: str) -> float:
    """Return a length in pixels; 0: it has none of its own, such as a percentage."""
    found = _LENGTH.fullmatch(length.strip())
    if not found or not found[1] or found[1] == ".":
        return 0.0
    return float(found[1]) * _UNITS.get(found[2].lower(), 0.0)
