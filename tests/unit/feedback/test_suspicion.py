import pytest

from kbgen.feedback.suspicion import is_bot, suspect


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (compatible; YandexBot/3.0)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "Baiduspider+(+http://www.baidu.com/search/spider.htm)",
        "facebookexternalhit/1.1",
        "Some crawler",
    ],
)
def test_programs_that_say_so_are_bots(agent):
    assert is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
        "Mozilla/5.0 (Linux; Android 12; CUBOT X50) AppleWebKit/537.36 Chrome/120 Mobile",
        "Mozilla/5.0 (Linux; Android 12; Cubot Note 20) AppleWebKit/537.36 Chrome/120 Mobile",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36",
        "Bottega/1.0",
    ],
)
def test_browsers_are_none(agent):
    assert not is_bot(agent)


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({}, ()),
        ({"elapsed_ms": 399}, ("fast",)),
        ({"elapsed_ms": 0}, ("fast",)),
        ({"elapsed_ms": 400}, ()),
        ({"type": "search", "value": None, "elapsed_ms": 5}, ()),
        ({"type": "nps", "value": 9, "elapsed_ms": 5}, ("fast",)),
        ({"website": "https://casino.example"}, ("honeypot",)),
        ({"website": ""}, ()),
        ({"via": "agent"}, ("agent",)),
        ({"website": "x", "elapsed_ms": 1}, ("honeypot", "fast")),
    ],
)
def test_signs_are_named(event, fields, reasons):
    assert suspect(event(**fields), bot=False) == reasons
    assert suspect(event(**fields), bot=True) == ("bot", *reasons)
