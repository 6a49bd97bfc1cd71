"""Starts the preview: first build, watcher, server."""

import contextlib
import datetime as dt
import os
import signal
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kbgen.build import BuildOptions
from kbgen.collect import address_of, listen
from kbgen.config import Project, load_project
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore, open_store
from kbgen.feedback.engine import SQLITE, file_of
from kbgen.serve.app import Parts, make_app
from kbgen.serve.explaining import Explaining
from kbgen.serve.folder import own_folder
from kbgen.serve.follow import Follower, Notice
from kbgen.serve.hosts import read_names
from kbgen.serve.plan import Plan
from kbgen.serve.rebuild import OnBuild, Rebuilder
from kbgen.serve.reports import Reports
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from kbgen.serve.switches import Switches
from kbgen.serve.translations import Translations
from kbgen.serve.values import PolicyTrial
from kbgen.serve.watch import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    config_file: Path
    private: Path
    """Folder for the data of kbgen: the project's own, or another if that is not writable."""
    host: str = "127.0.0.1"
    port: int = 8000
    allowed_hosts: tuple[str, ...] = ()
    """Allowed host names, beside IP addresses, `localhost` and `host`."""
    open_browser: bool = False
    livereload: bool = True
    poll: bool | None = None
    """Look for changes every second; None: where the system does not report them."""
    drafts: bool = False
    as_of: dt.date | None = None
    audience: str = "everyone"

    def load(self, **overrides: str) -> Project:
        return replace(load_project(self.config_file, **overrides), private=self.private)


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Called with the progress of the preview."""

    report: OnBuild
    ready: Callable[[str], None]
    """Called with the address."""
    notice: Notice


def serve(options: ServeOptions, callbacks: Callbacks) -> None:
    """Serve until interrupted.

    Raises KbgenError when the first build or the address fails.
    """
    project = options.load()
    names = read_names(options.allowed_hosts) | {options.host.lower()}
    hint = "Name another port: kbgen serve -a 127.0.0.1:8001"
    listening = listen(options.host, options.port, hint)
    url = address_of(listening, options.host)
    looks = (url, options.drafts, options.as_of, options.audience)
    with (
        listening,
        own_folder(project.private, *looks) as folder,
        _open_store(project, callbacks.notice) as store,
    ):
        build_options = BuildOptions(
            out=folder,
            drafts=options.drafts,
            as_of=options.as_of,
            audience=options.audience,
            keep_good=True,
        )
        load = partial(options.load, base_url=url, endpoint="/v1/events")
        parts, rebuilder = _assemble(options, load, build_options, store, callbacks.report)
        rebuilder.begin()
        if failure := parts.state.get().failure:
            raise KbgenError(failure)
        watched = Watched(options.config_file.resolve(), project.private)
        follower = Follower(watched, rebuilder.react, callbacks.notice, options.poll)
        try:
            follower.start()
            rebuilder.start()
            rebuilder.react(frozenset())  # what was saved during the first build
            callbacks.ready(url)
            if options.open_browser:
                webbrowser.open(url)
            _answer(make_app(replace(parts, names=names)), listening)
        finally:
            follower.stop()
            rebuilder.stop()


def _assemble(
    options: ServeOptions,
    load: Callable[[], Project],
    build_options: BuildOptions,
    store: EventStore,
    report: OnBuild,
) -> tuple[Parts, Rebuilder]:
    """Make the parts of the preview, which know each other."""

    def describe(address: str) -> object:  # the rebuilder needs the files first
        return switches.describe(address)

    state = State()
    files = SiteFiles(
        build_options.out,
        livereload=options.livereload,
        stamp=lambda: state.get().stamp,
        describe=describe,
    )
    rebuilder = Rebuilder(load, build_options, files, state, report)
    switches = Switches(rebuilder, load)
    reports = Reports(load, lambda: rebuilder.options, store)
    plan = Plan(load, lambda: rebuilder.options)
    translations = Translations(load, build_options)
    trial = PolicyTrial(load, build_options)
    explaining = Explaining(load, lambda: rebuilder.options)
    parts = Parts(
        files=files,
        store=store,
        state=state,
        pages=(
            *plan.routes,
            *reports.routes,
            *switches.routes,
            *translations.routes,
            *trial.routes,
            *explaining.routes,
        ),
        showing=switches.to_json,
        livereload=options.livereload,
    )
    return parts, rebuilder


def _answer(app: Starlette, listening: socket.socket) -> None:
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    # The server stops, then raises the signal again: close everything first.
    with contextlib.suppress(KeyboardInterrupt):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        uvicorn.Server(config).run(sockets=[listening])


def _open_store(project: Project, notice: Notice) -> EventStore:
    """Open the project's store, or a temporary one if the project is not writable."""
    if project.private.parent == project.root or _is_writable(project):
        return open_store(project.store, project.root)
    hint = "Set [feedback] store to a place that can be written, or copy the project."
    notice("Votes of this preview are not kept; earlier ones are not shown", hint)
    return open_store(f"sqlite:///{project.private / 'feedback.db'}", project.root)


def _is_writable(project: Project) -> bool:
    """Tell whether the store is writable; a database server is assumed to be."""
    if not project.store.startswith(SQLITE):
        return True
    file = file_of(project.store, project.root)
    places = (file.parent, file) if file.exists() else (file.parent,)
    return all(os.access(place, os.W_OK) for place in places)
