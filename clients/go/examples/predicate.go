package examples

import (
	"fmt"
	"net/url"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

func isPrivate(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && parsed.Query().Has("private")
}

// Predicate routes the WebSockets whose URL a function picks; others reach the server.
func Predicate(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket(isPrivate, func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) {
			ws.Send(fmt.Sprintf("mocked: %s", message))
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	mocked, err := page.Evaluate("chat('/ws?private=1', ['hello'])")
	if err != nil {
		return err
	}
	if err := expect.Text(mocked, "[mocked: hello]"); err != nil {
		return err
	}
	native, err := page.Evaluate("chat('/ws', ['hello'])")
	if err != nil {
		return err
	}
	if err := expect.Text(native, "[server says: hello]"); err != nil {
		return err
	}
	fmt.Printf("URLs a function picks, mocked: a private one saw %v, another %v\n", mocked, native)
	return nil
}
