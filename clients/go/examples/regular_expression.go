package examples

import (
	"fmt"
	"regexp"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// RegularExpression routes the WebSockets whose URL matches a regular expression; others reach the server.
func RegularExpression(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket(regexp.MustCompile(`/ws\?room=\d+$`), func(ws playwright.WebSocketRoute) {
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
	mocked, err := page.Evaluate("chat('/ws?room=7', ['hello'])")
	if err != nil {
		return err
	}
	if err := expect.Text(mocked, "[mocked: hello]"); err != nil {
		return err
	}
	native, err := page.Evaluate("chat('/ws?room=lobby', ['hello'])")
	if err != nil {
		return err
	}
	if err := expect.Text(native, "[server says: hello]"); err != nil {
		return err
	}
	fmt.Printf("room=<number>, mocked: room 7 saw %v, the lobby saw %v\n", mocked, native)
	return nil
}
