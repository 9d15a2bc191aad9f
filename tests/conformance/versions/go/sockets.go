package main

import (
	"regexp"
	"strings"

	"github.com/playwright-community/playwright-go"
)

// This client ends in a panic when a handler of a close is called, so none is set here. `chat` and `closing` are
// functions of the example server's page.

const mock = "ws://mock.example/ws"

// One message at a time: this client sends each from a goroutine of its own, in any order.
func socketsMocked(scene *Scene) {
	page := scene.Page()
	urls := make(chan string, 2)
	check(page.RouteWebSocket(mock, func(ws playwright.WebSocketRoute) {
		urls <- ws.URL()
		ws.OnMessage(func(message any) {
			switch message := message.(type) {
			case string:
				ws.Send("re: " + message)
			case []byte:
				ws.Send(append([]byte{0, 255}, message...))
			}
		})
	}))
	must(page.Goto(scene.Chat))
	equal(must(page.Evaluate("url => chat(url, ['one'])", mock)), []any{"re: one"})
	equal(must(page.Evaluate(`async url => {
		const [reply] = await chat(url, [new Uint8Array([1, 254])]);
		return [...new Uint8Array(await reply.arrayBuffer())];
	}`, mock)), []any{0, 255, 1, 254})
	equal([]string{receive(urls), receive(urls)}, []string{mock, mock})
}

func socketsModified(scene *Scene) {
	context := scene.Context()
	check(context.RouteWebSocket(regexp.MustCompile("/ws$"), func(ws playwright.WebSocketRoute) {
		server := must(ws.ConnectToServer())
		ws.OnMessage(func(message any) { server.Send(strings.ToUpper(message.(string))) })
		server.OnMessage(func(message any) { ws.Send(message.(string) + "!") })
	}))
	page := must(context.NewPage())
	must(page.Goto(scene.Chat))
	equal(must(page.Evaluate("chat('/ws', ['hello'])")), []any{"server says: HELLO!"})
	check(page.RouteWebSocket("**/ws", func(ws playwright.WebSocketRoute) { must(ws.ConnectToServer()) }))
	equal(must(page.Evaluate("chat('/ws', ['plain'])")), []any{"server says: plain"})
	equal(must(page.Evaluate("closing('/ws', {messages: ['close 3001 over']})")),
		map[string]any{"code": 3001, "reason": "over"})
}

func socketsChosen(scene *Scene) {
	page := scene.Page()
	private := func(url string) bool { return strings.Contains(url, "private") }
	check(page.RouteWebSocket(private, func(ws playwright.WebSocketRoute) {
		ws.OnMessage(func(message any) { ws.Send("mocked: " + message.(string)) })
	}))
	must(page.Goto(scene.Chat))
	equal(must(page.Evaluate("chat('/ws?private=1', ['hello'])")), []any{"mocked: hello"})
	equal(must(page.Evaluate("chat('/ws', ['hello'])")), []any{"server says: hello"})
}

func socketsClosed(scene *Scene) {
	page := scene.Page()
	check(page.RouteWebSocket("**/closed", func(ws playwright.WebSocketRoute) {
		ws.Close(playwright.WebSocketRouteCloseOptions{Code: playwright.Int(3008), Reason: playwright.String("enough")})
	}))
	must(page.Goto(scene.Chat))
	equal(must(page.Evaluate("closing('/closed')")), map[string]any{"code": 3008, "reason": "enough"})
}

func socketsSeen(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Chat))
	frames := make(chan string, 2)
	closed := make(chan bool, 1)
	page.OnWebSocket(func(ws playwright.WebSocket) {
		ws.OnFrameSent(func(payload []byte) { frames <- string(payload) })
		ws.OnFrameReceived(func(payload []byte) { frames <- string(payload) })
		ws.OnClose(func(playwright.WebSocket) { closed <- true })
	})
	ws := must(page.ExpectWebSocket(func() error {
		_, err := page.Evaluate("chat('/ws', ['hello'])")
		return err
	}))
	equal(ws.URL(), strings.Replace(scene.Chat, "http", "ws", 1)+"/ws")
	equal([]string{receive(frames), receive(frames)}, []string{"hello", "server says: hello"})
	receive(closed)
	equal(ws.IsClosed(), true)
}
