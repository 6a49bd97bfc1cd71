"""Which locale of a site a browser's preferences lead to."""

import pytest


@pytest.mark.parametrize(
    ("preferred", "available", "chosen"),
    [
        ("zh-TW", "en zh-Hans zh-Hant", "zh-Hant"),
        ("zh-HK", "en zh-hans zh-hant", "zh-hant"),
        ("zh-CN", "en zh-Hant zh-Hans", "zh-Hans"),
        ("zh-TW", "en zh-Hans", "zh-Hans"),
        ("zh-TW en", "zh-Hans en", "en"),
        ("no", "en nb", "nb"),
        ("nn-NO", "en no", "no"),
        ("en-AU", "de en en-GB", "en-GB"),
        ("en-CA", "en-GB en", "en"),
        ("en", "en-GB en-US", "en-US"),
        ("pt-AO", "pt-BR pt", "pt"),
        ("pt-AO", "pt-BR pt-PT", "pt-PT"),
        ("es-MX", "es es-419", "es-419"),
        ("es", "es-419 es", "es"),
        ("sr-Latn en", "sr en", "en"),
        ("sr-ME", "sr sr-Latn", "sr-Latn"),
        ("iw", "en he", "he"),
        ("de_AT", "en de", "de"),
        ("fr de", "en de", "de"),
        ("xx not-a-tag-at-all", "de en", "de"),
    ],
)
def test_readers_come_to_the_language_and_script_that_they_read(
    node, preferred, available, chosen
) -> None:
    lists = {"preferred": preferred.split(), "available": available.split()}
    assert node.ask("nearestLocale", **lists) == chosen
