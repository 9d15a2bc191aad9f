package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// CloseWithCode closes the page's WebSocket with a code and a reason.
func CloseWithCode(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("wss://example.com/ws", func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) {
			ws.Close(playwright.WebSocketRouteCloseOptions{
				Code:   playwright.Int(3008),
				Reason: playwright.String(fmt.Sprintf("No %s", message)),
			})
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	closed, err := page.Evaluate("closing('wss://example.com/ws', { messages: ['thanks'] })")
	if err != nil {
		return err
	}
	if err := expect.Text(closed, "map[code:3008 reason:No thanks]"); err != nil {
		return err
	}
	fmt.Printf("wss://example.com/ws, closed by the route: the page sent 'thanks' and saw %v\n", closed)
	return nil
}
