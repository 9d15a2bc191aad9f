package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// MockText answers the page in place of a server: no connection is made.
func MockText(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("wss://example.com/ws", func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) {
			if message == "request" {
				ws.Send("response")
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	replies, err := page.Evaluate("chat('wss://example.com/ws', ['request'])")
	if err != nil {
		return err
	}
	if err := expect.Text(replies, "[response]"); err != nil {
		return err
	}
	fmt.Println("wss://example.com/ws, mocked: the page sent 'request' and saw 'response'")
	return nil
}
