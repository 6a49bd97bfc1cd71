"""A theme may come from somebody else: its templates read pages, and nothing of the machine."""

import pytest

from kbgen.build import BuildOptions, build
from kbgen.config import load_project
from kbgen.errors import KbgenError

pytestmark = pytest.mark.slow

CONFIG = '[site]\nname = "Help"\n[theme]\nname = "theirs"\n'
BASE = '{{% extends "default/base.html" %}}{{% block footer %}}{}{{% endblock %}}'


@pytest.fixture
def build_with(write_project, text_of):
    """Build a site whose footer has a template's text; return its home page."""

    def run(footer: str) -> str:
        root = write_project({"en/a/x.md": text_of("X")}, CONFIG)
        file = root / "themes/theirs/templates/base.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BASE.format(footer), encoding="utf-8")
        build(load_project(root / "kbgen.toml"), BuildOptions(out=root / "site"))
        return (root / "site/en/index.html").read_text("utf-8")

    return run


ATTACKS = [
    "{{ joiner.__init__.__globals__.os.popen('touch MARK').read() }}",
    "{{ namespace.__init__.__globals__['__builtins__']['open']('MARK', 'w') }}",
    "{{ _.__globals__.traceback.os.system('touch MARK') }}",
    "{{ format_number.__globals__ }}",
    "{{ format_number.__closure__[0].cell_contents }}",
    "{{ catalogue_for.func.__wrapped__.__globals__.lru_cache.__globals__ }}",
    "{{ catalogue.gettext.__globals__ }}",
    "{{ page.__class__.__mro__[-1].__subclasses__() }}",
    "{{ (page | attr('__init__')).__globals__ }}",
    "{{ page.languages.__class__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(page) }}",
    "{{ '{p.__class__}'.format_map({'p': page}) }}",
    "{{ self._TemplateReference__context.environment.__class__ }}",
    "{% set f = ''.format %}{{ f.__self__.__class__ }}",
    "{{ (_ | attr('__glo' ~ 'bals__')) }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_that_reaches_for_the_machine_is_refused(attack, build_with, tmp_path):
    mark = tmp_path / "code-has-run"
    with pytest.raises(KbgenError, match="unsafe") as caught:
        build_with(attack.replace("MARK", str(mark)))
    assert "sandbox" in caught.value.hint
    assert "base.html:1" in caught.value.message
    assert not mark.exists()


CHANGES = [
    "{{ catalogue.singular.clear() }}",
    "{{ catalogue.singular.update({'All topics': 'x'}) }}",
    "{% set words = ['a'] %}{{ words.append('b') }}",
]


@pytest.mark.parametrize("attack", CHANGES)
def test_a_template_changes_nothing_that_others_see(attack, build_with):
    with pytest.raises(KbgenError, match="unsafe"):
        build_with(attack)


def test_a_template_that_counts_without_end_is_refused(build_with):
    with pytest.raises(KbgenError, match="Range too big"):
        build_with("{% for n in range(10 ** 9) %}x{% endfor %}")


@pytest.mark.parametrize(
    ("footer", "text"),
    [
        ("{{ page.site_name | upper }}", "HELP"),
        ("{% for l in page.languages | sort(attribute='tag') %}{{ l.label }}{% endfor %}", "Engl"),
        ("{% set ns = namespace(n=1) %}{% set ns.n = ns.n + 2 %}sum {{ ns.n }}", "sum 3"),
        ("{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ m('y') }}", "<i>y</i>"),
        ("{{ '%s-%s' % ('a', 'b') }} {{ '{}!'.format('c') }} {{ dict(a=1).a }}", "a-b c! 1"),
        ("{% for n in range(3) %}{{ loop.index }}{% endfor %}", "123"),
    ],
)  # fmt: skip
def test_what_themes_do_works_in_the_sandbox(footer, text, build_with):
    assert text in build_with(footer)
