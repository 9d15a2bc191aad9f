"""Frames of the same and of another site."""

import pytest
from playwright.sync_api import Error, Page
from support.web_server import WebServer


def test_frames_form_a_tree(page: Page, server: WebServer) -> None:
    server.html("/leaf", "<p>leaf")
    server.html("/branch", "<iframe name=leaf src='/leaf'></iframe>")
    page.goto(server.html("/", "<iframe name=branch src='/branch'></iframe>"))
    branch = page.frame(name="branch")
    leaf = page.frame(url="**/leaf")
    assert page.main_frame.child_frames == [branch]
    assert branch.child_frames == [leaf]
    assert leaf.parent_frame == branch
    assert page.main_frame.parent_frame is None
    assert [frame.name for frame in page.frames] == ["", "branch", "leaf"]
    assert leaf.evaluate("document.body.textContent") == "leaf"
    assert leaf.page == page


def test_frames_of_another_site_are_driven_alike(page: Page, server: WebServer) -> None:
    server.html("/leaf", "<title>leaf</title><script>window.here = location.host</script>")
    page.goto(server.html("/", f"<iframe src='{server.other_url}/leaf'></iframe>"))
    frame = page.frames[1]
    assert frame.url == server.other_url + "/leaf"
    assert frame.evaluate("here") == server.other_url[len("http://") :]
    assert frame.title() == "leaf"
    assert frame.evaluate("x => x * 2", 21) == 42


def test_a_frame_moves_to_another_site_and_back(page: Page, server: WebServer) -> None:
    near = server.html("/near", "near")
    server.html("/far", "far")
    page.goto(server.html("/", "<iframe src='/near'></iframe>"))
    frame = page.frames[1]
    frame.goto(server.other_url + "/far")
    assert frame.evaluate("document.body.textContent") == "far"
    frame.goto(near)
    assert frame.evaluate("document.body.textContent") == "near"
    assert page.frames[1:] == [frame]


def test_attaching_navigating_and_detaching_are_told(page: Page, server: WebServer) -> None:
    page.goto(server.html("/", ""))
    leaf = server.html("/leaf", "")
    seen = []
    for event in ["frameattached", "framenavigated", "framedetached"]:
        page.on(event, lambda frame, event=event: seen.append((event, frame)))
    with page.expect_event("framenavigated"):
        page.evaluate("url => { document.body.append(Object.assign(document.createElement('iframe'), {src: url})) }", leaf)
    frame = page.frames[1]
    with page.expect_event("framedetached"):
        page.evaluate("document.querySelector('iframe').remove()")
    assert seen == [("frameattached", frame), ("framenavigated", frame), ("framedetached", frame)]
    assert frame.is_detached()
    with pytest.raises(Error, match="detached"):
        frame.evaluate("1")


def test_an_iframe_element_and_its_frame_find_each_other(page: Page, server: WebServer) -> None:
    server.html("/leaf", "")
    page.goto(server.html("/", "<iframe id=it src='/leaf'></iframe>"))
    element = page.evaluate_handle("document.getElementById('it')").as_element()
    frame = element.content_frame()
    assert frame == page.frames[1]
    assert frame.frame_element().evaluate("element => element.id") == "it"
    assert frame.evaluate_handle("document.body").as_element().owner_frame() == frame


def test_frames_without_a_url_have_the_document_that_script_wrote(page: Page) -> None:
    page.set_content("<iframe srcdoc='<p>written'></iframe>")
    assert page.frames[1].evaluate("document.body.textContent") == "written"


def test_a_frames_content_can_be_set(page: Page) -> None:
    page.set_content("<iframe></iframe>")
    page.frames[1].set_content("<p>inside")
    assert "<p>inside</p>" in page.frames[1].content()


def test_a_detached_frame_says_so(page: Page) -> None:
    page.set_content("<iframe></iframe>")
    frame = page.frames[1]
    page.evaluate("document.querySelector('iframe').remove()")
    with pytest.raises(Error) as failure:
        frame.goto("about:blank")
    assert "Frame was detached" in failure.value.message
    assert 'navigating to "about:blank", waiting until "load"' in failure.value.message
    with pytest.raises(Error, match="Frame was detached"):
        frame.wait_for_timeout(10_000)
    assert frame.title() == ""
    frame.locator("p").highlight()
