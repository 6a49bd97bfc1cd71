"""The collector and the browser mask alike, and miss little. `KBGEN_UPDATE=1` rewrites the rules.

`masks.json`: texts with what points at a person in braces, and texts where nothing does.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kbgen
from kbgen.feedback.mask_rules import javascript
from kbgen.feedback.masks import mask

SCRIPTS = Path(kbgen.__file__).parent / "theme/static/js/feedback"
CASES = json.loads((Path(__file__).parent / "masks.json").read_text("utf-8"))
PERSONAL = [text for texts in CASES["personal"].values() for text in texts]
HARMLESS = [text for texts in CASES["harmless"].values() for text in texts]
SECRET, LABEL = re.compile(r"\{([^}]*)\}"), re.compile(r"\[(?:email|phone|card|iban|order)\]")
#: In all of them together, what was masked wrongly or missed.
LEAST_PRECISION = LEAST_RECALL = 0.98
ATOMS = [
    *("1", "22", "333", "4444", "55555", "0", "000", "2026", "11", "28", "+", "(", ")", " ", "-"),
    *(".", "/", "_", "·", ",", ":", "@", "#", "[", "]", "\n", "%40", "(at)", "[dot]", " at ", "。"),
    *("a", "ab", "jan", "example", ".com", "gmail", "order ", "nr ", "tel ", "error ", "mAh", "x"),
    *("€", "EUR ", "de89", "DE89370400440532013000", "4242424242424242", "2016/679", "1 000 000"),
    *(
        "注文",
        "番号",
        "طلب",
        "٣",
        "०",
        "①",
        "²",
        "😀",
        "𝟙",
        "İ",
        "ß",
        "é",
        "名",
        "𠮷",
        "＠",
        "２",
        "ー",
    ),
    *("\u200b", "\ufe0f\u20e3", "\u00ad", "[order]", "№", "Σ", "ſ", "K"),
]
BRIDGE = """
import { createInterface } from "node:readline";
const { mask } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(mask))}\\n`);
}
"""


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory):
    """Mask texts as the page does."""
    folder = tmp_path_factory.mktemp("masks")
    for name in ("mask.js", "mask-rules.js"):
        shutil.copy(SCRIPTS / name, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "bridge.js").write_text(BRIDGE)
    command = ["node", folder / "bridge.js", (folder / "mask.js").as_uri()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as node:

        def ask(texts: list[str]) -> list[str]:
            node.stdin.write(json.dumps(texts).encode() + b"\n")
            node.stdin.flush()
            answer: list[str] = json.loads(node.stdout.readline())
            return answer

        yield ask
        node.stdin.close()


def test_the_rules_of_the_browser_are_those_of_the_collector():
    file = SCRIPTS / "mask-rules.js"
    if os.environ.get("KBGEN_UPDATE"):
        file.write_text(javascript(), "utf-8")
    assert file.read_text("utf-8") == javascript()


def test_both_mask_alike(in_browser):
    texts = [SECRET.sub(r"\1", text) for text in PERSONAL] + HARMLESS
    assert in_browser(texts) == [mask(text) for text in texts]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(ATOMS), max_size=14).map("".join), max_size=40))
def test_both_mask_whatever_comes_alike(in_browser, texts):
    assert in_browser(texts) == [mask(text) for text in texts]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), max_size=20))
def test_both_mask_any_characters_alike(in_browser, texts):
    # Newer browsers know newer characters: none of them may be a digit or a letter to one only.
    texts = [f"1{text}2345" for text in texts if text.isprintable()]
    assert in_browser(texts) == [mask(text) for text in texts]


@pytest.mark.parametrize("kind", CASES)
def test_the_texts_are_many_and_of_many_languages(kind):
    assert sum(map(len, CASES[kind].values())) >= 150
    assert len(CASES[kind]) >= 10


def test_little_is_missed_and_little_is_masked_wrongly():
    right = missed = wrong = 0
    for text in PERSONAL:
        secrets = SECRET.findall(text)
        masked = LABEL.sub("¤", mask(SECRET.sub(r"\1", text)))
        if masked == SECRET.sub("¤", text):
            right += len(secrets)
        else:
            missed += len(secrets)
            wrong += max(0, masked.count("¤") - len(secrets))
    wrong += sum(mask(text) != text for text in HARMLESS)
    precision, recall = right / (right + wrong), right / (right + missed)

    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
