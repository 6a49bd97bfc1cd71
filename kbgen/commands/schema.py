import json
from collections.abc import Callable
from typing import Any

import click

from kbgen.commands.terminal import emit


def _config() -> dict[str, Any]:
    from kbgen.config.schema import json_schema

    return json_schema()


def _frontmatter() -> dict[str, Any]:
    from kbgen.frontmatter import json_schema

    return json_schema()


def _policies() -> dict[str, Any]:
    from kbgen.policy.schema import json_schema

    return json_schema()


def _notices() -> dict[str, Any]:
    from kbgen.config.notices import json_schema

    return json_schema()


def _glossary() -> dict[str, Any]:
    from kbgen.config.glossary import json_schema

    return json_schema()


def _articles() -> dict[str, Any]:
    from kbgen.twins.schema import articles_schema

    return articles_schema()


def _published_policies() -> dict[str, Any]:
    from kbgen.twins.schema import policies_schema

    return policies_schema()


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "config": _config,
    "frontmatter": _frontmatter,
    "policies": _policies,
    "notices": _notices,
    "glossary": _glossary,
    "article-list": _articles,
    "policy-list": _published_policies,
}


@click.command()
@click.argument("what", type=click.Choice([*_SCHEMAS]))
def command(what: str) -> None:
    """Print the JSON Schema of kbgen.toml, front matter, or a file in content/.

    Editors complete and check what you write with it. `article-list` and `policy-list` are files of
    the built site, for programs that read it.
    """
    emit(json.dumps(_SCHEMAS[what](), ensure_ascii=False, indent=2))
