import pytest

#: What says the same in another way.
SAME = [
    ("de", "You have 30 days.", "Du hast 30 Tage Zeit."),
    ("de", "You have 14 days.", "Du hast zwei Wochen Zeit."),
    ("de", "The 30-day window.", "Die 30-Tage-Frist."),
    ("de", "It costs €4.50.", "Es kostet 4,50 €."),
    ("de", "It costs €1,299.50.", "Es kostet 1.299,50 Euro."),
    ("de", "Order by 3 PM.", "Bestelle bis 15 Uhr."),
    ("de", "Open 9:00 to 17:00.", "Geöffnet 9–17 Uhr."),
    ("de", "Within 3 to 5 working days.", "In 3 bis 5 Werktagen."),
    ("de", "No label after an hour?", "Nach einer Stunde kein Etikett?"),
    ("de", "By December 24.", "Bis zum 24. Dezember."),
    ("de", "Version 3.10 is out.", "Version 3.10 ist da."),
    ("es", "You have 30 days.", "Tienes 30 días."),
    ("es", "In two weeks, for €25.", "En dos semanas, por 25 €."),
    ("es", "By 24 December 2026, 12%.", "Hasta el 24 de diciembre de 2026, un 12 %."),
    ("es", "3–5 working days", "de 3 a 5 días laborables"),
    ("ar", "You have 30 days.", "أمامكم ٣٠ يومًا."),
    ("ar", "2 working days, 2 photos", "يومي عمل وصورتين"),
    ("ar", "In 2 days, at 15:00.", "خلال يومين، الساعة 3:00 م."),
    ("ar", "From 3 to 5 working days.", "من 3 إلى 5 أيام عمل."),
    ("ar", "Those 14 days.", "تلك الأيام الـ 14."),
    ("ja", "Within 30 days.", "30日以内。"),
    ("ja", "3–5 working days, €4.50", "3～5営業日、4.50ユーロ"),
    ("ja", "Two weeks, at 15:30.", "２週間、15時30分。"),
    ("ja", "On 24 December 2026.", "2026年12月24日。"),
    ("ja", "In two ways.", "2つの方法。"),
    ("fr", "For €10,000 in 3 to 5 working days.", "Pour 10 000 € en 3 à 5 jours ouvrés."),
    ("da", "By 3:30 PM, in 1 to 3 working days.", "Inden kl. 15.30, på 1-3 hverdage."),
    ("da", "You have 14 days, for 50 kr.", "Du har fjorten dage (14 dage), for 50 kr."),
    ("nb", "In two weeks, a 12% discount.", "Om to uker, 12 prosent rabatt."),
    ("nb", "Order by 3 PM.", "Bestill før klokken 15."),
    ("el", "For €10 in 3 to 5 working days.", "Με 10 ευρώ σε 3 έως 5 εργάσιμες ημέρες."),
    ("el", "By 1 May, within one month.", "Έως την 1η Μαΐου, μέσα σε έναν μήνα."),
    ("ro", "For €10,000 in 20 working days.", "Pentru 10.000 de euro, în 20 de zile lucrătoare."),
    ("ro", "Order by 3 PM, in two weeks.", "Comandați până la ora 15, în două săptămâni."),
]
#: What says something else, and where it stands.
OTHER = [
    ("de", "You have 30 days.", "Du hast 14 Tage.", "`14 Tage`", "30 days", 9),
    ("de", "3 working days.", "Nach 3 Tagen.", "`3 Tagen`", "3 working days", 6),
    ("de", "It costs €4.50.", "Es kostet 4,05 €.", "`4,05 €`", "€4.50", 11),
    ("es", "It costs €25.", "Cuesta 25 US$.", "`25 US$`", "€25", 8),
    ("es", "Order by 15:00.", "Pide hasta las 16:00.", "`16:00`", "15:00", 16),
    ("ar", "You have 30 days.", "أمامكم 14 يومًا.", "`14 يومًا`", "30 days", 8),
    ("ar", "In 3 days.", "خلال يومين.", "`يومين`", "3 days", 6),
    ("ja", "Within 30 days.", "到着から14日以内。", "`14日`", "30 days", 5),
    ("ja", "A 12% discount.", "21％の割引。", "`21％`", "12%", 1),
    ("fr", "By 24 December.", "Avant le 25 décembre.", "`25 décembre`", "24 December", 10),
]


@pytest.mark.parametrize(("tag", "source", "translation"), SAME)
def test_the_same_in_other_words_is_no_finding(translated, tag, source, translation):
    assert translated(tag, source, translation).messages == []


@pytest.mark.parametrize("case", OTHER)
def test_another_fact_is_an_error_at_its_place(translated, case):
    tag, source, translation, said, meant, column = case
    found = translated(tag, source, translation)
    (message,) = found.messages
    assert message.startswith(f"{said}: the source has no such ")
    assert found.severities == ["error"]
    assert found.places == [(f"{tag}/returns/how.md", 5, column)]
    assert found.hints == [f"The source says {meant} in content/en/returns/how.md:5."]


def test_a_plain_number_is_a_warning(translated):
    found = translated("de", "Above 15 kg.", "Über 51 kg.")
    assert found.messages == ["`51`: the source has no such number here"]
    assert found.severities == ["warning"]


def test_what_the_translation_leaves_out_is_a_warning_at_its_section(translated):
    found = translated(
        "de",
        "## One {#one}\n\nText.\n\n## Two {#two}\n\nFor €25.",
        "## Eins {#one}\n\nText.\n\n## Zwei {#two}\n\nGegen Gebühr.",
    )
    assert found.messages == ["The amount `€25` of the source is missing here"]
    assert found.severities == ["warning"]
    assert found.places == [("de/returns/how.md", 9, 1)]
    assert found.hints == ["The source says it in content/en/returns/how.md:11."]


def test_sections_are_compared_one_by_one(translated):
    found = translated(
        "de",
        "## One {#one}\n\nIn 14 days.\n\n## Two {#two}\n\nIn 30 days, not 14 days.",
        "## Eins {#one}\n\nIn 30 Tagen.\n\n## Zwei {#two}\n\nIn 30 Tagen, nicht 14 Tagen.",
    )
    assert found.messages == ["`30 Tagen`: the source has no such period here"]


def test_sections_without_anchors_are_compared_when_there_are_as_many(translated):
    found = translated(
        "ja",
        "## One\n\nIn 14 days.\n\n## Two\n\nIn 30 days, not 14 days.",
        "## 一\n\n30日以内。\n\n## 二\n\n30日以内、14日ではない。",
    )
    assert found.messages == ["`30日`: the source has no such period here"]


def test_texts_with_other_sections_are_compared_as_a_whole(translated):
    found = translated(
        "de",
        "## One\n\nIn 14 days.\n\n## Two\n\nIn 30 days.",
        "## Eins\n\nIn 30 Tagen, in 14 Tagen, in 7 Tagen.",
    )
    assert found.messages == ["`7 Tagen`: the source has no such period here"]
    assert found.hints == ["The source says 14 days, 30 days in content/en/returns/how.md:7."]


TABLE = "| A | B |\n| --- | --- |\n| X | {} |\n| Y | {} |"


@pytest.mark.parametrize(
    ("source", "translation", "severities"),
    [
        (("€4.50", "€9.50"), ("9,50 €", "4,50 €"), ["error", "error"]),
        (("4–7", "7–14"), ("7–14", "4–7"), ["warning", "warning"]),
        (("€4.50", "€9.50"), ("4,50 €", "9,50 €"), []),
    ],
)
def test_what_stands_in_another_row_of_a_table_is_found(
    translated, source, translation, severities
):
    found = translated("de", TABLE.format(*source), TABLE.format(*translation))
    assert [one for one in found.messages if "another row" not in one] == []
    assert found.severities == severities


def test_a_sentence_that_moved_to_another_section_is_no_finding(translated):
    found = translated(
        "de",
        "## One {#one}\n\nIn 14 days.\n\n## Two {#two}\n\nText.",
        "## Eins {#one}\n\nText.\n\n## Zwei {#two}\n\nIn 14 Tagen.",
    )
    assert found.messages == []


def test_titles_and_descriptions_are_compared_as_well(look, text_of):
    found = look(
        "translation-facts",
        {
            "en/a.md": text_of("How?", "In 30 days.", description="You have 30 days."),
            "de/a.md": text_of("Wie?", "In 30 Tagen.", description="Du hast 14 Tage."),
        },
    )
    assert found.places == [("de/a.md", 3, 22)]


def test_a_description_may_leave_out_what_the_text_says(look, text_of):
    found = look(
        "translation-facts",
        {
            "en/a.md": text_of("How?", "In 30 days.", description="You have 30 days."),
            "de/a.md": text_of("Wie?", "In 30 Tagen.", description="So geht es."),
        },
    )
    assert found.messages == []


@pytest.mark.parametrize(
    "kept",
    [
        "`30 days`",
        "```\n30 days\n```",
        "<!-- 30 days -->",
        "[Text](a-30-days.md)",
        "## Title {#30-days}",
        "OAuth2, UTF-8, v0.112.0, +31 10 555 0142",
        "1. First\n2. Second",
        "Text[^1].\n\n[^1]: Note.",
    ],
)
def test_code_addresses_names_and_numbers_of_lists_are_no_facts(translated, kept):
    plain = "Text.\n\n## Title" if kept.startswith("##") else "Text."
    assert translated("de", kept, plain).messages == []


def test_the_source_is_the_first_fallback_that_has_the_article(look, text_of):
    config = (
        '[site]\nname = "Help"\ndefault_locale = "en"\n[locales.en]\n[locales.de]\n'
        '[locales.ar]\nfallback = ["de"]\n'
    )
    content = {
        "en/b.md": text_of("Another"),
        "de/a.md": text_of("Wie?", "In 30 Tagen."),
        "ar/a.md": text_of("كيف؟", "خلال 14 يومًا."),
    }
    assert look("translation-facts", content, config).hints == [
        "The source says 30 Tagen in content/de/a.md:5."
    ]


POLICIES = '[returns]\nwindow = { type = "duration", value = "30 days" }\n'


@pytest.mark.parametrize(
    ("source", "translation", "messages"),
    [
        ("{{ policy.returns.window }}", "{{ policy.returns.window }}", []),
        ("{{ policy.returns.window }}", "30 Tage", []),
        ("30 days", "{{ policy.returns.window }}", []),
        (
            "{{ policy.returns.window }}",
            "14 Tage",
            ["`14 Tage`: the source has no such period here"],
        ),
    ],
)
def test_a_policy_value_says_what_it_is(translated, source, translation, messages):
    found = translated("de", source, translation, **{"policies.toml": POLICIES})
    assert found.messages == messages
