"""Words around the articles that a locale shows in another language.

Strings of the theme, titles of categories, names of markets, and labels of the configuration.
"""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.i18n import CATEGORIES, coverage, theme_messages
from kbgen.model.locale import Locale
from kbgen.model.names import folder_title
from kbgen.model.site import Site
from kbgen.text import shorten
from kbgen.toml import line_of

#: Words that a message quotes, and characters of each.
_NAMED, _LONGEST = 4, 40


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project = checked.project
    found = coverage(
        project,
        checked.site,
        checked.theme.read(),
        theme_messages(checked.theme),
        checked.notices,
    )
    for locale, kinds in found.items():
        line = line_of(project.config_text, ["locales", locale.tag])
        for one in kinds:
            missing = one.missing
            if one.kind == CATEGORIES:
                missing = tuple(path for path in missing if _has_title(checked.site, path, locale))
            if not missing:
                continue
            names = ", ".join(f"`{shorten(name, _LONGEST)}`" for name in missing[:_NAMED])
            more = len(missing) - _NAMED
            names += f" and {more} more" if more > 0 else ""
            count = f"{len(missing)} of {one.total} {one.kind}"
            message = f"Not translated into {locale}: {count}: {names}"
            hint = f"`kbgen locale add {locale}` writes down, with TRANSLATE:, what is missing."
            yield problem("KB411", Span(path=project.file_name, line=line), message, hint)


def _has_title(site: Site, path: str, locale: Locale) -> bool:
    """Tell whether someone gave a title to a folder; KB118 has those with articles of a locale."""
    category = site.categories[path, locale]
    has_own = any(not site.is_fallback(article, locale) for article in category.articles)
    return not has_own and category.title != folder_title(path)


RULE = Rule("untranslated-interface", "KB411", _run)
