"""The command line. Commands are imported when they are called, so that --help is quick."""

import importlib
import keyword
import sys

import click

from kbgen import __version__
from kbgen.commands.terminal import say_error
from kbgen.errors import KbgenError

#: Command → what it does, in the order of a first day with kbgen.
COMMANDS = {
    "init": "Create a new help centre in a folder.",
    "new": "Create a draft article.",
    "build": "Build the site.",
    "serve": "Preview the site, with live reload.",
    "check": "Check the content and report problems.",
    "diff": "Show what readers will read differently.",
    "publish": "Publish the site, and check it where readers see it.",
    "hosting": "Print the settings of a web server or host for the site.",
    "schedule": "Show when dates in the content change the site.",
    "translate": "Show what is missing or stale, and exchange it with translators.",
    "locale": "Add a language, and show what each one lacks.",
    "policy": "Show policy values and where they are used.",
    "search": "Search the built site from the terminal.",
    "mcp": "Serve the built site to agents.",
    "learn": "Learn from what readers searched before they opened an article.",
    "theme": "Make a theme, and copy files into it to change them.",
    "schema": "Print the JSON Schema of kbgen.toml and other files.",
    "feedback": "Collect, import, export and delete feedback.",
    "report": "Show what readers say and what to do next.",
    "import": "Import articles from another help centre.",
    "export": "Export articles to other tools.",
    "upgrade": "Rewrite names that have changed in newer versions.",
}


class _Commands(click.Group):
    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"kbgen.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from kbgen.text import did_you_mean

            near = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"{error.message} {near}".strip(), ctx) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="kbgen")
def _cli() -> None:
    """Build a multilingual help centre from Markdown, with instant search and feedback."""


def main() -> None:
    """Run the command line; every expected failure is one message and exit code 2."""
    try:
        _cli()
    except KbgenError as error:
        say_error(error)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)  # `kbgen … | head` has seen enough
