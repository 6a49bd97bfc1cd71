"""What shoppers ask any shop."""

from importlib.resources import files

from kbgen.commands.new import kind_of as kind
from kbgen.intents import asked_in, topics
from kbgen.languages import LANGUAGES
from kbgen.model.locale import Locale
from tests.reference.form import Page, code, prose, table


def page() -> Page:
    english = asked_in(Locale("en"))
    parts = []
    for topic, names in topics().items():
        rows = [
            [code(name), prose(english[name].question), prose(about), kind(name)]
            for name, about in names.items()
        ]
        listed = table(["Intent", "Question", "What it is about", "Draft"], rows)
        parts.append(f"## {topic.capitalize()} {{#{topic}}}\n\n{listed}")
    tags = {file.name.removesuffix(".toml") for file in files("kbgen.intents").iterdir()}
    known = (Locale(tag) for tag in tags & LANGUAGES.keys())
    languages = sorted(locale.babel.get_display_name("en") or locale.tag for locale in known)
    body = (
        "What shoppers ask any shop, by topic: the names for `answers` in front matter."
        " [Answer what shoppers ask](../write/intents.md) explains what they are for. kbgen knows"
        f" how shoppers put each of them in {', '.join(languages[:-1])} and {languages[-1]}."
        " The last column is the kind of draft that `kbgen new --intent` writes."
    )
    text = "\n\n".join((body, *parts))
    return Page(
        "Intents",
        "The questions that shoppers ask any shop, and their names.",
        ("answers", "questions", "coverage", "kbgen new --intent"),
        text,
    )
