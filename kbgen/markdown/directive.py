"""A directive: one object that holds all the project knows about a kind of block.

Three of its parts are functions, called at different times: `expand` when an article is compiled,
`check` when the site is assembled, `view` when a page is rendered. The last argument of each is all
that it may use.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

from kbgen.config import Project
from kbgen.i18n import Values
from kbgen.markdown.blocks import Block
from kbgen.model.article import AnySlot, Article, BlockSlot
from kbgen.model.locale import Locale
from kbgen.model.page import ContactLink
from kbgen.model.policy import write_references
from kbgen.text import Suggestions

#: Takes code, message and hint.
Diagnose = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Scope:
    """Context for the expansion of a block."""

    name: str
    """The directive's own name, whichever the writer used."""
    diagnose: Diagnose
    """Reports a problem at the block's opening line."""
    line: int
    """Line of the block in the file."""
    parents: tuple[str, ...]
    """Names of the enclosing blocks, innermost last."""
    _inline: Callable[[str], Token]

    def inline(self, text: str) -> Token:
        """Parse a title into a token that renders it."""
        return self._inline(text)

    def slot(self, argument: str, options: tuple[tuple[str, str], ...] = ()) -> Token:
        """Make a token that the directive's `view` and template fill on each page."""
        return hole(BlockSlot(self.name, argument, options, self.line))

    def wrong(self, message: str, hint: str = "") -> None:
        """Report an error in how the block is written."""
        self.diagnose("KB307", write_references(message), hint)


class BlockProblem(NamedTuple):
    """An error in the opening line of a block."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Context for the check of a block."""

    project: Project
    values: Values
    suggestions: Suggestions
    """Those of the article."""

    def unknown(self, kind: str, name: str, names: Collection[str], otherwise: str) -> BlockProblem:
        """Report an unknown name; otherwise: the hint if no names are defined."""
        near = self.suggestions.did_you_mean(name, lambda: names)
        hint = near or (f"Known: {', '.join(names)}." if names else otherwise)
        return BlockProblem("KB312", f"Unknown {kind} `{name}`", hint)


@dataclass(frozen=True, slots=True)
class ViewContext:
    """Context for the view of a block: the page, and the article on it."""

    project: Project
    values: Values
    locale: Locale
    """Of the page; the article's own differs on a fallback."""
    article: Article
    contacts: Callable[[], tuple[ContactLink, ...]]
    """Returns the contact channels for readers of the page."""


Expand = Callable[[Block, list[Token], Scope], list[Token]]
Check = Callable[[BlockSlot, CheckContext], Iterator[BlockProblem]]
View = Callable[[BlockSlot, ViewContext], Mapping[str, object] | None]


def _cites_nothing(_argument: str) -> tuple[str, ...]:
    return ()


def _checks_nothing(_slot: BlockSlot, _context: CheckContext) -> Iterator[BlockProblem]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A kind of block."""

    names: tuple[str, ...]
    """The first is its own name; the others are spellings of other tools."""
    expand: Expand
    """Turns the tokens inside a block into those that the article shows."""
    options: frozenset[str] = frozenset()
    """Keys allowed in `{…}`."""
    any_option: bool = False
    """Whether any key is allowed in `{…}`."""
    holds_prose: bool = True
    """Whether the opening line holds words for readers, rather than names or addresses."""
    cites: Callable[[str], tuple[str, ...]] = _cites_nothing
    """Returns the policy values that an argument names without braces."""
    check: Check = _checks_nothing
    """Yields the problems of a slot: names that the project does not define."""
    view: View | None = None
    """Returns the values for the template of a slot, or None to show nothing.

    A directive without a view makes no slots: all it shows is known when the article is compiled.
    """

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def template(self) -> str:
        """Path of the template that shows a slot, in the theme's templates."""
        return f"blocks/{self.name}.html"


def html(text: str) -> Token:
    """Make a token of trusted HTML."""
    return Token("kb_html", "", 0, content=text)


def hole(slot: AnySlot) -> Token:
    """Make a token that render fills."""
    return Token("kb_hole", "", 0, meta={"slot": slot})
