import json
from collections.abc import Callable
from pathlib import Path
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


_CMS = "cms"
_EDITORS = ("sveltia", "decap")


@click.command()
@click.argument("what", type=click.Choice([*_SCHEMAS, _CMS]))
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default="kbgen.toml",
    show_default=True,
    help="Configuration file of the project, for `cms`.",
)
@click.option(
    "--editor",
    type=click.Choice(_EDITORS),
    default=_EDITORS[0],
    show_default=True,
    help="The CMS that reads the configuration, for `cms`.",
)
@click.option(
    "--repository",
    default="OWNER/NAME",
    show_default=True,
    help="Repository that the CMS writes to, for `cms`.",
)
def command(what: str, config_file: Path, editor: str, repository: str) -> None:
    """Print the JSON Schema of kbgen.toml, front matter, or a file in content/.

    Editors complete and check what you write with it. `article-list` and `policy-list` are files of
    the built site, for programs that read it. `cms` is config.yml of a content management system
    (CMS) that saves to git, made for this project; JSON is valid YAML.
    """
    made = _cms(config_file, editor, repository) if what == _CMS else _SCHEMAS[what]()
    emit(json.dumps(made, ensure_ascii=False, indent=2))


def _cms(config_file: Path, editor: str, repository: str) -> dict[str, Any]:
    from kbgen.commands.cms import cms_config
    from kbgen.config import load_project

    return cms_config(load_project(config_file), editor, repository)
