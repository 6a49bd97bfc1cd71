import logging

import pytest
from starlette.requests import Request

from kbgen.collect.addresses import Senders


def request(host: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    client = (host, 5000) if host is not None else None
    return Request({"type": "http", "headers": headers, "client": client})


@pytest.fixture
def same():
    """Tell whether two requests are of one sender."""

    def compare(one: Request, other: Request, *proxies: str) -> bool:
        senders = Senders(proxies)
        return senders.name(one) == senders.name(other)

    return compare


def test_addresses_have_names(same):
    assert same(request("192.0.2.1"), request("192.0.2.1"))
    assert not same(request("192.0.2.1"), request("192.0.2.2"))
    assert same(request("::ffff:192.0.2.1"), request("192.0.2.1"))
    assert same(request(None), request(None))
    assert same(request("[2001:db8::1]:80"), request("2001:db8::1"))


def test_a_household_has_one_name(same):
    assert same(request("2001:db8:1:2::1"), request("2001:db8:1:2:ffff::9"))
    assert not same(request("2001:db8:1:2::1"), request("2001:db8:1:3::1"))


def test_a_name_says_nothing_and_is_another_one_tomorrow():
    day = 1
    senders = Senders((), lambda: day)
    names = {senders.name(request("192.0.2.1"))}
    assert b"192.0.2.1" not in next(iter(names))
    day = 2
    names.add(senders.name(request("192.0.2.1")))
    day = 1
    names.add(senders.name(request("192.0.2.1")))
    assert len(names) == 3
    assert Senders((), lambda: 1).name(request("192.0.2.1")) not in names


def test_what_is_claimed_is_not_believed(same):
    assert same(request("192.0.2.1", "10.0.0.1"), request("192.0.2.1", "10.0.0.2"))
    untrusted = ("10.0.0.0/8",)
    assert same(request("192.0.2.1", "198.51.100.1"), request("192.0.2.1"), *untrusted)


@pytest.mark.parametrize(
    "forwarded",
    [
        ["198.51.100.1"],
        ["6.6.6.6, 198.51.100.1"],
        ["6.6.6.6", "198.51.100.1"],
        ["198.51.100.1, 10.0.0.2"],
        ["198.51.100.1:4711, 10.0.0.2:80"],
        ["6.6.6.6, 198.51.100.1, 10.0.0.2 ,10.0.0.3"],
    ],
)
def test_trusted_proxies_are_seen_through(same, forwarded):
    proxied = request("10.0.0.1", *forwarded)
    assert same(proxied, request("198.51.100.1"), "10.0.0.0/8")


def test_a_proxy_that_nobody_has_named_is_told_once_and_without_its_address(caplog):
    senders = Senders(("127.0.0.0/8",), log=logging.getLogger("collector"))
    senders.name(request("127.0.0.1", "198.51.100.1"))
    senders.name(request("192.0.2.1"))
    senders.name(request(None))
    assert caplog.records == []
    for _ in range(2):
        senders.name(request("192.0.2.1", "198.51.100.1"))
    (record,) = caplog.records
    assert "trusted_proxies" in record.facts["problem"]
    assert not any(address in str(vars(record)) for address in ("192.0.2.1", "198.51.100.1"))


@pytest.mark.parametrize("proxy", ["127.0.0.1", "127.8.0.1", "::ffff:127.0.0.1"])
def test_a_proxy_that_names_no_reader_is_reported_once(caplog, proxy):
    senders = Senders(("127.0.0.0/8",), log=logging.getLogger("collector"))
    for _ in range(3):
        senders.name(request(proxy))
    (record,) = caplog.records
    assert "X-Forwarded-For" in record.facts["problem"]
    assert proxy not in str(record.facts)


@pytest.mark.parametrize("forwarded", ["", "unknown", "_hidden, nonsense", "[", "[]:1", "1.2.3"])
def test_nonsense_in_the_header_does_no_harm(forwarded):
    senders = Senders(("10.0.0.0/8",))
    assert len(senders.name(request("10.0.0.1", forwarded))) == 16
