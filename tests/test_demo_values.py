"""The demo's sentences hold when its policy values change, in all of its languages."""

import os
import re
from pathlib import Path

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check.trial import Trial
from kbgen.config import load_project
from kbgen.policy import TYPES

ROOT = Path(__file__).parent.parent
EDITS = """
returns.window=1 month | returns.window=2 months | returns.window=1 year
returns.window=14-30 days | returns.drop_off=1 week | returns.drop_off=2 days
returns.drop_off=24 hours | returns.check=1 working day | returns.check=1 week
returns.check=1-2 working days | returns.whole_order=2 weeks | returns.whole_order=1 month
returns.report=2 weeks | returns.report=1 day | returns.report=3 weeks | returns.photos=1
returns.photos=3 | returns.photos=5 | returns.photos=11 | returns.guarantee=1 year
returns.guarantee_tents=10 years | returns.exchange_hold=1 week | returns.exchange_hold=2 weeks
returns.exchange_payment=2 days | returns.exchange_payment=1 day | shop.answer=2 hours
shop.answer=2 working days | shipping.time=1 working day | shipping.time=2 weeks
shipping.patience=1 working day | shipping.patience=1 week | shipping.no_email=1 day
shipping.search=2 weeks | shipping.large_time=1 week | shipping.large_example=1 week
shipping.first_scan=1 day | shipping.first_scan=2 working days | shipping.pick_up=1 week
shipping.pick_up=21 days | shipping.tell_us=1 week | shipping.tell_us=2 working days
shipping.tracking_digits=1 | refunds.card=1 working day | refunds.bank=1 day
refunds.paypal=2 hours | refunds.slowest=2 weeks | accounts.password=8 | accounts.link=1 day
accounts.reset_link=1 hour | accounts.reset_tries=1 | accounts.reset_tries=2
accounts.wrong_passwords=11 | accounts.code_digits=1 | accounts.code_time=1 minute
accounts.recovery_codes=1 | accounts.lock=1 hour | accounts.deletion=2 weeks
accounts.invoices=1 year | orders.change=1 hour | orders.change=1 day
"""
#: What a sentence of a language has that was written for another number.
BROKEN = {
    "en": r"\b(?:these|those|both|each|every) \d|(?<![–\d])\b1 (?:\w+ )?"
    r"(?:days|weeks|months|years|hours|minutes|seconds|photos|characters|digits|codes|times)\b",
    "de": r"\b(?:die|den|diese|diesen|deine) 1\b|(?:von|Nach|nach|binnen|in|In) [\d–]+ "
    r"(?:Tage|Monate|Jahre|Werktage)\b|(?<![–\d])\b1 (?:Tage|Wochen|Monate|Stunden|Ziffern|Fotos)",
    "es": r"\b(?:los|las|esos|esas|tus) 1\b|\bhan pasado \d|(?<![–\d])\b1 "
    r"(?:días|semanas|meses|años|horas|minutos|fotos|cifras|códigos|caracteres|veces)\b",
    "ar": r"\b(?:خلال|بعد|لمدة|مدة|حتى|من|إلى|مرور) \w+ان\b|\b\d+ (?:صورتين|مرتين)",
    "ja": r"間間|日日|\d日間|年間間",
}


@pytest.fixture(scope="module")
def trial() -> Trial:
    project = load_project(ROOT / "kbgen.toml")
    options = BuildOptions(out=project.root, drafts=True, audience="agent")
    return Trial(to_check(check(project, options)))


@pytest.mark.parametrize(
    "edit",
    # A fifth of them here, all in `make bench`.
    [edit.strip() for edit in re.split(r"[|\n]", EDITS) if edit.strip()][
        :: 1 if "KBGEN_FUZZ" in os.environ else 5
    ],
)
def test_every_sentence_holds(trial, edit):
    name, _, value = edit.partition("=")
    kind = next(one.type for one in trial.policies.values if one.name == name)
    seen = set()
    for tried in trial.sentences({name: TYPES[kind](value)}):
        assert tried.trouble is None, tried.place
        assert all(probe.fits for probe in tried.probes), tried.place
        shown = [*(variant.new for variant in tried.variants), *(one.text for one in tried.probes)]
        for sentence in shown:
            assert "{{" not in sentence
            assert not re.search(BROKEN[tried.locale.language], sentence), sentence
        seen.add(tried.locale.tag)
    assert seen >= {"en", "de", "es"}
