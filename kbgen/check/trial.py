"""What every sentence would be if a policy value were another one. Nothing is written."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kbgen.check.mentions import Mention, mentions_in_lines, mentions_of
from kbgen.check.prose import read_prose
from kbgen.check.rule import Checked
from kbgen.check.value_agreement import Trouble, trouble_of
from kbgen.diagnostics import Span
from kbgen.errors import KbgenError
from kbgen.files import read_text, unusable
from kbgen.i18n import Values
from kbgen.i18n.values import plural_category
from kbgen.model.locale import Locale
from kbgen.model.names import is_markdown
from kbgen.model.outline import Lines
from kbgen.model.policy import Duration, Form, Number, take_references
from kbgen.policy import TYPES, named_in
from kbgen.text import did_you_mean, squash

#: Numbers that take every plural form of every language, and a range.
_PROBES = ((1, 1), (2, 2), (5, 5), (11, 11), (21, 21), (100, 100), (3, 5))


class Variant(NamedTuple):
    """A sentence in markets that share it."""

    markets: tuple[str, ...]
    """Empty: all."""
    now: str
    new: str


class Probe(NamedTuple):
    """A sentence with another number of the same unit."""

    value: str
    """As the sentence shows it."""
    text: str
    fits: bool
    """Whether no rule objects."""


class Tried(NamedTuple):
    """A sentence that names a value."""

    name: str
    """Of the value that it names."""
    place: Span
    locale: Locale
    variants: tuple[Variant, ...]
    probes: tuple[Probe, ...]
    trouble: Trouble | None
    """What `value-agreement` finds."""


class _Place(NamedTuple):
    place: Span
    locale: Locale
    markets: tuple[str, ...]
    """That the text is for; empty: all."""
    mention: Mention


class Trial:
    """The sentences of a site that name policy values."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self.policies = checked.policies
        self._probed: dict[tuple[str, str], tuple[tuple[Duration | Number, Values], ...]] = {}
        self._kinds = {value.name: value.type for value in checked.policies.values}

    def sentences(self, changes: Mapping[str, Form], market: str = "") -> Iterator[Tried]:
        """Yield what sentences become when values change, sorted by locale and place.

        changes: name → new value, each of them in force on the day that is checked for. market:
        where they change and what is shown; empty: wherever no market has its own, in all.
        """
        new = self._checked.values
        for name, form in changes.items():
            new = new.with_form(name, form, market)
        named = self._naming(changes)
        for place in self._places:
            if place.mention.reference.name in named:
                yield self._tried(place, changes, new, market)

    def _naming(self, changes: Mapping[str, Form]) -> set[str]:
        """Return the values that change, and those that name them in their texts."""
        named = set(changes)
        inner = {value.name: set(named_in(value)) for value in self._checked.policies.values}
        while more := {name for name, others in inner.items() if others & named} - named:
            named |= more
        return named

    @cached_property
    def _places(self) -> tuple[_Place, ...]:
        found = (*self._of_markdown(), *self._of_settings())
        key = lambda one: (one.locale.tag, one.place.path, one.place.line, one.place.column)  # noqa: E731
        return tuple(sorted(found, key=key))

    def _of_markdown(self) -> Iterator[_Place]:
        checked = self._checked
        files = [(a.source.path, a.locale, a.meta.markets) for a in checked.articles]
        files += [(a.source.path, a.locale, ()) for a in checked.beside]
        shown = {path for path, _, _ in files}
        for path in (one for one in checked.site.absences if one not in shown and is_markdown(one)):
            if locale := Locale.of_path(path):
                files.append((path, locale, ()))
        for path, locale, markets in files:
            prose = read_prose(checked.written(path))
            for mention in mentions_of(prose):
                yield _Place(prose.span(mention.start), locale, markets, mention)

    def _of_settings(self) -> Iterator[_Place]:
        """Yield the sentences of the configuration, of status notices and of the theme."""
        checked = self._checked
        project, theme = checked.project, checked.theme
        texts = [(project.file_name, project.default_locale, project.config_text)]
        notices = project.content / "notices.toml"
        if notices.is_file():
            shown = notices.relative_to(project.root).as_posix()
            try:
                texts.append((shown, project.default_locale, read_text(notices)))
            except OSError as error:
                raise unusable(shown, error) from error
        for name, catalogues in zip(theme.names, theme.read().catalogues, strict=True):
            for path, data in catalogues.items():
                if b"policy." in data and (locale := Locale.of_path(path.removesuffix(".po"))):
                    texts.append((f"themes/{name}/locales/{path}", locale, data.decode()))
        for path, locale, text in texts:
            lines = Lines(text)
            for mention in mentions_in_lines(text):
                line, column = lines.line_and_column(mention.start)
                yield _Place(Span(path=path, line=line, column=column), locale, (), mention)

    def _tried(self, place: _Place, changes: Mapping[str, Form], new: Values, market: str) -> Tried:
        mention, locale = place.mention, place.locale
        name = mention.reference.name
        trouble = trouble_of(mention, self._kinds[name], locale)
        return Tried(
            name=name,
            place=place.place,
            locale=locale,
            variants=tuple(self._variants(place, new, market)),
            probes=tuple(self._probes(place, changes.get(name), trouble)),
            trouble=trouble,
        )

    def _variants(self, place: _Place, new: Values, market: str) -> Iterator[Variant]:
        """Yield the sentence of each market once."""
        markets = place.markets or ("", *self._checked.project.config.markets)
        found: dict[tuple[str, str], list[str]] = {}
        for one in (market,) if market else markets:
            text, locale = place.mention.text, place.locale
            both = (self._checked.values.title(text, locale, one), new.title(text, locale, one))
            found.setdefault(both, []).append(one)
        for (now, changed), those in found.items():
            names = () if len(found) == 1 else tuple(those)
            yield Variant(names, squash(now), squash(changed))

    def _probes(self, place: _Place, form: Form | None, trouble: Trouble | None) -> Iterator[Probe]:
        mention, locale = place.mention, place.locale
        texts = mention.reference.texts
        for probe, values in self._probe_values(mention.reference.name, form):
            fits = trouble is None or plural_category(probe, locale) in texts
            shown = values.in_market(mention.reference, locale, "")
            yield Probe(shown, squash(values.title(mention.text, locale, "")), fits)

    def _probe_values(
        self, name: str, form: Form | None
    ) -> tuple[tuple[Duration | Number, Values], ...]:
        """Return other numbers of a kind, and the values with each of them in all markets."""
        unit = form.unit if isinstance(form, Duration) else ""
        if (name, unit) not in self._probed:
            probes: list[Duration | Number] = []
            if isinstance(form, Duration):
                probes = [Duration(least, most, unit) for least, most in _PROBES]
            elif isinstance(form, Number):
                probes = [Number(Decimal(most)) for least, most in _PROBES if least == most]
            values = self._checked.values
            self._probed[name, unit] = tuple((one, values.with_form(name, one)) for one in probes)
        return self._probed[name, unit]


def require_market(checked: Checked, market: str) -> None:
    """Raise KbgenError for a market that the project does not have; empty: none is named."""
    known = checked.project.config.markets
    if market and market not in known:
        hint = did_you_mean(market, known) or f"Markets: {', '.join(known) or 'none'}."
        raise KbgenError(f"Unknown market `{market}`", hint)


def read_change(checked: Checked, change: str) -> tuple[str, Form]:
    """Read `NAME=VALUE`. Raises KbgenError for what is not one."""
    name, sign, text = (part.strip() for part in change.partition("="))
    if not sign:
        hint = 'Write NAME=VALUE, as in returns.window="1 month".'
        raise KbgenError(f"`{change}` has no value", hint)
    value = checked.policies.get(name)
    if value is None:
        known = [one.name for one in checked.policies.values]
        hint = did_you_mean(name, known) or "`kbgen policy list` shows them all."
        raise KbgenError(f"Unknown policy value `{name}`", hint)
    if value.on(checked.day) is None:
        hint = "Add a period that covers today to content/policies.toml."
        raise KbgenError(f"`{name}` has no value on {checked.day}", hint)
    try:
        return name, TYPES[value.type](take_references(text))
    except ValueError as error:
        hint = getattr(error, "hint", "")
        raise KbgenError(f"`{name}`: expected {error}, not `{text}`", hint) from error
