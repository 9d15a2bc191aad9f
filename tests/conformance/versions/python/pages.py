"""Pages, frames, popups and workers, and where they navigate."""

from typing import List

from stage import Scene, failure, step


@step()
def content_and_title(scene: Scene) -> None:
    page = scene.page()
    assert (page.url, page.title()) == ("about:blank", "")
    page.set_content("<!DOCTYPE html><title>Set</title><p>héllo</p>")
    assert page.title() == "Set"
    assert page.content() == "<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>"
    page.add_script_tag(content="window.added = 1")
    page.add_style_tag(content="body { color: rgb(1, 2, 3) }")
    assert page.evaluate("[added, getComputedStyle(document.body).color]") == [1, "rgb(1, 2, 3)"]


@step()
def navigations_answer_with_responses(scene: Scene) -> None:
    page = scene.page()
    response = page.goto(scene.web + "/page")
    assert (response.status, response.ok, response.status_text, response.url) == (200, True, "OK", page.url)
    assert "<title>Page</title>" in response.text()
    assert response.frame == page.main_frame and response.request.is_navigation_request()
    assert response.header_value("content-type").startswith("text/html")
    assert response.request.all_headers()["host"] in scene.web
    assert response.server_addr()["port"] > 0 and response.security_details() is None
    assert response.finished() is None
    assert response.request.sizes()["responseBodySize"] == len(response.body())
    assert response.request.timing["responseEnd"] >= 0
    redirected = page.goto(scene.web + "/redirect")
    assert redirected.request.redirected_from.url.endswith("/redirect") and page.url.endswith("/page")
    assert page.goto("about:blank") is None


@step()
def history(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page?1")
    page.goto(scene.web + "/page?2")
    assert page.go_back().url.endswith("?1")
    assert page.go_forward(wait_until="commit").url.endswith("?2")
    assert page.reload().url.endswith("?2")
    assert page.go_forward() is None
    page.evaluate("location.hash = 'there'")
    page.wait_for_url("**/*#there")


@step()
def navigations_that_fail_say_why(scene: Scene) -> None:
    page = scene.page()
    failure(lambda: page.goto(scene.web + "/refused"), "net::ERR_CONNECTION_REFUSED")
    failure(lambda: page.goto("no url"), "Cannot navigate to invalid URL")
    failure(lambda: page.goto(scene.web + "/slow", timeout=200), r"Page.goto: Timeout 200ms exceeded\.")


@step()
def requests_are_told_to_those_who_listen(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    seen: List[str] = []
    page.on("request", lambda request: seen.append(f"request {request.method} {request.resource_type}"))
    page.on("response", lambda response: seen.append(f"response {response.status}"))
    page.on("requestfinished", lambda request: seen.append(f"finished {request.post_data}"))
    page.on("requestfailed", lambda request: seen.append(f"failed {request.failure}"))
    page.evaluate("() => { fetch('/headers', {method: 'POST', body: 'sent'}) }")
    scene.until(lambda: len(seen) == 3)
    assert seen == ["request POST fetch", "response 200", "finished sent"]
    with page.expect_event("requestfailed") as failing:
        page.evaluate("() => { fetch('http://127.0.0.1:9/') }")
    assert failing.value.failure.startswith("net::ERR_")


@step()
def popups_know_their_opener(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/page")
    with page.expect_popup() as opening, page.context.expect_page() as told:
        page.evaluate("() => { window.popup = open('/popup') }")
    popup = opening.value
    assert told.value == popup and popup.opener() == page
    popup.wait_for_load_state()
    assert popup.title() == "Popup"
    with popup.expect_event("close"):
        page.evaluate("() => popup.close()")
    assert popup.is_closed()


@step()
def iframes(scene: Scene) -> None:
    page = scene.page()
    page.goto(scene.web + "/frames")
    child = page.frame(name="child")
    assert page.main_frame.child_frames == [child] and child.parent_frame == page.main_frame
    assert child.url.endswith("/popup") and child.evaluate("document.title") == "Popup"
    element = child.frame_element()
    assert element.content_frame() == child and element.owner_frame() == page.main_frame
    with page.expect_event("framenavigated"):
        child.evaluate("() => { location.href = '/page' }")
    child.wait_for_load_state("domcontentloaded")
    with page.expect_event("framedetached") as detaching:
        page.evaluate("() => document.querySelector('iframe').remove()")
    assert detaching.value == child and child.is_detached()
    failure(lambda: child.evaluate("1"), "Frame.evaluate: Frame was detached|Frame has been detached")


@step()
def workers(scene: Scene) -> None:
    page = scene.page()
    with page.expect_worker() as starting:
        page.evaluate("() => { window.w = new Worker(URL.createObjectURL(new Blob(['self.six = 6']))) }")
    worker = starting.value
    assert worker.url.startswith("blob:") and worker.evaluate("x => six * x", 7) == 42
    assert worker.evaluate_handle("({a: 1})").json_value() == {"a": 1}
    assert page.workers == [worker]


@step(since=57)
def workers_log(scene: Scene) -> None:
    page = scene.page()
    with page.expect_worker() as starting:
        page.evaluate("() => { window.w = new Worker('data:text/javascript,onmessage = e => console.log(e.data)') }")
    with starting.value.expect_event("console") as logging:
        page.evaluate("() => w.postMessage('from a worker')")
    assert logging.value.text == "from a worker" and logging.value.worker == starting.value
