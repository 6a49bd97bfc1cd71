"""What the events say."""

from kbgen.report.votes import VoteCount, count_votes

__all__ = ["VoteCount", "count_votes"]
