// Runs an example of the WebSocketRoute documentation: go run . NAME URL, where URL is the example server's.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/playwright-community/playwright-go"

	"understudy/clients/go/examples"
)

var byName = map[string]func(browser playwright.Browser, url string) error{
	"block_both_directions": examples.BlockBothDirections,
	"close_with_code":       examples.CloseWithCode,
	"connect_to_server":     examples.ConnectToServer,
	"context_route":         examples.ContextRoute,
	"intercept_and_modify":  examples.InterceptAndModify,
	"mock_json":             examples.MockJSON,
	"mock_text":             examples.MockText,
	"predicate":             examples.Predicate,
	"regular_expression":    examples.RegularExpression,
	"relative_url":          examples.RelativeURL,
}

func main() {
	if len(os.Args) != 3 || byName[os.Args[1]] == nil {
		log.Fatal("usage: go run . NAME URL")
	}
	if err := run(byName[os.Args[1]], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(example func(browser playwright.Browser, url string) error, url string) error {
	pw, err := playwright.Run()
	if err != nil {
		return fmt.Errorf("no driver: %w", err)
	}
	defer pw.Stop()
	browser, err := pw.Chromium.Launch()
	if err != nil {
		return err
	}
	defer browser.Close()
	return example(browser, url)
}
