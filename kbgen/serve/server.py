"""Puts the preview together: first build, watcher, server."""

import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from kbgen.build import BuildOptions, BuildResult, build
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.feedback import EventStore
from kbgen.model.article import Article
from kbgen.serve.app import make_app
from kbgen.serve.state import State
from kbgen.serve.watch import Watcher

#: Told after every build: the result, or why there was none.
Report = Callable[[BuildResult | KbgenError], None]


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
    last_good: dict[str, Article] = {}

    def rebuild() -> None:
        try:
            current = load_project(options.config_file, base_url=url, endpoint="/v1/events")
            build_options = BuildOptions(out=folder, drafts=options.drafts, last_good=last_good)
            result = build(current, build_options)
        except KbgenError as error:
            state.built((), f"{error.message}\n{error.hint}".strip())
            report(error)
        except Exception as error:  # noqa: BLE001  # the preview must live to see it mended
            failure = KbgenError(f"kbgen failed: {type(error).__name__}: {error}")
            state.built((), failure.message)
            report(failure)
        else:
            changed = bool(result.written or result.removed)
            state.built(result.diagnostics, changed=changed)
            report(result)

    with listening, EventStore(project.store) as store:
        rebuild()
        if state.get().failure:
            raise KbgenError(state.get().failure)
        app = make_app(folder, store, state, livereload=options.livereload)
        watcher = Watcher(options.config_file, rebuild)
        watcher.start()
        ready(url)
        try:
            if options.open_browser:
                webbrowser.open(url)
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            watcher.stop()


def _listen(options: ServeOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((options.host, options.port))
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        message = f"Cannot listen on {options.host}:{options.port}: {reason}"
        raise KbgenError(message, "Name another port: kbgen serve -a 127.0.0.1:8001") from error
    return listening
