"""Problems of the content, as values: a stable code, a place and a hint.

Groups of codes: KB1xx front matter and files, KB2xx links and addresses, KB3xx Markdown and
directives, KB4xx languages, KB5xx theme, KB6xx search, KB7xx content health.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error reaches shoppers; everything else is a warning."""

    ERROR = "error"
    WARNING = "warning"


#: Every code: severity and meaning.
CODES = {
    "KB101": (Severity.ERROR, "front matter does not parse"),
    "KB102": (Severity.ERROR, "invalid front matter value"),
    "KB103": (Severity.WARNING, "unknown front matter key"),
    "KB104": (Severity.WARNING, "article without a title"),
    "KB105": (Severity.ERROR, "file cannot be read"),
    "KB106": (Severity.WARNING, "article in the wrong place"),
    "KB107": (Severity.ERROR, "_category.toml does not parse"),
    "KB108": (Severity.WARNING, "unknown key or invalid value in _category.toml"),
    "KB109": (Severity.ERROR, "file that is too large"),
    "KB110": (Severity.ERROR, "symbolic link out of the content folder"),
    "KB111": (Severity.ERROR, "text that looks like front matter but is not read"),
    "KB112": (Severity.ERROR, "two files with the same name"),
    "KB113": (Severity.WARNING, "text in a format that is not read"),
    "KB114": (Severity.WARNING, "comment that cuts off a value"),
    "KB115": (Severity.WARNING, "key of another tool that hides an article"),
    "KB116": (Severity.ERROR, "front matter with too many unknown keys"),
    "KB117": (Severity.WARNING, "symbolic link in the content folder that is not followed"),
    "KB118": (Severity.WARNING, "folder title that is not translated"),
    "KB119": (Severity.WARNING, "unused file"),
    "KB120": (Severity.WARNING, "setting or front matter key that has another name"),
    "KB201": (Severity.ERROR, "link to an article that does not exist"),
    "KB202": (Severity.ERROR, "link to an anchor that does not exist"),
    "KB203": (Severity.ERROR, "two pages with the same address"),
    "KB204": (Severity.ERROR, "image or file that does not exist"),
    "KB205": (Severity.WARNING, "address that is not followed"),
    "KB206": (Severity.WARNING, "image from another host"),
    "KB207": (Severity.ERROR, "relative address in HTML"),
    "KB208": (Severity.ERROR, "redirect that leads nowhere or forms a loop"),
    "KB209": (Severity.WARNING, "image without alternative text"),
    "KB210": (Severity.WARNING, "very large image or file"),
    "KB211": (Severity.ERROR, "image or file that cannot be published"),
    "KB212": (Severity.WARNING, "image with something that is not published"),
    "KB213": (Severity.ERROR, "published address that is gone without a redirect"),
    "KB214": (Severity.WARNING, "redirect that leads to another redirect"),
    "KB215": (Severity.WARNING, "link to another site that fails"),
    "KB216": (Severity.WARNING, "alias that sends readers into another language"),
    "KB217": (Severity.ERROR, "file of a type that is not published"),
    "KB218": (Severity.ERROR, "file that is not what its name says"),
    "KB219": (Severity.ERROR, "address that runs code through a policy value"),
    "KB220": (Severity.ERROR, "two files with the same published name"),
    "KB222": (Severity.ERROR, "alias or redirect that cannot be an address"),
    "KB223": (Severity.ERROR, "two addresses that differ only in case"),
    "KB224": (Severity.ERROR, "page whose address cannot be a file name"),
    "KB225": (Severity.WARNING, "link to a content file that starts at the root"),
    "KB226": (Severity.ERROR, "malformed address of another site"),
    "KB227": (Severity.WARNING, "address where readers found no page"),
    "KB228": (Severity.WARNING, "link of the shop to a page that does not exist"),
    "KB301": (Severity.ERROR, "unknown block"),
    "KB302": (Severity.WARNING, "HTML that is not allowed"),
    "KB303": (Severity.WARNING, "two headings with the same anchor"),
    "KB304": (Severity.WARNING, "address that runs code"),
    "KB305": (Severity.ERROR, "block that is not closed"),
    "KB306": (Severity.WARNING, "syntax of another tool"),
    "KB307": (Severity.ERROR, "malformed block"),
    "KB308": (Severity.ERROR, "invalid value in policies.toml"),
    "KB309": (Severity.ERROR, "unknown policy value"),
    "KB310": (Severity.ERROR, "snippet that cannot be included"),
    "KB311": (Severity.ERROR, "content nested too deeply"),
    "KB312": (Severity.ERROR, "unknown action, channel or market"),
    "KB313": (Severity.ERROR, "policy value that is too long once filled in"),
    "KB314": (Severity.ERROR, "snippets that are too long in total"),
    "KB315": (Severity.ERROR, "too many policy values in one article"),
    "KB316": (Severity.WARNING, "link or footnote that is shown as text"),
    "KB317": (Severity.WARNING, "table cell that is not shown, or table that is shown as text"),
    "KB318": (Severity.WARNING, "link without a text or an address"),
    "KB319": (Severity.ERROR, "note for support staff that readers would see"),
    "KB401": (Severity.ERROR, "folder of an unknown locale"),
    "KB402": (Severity.ERROR, "two translations of one article in one locale"),
    "KB403": (Severity.ERROR, "number, amount or date that differs from the source"),
    "KB404": (Severity.WARNING, "links, images or code that differ from the source"),
    "KB405": (Severity.WARNING, "translation that is older than its source"),
    "KB406": (Severity.ERROR, "policy value that differs from the source"),
    "KB407": (Severity.WARNING, "text that is built differently from the source"),
    "KB408": (Severity.WARNING, "article that is not a translation of its source"),
    "KB409": (Severity.WARNING, "weekday, month, country or negation that differs from the source"),
    "KB410": (Severity.ERROR, "translated file that cannot be imported"),
    "KB411": (Severity.WARNING, "words around the articles that are not translated"),
    "KB501": (Severity.ERROR, "block of a template that does not exist"),
    "KB502": (Severity.WARNING, "block of a theme that another template replaces"),
    "KB503": (Severity.WARNING, "theme that loads something from another host"),
    "KB504": (Severity.WARNING, "colours with too little contrast"),
    "KB505": (Severity.ERROR, "symbolic link out of the project in a theme"),
    "KB506": (Severity.WARNING, "symbolic link to a folder in a theme"),
    "KB507": (Severity.ERROR, "logo or font that cannot be used"),
    "KB508": (Severity.ERROR, "link of the header or footer that leads nowhere"),
    "KB509": (Severity.ERROR, "invalid notice"),
    "KB510": (Severity.ERROR, "file of the site's root that cannot be published"),
    "KB511": (Severity.WARNING, "property of a theme that has another name"),
    "KB601": (Severity.WARNING, "pinned article that does not exist"),
    "KB602": (Severity.ERROR, "search that no longer finds what it should"),
    "KB604": (Severity.WARNING, "invalid entry in asked.toml"),
    "KB701": (Severity.WARNING, "article that no page links to"),
    "KB702": (Severity.WARNING, "heading that skips a level"),
    "KB703": (Severity.WARNING, "title that is too long"),
    "KB704": (Severity.WARNING, "description that is too long"),
    "KB705": (Severity.WARNING, "article without a description"),
    "KB706": (Severity.WARNING, "two articles with the same title"),
    "KB707": (Severity.WARNING, "two articles with the same description"),
    "KB708": (Severity.WARNING, "review that is overdue"),
    "KB709": (Severity.WARNING, "article that has expired or soon will"),
    "KB710": (Severity.WARNING, "notice that has expired"),
    "KB711": (Severity.WARNING, "readers without a contact channel"),
    "KB712": (Severity.WARNING, "title with a value that differs between markets"),
    "KB713": (Severity.WARNING, "unused policy value"),
    "KB714": (Severity.WARNING, "policy value that ends without a successor"),
    "KB715": (Severity.WARNING, "market without a text where others have one"),
    "KB720": (Severity.WARNING, "policy value typed by hand"),
    "KB721": (Severity.WARNING, "text that is hard to read"),
    "KB722": (Severity.WARNING, "unexplained abbreviation"),
    "KB724": (Severity.WARNING, "note to the writer left in a published article"),
    "KB725": (Severity.WARNING, "analytics that the policy blocks"),
    "KB726": (Severity.WARNING, "contact channel with a topic that does not exist"),
    "KB727": (Severity.WARNING, "invalid entry in decisions.toml"),
    "KB730": (Severity.WARNING, "question that shoppers ask any shop and no article answers"),
    "KB731": (Severity.WARNING, "question that two articles answer"),
    "KB732": (Severity.WARNING, "question that an article seems to answer and does not name"),
    "KB733": (
        Severity.WARNING,
        "policy value that does not say what it means to programs",
    ),
    "KB740": (Severity.WARNING, "text in another language than its article"),
    "KB741": (Severity.WARNING, "text that is not finished"),
    "KB742": (Severity.WARNING, "text that does not follow the glossary"),
    "KB743": (Severity.WARNING, "typography of another language"),
    "KB744": (Severity.ERROR, "invalid glossary"),
    "KB750": (Severity.WARNING, "words that do not fit every number a policy value may become"),
    "KB760": (Severity.ERROR, "answer of a chatbot that is wrong, or does not say what it must"),
    "KB761": (Severity.ERROR, "invalid question for chatbots"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a file of the project."""

    path: str
    """Posix path, relative to the project."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)

    def to_json(self) -> dict[str, str | int]:
        """Return the flat object that `--format json` prints."""
        return {
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }

    def __str__(self) -> str:
        span = self.span
        place = f"{span.path}:{span.line}:{span.column}"
        text = f"{place}: {self.severity.value} {self.code}: {one_line(self.message)}"
        return f"{text}\n    hint: {one_line(self.hint)}" if self.hint else text


def problem(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic with the severity of its code."""
    return Diagnostic(code=code, severity=CODES[code][0], span=span, message=message, hint=hint)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop duplicates."""
    return tuple(sorted(set(diagnostics), key=lambda found: found.sort_key))


def one_line(text: str) -> str:
    return " ".join(text.split())
