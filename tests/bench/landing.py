"""Where hits lead on the demo, by `landing.tsv`: `python -m tests.bench.landing SITE`."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kbgen.model.locale import Locale
from kbgen.search.multilingual import SiteSearcher

TASKS = Path(__file__).with_name("landing.tsv")
#: Hits that a phone shows.
SEEN = 6


def tasks() -> Iterator[tuple[str, str, str, str]]:
    """Yield locale, query, article and the anchor it should lead to, or `-` for the top."""
    for line in TASKS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            locale, query, article, section = line.split("\t")
            yield locale, query, article, section


def landing(site: Path) -> Counter[tuple[str, bool]]:
    """Count the tasks: by `top` or `section`, and whether the hit leads there."""
    searchers: dict[str, SiteSearcher] = {}
    counted: Counter[tuple[str, bool]] = Counter()
    for locale, query, article, section in tasks():
        if locale not in searchers:
            searchers[locale] = SiteSearcher(
                lambda path: (site / path).read_bytes(), Locale(locale)
            )
        hits = searchers[locale].search(query, SEEN)
        leads = next(
            (hit.section[0] if hit.section else "-" for hit in hits if hit.id == article), ""
        )
        counted["top" if section == "-" else "section", leads == section] += 1
    return counted


if __name__ == "__main__":
    counts = landing(Path(sys.argv[1]))
    for kind in ("top", "section"):
        right, wrong = counts[kind, True], counts[kind, False]
        print(f"{kind}: {right} of {right + wrong} ({right / (right + wrong):.0%})")
    print(f"all: {sum(n for (_, ok), n in counts.items() if ok) / counts.total():.0%}")
