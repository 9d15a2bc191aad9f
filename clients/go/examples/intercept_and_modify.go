package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// InterceptAndModify changes one of the messages on their way to the real server.
func InterceptAndModify(browser playwright.Browser, url string) error {
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
			if message == "request" {
				server.Send("request2")
			} else {
				server.Send(message)
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	// One after the other: this client sends each message from a goroutine of its own, in any order.
	modified, err := page.Evaluate("chat('/ws', ['request'])")
	if err != nil {
		return err
	}
	if err := expect.Text(modified, "[server says: request2]"); err != nil {
		return err
	}
	other, err := page.Evaluate("chat('/ws', ['other'])")
	if err != nil {
		return err
	}
	if err := expect.Text(other, "[server says: other]"); err != nil {
		return err
	}
	fmt.Printf("**/ws, modified: the page sent 'request' and saw %v, sent 'other' and saw %v\n", modified, other)
	return nil
}
