"""Articles that help less than average, with certainty."""

from collections import Counter
from collections.abc import Iterator

from kbgen.report.kinds import percent
from kbgen.report.votes import Tally, article_tallies, read_votes
from kbgen.report.wilson import wilson
from kbgen.report.words import ADVICE, ANY_ADVICE, word_for
from kbgen.report.work.desk import Desk, Reason, Work, work_on


def bad_votes(desk: Desk) -> Iterator[Work]:
    """Yield articles whose whole interval lies below the share of the site.

    Only votes on the current text: a rewritten one waits for new votes.
    """
    everything = desk.source.once(article_tallies).values()
    yes, total = sum(t.yes for t in everything), sum(t.total for t in everything)
    if not total:
        return
    mean = yes / total
    reasons = _reasons(desk)
    for (article_id, tag), tally in sorted(_current(desk).items()):
        article, share = desk.article(article_id, tag), tally.share
        unhelpful = wilson(tally.no, tally.total)
        if article is None or share is None or unhelpful is None or share.high >= mean:
            continue
        counts: Counter[str] = reasons.get((article_id, tag), Counter())
        most = min(counts, key=lambda reason: (-counts[reason], reason), default="")
        why = (
            f"{tally.no} of {tally.total} votes say no: {percent(share.value)} helpful, "
            f"{percent(mean)} on the whole site."
            + (f" Most often: “{word_for(most)}”." if most else "")
        )
        todo = f"In {article.source.project_path}: {ADVICE.get(most, ANY_ADVICE)}."
        weight = desk.readers(article_id, tag) * unhelpful.low
        latest = desk.source.period.day(tally.last_no)
        yield work_on(article, tag, Reason("rewrite", why, todo, weight, latest))


def _reasons(desk: Desk) -> dict[tuple[str, str], Counter[str]]:
    """Return how often each reason was given for a "no"."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for ballot in desk.source.once(read_votes):
        if ballot.reason and ballot.no:
            counts = found.setdefault((ballot.article_id, ballot.locale), Counter())
            counts[ballot.reason] += ballot.no
    return found


def _current(desk: Desk) -> dict[tuple[str, str], Tally]:
    found: dict[tuple[str, str], Tally] = {}
    for ballot in desk.source.once(read_votes):
        article = desk.article(ballot.article_id, ballot.locale)
        if article and ballot.revision in {"", article.revision}:
            found.setdefault((ballot.article_id, ballot.locale), Tally()).add(ballot)
    return found
