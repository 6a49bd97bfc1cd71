"""Links to other sites, requested one by one, and only with `--external`."""

import datetime as dt
import json
import time
import urllib.error
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from kbgen.check.fetch import TooLarge, TooSlow, get
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.files import read_text
from kbgen.toml import line_of

NAME, CODE = "external-links", "KB215"
#: For how long an answer counts; a failure is asked again each time.
FRESH = dt.timedelta(days=7)
#: Hosts that are asked at the same time; of each, one address at a time.
AT_ONCE = 8
#: Bytes that are read where a host does not take HEAD.
ENOUGH = 64_000
#: Bytes of kept answers.
_LARGEST_STORE = 50_000_000
#: Not ours to judge: the page exists, but not for programs.
_CLOSED = {401, 403, 405, 406, 429, 999}


class Answer(NamedTuple):
    """What came back from an address."""

    problem: str
    """Empty if the address answers."""
    at: str
    """When, ISO 8601."""


class Pace(NamedTuple):
    """How long things take, in seconds."""

    delay: float = 0.5
    """Between two requests to one host."""
    each: float = 60
    """For all that an address answers, redirects included: half of it to HEAD, half to GET."""
    all: float = 900
    """For all addresses; those that are left then are not asked."""


class _Clock:
    """What is left of the time for all addresses."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._end = time.monotonic() + pace.all

    @property
    def left(self) -> float:
        return self._end - time.monotonic()

    def wait(self) -> None:
        """Wait between two requests to a host."""
        time.sleep(max(min(self.pace.delay, self.left), 0))


def rule(store: Path, now: dt.datetime, pace: Pace | None = None) -> Rule:
    """Return the rule that asks other sites.

    store: a JSON file that keeps answers. now: with a time zone.
    """
    return Rule(NAME, CODE, lambda checked: _run(checked, store, now, pace or Pace()))


def _run(checked: Checked, store: Path, now: dt.datetime, pace: Pace) -> Iterator[Diagnostic]:
    places: dict[str, list[Span]] = {}
    for address, place in _addresses(checked):
        places.setdefault(address.partition("#")[0], []).append(place)
    known = {
        address: answer
        for address, answer in _read(store).items()
        if not answer.problem and _is_fresh(answer, now)
    }
    asked = ask((address for address in places if address not in known), now, pace)
    answers = {**known, **asked}
    _write(store, answers)
    left = [address for address in places if address not in answers]
    if left:
        message = f"{len(left)} addresses were not asked, {left[0]} among them"
        hint = f"All together take longer than {pace.all:g} s. Good answers are kept: run it again."
        yield problem(CODE, places[left[0]][0], message, hint)
    for address, answer in answers.items():
        for place in places.get(address, ()) if answer.problem else ():
            message = f"{address} does not answer: {answer.problem}"
            yield problem(CODE, place, message, "Look where it has moved to, or take it out.")


def _addresses(checked: Checked) -> Iterator[tuple[str, Span]]:
    for article in checked.articles:
        written = checked.written(article.source.path)
        for link in written.outline.links:
            is_web = link.address[:8].lower().startswith(("http://", "https://"))
            if is_web and not link.is_bare and "{{" not in link.address:
                shown = written.text[link.address_start : link.address_end]
                is_plain = shown and "\\" not in shown
                address = unescape(shown) if is_plain else link.address
                yield address, written.span(link.address_start)
    project = checked.project
    channels = [
        (["contact", "channels", str(number), "target"], channel.target)
        for number, channel in enumerate(project.config.contact.channels)
    ]
    actions = [(["actions", n, "url"], action.url) for n, action in project.config.actions.items()]
    for keys, address in (*channels, *actions):
        if address.startswith(("http://", "https://")) and "{" not in address:
            yield address, Span(path=project.file_name, line=line_of(project.config_text, keys))


def ask(addresses: Iterable[str], now: dt.datetime, pace: Pace) -> Mapping[str, Answer]:
    """Ask each address once: hosts side by side, the addresses of one after the other.

    Those that are left when the time is over have no answer.
    """
    clock = _Clock(pace)
    hosts: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        hosts.setdefault(address.split("/")[2].lower(), []).append(address)

    def ask_host(some: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for number, address in enumerate(some):
            if number:
                clock.wait()
            if clock.left <= 0:
                break
            answer = Answer(_problem(address, clock), now.isoformat())
            if answer.problem and clock.left <= 0:
                break
            answers.append((address, answer))
        return answers

    with ThreadPoolExecutor(AT_ONCE, "kbgen-external") as threads:
        return dict(one for some in threads.map(ask_host, hosts.values()) for one in some)


def _problem(address: str, clock: _Clock) -> str:
    """Return why an address does not answer; empty: it does."""
    reason = ""
    longest = min(clock.pace.each, clock.left)
    # Some hosts know no HEAD, or answer it with nonsense.
    for method in ("HEAD", "GET"):
        if method == "GET":
            clock.wait()
        try:
            get(address, method=method, most=ENOUGH, longest=longest / 2)
        except TooLarge:
            return ""
        except TooSlow:
            reason = f"it takes longer than {clock.pace.each / 2:g} s"
        except urllib.error.HTTPError as error:
            reason = "" if error.code in _CLOSED else f"{error.code} {error.reason}"
        except OSError as error:
            reason = str(error) or type(error).__name__
        else:
            return ""
    return reason


def _is_fresh(answer: Answer, now: dt.datetime) -> bool:
    try:
        return now - dt.datetime.fromisoformat(answer.at) < FRESH
    except (ValueError, TypeError, OverflowError):
        return False  # no time, or none with a zone: it is asked again


def _read(store: Path) -> Mapping[str, Answer]:
    try:
        data = json.loads(read_text(store, most=_LARGEST_STORE))
        return {address: _answer(one) for address, one in data.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}  # it costs time only


def _answer(data: Any) -> Answer:
    """Check an answer that was kept. Raises ValueError, TypeError or KeyError."""
    if dt.datetime.fromisoformat(data["at"]).tzinfo is None:
        raise ValueError(data["at"])
    return Answer(str(data["problem"]), data["at"])


def _write(store: Path, answers: Mapping[str, Answer]) -> None:
    store.parent.mkdir(parents=True, exist_ok=True)
    data = {address: answer._asdict() for address, answer in sorted(answers.items())}
    new = store.with_name(f"{store.name}.new")
    new.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    new.replace(store)
