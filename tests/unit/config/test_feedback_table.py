"""Where events go, and what is asked."""

from pathlib import Path

import pytest

from kbgen.config import load_project
from kbgen.config.schema import FeedbackTable
from kbgen.errors import KbgenError

ENDPOINT = 'endpoint = "https://votes.example/v1/events"\n'


@pytest.fixture
def feedback(write_project):
    """Load a configuration with lines of [feedback]."""

    def load(lines: str, endpoint: str | None = None) -> FeedbackTable:
        config = f'[site]\nname = "Help"\n[feedback]\n{lines}'
        root: Path = write_project({"en/_keep": ""}, config)
        return load_project(root / "kbgen.toml", endpoint=endpoint).config.feedback

    return load


def test_without_an_endpoint_there_is_no_sink_and_no_question(feedback) -> None:
    table = feedback("")
    assert table.used_sinks == ()
    assert table.used_endpoint == ""
    assert not table.csat
    assert not table.nps
    assert table.consent == "none"
    assert table.respect_gpc


def test_an_endpoint_is_a_sink_by_itself(feedback) -> None:
    assert feedback(ENDPOINT).used_sinks == ("endpoint",)


def test_listed_sinks_are_used_and_no_others(feedback) -> None:
    table = feedback(ENDPOINT + 'sinks = ["plausible", "matomo"]\n')
    assert table.used_sinks == ("plausible", "matomo")
    assert table.used_endpoint == ""


def test_sinks_need_no_endpoint(feedback) -> None:
    assert feedback('sinks = ["data-layer"]\n').used_sinks == ("data-layer",)


def test_an_empty_list_asks_nothing(feedback) -> None:
    assert feedback(ENDPOINT + "sinks = []\n").used_sinks == ()


def test_the_preview_collects_whatever_is_listed(feedback) -> None:
    table = feedback('sinks = ["posthog", "endpoint"]\n' + ENDPOINT, endpoint="/v1/events")
    assert table.used_sinks == ("endpoint", "posthog")
    assert feedback('sinks = ["posthog"]\n', endpoint="/v1/events").used_endpoint == "/v1/events"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('sinks = ["endpoint"]', "`sinks` names the endpoint, but `endpoint` is not set"),
        ('sinks = ["google"]', "'endpoint', 'data-layer', 'plausible', 'matomo'"),
        ('consent = "yes"', "'none' or 'required'"),
    ],
)
def test_what_is_wrong_is_said(feedback, lines: str, said: str) -> None:
    with pytest.raises(KbgenError) as caught:
        feedback(lines)
    assert said in caught.value.message
