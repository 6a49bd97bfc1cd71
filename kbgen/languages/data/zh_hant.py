"""Chinese in traditional characters: as Chinese, but for the names of money."""

from dataclasses import replace

from kbgen.languages.data.zh import LANGUAGE as CHINESE

LANGUAGE = replace(
    CHINESE,
    code="zh-Hant",
    facts=replace(
        CHINESE.facts,
        currencies={
            "歐元": "EUR",
            "元": "TWD",
            "新台幣": "TWD",
            "新臺幣": "TWD",
            "港幣": "HKD",
            "港元": "HKD",
            "人民幣": "CNY",
            "美元": "USD",
            "英鎊": "GBP",
            "日圓": "JPY",
        },
    ),
)
