"""A vote arrives, or waits and arrives later; thanks only when it has arrived."""

from playwright.sync_api import BrowserContext, Route, expect

ARTICLE = "returns/exchanges"


def open_article(context: BrowserContext, served, article: str = ARTICLE):
    page = context.new_page()
    page.goto(f"{served.url}de/{article}/")
    return page


def test_a_changed_vote_counts_once(context, served) -> None:
    page = open_article(context, served, "returns/what-cannot-be-returned")
    status = page.locator("[data-kb-vote-status]")
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(status).to_contain_text("Danke für deine Antwort")
    page.get_by_role("button", name="Nein", exact=True).click()
    expect(status).to_contain_text("Direkt hier unten erreichst du uns")
    expect(page.get_by_role("button", name="Nein")).to_have_attribute("aria-pressed", "true")

    assert served.votes()["returns/what-cannot-be-returned", "de"] == (0, 1)


def test_a_vote_waits_for_the_server_and_is_stored_once(context, served) -> None:
    page = open_article(context, served)
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.fulfill(status=503)
        else:
            route.continue_()

    context.route("**/v1/events", answer)
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.locator("[data-kb-vote-status]")).to_contain_text("nicht erreichbar")
    assert (ARTICLE, "de") not in served.votes()

    broken = False
    with page.expect_response("**/v1/events") as answered:
        page.reload()
    assert answered.value.status == 202
    assert served.votes()[ARTICLE, "de"] == (1, 0)
    page.reload()
    assert served.votes()[ARTICLE, "de"] == (1, 0)
    assert page.evaluate("localStorage.getItem('kb-events')") == "[]"


def test_a_vote_offline_is_sent_when_online_again(context, served) -> None:
    page = open_article(context, served, "returns/damaged-or-wrong-item")
    context.set_offline(True)
    page.get_by_role("button", name="Nein", exact=True).click()
    expect(page.locator("[data-kb-vote-status]")).to_contain_text("nicht erreichbar")
    with page.expect_response("**/v1/events"):
        context.set_offline(False)

    assert served.votes()["returns/damaged-or-wrong-item", "de"] == (0, 1)


def test_a_comment_arrives_with_its_article(context, served) -> None:
    page = open_article(context, served, "accounts/create-an-account")
    page.get_by_role("button", name="Nein", exact=True).click()
    page.locator("textarea").fill("Der Link <b>fehlt</b>")
    with page.expect_response("**/v1/events") as answered:
        page.get_by_role("button", name="Kommentar senden").click()

    assert len(answered.value.json()["accepted"]) == 1
    expect(page.locator("[data-kb-vote-status]")).to_contain_text("Kommentar ist angekommen")
    sent = answered.value.request.post_data_json["events"][0]
    assert sent["type"] == "comment"
    assert sent["article_id"] == "accounts/create-an-account"
    assert sent["comment"] == "Der Link <b>fehlt</b>"
    assert sent["locale"] == "de"


def test_the_vote_event_carries_article_locale_and_revision(context, served) -> None:
    page = open_article(context, served, "accounts/delete-your-account")
    page.evaluate("addEventListener('kb:vote', e => window.voted = e.detail)")
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.locator("[data-kb-comment]")).to_be_visible()
    detail = page.evaluate("window.voted")

    assert detail["article_id"] == "accounts/delete-your-account"
    assert detail["locale"] == "de"
    assert detail["value"] == "yes"
    assert len(detail["revision"]) == 8
    assert detail["market"] == "DE"
    assert context.cookies() == []
