import json
import re
import subprocess
from pathlib import Path

import pytest
import rjsmin

from kbgen import themes
from kbgen.render import names, scripts

JS = themes.BUILT_IN / "static/js"
#: TypeScript: a name that nothing declares, or that is declared twice; not a script; wrong options.
STRANGE = re.compile(r".*error TS(?:[156]\d{3}|2304|2451|2503|2552|258\d|18004):.*")


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("const first=1;use(first);", "let a=1;b(a);"),
        ("const one=1;let two=one;const{one:three}=two;two();", "let b=1,a=b,{one:c}=a;a();"),
        ("use(()=>{const one=1;return one;});const two=2;", "b(()=>{let a=1;return a});let c=2;"),
        (
            "for(const one of all){one();}for(let n=0;n<9;){}",
            "for(let a of c){a()}for(let b=0;b<9;){}",
        ),
        (
            "const one=`${(()=>{const two=1;two();})()}`;const three=one;",
            "let a=`${(()=>{let b=1;b()})()}`,c=a;",
        ),
        ("first.first?.first(first)", "a.first?.first(a)"),
        ("call({key:value,other})", "a({key:b,other})"),
        ("let{key:value}=it;value(value);", "let{key:a}=b;a(a);"),
        # In braces a name becomes longer: it must be worth it.
        ("({size})=>size+size+size", "({size:a})=>a+a+a"),
        ("({size=0})=>size+size+size", "({size:a=0})=>a+a+a"),
        ("({size})=>size", "({size})=>size"),
        ("it={take(){},async give(what){what()}}", "b={take(){},async give(a){a()}}"),
        (
            "class Box{static top=low;#in;low(){return low.#in}get size(){return low}}",
            "class b{static top=a;#in;low(){return a.#in}get size(){return a}}",
        ),
        ("`is ${size+`of ${size}`}`", "`is ${a+`of ${a}`}`"),
        ('size="size"+/size[/]/.size/size', 'a="size"+/size[/]/.size/a'),
        ("document.title=say?say:{say:[...say]}", "document.title=a?a:{say:[...a]}"),
        ("for(const one of all){if(one)all[one]=1e-3}", "for(let a of b){if(a)b[a]=1e-3}"),
        ("size=>{size}", "a=>{a}"),
        # Neither the last comma of a list nor a line break after a block means anything.
        ("call({class:size,},more,);", "a({class:b},c);"),
        ("if(one){two();}\nthree();", "if(a){b()}c();"),
        ("put({class:it});if(it){it();it();}", "b({class:a});if(a){a();a()}"),
    ],
)
def test_variables_have_short_names_and_properties_keep_theirs(code: str, short: str):
    assert names.shortened(code) == short


@pytest.mark.parametrize("code", ["again:for(;;)break again", "name{}", '"never ends'])
def test_what_our_modules_do_not_write_raises(code: str):
    with pytest.raises(ValueError, match="cannot be shortened"):
        names.shortened(code)


def test_short_names_are_no_words_of_the_language():
    many = ";".join(f"long{n}=long{n}" for n in range(900))
    short = set(re.findall(r"\b[a-zA-Z]{1,2}\b", names.shortened(many)))

    assert len(short) == 900
    assert short.isdisjoint({"do", "if", "in", "of", "as"})


def _differing(*pairs: tuple[str, str, str]) -> list[str]:
    """Return the names of the pairs that differ in more than the names of variables."""
    program = Path(__file__).with_name("renamed_trees.cjs")
    command = ["node", "--expose-internals", program]
    run = subprocess.run(
        command, input=json.dumps(pairs), capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.slow
def test_nothing_but_names_of_variables_differs():
    outside = re.compile(r'^(?:import (?:[^;]*from )?"[^"]*";|export )', re.MULTILINE)
    sources = {file.relative_to(JS).as_posix(): file.read_text() for file in JS.rglob("*.js")}
    bodies = {path: rjsmin.jsmin(outside.sub("", text)) for path, text in sources.items()}
    pairs = [(path, body, names.shortened(body)) for path, body in bodies.items()]

    assert len(pairs) > 50
    assert _differing(*pairs) == []


@pytest.mark.slow
def test_the_comparison_sees_what_differs():
    assert _differing(
        ("same", "size=>size+({size})", "a=>a+({size:a})"),
        ("property", "size=>size.top", "a=>a.b"),
        ("key", "size=>({size})", "a=>({a})"),
        ("two become one", "(size,top)=>size+top", "(a,b)=>a+a"),
        ("text", "size=>'size'", "a=>'a'"),
    ) == ["property", "key", "two become one", "text"]


@pytest.mark.slow
def test_scripts_have_no_name_that_nothing_declares(tmp_path: Path):
    """A global that `GLOBALS` lacks would be one."""
    sources = {
        f"js/{file.relative_to(JS).as_posix()}": file.read_text() for file in JS.rglob("*.js")
    }
    first = rjsmin.jsmin(sources.pop("js/first.js"))
    files = scripts.joined(sources, with_modules=False)
    files["js/first.js"] = names.shortened(first)
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    checks = "--noEmit --allowJs --checkJs --skipLibCheck --target esnext --module esnext"
    libraries = "--moduleResolution bundler --lib esnext,dom,dom.iterable"
    command = ["tsc", *checks.split(), *libraries.split(), *sorted(files)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "js/main.js" in files
    assert STRANGE.findall(run.stdout) == []
