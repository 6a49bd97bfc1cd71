from kbgen.diagnostics import Span, problem
from kbgen.serve.state import State

WRONG = problem("KB201", Span(path="content/en/a.md"), "There is no b.md")


def test_the_first_build_is_told_and_is_no_news():
    state = State()
    state.built(())
    assert (state.get().number, state.get().news) == (1, ())


def test_a_build_that_changes_nothing_is_not_told():
    state = State()
    state.built((WRONG,))
    state.built((WRONG,))
    assert state.get().number == 1


def test_findings_that_come_or_go_are_told_without_reloading():
    state = State()
    state.built(())
    state.built((WRONG,))
    assert (state.get().number, state.get().news) == (2, ())
    state.built(())
    assert (state.get().number, state.get().diagnostics) == (3, ())


def test_a_failure_is_told_and_goes_with_the_next_build():
    state = State()
    state.built((), "kbgen.toml does not parse")
    assert state.get().failure
    state.built(())
    assert (state.get().number, state.get().failure) == (2, "")


def test_news_have_the_number_of_the_state_that_brought_them():
    state = State()
    state.built(())
    state.changed(("/en/",))
    state.built((), pages=("/de/",))
    state.changed(None, "style")
    assert state.get().to_json() == {
        "preview": state.get().preview,
        "number": 4,
        "news": [[2, "pages", ("/en/",)], [3, "pages", ("/de/",)], [4, "style", None]],
        "all_news_after": 0,
        "failure": "",
        "diagnostics": [],
    }


def test_findings_are_sent_with_their_places():
    state = State()
    state.built((WRONG,))
    (sent,) = state.get().to_json()["diagnostics"]
    assert (sent["path"], sent["line"], sent["severity"]) == ("content/en/a.md", 1, "error")


def test_an_early_page_keeps_what_was_wrong():
    state = State()
    state.built((WRONG,), "")
    state.changed(("/en/",))
    assert state.get().diagnostics == (WRONG,)


def test_a_browser_can_tell_that_it_missed_news():
    state = State()
    for number in range(60):
        state.changed((f"/{number}/",))
    told = state.get().to_json()
    assert len(told["news"]) == 50
    assert told["all_news_after"] == 10
    assert [number for number, *_ in told["news"]] == [*range(11, 61)]
