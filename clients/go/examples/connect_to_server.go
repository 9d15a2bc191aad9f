package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// ConnectToServer connects to the real server, which answers both the page and the route.
func ConnectToServer(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("**/ws", func(ws playwright.WebSocketRoute) {
		server, err := ws.ConnectToServer()
		if err != nil {
			panic(err)
		}
		server.Send("hello from the route")
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	replies, err := page.Evaluate("chat('/ws', ['hello from the page'], 2)")
	if err != nil {
		return err
	}
	if err := expect.Text(replies, "[server says: hello from the route server says: hello from the page]"); err != nil {
		return err
	}
	fmt.Printf("**/ws, connected: the page sent 'hello from the page' and saw %q\n", replies)
	return nil
}
