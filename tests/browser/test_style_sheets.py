"""The style sheets as served: smaller than written, and with the same meaning."""

from playwright.sync_api import Page

from kbgen.themes import BUILT_IN

# The grouping rules' conditions and the style rules, as the browser has understood them.
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const told = rule => {
    const inner = [...(rule.cssRules ?? [])].flatMap(told);
    const condition = rule.conditionText?.replace(/\\s*([:,])\\s*/g, "$1");
    const head = rule.selectorText ?? condition ?? rule.name ?? rule.cssText;
    const values = (rule.style?.cssText ?? "").replace(/\\s*,\\s*/g, ",");
    return [`${head} { ${values} }`, ...inner];
  };
  return [...sheet.cssRules].flatMap(told);
}"""


def test_the_minified_sheets_mean_what_the_written_ones_mean(page: Page, served) -> None:
    # The minifier takes `.a :is(b)` inside of a layer for a declaration and drops the space.
    page.goto(f"{served.url}en/")
    link = page.locator("link[rel=stylesheet]").first.evaluate("link => link.href")
    total = 0
    for folder in ("", "blocks", "lists", "later"):
        minified = page.request.get(link.replace("site.css", f"{folder or 'site'}.css")).text()
        files = sorted((BUILT_IN / "static/css" / folder).glob("*.css"))
        written = "\n".join(file.read_text("utf-8") for file in files)

        rules = page.evaluate(RULES, written)

        total += len(rules)
        # The demo shop's own sheet comes last.
        assert page.evaluate(RULES, minified)[: len(rules)] == rules
    assert total > 200
