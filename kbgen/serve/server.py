"""Puts the preview together: first build, watcher, server."""

import contextlib
import datetime as dt
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn

from kbgen.build import BuildOptions
from kbgen.collect import address_of, listen
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.feedback import open_store
from kbgen.serve.app import make_app
from kbgen.serve.rebuild import Rebuilder, Report
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from kbgen.serve.watch import Watcher
from kbgen.serve.work import WorkList


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    config_file: Path
    host: str = "127.0.0.1"
    port: int = 8000
    open_browser: bool = False
    livereload: bool = True
    drafts: bool = False
    as_of: dt.date | None = None
    audience: str = "everyone"


def serve(options: ServeOptions, report: Report, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address.

    Raises KbgenError when the first build or the address fails.
    """
    project = load_project(options.config_file)
    hint = "Name another port: kbgen serve -a 127.0.0.1:8001"
    listening = listen(options.host, options.port, hint)
    url = address_of(listening, options.host)
    folder = project.private / "serve"
    state = State()
    files = SiteFiles(folder, livereload=options.livereload, number=lambda: state.get().number)
    build_options = BuildOptions(
        out=folder,
        drafts=options.drafts,
        as_of=options.as_of,
        audience=options.audience,
        keep_good=True,
    )
    load = partial(load_project, options.config_file, base_url=url, endpoint="/v1/events")
    rebuilder = Rebuilder(load, build_options, files, state, report)
    with listening, open_store(project.store, project.root) as store:
        rebuilder.begin()
        if state.get().failure:
            raise KbgenError(state.get().failure)
        work = WorkList(load, build_options, store)
        app = make_app(files, store, state, work, livereload=options.livereload)
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
