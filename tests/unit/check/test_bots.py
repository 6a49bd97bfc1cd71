"""KB760 and KB761: chatbots are asked over real HTTP, MCP and pipes, and their answers are read."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check.bots import BotQuestion, BotSettings, connect, free, read_bots
from kbgen.check.bots.judging import judge
from kbgen.check.bots.rule import promises_of
from kbgen.cli import _cli
from kbgen.config import load_project
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.themes import BUILT_IN
from tests.unit.check.bot_answers import RIGHT, WRONG

DEMO = Path(__file__).parents[3] / "kbgen.toml"
EN, DE = Locale.parse("en"), Locale.parse("de")


def question(locale: str, market: str, must=(), must_not=(), ask="What is it?") -> BotQuestion:
    return BotQuestion(ask, Locale.parse(locale), market, tuple(must), tuple(must_not), 1)


@pytest.fixture(scope="module")
def promises():
    project = load_project(DEMO)
    return promises_of(to_check(check(project, BuildOptions(out=project.root))))


def test_40_right_answers_in_5_languages_are_not_accused(promises) -> None:
    assert (len(RIGHT), len({locale for locale, *_ in RIGHT})) == (40, 5)
    accused = [
        (answer, verdict)
        for locale, market, must, answer in RIGHT
        for verdict in judge(question(locale, market, must), answer, promises)
    ]
    assert accused == []


def test_20_of_20_wrong_numbers_are_named(promises) -> None:
    assert len(WRONG) == 20
    missed = [
        answer
        for locale, market, must, answer, number in WRONG
        if not any(
            number in verdict.text
            for verdict in judge(question(locale, market, must), answer, promises)
        )
    ]
    assert missed == []


def test_a_value_of_another_market_is_named_with_it_and_with_the_right_one(promises) -> None:
    (verdict,) = judge(question("en", "GB", ["returns.fee"]), "It costs €4.50.", promises)
    assert (verdict.kind, verdict.text, verdict.right) == ("foreign", "€4.50", "€9.50")
    assert (verdict.name, verdict.market) == ("returns.fee", "EU")


@pytest.mark.parametrize(
    ("locale", "answer"),
    [
        ("en", "Sending it back is **free**."),
        ("de", "Die Rücksendung ist für dich kostenlos."),
        ("es", "La devolución es gratuita."),
        ("ar", "الإرجاع مجاني."),
        ("ja", "返品は無料です。"),
    ],
)
def test_what_costs_nothing_is_free(promises, locale, answer) -> None:
    assert [*judge(question(locale, "NL", ["returns.fee"]), answer, promises)] == []
    (verdict,) = judge(question(locale, "GB", ["returns.fee"]), answer, promises)
    assert (verdict.kind, verdict.name) == ("missing", "returns.fee")


def test_each_language_of_the_theme_has_its_words_for_free() -> None:
    tags = {"en", *(file.stem for file in (BUILT_IN / "locales").glob("*.po"))}
    assert len(tags) == 27
    assert {tag.partition("-")[0] for tag in tags} == {*free.WORDS}


@pytest.mark.parametrize(
    ("answer", "must", "must_not", "kinds"),
    [
        ("Please ask our team, they know.", ["returns.window"], [], ["missing"]),
        ("We answer within 1 working day.", ["returns.window"], [], ["missing"]),
        ("You have 30 days; report damage in 14 days.", [], ["returns.report"], ["forbidden"]),
        ("Thirty days; our Guarantee helps.", ["guarantee"], ["our guarantee"], ["forbidden"]),
        ("You have two photos to send.", ["returns.photos"], [], []),
        ("Write to help@junipergoods.example.", [], ["shop.email"], ["forbidden"]),
        ("No charge for 30 days.", ["30 days", "no charge"], ["31 days"], []),
        ("Du hast 30 Tage.", ["returns.window"], [], ["missing"]),  # the wrong language
    ],
)
def test_what_must_and_must_not_be_said(promises, answer, must, must_not, kinds) -> None:
    verdicts = judge(question("en", "NL", must, must_not), answer, promises)
    assert [verdict.kind for verdict in verdicts] == kinds


BOT = """
import json, sys
KIND = sys.argv[1]
ANSWERS = {
    "right": "Returning it costs {fee}; you have 30 days.",
    "wrong": "Returning it costs 7.77 EUR; you have 30 days.",
    "evasive": "I am happy to help! Please contact our friendly team.",
}
def answer(market):
    return ANSWERS[KIND].format(fee={"GB": "9.50 EUR"}.get(market, "4.50 EUR"))
"""
COMMAND = f"{BOT}\nasked = json.loads(sys.stdin.readline())\nprint(answer(asked['market']))\n"
MCP = f"""{BOT}
from mcp.server import MCPServer
server = MCPServer("bot")
@server.tool()
def ask(question: str, market: str = "") -> str:
    return answer(market)
server.run("stdio")
"""
PROJECT = """
[site]
name = "Help"
[locales.en]
[locales.de]
[markets.NL]
locales = ["en"]
countries = ["NL"]
[markets.GB]
countries = ["GB"]
"""
VALUES = """
[returns]
window = { type = "duration", value = "30 days" }
fee = { type = "money", value = "4.50 EUR", markets = { GB = "9.50 EUR" } }
"""
QUESTIONS = """
[bot]
model = "shop-1"
[[question]]
ask = "What does a return cost?"
locale = "en"
market = ["NL", "GB"]
must = ["returns.fee", "returns.window"]
"""
TEXT = "You have {{ policy.returns.window }}, for {{ policy.returns.fee }}."


@pytest.fixture
def project(make_project, text_of):
    content = {"en/a/x.md": text_of("Returns", TEXT), "policies.toml": VALUES}
    made = make_project({**content, "bots.toml": QUESTIONS}, PROJECT)
    (made.root / "bot.py").write_text(COMMAND)
    (made.root / "mcp_bot.py").write_text(MCP)
    return made


@pytest.fixture
def endpoint(project):
    """Serve the three bots at /right/v1, /wrong/v1 and so on; yield the address, and requests."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append((self.path, self.headers.get("Authorization"), body))
            kind = self.path.split("/")[1]
            scope = {"sys": sys}
            exec(BOT.replace("sys.argv[1]", repr(kind)), scope)
            said = scope["answer"](body["metadata"]["market"]) if kind != "broken" else None
            data = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", requests
        server.shutdown()
        thread.join()


def run(project, bot: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        _cli, ["check", "-f", str(project.root / "kbgen.toml"), "--bots", bot]
    )
    return done.exit_code, done.output


def test_a_right_a_wrong_and_an_evasive_bot(project, endpoint, monkeypatch) -> None:
    url, requests = endpoint
    monkeypatch.setenv("KBGEN_BOT_KEY", "secret")

    code, said = run(project, f"{url}/right/v1")
    assert (code, "2 answers: 2 right" in said, "KB760" in said) == (0, True, False)
    path, key, body = requests[-1]
    assert (path, key, body["model"]) == ("/right/v1/chat/completions", "Bearer secret", "shop-1")
    assert body["messages"][-1] == {"role": "user", "content": "What does a return cost?"}

    code, said = run(project, f"{url}/wrong/v1/chat/completions")
    assert (code, "2 answers: 2 wrong" in said) == (1, True)
    for market, fee in (("NL", "€4.50"), ("GB", "€9.50")):
        assert (
            "content/bots.toml:4:1: error KB760: “What does a return cost?” (en, "
            f"{market}): says 7.77 EUR, but `returns.fee` is {fee} in {market}"
        ) in said
    assert "The answer was: “Returning it costs 7.77 EUR; you have 30 days.”" in said

    code, said = run(project, f"{url}/evasive/v1")
    assert (code, "2 answers: 2 incomplete" in said) == (0, True)
    assert "warning KB760: “What does a return cost?” (en, GB): does not say €9.50" in said

    code, said = run(project, f"{url}/broken/v1")
    assert (code, "2 answers: 2 failed" in said) == (1, True)
    assert "no answer: not an answer of a chat completion" in said


def test_a_bot_may_be_a_command_or_an_mcp_server(project) -> None:
    python = sys.executable
    code, said = run(project, f"{python} bot.py wrong")
    assert (code, "2 answers: 2 wrong" in said) == (1, True)
    code, said = run(project, f"{python} bot.py nonsense")
    assert (code, "2 failed" in said, "no answer: exit code 1: " in said) == (1, True, True)
    code, said = run(project, f"mcp:{python} mcp_bot.py right")
    assert (code, "2 answers: 2 right" in said) == (0, True)


def test_an_mcp_server_without_the_tool_is_reported(project) -> None:
    target = f"mcp:{sys.executable} mcp_bot.py right"
    with (
        pytest.raises(KbgenError, match="no tool `reply`") as caught,
        connect(target, BotSettings(tool="reply"), project.root),
    ):
        pass
    assert "The server has: ask." in caught.value.hint
    with (
        pytest.raises(KbgenError, match="does not answer"),
        connect("mcp:/nonsense", BotSettings(), project.root),
    ):
        pass


MISTAKES = """
asks = 1
[bot]
modell = "x"
key_env = 5
[[question]]
ask = "a"
locale = "fr"
market = "FR"
must = ["returns.windw", "any text.", ""]
[[question]]
ask = 5
locale = "en"
[[question]]
ask = "b"
locale = "en"
market = ["NL", "GB"]
must_nt = ["x"]
must = ["30 days"]
"""


def test_mistakes_in_the_file_are_reported_all_at_once(tmp_path) -> None:
    (tmp_path / "bots.toml").write_text(MISTAKES)
    read = read_bots(tmp_path, {EN: "NL", DE: ""}, ["NL", "GB"], ["returns.window"])
    assert [(one.code, one.span.line, one.message) for one in read.mistakes] == [
        ("KB761", 2, "Unknown key `asks`"),
        ("KB761", 4, "Unknown key `modell`"),
        ("KB761", 5, "`key_env` is not a text"),
        ("KB761", 10, "`must` has the wrong type"),
        ("KB761", 8, "Unknown locale `fr`"),
        ("KB761", 9, "Unknown market `FR`"),
        ("KB761", 10, "Unknown policy value `returns.windw`"),
        ("KB761", 12, "`ask` has the wrong type"),
        ("KB761", 11, "Neither `must` nor `must_not` says what the answer is about"),
        ("KB761", 18, "Unknown key `must_nt`"),
    ]
    assert read.questions == ()


def test_a_question_without_a_market_is_asked_in_that_of_its_locale(tmp_path) -> None:
    text = '[[question]]\nask = "a\\n b"\nlocale = "LOCALE"\nmust = ["30 days"]\n'
    for locale, market in (("en", "GB"), ("de", "NL")):
        (tmp_path / "bots.toml").write_text(text.replace("LOCALE", locale))
        (asked,) = read_bots(tmp_path, {EN: "GB", DE: ""}, ["NL", "GB"], []).questions
        assert (asked.ask, asked.market, asked.line) == ("a b", market, 1)


def test_a_file_that_does_not_parse_is_a_finding(tmp_path) -> None:
    assert read_bots(tmp_path, {}, [], [])[1:] == ((), ())
    (tmp_path / "bots.toml").write_text("[[question]\n")
    (wrong,) = read_bots(tmp_path, {}, [], []).mistakes
    assert (wrong.code, wrong.span.line) == ("KB761", 1)
