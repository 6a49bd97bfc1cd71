"""Puts the preview together: first build, watcher, server."""

import contextlib
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn

from kbgen.build import BuildOptions
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.feedback import open_store
from kbgen.serve.app import make_app
from kbgen.serve.rebuild import Rebuilder, Report
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from kbgen.serve.watch import Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    config_file: Path
    host: str = "127.0.0.1"
    port: int = 8000
    open_browser: bool = False
    livereload: bool = True
    drafts: bool = False


def serve(options: ServeOptions, report: Report, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address.

    Raises KbgenError when the first build or the address fails.
    """
    project = load_project(options.config_file)
    listening = _listen(options)
    port = listening.getsockname()[1]
    host = f"[{options.host}]" if ":" in options.host else options.host
    url = f"http://{host}:{port}/"
    folder = project.private / "serve"
    state = State()
    files = SiteFiles(folder, livereload=options.livereload, number=lambda: state.get().number)
    build_options = BuildOptions(out=folder, drafts=options.drafts, keep_good=True)
    load = partial(load_project, options.config_file, base_url=url, endpoint="/v1/events")
    rebuilder = Rebuilder(load, build_options, files, state, report)
    with listening, open_store(project.store, project.root) as store:
        rebuilder.begin()
        if state.get().failure:
            raise KbgenError(state.get().failure)
        app = make_app(files, store, state, livereload=options.livereload)
        watcher = Watcher(options.config_file, rebuilder.react)
        try:
            watcher.start()
        except OSError as error:
            message = f"Cannot watch the project's files: {error.strerror or error}"
            raise KbgenError(message, "Are there too many watchers on this machine?") from error
        rebuilder.start()
        rebuilder.react(frozenset())  # what was saved during the first build
        ready(url)
        try:
            if options.open_browser:
                webbrowser.open(url)
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
            # The server stops by itself, and then tells that it was asked to.
            with contextlib.suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listening])
        finally:
            watcher.stop()
            rebuilder.stop()


def _listen(options: ServeOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((options.host, options.port))
        listening.listen()  # whoever connects from now on waits until the server is there
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        message = f"Cannot listen on {options.host}:{options.port}: {reason}"
        raise KbgenError(message, "Name another port: kbgen serve -a 127.0.0.1:8001") from error
    return listening
