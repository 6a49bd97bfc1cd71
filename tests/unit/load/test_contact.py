import pytest

CHANNEL = '[[contact.channels]]\nkind = "email"\ntarget = "help@example.com"\n'
SITE = '[site]\nname = "Help"\n'


@pytest.fixture
def contact(load_site, text_of):
    """Load a site; return locale → whether the contact page is ours."""

    def load(config: str, content: dict[str, str]) -> dict[str, bool]:
        articles = {"en/a/one.md": text_of("One"), "de/a/one.md": text_of("One"), **content}
        site = load_site(articles, SITE + config).site
        return {locale.tag: page.is_ours for locale, page in site.contact.items()}

    return load


def test_every_locale_with_a_channel_has_a_contact_page(contact):
    assert contact(CHANNEL, {}) == {"de": True, "en": True}
    assert contact(CHANNEL + 'locales = ["de"]\n', {}) == {"de": True}
    assert contact("", {}) == {}


@pytest.mark.parametrize(
    "path", ["en/contact.md", "en/Contact/index.md", "en/contact/office.md", "en/a/x.md"]
)
def test_what_writers_have_at_its_address_takes_its_place(contact, text_of, path):
    extra = {"aliases": '["/en/contact/"]'} if path == "en/a/x.md" else {"slug": ""}
    text = text_of("Reach us", **{k: v for k, v in extra.items() if v})
    assert contact(CHANNEL, {path: text})["en"] is False


def test_a_page_of_the_writers_needs_no_channel(contact, text_of):
    assert contact("", {"en/contact.md": text_of("Reach us")})["en"] is False


def test_an_address_may_redirect_to_it(load_site, text_of):
    config = SITE + CHANNEL + '[redirects]\n"/en/reach-us/" = "/en/contact/"\n'
    loaded = load_site({"en/a/one.md": text_of("One")}, config)
    assert loaded.site.redirects == (("en/reach-us/", "en/contact/"),)
    assert loaded.codes == []
