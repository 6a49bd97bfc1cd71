"""What chatbots answer, compared with what the shop promises; with `--bots`."""

from kbgen.check.bots.asking import connect
from kbgen.check.bots.questions import SHOWN, BotQuestion, BotSettings, read_bots
from kbgen.check.bots.rule import CODE, NAME, Result, rule

__all__ = [
    "CODE",
    "NAME",
    "SHOWN",
    "BotQuestion",
    "BotSettings",
    "Result",
    "connect",
    "read_bots",
    "rule",
]
