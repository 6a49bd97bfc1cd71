import pytest

SITE = '[site]\nname = "Help"\n[redirects]\n'


def chains(found, text_of, redirects: str, **front_matter):
    content = {"en/a/x.md": text_of("X", **front_matter)}
    return found("redirect-chain", content, SITE + redirects)


@pytest.mark.parametrize("goal", ["/en/older/", "en/older", "/en/%6flder/index.html"])
def test_a_redirect_to_a_redirect(found, text_of, goal):
    redirects = f'"/en/old/" = "{goal}"\n"/en/older/" = "/en/a/x/"\n'
    ((path, line, message),) = chains(found, text_of, redirects)
    assert (path, line) == ("kbgen.toml", 4)
    assert message == f"Redirect from `/en/old/` leads to `{goal}`, which redirects again"


def test_a_redirect_to_an_alias(found, text_of):
    redirects = '"/en/old/" = "/en/older/"\n'
    assert len(chains(found, text_of, redirects, aliases="[/en/older/]")) == 1


@pytest.mark.parametrize(
    "redirects", ['"/en/old/" = "/en/a/x/"\n', '"/en/old/" = "https://example.com/en/a/x/"\n', ""]
)
def test_redirects_to_pages_are_fine(found, text_of, redirects):
    assert chains(found, text_of, redirects) == []
