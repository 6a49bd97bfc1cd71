"""Rules for the content, one file each. To add one: a file, its line in `CHECKS`, a case."""

from kbgen.check import (
    blocked_sink,
    contact_dead_end,
    description_length,
    duplicate_descriptions,
    duplicate_titles,
    ended_notice,
    ending_value,
    expiry,
    external,
    heading_order,
    market_gap,
    missing_description,
    orphans,
    overdue_review,
    published,
    reading_ease,
    redirect_chain,
    stale_alias,
    stale_translation,
    starter_text,
    terms,
    title_by_market,
    title_length,
    translation_facts,
    translation_structure,
    typed_values,
    unknown_topic,
    unused_files,
    unused_value,
)
from kbgen.check.rule import Checked, Rule, Written
from kbgen.check.run import run_rules, severities

CHECKS: tuple[Rule, ...] = (
    redirect_chain.RULE,
    stale_alias.RULE,
    orphans.RULE,
    heading_order.RULE,
    title_length.RULE,
    description_length.RULE,
    missing_description.RULE,
    duplicate_titles.RULE,
    duplicate_descriptions.RULE,
    overdue_review.RULE,
    expiry.RULE,
    ended_notice.RULE,
    contact_dead_end.RULE,
    unknown_topic.RULE,
    blocked_sink.RULE,
    title_by_market.RULE,
    unused_value.RULE,
    unused_files.RULE,
    ending_value.RULE,
    market_gap.RULE,
    translation_facts.RULE,
    translation_structure.RULE,
    stale_translation.RULE,
    typed_values.RULE,
    starter_text.RULE,
    reading_ease.RULE,
    terms.RULE,
)
#: Name → code of every rule, including those that run only on request.
NAMES = {
    **{rule.name: rule.code for rule in CHECKS},
    published.NAME: published.CODE,
    external.NAME: external.CODE,
}

__all__ = ["CHECKS", "NAMES", "Checked", "Rule", "Written", "run_rules", "severities"]
