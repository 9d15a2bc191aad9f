package main

import (
	"strings"

	"github.com/playwright-community/playwright-go"
)

func content(scene *Scene) {
	page := scene.Page()
	equal(page.URL(), "about:blank")
	check(page.SetContent("<!DOCTYPE html><title>Set</title><p>héllo</p>"))
	equal(must(page.Title()), "Set")
	equal(must(page.Content()),
		"<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>")
	must(page.AddScriptTag(playwright.PageAddScriptTagOptions{Content: playwright.String("window.added = 1")}))
	must(page.AddStyleTag(playwright.PageAddStyleTagOptions{
		Content: playwright.String("body { color: rgb(1, 2, 3) }"),
	}))
	equal(must(page.Evaluate("[added, getComputedStyle(document.body).color]")), []any{1, "rgb(1, 2, 3)"})
}

func responses(scene *Scene) {
	page := scene.Page()
	response := must(page.Goto(scene.Web + "/page"))
	equal([]any{response.Status(), response.Ok(), response.StatusText()}, []any{200, true, "OK"})
	equal(response.URL(), page.URL())
	matches(must(response.Text()), "<title>Page</title>")
	equal(response.Frame() == page.MainFrame() && response.Request().IsNavigationRequest(), true)
	matches(must(response.HeaderValue("content-type")), "^text/html")
	equal(strings.HasSuffix(scene.Web, must(response.Request().AllHeaders())["host"]), true)
	equal(must(response.ServerAddr()).Port > 0, true)
	check(response.Finished())
	equal(must(response.Request().Sizes()).ResponseBodySize, len(must(response.Body())))
	equal(response.Request().Timing().ResponseEnd >= 0, true)
	redirected := must(page.Goto(scene.Web + "/redirect"))
	matches(redirected.Request().RedirectedFrom().URL(), "/redirect$")
	matches(page.URL(), "/page$")
	equal(must(page.Goto("about:blank")), nil)
}

func history(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/page?1"))
	must(page.Goto(scene.Web + "/page?2"))
	matches(must(page.GoBack()).URL(), `\?1$`)
	forward := must(page.GoForward(playwright.PageGoForwardOptions{WaitUntil: playwright.WaitUntilStateCommit}))
	matches(forward.URL(), `\?2$`)
	matches(must(page.Reload()).URL(), `\?2$`)
	equal(must(page.GoForward()), nil)
	must(page.Evaluate("location.hash = 'there'"))
	check(page.WaitForURL("**/*#there"))
}

func failingNavigations(scene *Scene) {
	page := scene.Page()
	_, err := page.Goto(scene.Web + "/refused")
	failure(err, "net::ERR_CONNECTION_REFUSED")
	_, err = page.Goto("no url")
	failure(err, "Cannot navigate to invalid URL")
	_, err = page.Goto(scene.Web+"/slow", playwright.PageGotoOptions{Timeout: playwright.Float(200)})
	failure(err, `Timeout 200ms exceeded\.`)
}

func requests(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/page"))
	told := make(chan string, 10)
	page.OnRequest(func(request playwright.Request) {
		told <- "request " + request.Method() + " " + request.ResourceType()
	})
	page.OnResponse(func(response playwright.Response) { told <- "response " + response.StatusText() })
	page.OnRequestFinished(func(request playwright.Request) { told <- "finished" })
	page.OnRequestFailed(func(request playwright.Request) { told <- "failed " + request.Failure().Error() })
	must(page.Evaluate("() => { fetch('/headers', {method: 'POST', body: 'sent'}) }"))
	equal([]string{receive(told), receive(told), receive(told)},
		[]string{"request POST fetch", "response OK", "finished"})
	must(page.Evaluate("() => { fetch('http://127.0.0.1:9/').catch(() => {}) }"))
	equal(receive(told), "request GET fetch")
	matches(receive(told), "^failed net::ERR_")
}

func popups(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/page"))
	told := make(chan playwright.Page, 1)
	page.Context().OnPage(func(page playwright.Page) { told <- page })
	popup := must(page.ExpectPopup(func() error {
		_, err := page.Evaluate("() => { window.popup = open('/popup') }")
		return err
	}))
	equal(receive(told) == popup && must(popup.Opener()) == page, true)
	check(popup.WaitForLoadState())
	equal(must(popup.Title()), "Popup")
	// Not awaited: this client takes it for what ends the wait.
	closed := make(chan playwright.Page, 1)
	popup.OnClose(func(page playwright.Page) { closed <- page })
	must(page.Evaluate("() => popup.close()"))
	equal(receive(closed) == popup, true)
	equal(popup.IsClosed(), true)
}

func iframes(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/frames"))
	child := page.Frame(playwright.PageFrameOptions{Name: playwright.String("child")})
	equal(page.MainFrame().ChildFrames()[0] == child && child.ParentFrame() == page.MainFrame(), true)
	matches(child.URL(), "/popup$")
	equal(must(child.Evaluate("document.title")), "Popup")
	element := must(child.FrameElement())
	equal(must(element.ContentFrame()) == child && must(element.OwnerFrame()) == page.MainFrame(), true)
	must(page.ExpectEvent("framenavigated", func() error {
		_, err := child.Evaluate("() => { location.href = '/page' }")
		return err
	}))
	check(child.WaitForLoadState())
	detached := must(page.ExpectEvent("framedetached", func() error {
		_, err := page.Evaluate("() => document.querySelector('iframe').remove()")
		return err
	}))
	equal(detached == child && child.IsDetached(), true)
	_, err := child.Evaluate("1")
	failure(err, "Frame was detached|Frame has been detached")
}

func workers(scene *Scene) {
	page := scene.Page()
	worker := must(page.ExpectWorker(func() error {
		_, err := page.Evaluate("() => { window.w = new Worker(URL.createObjectURL(new Blob(['self.six = 6']))) }")
		return err
	}))
	matches(worker.URL(), "^blob:")
	equal(must(worker.Evaluate("x => six * x", 7)), 42)
	handle := must(worker.EvaluateHandle("({a: 1})"))
	equal(must(handle.JSONValue()), map[string]any{"a": 1})
	equal(len(page.Workers()) == 1 && page.Workers()[0] == worker, true)
}
