package main

import (
	"errors"
	"os"

	"github.com/playwright-community/playwright-go"
)

const forever = "new Promise(() => {})"

func waiting(scene *Scene) {
	page := scene.Page()
	page.WaitForTimeout(1)
	must(page.Evaluate("() => { window.count = 0 }"))
	counted := must(page.WaitForFunction("most => ++count > most && {count}", 2))
	equal(must(counted.JSONValue()), map[string]any{"count": 3})
	told := must(page.ExpectEvent("console", func() error {
		_, err := page.Evaluate("() => { setTimeout(() => { console.log('soon'); console.log('now') }) }")
		return err
	}, playwright.PageExpectEventOptions{
		Predicate: func(message playwright.ConsoleMessage) bool { return message.Text() == "now" },
	}))
	equal(told.(playwright.ConsoleMessage).Text(), "now")
}

func timeouts(scene *Scene) {
	page := scene.Page()
	_, err := page.WaitForFunction("false", nil, playwright.PageWaitForFunctionOptions{Timeout: playwright.Float(100)})
	failure(err, "Timeout 100ms exceeded")
	soon := playwright.PageExpectPopupOptions{Timeout: playwright.Float(100)}
	_, err = page.ExpectPopup(func() error { return nil }, soon)
	failure(err, "Timeout 100.00ms exceeded")
	page.Context().SetDefaultTimeout(110)
	_, err = page.WaitForFunction("false", nil)
	failure(err, "Timeout 110ms exceeded")
	page.SetDefaultTimeout(120)
	page.SetDefaultNavigationTimeout(130)
	_, err = page.WaitForFunction("false", nil)
	failure(err, "Timeout 120ms exceeded")
	_, err = page.Goto(scene.Web + "/slow")
	failure(err, "Timeout 130ms exceeded")
	equal(errors.Is(err, playwright.ErrTimeout), true)
}

// pending is a call that never ends by itself; the page has begun with it.
func pending(page playwright.Page) <-chan error {
	started := make(chan bool, 1)
	check(page.ExposeFunction("started", func(...any) any {
		started <- true
		return nil
	}))
	ended := make(chan error, 1)
	go func() {
		_, err := page.Evaluate("() => { started(); return " + forever + " }")
		ended <- err
	}()
	receive(started)
	return ended
}

func pageCloses(scene *Scene) {
	page := scene.Page()
	call := pending(page)
	waiting := make(chan error, 1)
	go func() {
		_, err := page.WaitForFunction("false", nil)
		waiting <- err
	}()
	check(page.Close())
	failure(receive(call), "closed")
	failure(receive(waiting), "closed")
	_, err := page.Title()
	failure(err, "closed")
	equal(errors.Is(err, playwright.ErrTargetClosed), true)
	other := scene.Page()
	call = pending(other)
	check(other.Close(playwright.PageCloseOptions{Reason: playwright.String("no use")}))
	failure(receive(call), "no use|closed")
}

func contextCloses(scene *Scene) {
	context := must(scene.Browser.NewContext())
	page := must(context.NewPage())
	call := pending(page)
	check(context.Close(playwright.BrowserContextCloseOptions{Reason: playwright.String("over")}))
	failure(receive(call), "over")
	equal(page.IsClosed(), true)
	_, err := context.NewPage()
	failure(err, "closed|over")
}

func browserCloses(scene *Scene) {
	browser := must(scene.Playwright.Chromium.Launch())
	gone := make(chan playwright.Browser, 1)
	browser.OnDisconnected(func(browser playwright.Browser) { gone <- browser })
	page := must(browser.NewPage())
	call := pending(page)
	check(browser.Close())
	failure(receive(call), "closed")
	equal(receive(gone) == browser, true)
	equal(page.IsClosed() && !browser.IsConnected(), true)
	_, err := browser.NewContext()
	failure(err, "closed")
}

func persistentContext(scene *Scene) {
	profile := must(os.MkdirTemp("", "profile"))
	defer os.RemoveAll(profile)
	options := playwright.BrowserTypeLaunchPersistentContextOptions{
		Locale:   playwright.String("fr-FR"),
		Viewport: &playwright.Size{Width: 300, Height: 200},
	}
	context := must(scene.Playwright.Chromium.LaunchPersistentContext(profile, options))
	page := context.Pages()[0]
	must(page.Goto(scene.Web + "/page"))
	equal(must(page.Evaluate("[navigator.language, innerWidth]")), []any{"fr-FR", 300})
	must(page.Evaluate("localStorage.setItem('kept', 'yes')"))
	check(context.Close())
	_, err := page.Title()
	failure(err, "closed")
	again := must(scene.Playwright.Chromium.LaunchPersistentContext(profile))
	must(again.Pages()[0].Goto(scene.Web + "/page"))
	equal(must(again.Pages()[0].Evaluate("localStorage.getItem('kept')")), "yes")
	check(again.Close())
}
