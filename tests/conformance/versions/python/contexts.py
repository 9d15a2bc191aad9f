"""Browsers, and contexts with their options."""

import re
import tempfile

from stage import CLIENT, Scene, failure, step


@step()
def a_browser_tells_what_it_is(scene: Scene) -> None:
    assert re.fullmatch(r"\d+(\.\d+){3}", scene.browser.version)
    assert scene.browser.is_connected()
    assert scene.browser.browser_type.name == "chromium"
    assert scene.playwright.devices["iPhone 13"]["is_mobile"] is True


@step()
def a_context_has_its_options(scene: Scene) -> None:
    page = scene.page(
        locale="fr-FR",
        timezone_id="Asia/Tokyo",
        viewport={"width": 640, "height": 480},
        device_scale_factor=2,
        user_agent="Scenario/1.0",
        extra_http_headers={"X-Scenario": "context"},
        color_scheme="dark",
        base_url=scene.web,
        has_touch=True,
    )
    response = page.goto("/headers")
    assert response.json()["x-scenario"] == "context"
    assert response.json()["user-agent"] == "Scenario/1.0"
    assert page.viewport_size == {"width": 640, "height": 480}
    assert page.evaluate(
        """[navigator.language, new Date(0).getHours(), innerWidth, devicePixelRatio, navigator.userAgent,
            matchMedia('(prefers-color-scheme: dark)').matches]"""
    ) == ["fr-FR", 9, 640, 2, "Scenario/1.0", True]


@step()
def a_context_lists_what_is_in_it(scene: Scene) -> None:
    context = scene.context()
    assert context in scene.browser.contexts and context.browser == scene.browser
    first, second = context.new_page(), context.new_page()
    assert context.pages == [first, second] and first.context == context
    first.close()
    assert context.pages == [second] and first.is_closed()
    context.close()
    assert context not in scene.browser.contexts


@step()
def a_page_of_its_own_takes_its_context_along(scene: Scene) -> None:
    page = scene.browser.new_page(locale="de-DE")
    assert page.evaluate("(1234.5).toLocaleString()") == "1.234,5"
    page.close()
    assert page.context not in scene.browser.contexts


@step()
def permissions_and_geolocation(scene: Scene) -> None:
    context = scene.context(geolocation={"latitude": 52.5, "longitude": 13.4}, permissions=["geolocation"])
    page = context.new_page()
    page.goto(scene.web + "/page")
    where = """new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(
        ({coords}) => resolve([coords.latitude, coords.longitude]), reject))"""
    assert page.evaluate(where) == [52.5, 13.4]
    context.set_geolocation({"latitude": 1, "longitude": -2.25, "accuracy": 10})
    assert page.evaluate(where) == [1, -2.25]
    context.clear_permissions()
    context.grant_permissions(["clipboard-read"], origin=scene.web)


@step()
def credentials_answer_a_challenge(scene: Scene) -> None:
    page = scene.page(http_credentials={"username": "ada", "password": "lovelace"})
    assert page.goto(scene.web + "/private").status == 200
    assert scene.page().goto(scene.web + "/private").status == 401


@step()
def cookies(scene: Scene) -> None:
    context = scene.context()
    elsewhere = {"name": "b", "value": "2", "url": "http://elsewhere.example/"}
    context.add_cookies([{"name": "a", "value": "1", "url": scene.web}, elsewhere])
    page = context.new_page()
    page.goto(scene.web + "/page")
    assert page.evaluate("document.cookie") == "a=1"
    (cookie,) = context.cookies(scene.web)
    assert (cookie["name"], cookie["expires"], cookie["sameSite"]) == ("a", -1, "Lax")
    context.clear_cookies(name=re.compile("^a"))
    assert [cookie["name"] for cookie in context.cookies()] == ["b"]
    context.clear_cookies()
    assert context.cookies() == []


@step()
def what_a_context_emulates_can_change(scene: Scene) -> None:
    context = scene.context()
    page = context.new_page()
    page.goto(scene.web + "/page")
    page.set_viewport_size({"width": 500, "height": 400})
    assert page.viewport_size == {"width": 500, "height": 400}
    assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("matchMedia('print').matches") is True
    context.set_offline(True)
    assert page.evaluate("navigator.onLine") is False
    context.set_offline(False)
    context.set_extra_http_headers({"X-Scenario": "context", "X-Other": "kept"})
    page.set_extra_http_headers({"X-Scenario": "page"})
    headers = page.goto(scene.web + "/headers").json()
    assert (headers["x-scenario"], headers["x-other"]) == ("page", "kept")
    page.bring_to_front()
    page.request_gc()


@step()
def selector_engines_and_the_test_id_go_to_every_context(scene: Scene) -> None:
    scene.playwright.selectors.register("tag", "{query(root, s) { return root.querySelector(s) }}")
    scene.playwright.selectors.set_test_id_attribute("data-test")
    assert scene.page().evaluate("1") == 1


@step()
def a_persistent_context(scene: Scene) -> None:
    with tempfile.TemporaryDirectory() as profile:
        context = scene.playwright.chromium.launch_persistent_context(
            profile, locale="fr-FR", viewport={"width": 300, "height": 200}, timeout=20000
        )
        (page,) = context.pages
        page.goto(scene.web + "/page")
        assert page.evaluate("[navigator.language, innerWidth]") == ["fr-FR", 300]
        assert (context.browser is None) == (CLIENT <= 52)
        page.evaluate("localStorage.setItem('kept', 'yes')")
        context.close()
        failure(lambda: page.title(), "closed")
        again = scene.playwright.chromium.launch_persistent_context(profile)
        again.pages[0].goto(scene.web + "/page")
        assert again.pages[0].evaluate("localStorage.getItem('kept')") == "yes"
        again.close()


@step()
def what_cannot_be_launched_says_why(scene: Scene) -> None:
    failure(lambda: scene.playwright.chromium.launch(executable_path="/nowhere/chrome"), "/nowhere/chrome")
    failure(lambda: scene.playwright.firefox.launch(), "firefox")
