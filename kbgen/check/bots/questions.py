"""`content/bots.toml`: what chatbots are asked, and what their answers must and must not say."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from kbgen import files, toml
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean

CODE: Final = "KB761"
FILE: Final = "bots.toml"
SHOWN: Final = f"content/{FILE}"
_HINT: Final = 'Write ask = "How long may I return?", locale = "en" and must = ["returns.window"].'
#: Key → types.
_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    "ask": (str,),
    "locale": (str,),
    "market": (str, list),
    "must": (list,),
    "must_not": (list,),
}
_SETTINGS: Final = {"model": "", "key_env": "KBGEN_BOT_KEY", "tool": ""}


class BotQuestion(NamedTuple):
    """One question of a shopper in a market."""

    ask: str
    locale: Locale
    market: str
    """Empty: the site has no markets."""
    must: tuple[str, ...]
    """Names of policy values, or texts."""
    must_not: tuple[str, ...]
    line: int

    @property
    def place(self) -> Span:
        return Span(path=SHOWN, line=self.line)

    @property
    def where(self) -> str:
        """Locale and market, for messages."""
        return ", ".join(filter(None, (self.locale.tag, self.market)))


class BotSettings(NamedTuple):
    """How a bot is asked."""

    model: str = ""
    """For endpoints that serve several."""
    key_env: str = _SETTINGS["key_env"]
    """The environment variable that holds the key."""
    tool: str = ""
    """Of an MCP server; empty: its only one, or `ask`."""


class BotFile(NamedTuple):
    settings: BotSettings
    questions: tuple[BotQuestion, ...]
    mistakes: tuple[Diagnostic, ...]


class _Known(NamedTuple):
    """What entries may name."""

    locales: Mapping[str, Locale]
    markets: Collection[str]
    policies: Collection[str]


def read_bots(
    content: Path,
    locales: Mapping[Locale, str],
    markets: Collection[str],
    policies: Collection[str],
) -> BotFile:
    """Read the file of a content folder; without one, there are no questions.

    locales: locale → its market. policies: the names of all values.
    """
    try:
        text, data = _read(content)
    except FileNotFoundError:
        return BotFile(BotSettings(), (), ())
    except OSError as error:
        return BotFile(BotSettings(), (), (files.unreadable(SHOWN, error),))
    except toml.TomlError as error:
        place = Span(path=SHOWN, line=error.line, column=error.column)
        wrong = problem(CODE, place, f"The file does not parse: {error}", _HINT)
        return BotFile(BotSettings(), (), (wrong,))
    known = _Known({locale.tag: locale for locale in locales}, markets, policies)
    tables, bot = data.pop("question", []), data.pop("bot", {})
    mistakes = [_report(text, [key], f"Unknown key `{key}`") for key in data]
    settings, wrong_settings = _settings(text, bot)
    mistakes += wrong_settings
    questions: list[BotQuestion] = []
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        return BotFile(
            settings, (), (*mistakes, _report(text, ["question"], "Write [[question]] tables"))
        )
    for number, table in enumerate(tables):
        wrong_here = list(_mistakes(text, number, table, known))
        mistakes += wrong_here
        if not wrong_here:
            questions += _questions(text, number, table, known, locales)
    return BotFile(settings, tuple(questions), tuple(mistakes))


def _read(content: Path) -> tuple[str, dict[str, Any]]:
    text = files.read_text(content / FILE, inside=content)
    return text, toml.parse(text)


def _settings(text: str, table: object) -> tuple[BotSettings, list[Diagnostic]]:
    if not isinstance(table, dict):
        return BotSettings(), [_report(text, ["bot"], "`bot` is not a table")]
    mistakes = [
        _report(text, ["bot", key], f"Unknown key `{key}`", did_you_mean(key, _SETTINGS))
        for key in table
        if key not in _SETTINGS
    ]
    mistakes += [
        _report(text, ["bot", key], f"`{key}` is not a text")
        for key, value in table.items()
        if key in _SETTINGS and not isinstance(value, str)
    ]
    return (BotSettings() if mistakes else BotSettings(**table)), mistakes


def _mistakes(text: str, number: int, table: dict[str, Any], known: _Known) -> Iterator[Diagnostic]:
    at = ["question", str(number)]
    for key, value in table.items():
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"Keys: {', '.join(_KEYS)}."
            yield _report(text, [*at, key], f"Unknown key `{key}`", hint)
        elif not isinstance(value, _KEYS[key]) or not _are_texts(value):
            yield _report(text, [*at, key], f"`{key}` has the wrong type")
    for key in ("ask", "locale"):
        if not table.get(key):
            yield _report(text, at, f"`{key}` is required")
    if not (table.get("must") or table.get("must_not")):
        yield _report(text, at, "Neither `must` nor `must_not` says what the answer is about")
    yield from _unknown_names(text, at, table, known)


def _unknown_names(
    text: str, at: list[str], table: dict[str, Any], known: _Known
) -> Iterator[Diagnostic]:
    tag = table.get("locale")
    if isinstance(tag, str) and tag and tag not in known.locales:
        hint = did_you_mean(tag, known.locales) or f"Locales: {', '.join(known.locales)}."
        yield _report(text, [*at, "locale"], f"Unknown locale `{tag}`", hint)
    for market in _markets(table):
        if market not in known.markets:
            hint = did_you_mean(market, known.markets) or "Name it under [markets] in kbgen.toml."
            yield _report(text, [*at, "market"], f"Unknown market `{market}`", hint)
    for key in ("must", "must_not"):
        for entry in table.get(key, ()) if isinstance(table.get(key, ()), list) else ():
            if isinstance(entry, str) and _is_name(entry) and entry not in known.policies:
                hint = did_you_mean(entry, known.policies) or "`kbgen policy list` shows all."
                yield _report(text, [*at, key], f"Unknown policy value `{entry}`", hint)


def _questions(
    text: str,
    number: int,
    table: dict[str, Any],
    known: _Known,
    own: Mapping[Locale, str],
) -> Iterator[BotQuestion]:
    locale = known.locales[table["locale"]]
    line = toml.line_of(text, ["question", str(number)])
    for market in _markets(table) or (own[locale] or next(iter(known.markets), ""),):
        yield BotQuestion(
            " ".join(table["ask"].split()),
            locale,
            market,
            tuple(table.get("must", ())),
            tuple(table.get("must_not", ())),
            line,
        )


def _markets(table: dict[str, Any]) -> tuple[str, ...]:
    named = table.get("market", ())
    return (named,) if isinstance(named, str) else tuple(n for n in named if isinstance(n, str))


def _are_texts(value: object) -> bool:
    return all(isinstance(one, str) and one for one in (value if isinstance(value, list) else ()))


def _is_name(entry: str) -> bool:
    """Tell whether an entry looks like the name of a policy value, not like a text."""
    parts = entry.split(".")
    return len(parts) > 1 and all(part.replace("-", "_").isidentifier() for part in parts)


def _report(text: str, keys: list[str], message: str, hint: str = "") -> Diagnostic:
    place = Span(path=SHOWN, line=toml.line_of(text, keys))
    return problem(CODE, place, message, hint or _HINT)
