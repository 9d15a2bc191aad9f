package main

import (
	"errors"

	"github.com/playwright-community/playwright-go"
)

func initScripts(scene *Scene) {
	context := scene.Context()
	check(context.AddInitScript(playwright.Script{Content: playwright.String("window.order = ['context']")}))
	page := must(context.NewPage())
	check(page.AddInitScript(playwright.Script{Content: playwright.String("window.order.push('page')")}))
	must(page.Goto(scene.Web + "/order"))
	equal(must(page.Evaluate("order")), []any{"context", "page", "document"})
}

func exposedFunctions(scene *Scene) {
	context := scene.Context()
	check(context.ExposeFunction("twice", func(args ...any) any { return 2 * args[0].(int) }))
	page := must(context.NewPage())
	told := make(chan any, 1)
	check(page.ExposeFunction("tell", func(args ...any) any {
		told <- args[0]
		return map[string]any{"echo": args[0]}
	}))
	must(page.Goto(scene.Web + "/page"))
	equal(must(page.Evaluate("twice(21)")), 42)
	sent := map[string]any{"a": []any{1, nil, "x"}}
	equal(must(page.Evaluate("tell({a: [1, null, 'x']})")), map[string]any{"echo": sent})
	equal(receive(told), sent)
	fail := func(args ...any) any { panic(errors.New("no luck")) }
	check(page.ExposeFunction("fail", fail))
	equal(must(page.Evaluate("fail().catch(error => error.message)")), "no luck")
	failure(page.ExposeFunction("fail", fail), "Function 'fail' has been already registered")
}

func bindings(scene *Scene) {
	context := scene.Context()
	callers := make(chan *playwright.BindingSource, 1)
	check(context.ExposeBinding("tell", func(source *playwright.BindingSource, args ...any) any {
		callers <- source
		return args[0]
	}))
	page := must(context.NewPage())
	must(page.Goto(scene.Web + "/frames"))
	equal(must(page.Frames()[1].Evaluate("tell(1)")), 1)
	caller := receive(callers)
	equal(caller.Context == context && caller.Page == page && caller.Frame == page.Frames()[1], true)
}

func bindingHandles(scene *Scene) {
	page := scene.Page()
	things := make(chan playwright.JSHandle, 1)
	check(page.ExposeBinding("take", func(_ *playwright.BindingSource, args ...any) any {
		things <- args[0].(playwright.JSHandle)
		return nil
	}, true))
	must(page.Evaluate("() => { window.thing = {a: 1}; return take(thing) }"))
	thing := receive(things)
	equal(must(thing.JSONValue()), map[string]any{"a": 1})
	equal(must(page.Evaluate("handle => handle === thing", thing)), true)
}
