package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// RelativeURL routes a URL that is relative to the base URL of the context.
func RelativeURL(browser playwright.Browser, url string) error {
	context, err := browser.NewContext(playwright.BrowserNewContextOptions{BaseURL: playwright.String(url)})
	if err != nil {
		return err
	}
	page, err := context.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("/ws", func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) {
			if message == "request" {
				ws.Send("response")
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto("/"); err != nil {
		return err
	}
	replies, err := page.Evaluate("chat(`ws://${location.host}/ws`, ['request'])")
	if err != nil {
		return err
	}
	if err := expect.Text(replies, "[response]"); err != nil {
		return err
	}
	fmt.Println("/ws, relative to the base URL: the page sent 'request' and saw 'response'")
	return nil
}
