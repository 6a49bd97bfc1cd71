"""Reads XLIFF 1.2 and 2.x that translators or programs return."""

from collections.abc import Iterator

from kbgen.diagnostics import Diagnostic
from kbgen.translate.delivery import Delivered, Delivery, DeliveryError, wrong
from kbgen.xml import Element, XmlError, read_xml

#: Elements that stand for one code, in 1.2 and 2.x.
_CODES = {"ph", "x", "bx", "ex", "bpt", "ept", "it", "sc", "ec"}
#: Elements around a text, which translators' tools add.
_AROUND = {"mrk", "g", "sub"}
_EMPTY = {"sm", "em"}


def read_xliff(data: bytes, path: str) -> Delivery:
    """Read a file. path: as errors show it. Raises DeliveryError; it names every error."""
    try:
        root = read_xml(data)
    except XmlError as error:
        raise DeliveryError((wrong(path, error.line, f"Not a valid file: {error}"),)) from error
    if root.name != "xliff":
        message = f"Not XLIFF: the file begins with <{root.name}>"
        raise DeliveryError((wrong(path, root.line, message),))
    reader = _Reader(path)
    is_old = root.attributes.get("version", "").startswith("1")
    units = tuple(reader.units_1(root) if is_old else reader.units_2(root))
    tags = {one.attributes.get("target-language", "") for one in root.all("file")}
    tag = next(iter(sorted(tags)), "") if is_old else root.attributes.get("trgLang", "")
    if len(tags) > 1 and is_old:
        reader.errors.append(wrong(path, root.line, "The file has several target languages"))
    if not tag:
        reader.errors.append(wrong(path, root.line, "The file names no target language"))
    if reader.errors:
        raise DeliveryError(tuple(reader.errors))
    return Delivery(tag, units)


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self.errors: list[Diagnostic] = []

    def units_1(self, root: Element) -> Iterator[Delivered]:
        for unit in root.all("trans-unit"):
            target = unit.find("target")
            is_new = target is not None and target.attributes.get("state") in {
                "new",
                "needs-translation",
            }
            text = "" if target is None or is_new else self._form(unit, target)
            yield self._unit(unit, text, unit.attributes.get("resname", ""))

    def units_2(self, root: Element) -> Iterator[Delivered]:
        for unit in root.all("unit"):
            text, has_all = "", True
            for piece in (one for one in unit.elements if one.name in {"segment", "ignorable"}):
                target = piece.find("target")
                if target is None and piece.name == "ignorable":
                    target = piece.find("source")
                is_new = piece.attributes.get("state") == "initial"
                has_all = has_all and target is not None and not is_new
                text += self._form(unit, target) if target is not None else ""
            yield self._unit(unit, text if has_all else "", unit.attributes.get("name", ""))

    def _unit(self, unit: Element, text: str, address: str) -> Delivered:
        name = unit.attributes.get("id", "")
        if not name:
            self.errors.append(wrong(self._path, unit.line, f"<{unit.name}> has no id"))
        return Delivered(name, text, unit.line, address)

    def _form(self, unit: Element, text: Element) -> str:
        made = ""
        for child in text.children:
            if isinstance(child, str):
                made += child
            elif child.name in _CODES:
                made += f"<{child.attributes.get('id', '?')}/>"
            elif child.name == "cp":
                made += chr(int(child.attributes.get("hex", "FFFD"), 16))
            elif child.name in _AROUND:
                made += self._form(unit, child)
            elif child.name not in _EMPTY:
                name = unit.attributes.get("id", "")
                message = f"Unit `{name}` has the unknown element <{child.name}>"
                self.errors.append(wrong(self._path, child.line, message))
        return made
