"""A small help centre with the feedback settings that a test needs."""

from pathlib import Path

from tests.command import run_command

CONFIG = """
[site]
name = "Help"
url = "https://help.example"
[locales.en]
[locales.ar]
[[contact.channels]]
kind = "email"
target = "help@shop.example"
[[contact.channels]]
kind = "chat"
target = "https://chat.shop.example/"
[[contact.channels]]
kind = "form"
target = "/ask"
[feedback]
"""
ENDPOINT = 'endpoint = "/v1/events"\n'
TEXTS = {
    "en/returns/refunds.md": "---\ntitle: When do I get my money back?\n---\nWithin five days.\n",
    "en/returns/labels.md": "---\ntitle: Print a return label\n---\nPrint it at home.\n",
    "en/shipping/costs.md": "---\ntitle: What shipping costs\n---\n" + "It is free.\n\n" * 80,
    "ar/returns/refunds.md": "---\ntitle: متى أستعيد نقودي؟\n---\nخلال خمسة أيام.\n",
}
#: Article that most tests are about.
ARTICLE = "returns/refunds"


def write_site(root: Path, feedback: str) -> Path:
    """Build it with these lines of [feedback]; return its folder."""
    for path, text in TEXTS.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "kbgen.toml").write_text(CONFIG + feedback, "utf-8")
    run_command(["build", "-q", "-f", root / "kbgen.toml", "-d", root / "site"]).check_returncode()
    return root / "site"
