package main

import (
	"github.com/playwright-community/playwright-go"
)

const boom = "() => { setTimeout(() => { throw new TypeError('boom') }) }"

// No elements are logged: this client ends in a panic when it is asked for them.
func console(scene *Scene) {
	page := scene.Page()
	message := must(page.ExpectConsoleMessage(func() error {
		_, err := page.Evaluate("console.warn('careful', 5, {a: 1})")
		return err
	}))
	equal([]any{message.Type(), message.Text()}, []any{"warning", "careful 5 {a: 1}"})
	equal(message.Page() == page, true)
	arguments := []any{}
	for _, handle := range message.Args() {
		arguments = append(arguments, must(handle.JSONValue()))
	}
	equal(arguments, []any{"careful", 5, map[string]any{"a": 1}})
	equal(message.Location().LineNumber >= 0, true)
	must(page.Context().ExpectConsoleMessage(func() error {
		_, err := page.Evaluate("console.log('first'); console.log('second')")
		return err
	}, playwright.BrowserContextExpectConsoleMessageOptions{
		Predicate: func(message playwright.ConsoleMessage) bool { return message.Text() == "second" },
	}))
}

func pageErrors(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/page"))
	told := make(chan error, 1)
	toldContext := make(chan playwright.WebError, 1)
	page.OnPageError(func(err error) { told <- err })
	page.Context().OnWebError(func(err playwright.WebError) { toldContext <- err })
	must(page.Evaluate(boom))
	matches(receive(told).Error(), "TypeError: boom|boom")
	err := receive(toldContext)
	matches(err.Error().Error(), "boom")
	equal(err.Page() == page, true)
}

func dialogs(scene *Scene) {
	page := scene.Page()
	told := make(chan []any, 1)
	accepting := func(dialog playwright.Dialog) {
		told <- []any{dialog.Type(), dialog.Message(), dialog.DefaultValue(), dialog.Page() == page}
		// Not within the handler, for which this client waits before it reads the answer.
		go dialog.Accept("Ada")
	}
	page.OnDialog(accepting)
	equal(must(page.Evaluate("prompt('Name?', 'nobody')")), "Ada")
	equal(receive(told), []any{"prompt", "Name?", "nobody", true})
	page.RemoveListener("dialog", accepting)
	dismissing := func(dialog playwright.Dialog) { go dialog.Dismiss() }
	page.OnDialog(dismissing)
	equal(must(page.Evaluate("confirm('Sure?')")), false)
	page.RemoveListener("dialog", dismissing)
	equal(must(page.Evaluate("confirm('Nobody listens.')")), false)
}

func unloading(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/page"))
	must(page.Evaluate("() => { window.onbeforeunload = () => console.log('unloading') }"))
	told := make(chan string, 1)
	page.OnConsole(func(message playwright.ConsoleMessage) { told <- message.Text() })
	closed := make(chan playwright.Page, 1)
	page.OnClose(func(page playwright.Page) { closed <- page })
	check(page.Close(playwright.PageCloseOptions{RunBeforeUnload: playwright.Bool(true)}))
	equal(receive(told), "unloading")
	receive(closed)
}

func protocolSessions(scene *Scene) {
	page := scene.Page()
	session := must(page.Context().NewCDPSession(page))
	result := must(session.Send("Runtime.evaluate", map[string]any{"expression": "6 * 7"})).(map[string]any)
	equal(result["result"].(map[string]any)["value"], 42.0)
	told := make(chan map[string]any, 1)
	session.On("Runtime.consoleAPICalled", func(event map[string]any) { told <- event })
	must(session.Send("Runtime.enable", nil))
	must(page.Evaluate("console.log('heard')"))
	equal(receive(told)["args"].([]any)[0].(map[string]any)["value"], "heard")
	must(session.Send("Runtime.disable", nil))
	_, err := session.Send("No.such", nil)
	failure(err, `'No\.such' wasn't found`)
	check(session.Detach())
	browser := must(scene.Browser.NewBrowserCDPSession())
	matches(must(browser.Send("Browser.getVersion", nil)).(map[string]any)["product"].(string), "Chrome")
}
