package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"
	"regexp"
	"runtime/debug"
	"slices"
	"time"

	"github.com/playwright-community/playwright-go"
)

const (
	// Only a step that fails waits that long.
	patience = 20 * time.Second
	// A step that hangs is left behind after that time.
	stepLimit = 40 * time.Second
)

// Step is a part of the scenario. It panics when something isn't as it has to be.
type Step struct {
	name string
	run  func(scene *Scene)
}

// Scene is what a step plays in: a browser, a web server and the example server.
type Scene struct {
	Playwright *playwright.Playwright
	Browser    playwright.Browser
	Web, Chat  string

	contexts []playwright.BrowserContext
}

// Context ends with the step.
func (s *Scene) Context(options ...playwright.BrowserNewContextOptions) playwright.BrowserContext {
	context := must(s.Browser.NewContext(options...))
	s.contexts = append(s.contexts, context)
	return context
}

// Page is of a context of its own.
func (s *Scene) Page(options ...playwright.BrowserNewContextOptions) playwright.Page {
	return must(s.Context(options...).NewPage())
}

// Form is the page of a form (../form.html).
func (s *Scene) Form() playwright.Page {
	page := s.Page()
	must(page.Goto(s.Web + "/form"))
	return page
}

func (s *Scene) end() {
	for _, context := range s.contexts {
		check(context.Close())
	}
	s.contexts = nil
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func equal(seen, expected any) {
	if !same(seen, expected) {
		panic(fmt.Sprintf("expected %T %v, got %T %v", expected, expected, seen, seen))
	}
}

// same takes NaN for NaN, and tells 0 from -0.
func same(a, b any) bool {
	x, isFloat := a.(float64)
	y, alsoFloat := b.(float64)
	if isFloat && alsoFloat {
		return math.Float64bits(x) == math.Float64bits(y) || math.IsNaN(x) && math.IsNaN(y)
	}
	return reflect.DeepEqual(a, b)
}

func matches(text, pattern string) {
	if !regexp.MustCompile(pattern).MatchString(text) {
		panic(fmt.Sprintf("expected %s, got: %s", pattern, text))
	}
}

// failure is the error that an action has to end with.
func failure(err error, pattern string) {
	if err == nil {
		panic(fmt.Sprintf("expected %s, got no error", pattern))
	}
	matches(err.Error(), pattern)
}

// receive waits for what an event's handler sends: handlers run beside the step.
func receive[T any](channel <-chan T) T {
	select {
	case value := <-channel:
		return value
	case <-time.After(patience):
		panic("nothing came of it")
	}
}

type told struct {
	Step    string  `json:"step"`
	Outcome string  `json:"outcome"`
	Why     string  `json:"why,omitempty"`
	Seconds float64 `json:"seconds"`
}

// play tells of each step how it went, a line of JSON, and returns whether all went well.
func play(scene *Scene, only []string) bool {
	good := true
	for _, step := range steps {
		if len(only) > 0 && !slices.Contains(only, step.name) {
			continue
		}
		start := time.Now()
		told := told{Step: step.name, Outcome: "passed", Why: failureOf(step, scene)}
		if told.Why != "" {
			told.Outcome = "failed"
			good = false
		}
		told.Seconds = math.Round(time.Since(start).Seconds()*100) / 100
		check(json.NewEncoder(os.Stdout).Encode(told))
	}
	return good
}

func failureOf(step Step, scene *Scene) string {
	// A scene of its own, as one that hangs goes on.
	own := &Scene{Playwright: scene.Playwright, Browser: scene.Browser, Web: scene.Web, Chat: scene.Chat}
	why := make(chan string, 1)
	go func() {
		defer func() {
			if panicked := recover(); panicked != nil {
				why <- fmt.Sprintf("%v\n%s", panicked, debug.Stack())
			}
		}()
		step.run(own)
		own.end()
		why <- ""
	}()
	select {
	case text := <-why:
		return text
	case <-time.After(stepLimit):
		return fmt.Sprintf("no end after %v", stepLimit)
	}
}
