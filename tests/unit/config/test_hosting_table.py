"""What pages may load beside their own files: named origins, and nothing that allows anything."""

import pytest

from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.render import security_headers

SITE = '[site]\nname = "Help"\n[hosting]\ncsp = '


@pytest.fixture
def policy(write_project):
    """Load a configuration with a policy; return what is sent."""

    def load(csp: str, endpoint: str = "") -> str:
        root = write_project({"en/_keep": ""}, SITE + csp + "\n")
        extra = load_project(root / "kbgen.toml").config.hosting.csp
        return security_headers(endpoint, extra)["Content-Security-Policy"]

    return load


def test_sources_stand_beside_the_site_itself(policy) -> None:
    csp = """{ script-src = ["https://plausible.io"], connect-src = ["https://plausible.io"] }"""
    assert policy(csp) == (
        "default-src 'self'; frame-ancestors 'self'; script-src 'self' https://plausible.io; "
        "connect-src 'self' https://plausible.io"
    )
    assert policy(csp, "https://votes.example/v1/events") == (
        "default-src 'self'; frame-ancestors 'self'; "
        "connect-src 'self' https://votes.example https://plausible.io; "
        "form-action 'self' https://votes.example; script-src 'self' https://plausible.io"
    )
    assert policy("{}") == "default-src 'self'; frame-ancestors 'self'"


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("script-src", "https://plausible.io"),
        ("script-src", "https://eu.posthog.com:8443/static/array.js"),
        ("script-src", "https://*.googletagmanager.com"),
        ("script-src", "http://127.0.0.1:8123"),
        ("script-src", "'sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='"),
        ("connect-src", "wss://chat.example.com"),
        ("img-src", "data:"),
        ("font-src", "https://fonts.gstatic.com"),
    ],
)
def test_named_origins_and_hashes_are_allowed(policy, directive: str, source: str) -> None:
    assert f"{directive} 'self' {source}" in policy(f'{{ {directive} = ["{source}"] }}')


@pytest.mark.parametrize(
    "source",
    [
        "'unsafe-inline'",
        "'UNSAFE-EVAL'",
        "'unsafe-hashes'",
        "'strict-dynamic'",
        "'nonce-abc'",
        "*",
        "https:",
        "https://*",
        "https://*.com",
        "http://example.com",
        "plausible.io",
        "//plausible.io",
        "https://plausible.io; script-src *",
        "https://plausible.io, https://evil.example",
        "https://plausible.io evil.example",
        "https://plausible.io/a;b",
        "https://plausible.io\\nX-Evil: 1",
        "https://user@plausible.io",
        "https://exämple.com",
        "javascript:",
        "blob:",
        "data:",
        "'sha256-x'",
        "wss://chat.example.com",
        "",
    ],
)
def test_what_allows_anything_or_ends_the_header_is_a_mistake(policy, source: str) -> None:
    with pytest.raises(KbgenError, match=r"kbgen\.toml:4: `hosting\.csp"):
        policy(f'{{ script-src = ["{source}"] }}')


@pytest.mark.parametrize("directive", ["default-src", "scrpt-src", "report-uri", "sandbox"])
def test_other_directives_are_a_mistake(policy, directive: str) -> None:
    with pytest.raises(KbgenError, match=rf"`hosting\.csp\.{directive}"):
        policy(f'{{ {directive} = ["https://plausible.io"] }}')
