"""How each language sets its signs; all texts are of this file's own."""

import pytest

from kbgen.check.fixes import fix

CONFIG = '[site]\nname = "Help"\n'
THIN, FIXED = "\u202f", "\u00a0"
#: Locale, what a writer typed, and what `--fix` makes of it.
CASES = [
    ("de", "Wähle “Lampen” im Menü.", "Wähle „Lampen“ im Menü."),
    ("de", "Wähle „Lampen” im Menü.", "Wähle „Lampen“ im Menü."),
    ("de", "Wähle **“Lampen”** im [“Menü”](b.md).", "Wähle **„Lampen“** im [„Menü“](b.md)."),
    ("de", "Wähle “**Lampen**” im Menü.", "Wähle „**Lampen**“ im Menü."),
    ("de", "Ist das alles ?", "Ist das alles?"),
    ("en", "Choose „lamps“ in the menu.", "Choose “lamps” in the menu."),
    ("en", "Choose « lamps » in the menu.", "Choose “lamps” in the menu."),
    ("en", "Choose the  lamp !", "Choose the lamp!"),
    ("es", "Elige „lámparas“ en el menú.", "Elige «lámparas» en el menú."),
    ("es", "¿Eso es todo ?", "¿Eso es todo?"),
    ("fr", "Choisissez “lampes” au menu.", "Choisissez “lampes” au menu."),
    ("fr", "Choisissez „lampes“ au menu.", f"Choisissez «{FIXED}lampes{FIXED}» au menu."),
    ("fr", "Choisissez «lampes» au menu.", f"Choisissez «{FIXED}lampes{FIXED}» au menu."),
    ("fr", "C’est tout? Oui: tout!", f"C’est tout{THIN}? Oui{FIXED}: tout{THIN}!"),
    ("fr", "C’est tout ? Oui : tout !", "C’est tout ? Oui : tout !"),
    ("fr-CA", "C’est tout? Oui: tout!", f"C’est tout? Oui{FIXED}: tout!"),
    ("ar", "هل هذا كل شيء?", "هل هذا كل شيء؟"),
    ("ar", "المصباح, العلبة; الفاتورة.", "المصباح، العلبة؛ الفاتورة."),
    ("ar", "اختاروا „المصابيح“ من القائمة.", "اختاروا «المصابيح» من القائمة."),
    ("ja", "ランプ,箱を送ります.", "ランプ、箱を送ります。"),
    ("ja", "メニューの„ランプ“を選びます。", "メニューの「ランプ」を選びます。"),
    ("ja", "５日と3日と4時間です。", "5日と3日と4時間です。"),
    ("zh", "您好,请选择灯.", "您好，请选择灯。"),
    ("pl", "Wybierz “lampy” z menu.", "Wybierz „lampy” z menu."),
    ("sv", "Välj “lampor” i menyn.", "Välj ”lampor” i menyn."),
    ("el", "Αυτό είναι όλο?", "Αυτό είναι όλο;"),
    ("en", "One – two – three - four.", "One – two – three – four."),
    ("en", "One… two… three...", "One… two… three…"),
    ("en", 'One “a”, two “b”, three "c".', "One “a”, two “b”, three “c”."),
]
#: Locale and what is fine as it is.
FINE = [
    ("en", 'Choose "lamps" - or "bulbs" - in the menu...'),
    ("en", "Run `„lamp“ ?` or open https://example.com/?a=1&b=2 now."),
    ("en", "A smile :) at 15:00, in C:\\lamps, and 3 - 2 = 1."),
    ("en", "One sentence.  Two blanks after it."),
    ("en", "| A  | B   |\n|----|-----|\n| c  | d   |"),
    ("en", "*Lamps*? **Bulbs**! [Both](b.md): [^1]\n\n[^1]: Yes."),
    ("de", "Er sagt: »Lampen« und ›Birnen‹ und «Kerzen»."),
    ("fr", "À 15:00, sur https://example.com, c’est « tout » ?"),
    ("ar", "رقم 1,5 و iPhone, Mac و «المصباح»."),
    ("ja", "「ランプ」は5日、iPhone, Macは3日です。"),
    ("he", 'חברת בע"מ שולחת 24" מסך.'),
    ("sv", "Välj ”lampor” eller ”glödlampor”."),
]


def text(body: str) -> str:
    return f"---\ntitle: X\n---\n\n{body}\n"


@pytest.fixture
def fixed_of(checked_of, write_project):
    """Return the only file of a project after `--fix`."""

    def run(content: dict[str, str]) -> str:
        root = write_project(content, CONFIG)
        fix(checked_of(root))
        (path,) = content
        return (root / "content" / path).read_text("utf-8")

    return run


@pytest.mark.parametrize(("locale", "before", "after"), CASES)
def test_what_is_reported_is_fixed(fixed_of, look, locale, before, after):
    content = {f"{locale}/a/b.md": text(before)}
    found = look("typography", content, CONFIG)
    assert bool(found.messages) is (before != after)
    fixed = fixed_of(content)
    assert fixed == text(after)
    assert look("typography", {f"{locale}/a/b.md": fixed}, CONFIG).messages == []


@pytest.mark.parametrize(("locale", "body"), FINE)
def test_what_is_fine(look, locale, body):
    assert look("typography", {f"{locale}/a/b.md": text(body)}, CONFIG).messages == []


def test_titles_are_reported_and_left_alone(checked_of, write_project, look):
    content = {"de/a/b.md": "---\ntitle: “Lampen” wählen\n---\n\nText.\n"}
    found = look("typography", content, CONFIG)
    assert found.messages == ["“ ” are quotation marks of another language: `“Lampen” wähl`"]
    assert found.hints == ["Write `„`."]
    assert fix(checked_of(write_project(content, CONFIG))) == ()


def test_a_project_without_the_rule_has_no_fixes_of_it(checked_of, write_project):
    content = {"de/a/b.md": text("Wähle “Lampen” im Menü.")}
    config = f'{CONFIG}[check.rules]\ntypography = "off"\n'
    assert fix(checked_of(write_project(content, config))) == ()
