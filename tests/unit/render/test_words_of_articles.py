"""What the machinery writes into an article is in the language of the article."""

from pathlib import Path

CONFIG = '[site]\nname = "Help"\ndefault_locale = "en"\n[locales.en]\n[locales.ja]\n[locales.ar]\n'
ARTICLE = "---\ntitle: B\n---\n:::note\nText.\n:::\n"


def test_the_title_of_a_callout_is_in_the_language_of_its_article(kbgen, tmp_path: Path) -> None:
    for path, text in {
        "kbgen.toml": CONFIG,
        "content/en/a/b.md": ARTICLE,
        "content/ja/a/b.md": ARTICLE,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert kbgen("build", "-q", cwd=tmp_path).returncode == 0
    # The Arabic page has the English article.
    titles = {"en": "Note", "ja": "補足", "ar": "Note"}
    pages = {
        locale: (tmp_path / "site" / locale / "a/b/index.html").read_text("utf-8")
        for locale in titles
    }
    wanted = {one: f'<p class="markdown-alert-title">{title}</p>' for one, title in titles.items()}
    assert [one for one, page in pages.items() if wanted[one] not in page] == []


def test_an_answer_that_differs_by_market_is_one_block(kbgen, tmp_path: Path) -> None:
    article = """---
title: B
---
:::market NL
Free.
:::

:::market DE
Five euros.
:::

## More

Text.
"""
    config = CONFIG + '[markets.NL]\nlabel = "Netherlands"\n[markets.DE]\nlabel = "Germany"\n'
    (tmp_path / "kbgen.toml").write_text(config, "utf-8")
    (tmp_path / "content/en/a").mkdir(parents=True)
    (tmp_path / "content/en/a/b.md").write_text(article, "utf-8")
    assert kbgen("build", "-q", cwd=tmp_path).returncode == 0
    page = (tmp_path / "site/en/a/b/index.html").read_text("utf-8")
    answer, _, rest = page.partition('<div class="short-answer">')[2].partition(
        '<div class="meta">'
    )

    assert "Free." in answer
    assert "Five euros." in answer
    assert answer.strip().endswith("</div>")
    assert '<h2 id="more">' in rest
