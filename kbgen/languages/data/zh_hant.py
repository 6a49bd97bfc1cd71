"""Chinese in traditional characters: as Chinese, but for the words that pages show."""

from dataclasses import replace

from kbgen.languages.data import zh

LANGUAGE = replace(zh.LANGUAGE, code="zh-Hant", working_days={"other": "個工作日"})
