"""Elements and attributes that no configuration lets into articles."""

_ACTIVE = """
applet base body button embed form frame frameset head html iframe input link math meta noembed
noframes noscript object option plaintext script select style svg template textarea title xmp
"""
#: Elements that run, frame, style or submit, or change how browsers read what follows.
ACTIVE_TAGS = frozenset(_ACTIVE.split())
_ACTIVE_ATTRIBUTES = frozenset({"style", "srcdoc", "formaction"})
#: The prefix of the attributes that the pages' own scripts use.
HOOK = "data-kb"


def is_active(attribute: str) -> bool:
    """Tell whether an attribute runs or styles something, or is one of our own."""
    return attribute.startswith(("on", HOOK)) or attribute in _ACTIVE_ATTRIBUTES
