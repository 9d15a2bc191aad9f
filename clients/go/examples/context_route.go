package examples

import (
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// ContextRoute routes the WebSockets of every page in a context, and blocks one message.
func ContextRoute(browser playwright.Browser, url string) error {
	context, err := browser.NewContext()
	if err != nil {
		return err
	}
	err = context.RouteWebSocket("**/ws", func(ws playwright.WebSocketRoute) {
		server, err := ws.ConnectToServer()
		if err != nil {
			panic(err)
		}
		ws.OnMessage(func(message any) {
			if message == "to-be-blocked" {
				return
			}
			server.Send(message)
		})
	})
	if err != nil {
		return err
	}
	for _, greeting := range []string{"first page", "second page"} {
		page, err := context.NewPage()
		if err != nil {
			return err
		}
		if _, err := page.Goto(url); err != nil {
			return err
		}
		replies, err := page.Evaluate("greeting => chat('/ws', ['to-be-blocked', greeting], 1)", greeting)
		if err != nil {
			return err
		}
		if err := expect.Text(replies, fmt.Sprintf("[server says: %s]", greeting)); err != nil {
			return err
		}
	}
	fmt.Println("**/ws, in two pages of a context: each sent 2 messages and saw the answer to one")
	return nil
}
