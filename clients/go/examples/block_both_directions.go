package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// BlockBothDirections blocks a message of the page and a message of the server, and lets the others through.
func BlockBothDirections(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("**/ws", func(ws playwright.WebSocketRoute) {
		server, err := ws.ConnectToServer()
		if err != nil {
			panic(err)
		}
		ws.OnMessage(func(message any) {
			if message != "blocked-from-the-page" {
				server.Send(message)
			}
		})
		server.OnMessage(func(message any) {
			if message != "blocked-from-the-server" {
				ws.Send(message)
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	// The server answers "say something" with "something".
	sent := []string{"blocked-from-the-page", "say blocked-from-the-server", "allowed"}
	replies, err := page.Evaluate("sent => chat('/ws', sent, 1)", sent)
	if err != nil {
		return err
	}
	if err := expect.Text(replies, "[server says: allowed]"); err != nil {
		return err
	}
	fmt.Printf("**/ws, filtered both ways: the page sent 3 messages and saw %v\n", replies)
	return nil
}
