"""What translators are told, and the memory they may take along."""

from kbgen.xml import read_xml


def test_notes_have_values_as_readers_see_them_and_words_of_the_glossary(shop, kbgen):
    glossary = (
        'keep = ["Gift card"]\n[terms."refund you"]\nde = "erstatten"\n[forbid]\nde = ["Retoure"]\n'
    )
    (shop.root / "content/glossary.toml").write_text(glossary, "utf-8")
    done = kbgen("translate", "export", "--locale", "de", "a/refunds", cwd=shop.root)
    notes = {note.text for note in read_xml(done.stdout.encode()).all("note")}
    assert "{{ policy.check }} = 3 Werktage" in notes
    assert {"refund you = erstatten", "Gift card = Gift card"} <= notes


def test_a_glossary_that_does_not_parse_is_an_error_in_use(shop, kbgen):
    (shop.root / "content/glossary.toml").write_text("keep = [", "utf-8")
    done = kbgen("translate", "export", "--locale", "de", cwd=shop.root)
    assert done.returncode == 2
    assert "content/glossary.toml:1: The file does not parse" in done.stderr


def test_the_memory_has_each_text_once_with_its_codes(shop, kbgen):
    out = ("-o", "de.xlf", "--tmx", "memory.tmx")
    kbgen("translate", "export", "--locale", "de", *out, cwd=shop.root)
    memory = read_xml((shop.root / "memory.tmx").read_bytes())
    pairs = {tuple(one.text for one in unit.all("seg")) for unit in memory.all("tu")}
    assert ("A second point.", "Ein zweiter Punkt.") in pairs
    codes = [[code.attributes["x"] for code in unit.all("ph")] for unit in memory.all("tu")]
    assert ["1", "1"] in codes
