import pytest


@pytest.fixture
def article(text_of):
    return text_of("Title")


def test_the_title_of_a_category_is_made_from_its_folder(load_site, article):
    loaded = load_site({"en/orders-and_returns/a.md": article})
    assert loaded.category("orders-and_returns").title == "Orders and returns"


def test_a_category_file_says_title_description_and_icon(load_site, article):
    toml = 'title = "Shipping & delivery"\ndescription = "How long"\nicon = "truck"\norder = 2\n'
    loaded = load_site({"en/shipping/a.md": article, "en/shipping/_category.toml": toml})
    category = loaded.category("shipping")
    assert (category.title, category.description, category.icon) == (
        "Shipping & delivery",
        "How long",
        "truck",
    )
    assert loaded.findings == []


def test_the_text_of_a_folder_gives_its_title_and_description(load_site, article, text_of):
    loaded = load_site(
        {"en/shipping/a.md": article, "en/shipping/index.md": text_of("All of it", "About it.")}
    )
    category = loaded.category("shipping")
    assert (category.title, category.description) == ("All of it", "About it.")
    assert category.index == "shipping/index"


def test_the_category_file_wins_over_the_text_of_the_folder(load_site, article, text_of):
    loaded = load_site(
        {
            "en/shipping/a.md": article,
            "en/shipping/index.md": text_of("All of it"),
            "en/shipping/_category.toml": 'title = "Shipping"\n',
        }
    )
    assert loaded.category("shipping").title == "Shipping"


def test_each_locale_has_its_own_titles(load_site, article):
    loaded = load_site(
        {
            "en/shipping/a.md": article,
            "en/shipping/_category.toml": 'title = "Shipping"\norder = 1\n',
            "de/shipping/a.md": article,
            "de/shipping/_category.toml": 'title = "Versand"\n',
        }
    )
    assert loaded.category("shipping", "de").title == "Versand"


def test_a_category_without_a_file_takes_that_of_its_fallback(load_site, article):
    loaded = load_site(
        {
            "en/shipping/a.md": article,
            "en/shipping/_category.toml": 'title = "Shipping"\nicon = "truck"\n',
            "de/shipping/a.md": article,
        }
    )
    category = loaded.category("shipping", "de")
    assert (category.title, category.icon) == ("Shipping", "truck")


def test_categories_stand_by_order_then_title(load_site, article):
    loaded = load_site(
        {
            "en/a/x.md": article,
            "en/b/x.md": article,
            "en/c/x.md": article,
            "en/d/x.md": article,
            "en/c/_category.toml": "order = 2\n",
            "en/d/_category.toml": "order = 1\n",
            "en/a/_category.toml": 'title = "Zebra"\n',
        }
    )
    assert loaded.category("").children == ("d", "c", "b", "a")


def test_the_text_of_a_folder_may_give_its_order(load_site, article, text_of):
    loaded = load_site(
        {
            "en/a/x.md": article,
            "en/b/x.md": article,
            "en/b/index.md": text_of("B", order="1"),
        }
    )
    assert loaded.category("").children == ("b", "a")


def test_sub_categories_hang_below_their_category(load_site, article):
    loaded = load_site({"en/shipping/eu/islands/x.md": article, "en/shipping/y.md": article})
    assert loaded.category("").children == ("shipping",)
    assert loaded.category("shipping").children == ("shipping/eu",)
    assert loaded.category("shipping").articles == ("shipping/y",)
    assert loaded.category("shipping/eu").url == "en/shipping/eu/"
    assert loaded.category("shipping/eu").articles == ()
    assert loaded.category("shipping/eu/islands").articles == ("shipping/eu/islands/x",)


def test_a_folder_without_articles_is_no_category(load_site, article):
    loaded = load_site({"en/a/x.md": article, "en/empty/_category.toml": 'title = "Empty"\n'})
    assert loaded.category("").children == ("a",)


def test_a_folder_with_a_text_only_is_a_category(load_site, text_of):
    assert load_site({"en/a/index.md": text_of("A")}).category("").children == ("a",)


def test_articles_stand_by_order_then_title(load_site, text_of):
    loaded = load_site(
        {
            "en/a/1.md": text_of("Zebra", order="1"),
            "en/a/2.md": text_of("Apple"),
            "en/a/3.md": text_of("Banana"),
            "en/a/4.md": text_of("Cherry", order="-1"),
            "en/a/5.md": text_of("Apple"),
        }
    )
    assert loaded.category("a").articles == ("a/4", "a/1", "a/2", "a/5", "a/3")


def test_reading_order_is_articles_first_then_what_lies_below(load_site, text_of):
    loaded = load_site(
        {
            "en/b/deep/1.md": text_of("One"),
            "en/b/2.md": text_of("Two"),
            "en/a/3.md": text_of("Three"),
            "en/4.md": text_of("Four"),
        }
    )
    assert loaded.reading() == ("4", "a/3", "b/2", "b/deep/1")


def test_stand_ins_stand_at_their_place_in_the_reading_order(load_site, text_of):
    loaded = load_site(
        {
            "en/a/1.md": text_of("One", order="1"),
            "en/a/2.md": text_of("Two", order="2"),
            "de/a/2.md": text_of("Zwei", order="2"),
        }
    )
    assert loaded.reading("de") == ("a/1", "a/2")


def test_an_unknown_key_is_a_warning_with_its_line(load_site, article):
    toml = 'title = "Shipping"\ndescripton = "x"\n'
    loaded = load_site({"en/a/x.md": article, "en/a/_category.toml": toml})
    assert loaded.findings == [("KB108", "en/a/_category.toml", 2, "Unknown key `descripton`")]
    assert loaded.hints == ["Did you mean `description`?"]
    assert loaded.category("a").title == "Shipping"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("title = 5", "a text"),
        ('order = "1"', "a whole number"),
        ("order = true", "a whole number"),
        ("series = 1", "true or false"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_warning(load_site, article, line, wanted):
    loaded = load_site({"en/a/x.md": article, "en/a/_category.toml": f"{line}\n"})
    key = line.partition(" ")[0]
    assert loaded.findings == [("KB108", "en/a/_category.toml", 1, f"Key `{key}` must be {wanted}")]


def test_a_file_that_does_not_parse_is_an_error_with_its_place(load_site, article):
    loaded = load_site({"en/a/x.md": article, "en/a/_category.toml": "order = 1\ntitle = Ship\n"})
    ((code, path, line, message),) = loaded.findings
    assert (code, path, line) == ("KB107", "en/a/_category.toml", 2)
    assert message.startswith("The file does not parse: ")
    assert loaded.diagnostics[0].span.column == 9
    assert loaded.category("a").title == "A"


def test_a_category_file_at_the_top_describes_the_home(load_site, article):
    toml = 'title = "Help"\ndescription = "Ask us."\n'
    loaded = load_site({"en/a/x.md": article, "en/_category.toml": toml})
    assert loaded.category("").title == "Help"
    assert loaded.category("").description == "Ask us."


def test_articles_of_a_series_have_neighbours(load_site, article, text_of):
    loaded = load_site(
        {
            **{f"en/start/{name}.md": text_of(name) for name in ("b", "a", "c")},
            **{f"en/start/more/{name}.md": text_of(name) for name in ("d", "e")},
            "en/returns/f.md": article,
            "en/start/_category.toml": "series = true\n",
        }
    )
    neighbours = {key: pair for (key, _), pair in loaded.site.neighbours.items()}
    assert neighbours == {
        "start/a": ("", "start/b"),
        "start/b": ("start/a", "start/c"),
        "start/c": ("start/b", ""),
    }
