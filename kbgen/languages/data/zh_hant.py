"""Chinese in traditional characters: as Chinese, but for the names of money."""

from dataclasses import replace

from kbgen.languages.data.zh import LANGUAGE as CHINESE
from kbgen.languages.language import ContactWords, words

LANGUAGE = replace(
    CHINESE,
    code="zh-Hant",
    quotes="「」 『』 “” 《》",
    open_words=words("和 或 與 及 以及 或者 並且 因為 如果 但是"),
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
        percents="個百分點",
    ),
    contact_words=ContactWords(
        phrases="聯絡, 聯絡我們, 聯絡你們, 聯繫, 聯繫我們, 聯絡客服, 聯繫客服, 聯絡方式, "
        "聯絡電話, 客服, 客服中心, 人工客服, 真人客服, 線上客服, 轉人工, 轉接真人, "
        "轉接客服, 客戶服務, 顧客服務, 客服電話, 客服專線, 客服信箱, 專線, 服務專線, "
        "免付費電話, 熱線, 客服熱線, 電話, 電話號碼, 打電話, 致電, 回電, 信箱, 電子信箱, "
        "電子郵件, 電郵, 郵件, 寄信, 寫信, 傳訊息, 聊天, 線上聊天, 線上諮詢, 諮詢, 真人, "
        "說話, 講話, 和人說話, 跟人說話, 和真人說話, 跟真人說話, 跟真人講話, 工作人員, "
        "專員, 提問, LINE, 打給客服, "
        "打客服電話, 傳LINE",
        complaints="投訴, 客訴, 申訴, 抱怨, 客訴專線, 投訴電話, 經理, 主管",
        fillers="請, 我, 想, 要, 你們, 您, 的, 嗎, 怎麼, 如何, 跟, 和, 與, 找, 一下, 是, "
        "多少, 幾號, 給, 一個, 幫我, 有, 謝謝, 請問, 呢, 能, 可以, 直接, 現在, 馬上, 需要",
    ),
)
