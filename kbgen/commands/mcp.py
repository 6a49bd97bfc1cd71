from pathlib import Path

import click

from kbgen.commands.options import open_project, project_options, site_dir_option, site_folder
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError


@click.command()
@project_options
@site_dir_option("Folder of the built site.")
@click.option(
    "--http", "address", metavar="HOST:PORT", help="Serve HTTP at /mcp (default: standard input)."
)
def command(
    config_file: Path, quiet: bool, verbose: bool, site_dir: Path | None, address: str | None
) -> None:
    """Serve the built site to agents: search, articles, policies, deadlines, reports.

    Agents start it as a command and talk to it by the Model Context Protocol (MCP). It
    requires `pip install 'kbgen[mcp]'`.
    """
    from kbgen.agents import HelpTools, make_server, run
    from kbgen.agents.built import BuiltSite
    from kbgen.build.folder import check_output

    project = open_project(config_file)
    out = site_folder(project, site_dir)
    tools = HelpTools(project, BuiltSite(out))
    server = make_server(tools, project.name)
    if options := check_output(out, project.root).not_public:
        message = f"{out} was built with {options}: agents read what is not public"
        say(f"Notice: {message}. Build it again without, unless you mean that.", err=True)
    place = _address(address) if address else None
    if place:
        from kbgen.collect import listen

        # The library ends the program where the port is taken, without saying what to do.
        listen(*place, "Name another port: kbgen mcp --http 127.0.0.1:8091").close()
    if place and not quiet:
        say(f"Serving agents at http://{address}/mcp — stop with Ctrl+C", err=True)
    run(server, place)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise KbgenError(f"`{text}` is not an address", "Write a host and a port: 127.0.0.1:8090")
    return host.strip("[]"), int(port)
