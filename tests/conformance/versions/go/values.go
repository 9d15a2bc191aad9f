package main

import (
	"math"
	"math/big"
	"net/url"
	"time"

	"github.com/playwright-community/playwright-go"
)

// This client sends nil as undefined, and 0.0 as -0.
func values(scene *Scene) {
	page := scene.Page()
	big, _ := new(big.Int).SetString("12345678901234567890", 10)
	list := []any{
		nil, true, false, 0, -1, 1.5, 1 << 53, math.NaN(), math.Inf(1), math.Inf(-1), math.Copysign(0, -1), "",
		"héllo \u2028 \x00 👋", []any{}, map[string]any{}, big, must(url.Parse("http://a.b/c?d")),
		time.Date(2024, 2, 29, 12, 30, 15, 250_000_000, time.UTC),
	}
	for _, value := range list {
		equal(must(page.Evaluate("value => value", value)), value)
	}
	back := must(page.Evaluate("value => value", map[string]any{"a": map[string]any{"b": list}}))
	inside := back.(map[string]any)["a"].(map[string]any)["b"].([]any)
	equal(len(inside), len(list))
	for index, value := range list {
		equal(inside[index], value)
	}
	equal(must(page.Evaluate("value => Object.is(value, -0)", math.Copysign(0, -1))), true)
	equal(must(page.Evaluate("([u, d, b]) => [u instanceof URL, d instanceof Date, typeof b]",
		[]any{must(url.Parse("http://a.b/")), time.Unix(0, 0), big})), []any{true, true, "bigint"})
	sent := &playwright.Error{Name: "TypeError", Message: "sent", Stack: "TypeError: sent"}
	equal(must(page.Evaluate("e => [e instanceof Error, e.name, e.message]", sent)), []any{true, "TypeError", "sent"})
}

// Regular expressions are not among them: they end this client in a panic.
func foreignValues(scene *Scene) {
	page := scene.Page()
	for _, expression := range []string{"undefined", "null", "() => () => {}", "Symbol('s')", "({}).absent"} {
		equal(must(page.Evaluate(expression)), nil)
	}
	equal(must(page.Evaluate("new URL('https://a.b/c?d')")), must(url.Parse("https://a.b/c?d")))
	equal(must(page.Evaluate("new Date(0)")).(time.Time).Unix(), int64(0))
	equal(must(page.Evaluate("[document.body, window, new Map([[1, 2]])]")),
		[]any{"ref: <Node>", "ref: <Window>", map[string]any{}})
	matches(must(page.Evaluate("new TypeError('wrong')")).(error).Error(), "wrong")
}

// Whatever their elements are, this client makes them float64.
func typedArrays(scene *Scene) {
	page := scene.Page()
	kinds := []string{"Int8", "Uint8", "Uint8Clamped", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64"}
	for _, kind := range kinds {
		equal(must(page.Evaluate("kind => new globalThis[kind + 'Array']([1, 2, 100])", kind)), []float64{1, 2, 100})
	}
	equal(must(page.Evaluate("new BigInt64Array([1n, -5000000000n])")), []float64{1, -5000000000})
	equal(must(page.Evaluate("new BigUint64Array([1n, 2n ** 63n])")), []float64{1, 1 << 63})
}

// This client can't send one.
func cycles(scene *Scene) {
	page := scene.Page()
	cycle := must(page.Evaluate("const a = {list: [[]]}; a.self = a; a.list.push(a, a.list[0]); a")).(map[string]any)
	cycle["mark"] = true
	equal(cycle["self"].(map[string]any)["mark"], true)
	equal(cycle["list"].([]any)[1].(map[string]any)["mark"], true)
	equal(len(cycle["list"].([]any)), 3)
}

func handles(scene *Scene) {
	page := scene.Page()
	handle := must(page.EvaluateHandle("window.thing = {a: 1, b: {c: 2}}"))
	argument := []any{map[string]any{"it": handle}, 5}
	equal(must(page.Evaluate("([{it}, x]) => it === thing && x", argument)), 5)
	equal(must(handle.Evaluate("(it, x) => it.a + x", 2)), 3)
	properties := must(handle.GetProperties())
	equal(len(properties) == 2 && properties["a"] != nil && properties["b"] != nil, true)
	equal(must(must(handle.GetProperty("b")).JSONValue()), map[string]any{"c": 2})
	body := must(page.EvaluateHandle("document.body")).AsElement()
	equal(must(body.Evaluate("body => body.tagName")), "BODY")
	equal(must(page.EvaluateHandle("'text'")).String(), "text")
	check(handle.Dispose())
	_, err := page.Evaluate("h => h", handle)
	failure(err, "JSHandle is disposed|no object with guid")
}

func thrown(scene *Scene) {
	page := scene.Page()
	for expression, pattern := range map[string]string{
		"() => { throw new TypeError('boom') }": `TypeError: boom`,
		"() => { throw 5 }":                     "5",
		"absent":                                "ReferenceError: absent is not defined",
		"1 +":                                   "SyntaxError",
	} {
		_, err := page.Evaluate(expression)
		failure(err, pattern)
	}
}
