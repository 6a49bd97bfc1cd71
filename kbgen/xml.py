"""Reads XML with the lines of its elements, and without what makes XML dangerous.

A document type may define entities that grow without end or open files: a file that has one is
refused before any of it is expanded. XLIFF and TMX need none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat  # document types are refused, see below


class XmlError(ValueError):
    """Text that is not XML, or not safe. The message has no place; `line` is from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element with its namespace cut off; its children are elements and texts."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def find(self, *names: str) -> "Element | None":
        """Return the first element at a path below this one."""
        found = self
        for name in names:
            inner = next((one for one in found.elements if one.name == name), None)
            if inner is None:
                return None
            found = inner
        return found

    def all(self, name: str) -> "Iterator[Element]":
        """Yield every element of a name below this one."""
        for child in self.elements:
            if child.name == name:
                yield child
            else:
                yield from child.all(name)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.children)


#: Elements in each other. XLIFF needs ten; the readers of this module recurse.
DEEPEST = 100


def read_xml(data: bytes) -> Element:
    """Return the root of a document. Raises XmlError."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    root = Element("", {}, 1)
    opened = [root]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if len(opened) > DEEPEST:
            raise XmlError(f"nested deeper than {DEEPEST} elements", parser.CurrentLineNumber)
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], plain, parser.CurrentLineNumber)
        opened[-1].children.append(element)
        opened.append(element)

    def end(_name: str) -> None:
        opened.pop()

    def characters(text: str) -> None:
        opened[-1].children.append(text)

    def refuse(*_: object) -> None:
        raise XmlError("a document type is not allowed", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlError(expat.errors.messages[error.code], error.lineno) from error
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        if isinstance(error, XmlError):
            raise
        raise XmlError(str(error), parser.CurrentLineNumber) from error
    return next(root.elements)
