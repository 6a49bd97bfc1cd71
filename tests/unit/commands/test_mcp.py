"""`kbgen mcp`: what it says before it serves."""

from kbgen import agents


def test_a_site_with_drafts_is_served_with_a_notice(run, in_project, text_of, monkeypatch) -> None:
    in_project({"en/a/x.md": text_of("X"), "en/a/y.md": text_of("Y", draft="true")})
    monkeypatch.setattr(agents, "run", lambda *_: None)
    run("build", "-q")
    assert run("mcp").err == ""
    run("build", "-q", "--drafts")

    done = run("mcp")

    assert "Notice: site was built with --drafts: agents read what is not public." in done.err
