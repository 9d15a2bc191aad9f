package main

import (
	"regexp"

	"github.com/playwright-community/playwright-go"
)

func assertionsHold(scene *Scene) {
	page := scene.Form()
	expect := playwright.NewPlaywrightAssertions()
	check(expect.Page(page).ToHaveTitle("Form"))
	check(expect.Page(page).ToHaveURL(regexp.MustCompile("/form$")))
	name, sent, items := page.GetByLabel("Name"), page.Locator("#sent"), page.GetByRole("listitem")
	check(expect.Locator(name).ToBeEditable())
	check(expect.Locator(name).ToBeEmpty())
	check(expect.Locator(name).ToHaveAttribute("placeholder", regexp.MustCompile("^Some")))
	check(expect.Locator(name).ToHaveAccessibleName("Name"))
	check(expect.Locator(page.GetByLabel("News")).Not().ToBeChecked())
	check(expect.Locator(page.GetByLabel("Size")).ToHaveValue("s"))
	check(expect.Locator(page.Locator("#cover")).ToBeHidden())
	check(expect.Locator(sent).ToHaveClass("last words"))
	check(expect.Locator(sent).ToContainClass("last"))
	check(expect.Locator(sent).ToHaveJSProperty("className", "last words"))
	check(expect.Locator(page.GetByText("Order")).ToHaveRole("heading"))
	check(expect.Locator(items).ToHaveCount(3))
	check(expect.Locator(items).ToHaveText([]string{"one", "two", "three"}))
	check(expect.Locator(items).ToContainText([]string{"o", "ee"}))
	check(expect.Locator(items.First()).ToBeInViewport())
	must(page.Evaluate("() => { setTimeout(() => sent.textContent = 'late', 100) }"))
	check(expect.Locator(sent).ToHaveText("late"))
}

func assertionsFail(scene *Scene) {
	page := scene.Form()
	expect := playwright.NewPlaywrightAssertions(200)
	items := page.GetByRole("listitem")
	// The driver is told that each comes from a function of that name.
	const log = `\nCall log:\n  - SerializeCallStack with timeout 200ms\n`
	text := expect.Locator(items.First()).ToHaveText("four")
	failure(text, "^Locator expected to have text 'four'\nActual value: one "+log+"  - waiting for getByRole")
	failure(text, `unexpected value "one"`)
	failure(expect.Locator(items.First()).Not().ToBeVisible(), "not to be visible\nActual value: visible "+log)
	absent := expect.Locator(page.Locator("#absent")).ToBeVisible()
	failure(absent, `to be visible\nActual value: <element\(s\) not found> `+log)
	failure(expect.Locator(items).ToHaveText("one"), "^playwright: Error: strict mode violation: .* 3 elements:")
	texts := expect.Locator(items).ToHaveText([]string{"one"})
	failure(texts, `Actual value: \[one two three\] `+log+`  - waiting for .*\n.*locator resolved to 3 elements`)
	title := expect.Page(page).ToHaveTitle("Other")
	failure(title, `'Other'\nActual value: Form `+log)
	failure(title, `locator resolved to <html>…</html>\n.*unexpected value "Form"`)
}

func ariaSnapshots(scene *Scene) {
	items := scene.Form().Locator("ul")
	equal(must(items.AriaSnapshot()), "- list:\n  - listitem: one\n  - listitem: two\n  - listitem: three")
	expect := playwright.NewPlaywrightAssertions()
	check(expect.Locator(items).ToMatchAriaSnapshot("- list:\n  - listitem: one\n  - listitem: /t.o/\n  - listitem"))
	check(expect.Locator(items).Not().ToMatchAriaSnapshot("- button"))
	soon := playwright.LocatorAssertionsToMatchAriaSnapshotOptions{Timeout: playwright.Float(200)}
	failure(expect.Locator(items).ToMatchAriaSnapshot("- list: four", soon), "- listitem: three")
}
