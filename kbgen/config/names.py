"""Names that a configuration shares with files: tags of locales, ids and addresses."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from kbgen.model.locale import Locale
from kbgen.model.names import is_to_translate, nfc


def _locale_tag(text: str) -> str:
    return Locale.parse(text).tag


def _each_once(table: Any) -> Any:
    """Refuse a table in which two keys, such as `pt-BR` and `pt_BR`, are the same locale."""
    seen: dict[Locale, str] = {}
    for key in table if isinstance(table, dict) else ():
        locale = Locale.of_path(str(key))
        if locale is not None and (first := seen.setdefault(locale, str(key))) != key:
            raise ValueError(f"`{first}` and `{key}` are the same locale")
    return table


def _ignored(pattern: str) -> str:
    if not pattern.strip("*?[]"):
        raise ValueError("expected the name of a key, or a part of one, such as `x-*`")
    return pattern


def translated(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts of a table that are not still to be translated."""
    return {tag: text for tag, text in texts.items() if not is_to_translate(text)}


MarketName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_-]*$")]
LocaleTag = Annotated[str, AfterValidator(_locale_tag)]
#: For a table whose keys are tags.
BY_LOCALE = BeforeValidator(_each_once)
#: A text for all locales, or one for each of some, without those that are still to be translated.
Texts = str | Annotated[dict[LocaleTag, str], BY_LOCALE, AfterValidator(translated)]
#: A name that is compared with names of files.
Name = Annotated[str, AfterValidator(nfc)]
IgnoredKey = Annotated[str, AfterValidator(_ignored)]
