package examples

import (
	"encoding/json"
	"fmt"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/expect"
)

// MockJSON answers JSON questions in place of a server.
func MockJSON(browser playwright.Browser, url string) error {
	page, err := browser.NewPage()
	if err != nil {
		return err
	}
	err = page.RouteWebSocket("wss://example.com/ws", func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) {
			var question struct{ Request string }
			if json.Unmarshal([]byte(message.(string)), &question) == nil && question.Request == "question" {
				answer, _ := json.Marshal(map[string]string{"response": "answer"})
				ws.Send(string(answer))
			}
		})
	})
	if err != nil {
		return err
	}
	if _, err := page.Goto(url); err != nil {
		return err
	}
	question := map[string]any{"request": "question"}
	replies, err := page.Evaluate("question => chat('wss://example.com/ws', [JSON.stringify(question)])", question)
	if err != nil {
		return err
	}
	if err := expect.Text(replies, `[{"response":"answer"}]`); err != nil {
		return err
	}
	fmt.Printf("wss://example.com/ws, mocked: the page asked a JSON question and saw %v\n", replies)
	return nil
}
