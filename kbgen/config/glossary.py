"""`content/glossary.toml`: names to keep, words and form of address of each language, buttons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kbgen import files, toml
from kbgen.config.names import BY_LOCALE, LocaleTag
from kbgen.config.read import Project
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.locale import Locale
from kbgen.model.policy import BUTTON, Period, PolicyValue, Words
from kbgen.text import did_you_mean
from kbgen.toml import line_of

FILE = "glossary.toml"
SHOWN = f"content/{FILE}"
_HINT = 'It holds keep = ["…"] and the tables [terms], [forbid], [register] and [buttons].'

_T = TypeVar("_T")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ButtonName = Annotated[str, StringConstraints(pattern=r"^[\w-]+$")]
ByLocale = Annotated[dict[LocaleTag, Text], BY_LOCALE]


class GlossaryTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    keep: list[Text] = Field([], description="Names that are the same in every language.")
    terms: dict[Text, Annotated[dict[LocaleTag, Text | list[Text]], BY_LOCALE]] = Field(
        {}, description="Term of the default locale → locale → its word there, or several."
    )
    forbid: Annotated[dict[LocaleTag, list[Text] | dict[Text, Text]], BY_LOCALE] = Field(
        {}, description="Locale → words that its texts avoid; a table says what to write instead."
    )
    address: ByLocale = Field(
        {}, alias="register", description="Locale → form of address: `du`, `Sie`, `tú`, `usted`, …"
    )
    buttons: dict[ButtonName, Text | ByLocale] = Field(
        {}, description="Name → label by locale; articles write {{ button.name }}."
    )


class Term(BaseModel):
    """A term of the default locale, and the words for it."""

    model_config = ConfigDict(frozen=True)

    text: str
    words: dict[str, tuple[str, ...]]
    """By the tag of a locale or language."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The glossary of a project."""

    keep: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    forbid: Mapping[str, Mapping[str, str]]
    """Tag → word → what to write instead; empty: the glossary does not say."""
    register: Mapping[str, str]
    """Tag → form of address."""
    is_unreadable: bool = False
    """Whether the file has an error that leaves nothing of it."""
    buttons: tuple[PolicyValue, ...] = ()
    """As policy values, which are filled in the same way."""
    lines: Mapping[str, int]
    """Where each locale's form of address is."""

    def words_of(self, locale: Locale) -> dict[str, str]:
        """Return term → word in a locale. Names to keep stand for themselves."""
        words = {name: name for name in self.keep}
        for term in self.terms:
            if own := of_locale(term.words, locale):
                words[term.text] = own[0]
        for button in self.buttons:
            form = button.periods[0].form
            label = of_locale(dict(form.texts), locale) if isinstance(form, Words) else None
            if label and isinstance(form, Words):
                words[form.text] = label
        return words


NO_GLOSSARY = Glossary(forbid={}, register={}, lines={})
_UNREADABLE = replace(NO_GLOSSARY, is_unreadable=True)


def of_locale(table: Mapping[str, _T], locale: Locale) -> _T | None:
    """Return what a table by tags holds for a locale, or for its language."""
    return table.get(locale.tag, table.get(locale.language))


def read_glossary(project: Project) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read the glossary of a project; empty if there is none, or if it is invalid."""
    file = project.content / FILE
    if leads_out(file, project.root):
        message, hint = "The symbolic link leaves the project; it is not read", "Copy the file."
        return _UNREADABLE, (problem("KB110", Span(path=SHOWN), message, hint),)
    try:
        text = files.read_text(file)
        data = toml.parse(text)
    except FileNotFoundError:
        return NO_GLOSSARY, ()
    except OSError as error:
        return _UNREADABLE, (files.unreadable(SHOWN, error),)
    except toml.TomlError as error:
        place = Span(path=SHOWN, line=error.line, column=error.column)
        return _UNREADABLE, (problem("KB744", place, f"The file does not parse: {error}", _HINT),)
    try:
        table = GlossaryTable.model_validate(data)
    except ValidationError as error:
        return _UNREADABLE, tuple(_explained(text, error))
    unknown = tuple(_unknown(project, table, text))
    return _glossary(project, table, text), unknown


def _glossary(project: Project, table: GlossaryTable, text: str) -> Glossary:
    return Glossary(
        keep=tuple(table.keep),
        terms=tuple(
            Term(
                text=term,
                words={tag: _listed(words) for tag, words in by_locale.items()},
                line=line_of(text, ["terms", term]),
            )
            for term, by_locale in table.terms.items()
        ),
        forbid={
            tag: words if isinstance(words, dict) else dict.fromkeys(words, "")
            for tag, words in table.forbid.items()
        },
        register=table.address,
        buttons=tuple(
            _button(project, name, labels, line_of(text, ["buttons", name]))
            for name, labels in sorted(table.buttons.items())
        ),
        lines={tag: line_of(text, ["register", tag]) for tag in table.address},
    )


def _listed(words: str | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _button(project: Project, name: str, labels: str | Mapping[str, str], line: int) -> PolicyValue:
    by_locale = {} if isinstance(labels, str) else labels
    usual = labels if isinstance(labels, str) else of_locale(labels, project.default_locale)
    words = Words("text", usual or next(iter(by_locale.values())), tuple(by_locale.items()))
    return PolicyValue(f"{BUTTON}{name}", "text", (Period(None, None, words, (), line),), line)


def _explained(text: str, error: ValidationError) -> Iterator[Diagnostic]:
    """Explain each mistake once: where one of two kinds may stand, pydantic reports both."""
    seen = set[tuple[str, ...]]()
    for one in error.errors():
        keys = [str(part) for part in one["loc"] if part != "[key]"]
        known = [field.alias or name for name, field in GlossaryTable.model_fields.items()]
        path = keys[:2] if keys[0] in known else keys[:1]
        if tuple(path) in seen:
            continue
        seen.add(tuple(path))
        place = Span(path=SHOWN, line=line_of(text, path))
        if one["type"] == "extra_forbidden":
            hint = did_you_mean(keys[0], known) or _HINT
            yield problem("KB744", place, f"Unknown key `{keys[0]}`", hint)
        else:
            reason = one["msg"].removeprefix("Value error, ")
            yield problem("KB744", place, f"`{'.'.join(path)}`: {reason}", _HINT)


def _unknown(project: Project, table: GlossaryTable, text: str) -> Iterator[Diagnostic]:
    """Report locales that the site does not have."""
    known = {name for locale in project.locales for name in (locale.tag, locale.language)}
    tables: list[tuple[list[str], Mapping[str, Any]]] = [
        *((["terms", term], words) for term, words in table.terms.items()),
        (["forbid"], table.forbid),
        (["register"], table.address),
        *((["buttons", n], one) for n, one in table.buttons.items() if isinstance(one, dict)),
    ]
    for keys, by_locale in tables:
        for tag in by_locale:
            if tag not in known:
                place = Span(path=SHOWN, line=line_of(text, [*keys, tag]))
                hint = f"Locales: {', '.join(locale.tag for locale in project.locales)}."
                yield problem("KB744", place, f"Unknown locale `{tag}`", hint)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `content/glossary.toml`."""
    schema = GlossaryTable.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Glossary",
    }
