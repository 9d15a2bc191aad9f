package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/playwright-community/playwright-go"
)

func button(page playwright.Page, name string) playwright.Locator {
	return page.GetByRole("button", playwright.PageGetByRoleOptions{Name: name})
}

func attribute(element playwright.Locator, name string) string {
	return must(element.GetAttribute(name))
}

func elementsFound(scene *Scene) {
	page := scene.Form()
	equal(attribute(button(page, "send"), "title"), "Sends it")
	heading := page.GetByRole("heading", playwright.PageGetByRoleOptions{Level: playwright.Int(1)})
	equal(must(heading.TextContent()), "Order")
	equal(attribute(page.GetByLabel("Name"), "name"), "name")
	equal(attribute(page.GetByPlaceholder("Some"), "name"), "name")
	title := page.GetByTitle("Sends it", playwright.PageGetByTitleOptions{Exact: playwright.Bool(true)})
	equal(must(title.InnerText()), "Send")
	equal(attribute(page.GetByTestId("sent"), "id"), "sent")
	equal(attribute(page.GetByText(regexp.MustCompile("(?i)^thing$")), "id"), "thing")
	items := page.Locator("ul").GetByRole("listitem")
	equal(must(items.Count()), 3)
	equal(must(items.AllTextContents()), []string{"one", "two", "three"})
	equal([]string{must(items.First().InnerText()), must(items.Nth(1).InnerText()), must(items.Last().InnerText())},
		[]string{"one", "two", "three"})
	filtered := items.Filter(playwright.LocatorFilterOptions{HasText: "e", HasNotText: "one"})
	equal(must(filtered.AllInnerTexts()), []string{"three"})
	form := page.Locator("form").Filter(playwright.LocatorFilterOptions{Has: page.GetByLabel("News")})
	equal(must(form.Count()), 1)
	equal(must(page.GetByRole("button").And(page.GetByTitle("Sends it")).Count()), 1)
	equal(must(page.GetByRole("heading").Or(page.GetByRole("list")).Count()), 2)
	_, err := items.InnerText()
	failure(err, `strict mode violation: .* resolved to 3 elements:\n    1\) <li>one</li> aka `)
	_, err = page.Locator("li[").Count()
	failure(err, `Unexpected token "" while parsing .*selector "li\["`)
}

func formsFilledIn(scene *Scene) {
	page := scene.Form()
	name, news := page.GetByLabel("Name"), page.GetByLabel("News")
	check(name.Fill("Bob"))
	check(name.Clear())
	check(page.Locator("[name=name]").Fill("Ada"))
	equal(must(name.InputValue()), "Ada")
	check(news.Check())
	equal(must(news.IsChecked()), true)
	check(news.Uncheck())
	check(news.SetChecked(true))
	size := page.GetByLabel("Size")
	equal(must(size.SelectOption(playwright.SelectOptionValues{Values: &[]string{"s"}})), []string{"s"})
	equal(must(size.SelectOption(playwright.SelectOptionValues{Labels: &[]string{"Large"}})), []string{"l"})
	check(button(page, "Send").Click())
	equal(must(page.Locator("#sent").TextContent()), "name=Ada&news=on&size=l")
	check(button(page, "Reset").Dblclick())
	equal([]any{must(name.InputValue()), must(news.IsChecked())}, []any{"", false})
	_, err := size.SelectOption(playwright.SelectOptionValues{Values: &[]string{"absent"}},
		playwright.LocatorSelectOptionOptions{Timeout: playwright.Float(500)})
	failure(err, "Timeout 500ms exceeded")
}

func keysPressed(scene *Scene) {
	page := scene.Form()
	name, keyboard := page.GetByLabel("Name"), page.Keyboard()
	check(name.Focus())
	check(keyboard.Type("Hello"))
	check(keyboard.Down("Shift"))
	check(keyboard.Press("ArrowLeft"))
	check(keyboard.Up("Shift"))
	check(keyboard.InsertText("ø"))
	check(name.PressSequentially("!"))
	check(name.Press("Home"))
	check(keyboard.Press("Shift+KeyA"))
	equal(must(name.InputValue()), "AHellø!")
	check(keyboard.Press("ControlOrMeta+A"))
	check(keyboard.Press("Delete"))
	check(keyboard.Press("Enter"))
	equal(must(page.Locator("#sent").TextContent()), "name=&size=s")
	failure(keyboard.Press("Absent"), `Unknown key: "Absent"`)
}

func eventsDispatched(scene *Scene) {
	page := scene.Form()
	sent, box := page.Locator("#sent"), page.Locator("#box")
	check(button(page, "Send").DispatchEvent("click", nil))
	equal(must(sent.TextContent()), "name=&size=s")
	must(sent.Evaluate(
		"sent => { sent.onkeydown = event => sent.textContent = event.constructor.name + event.key }", nil))
	check(sent.DispatchEvent("keydown", map[string]any{"key": "x"}))
	equal(must(sent.TextContent()), "KeyboardEventx")
	data := must(page.EvaluateHandle("new DataTransfer()"))
	check(box.DispatchEvent("drop", map[string]any{"dataTransfer": data}))
	equal(must(box.TextContent()), "0 dropped")
}

func thingsDragged(scene *Scene) {
	page := scene.Form()
	thing, box := page.Locator("#thing"), page.Locator("#box")
	check(thing.DragTo(box))
	equal(must(box.TextContent()), "0 dropped")
	must(page.Reload())
	check(page.DragAndDrop("#thing", "#box", playwright.PageDragAndDropOptions{
		SourcePosition: &playwright.Position{X: 3, Y: 3},
	}))
	equal(must(box.TextContent()), "0 dropped")
	must(page.Reload())
	from, to := must(thing.BoundingBox()), must(box.BoundingBox())
	check(page.Mouse().Move(from.X+5, from.Y+5))
	check(page.Mouse().Down())
	check(page.Mouse().Move(to.X+5, to.Y+5, playwright.MouseMoveOptions{Steps: playwright.Int(3)}))
	check(page.Mouse().Up())
	equal(must(box.TextContent()), "0 dropped")
}

// This client can't choose no files.
func filesChosen(scene *Scene) {
	page := scene.Form()
	files := page.GetByLabel("Files")
	chosen := func() any {
		return must(files.Evaluate(`async ({files}) =>
			(await Promise.all([...files].map(async f => [f.name, f.type, await f.text()]))).flat()`, nil))
	}
	a := playwright.InputFile{Name: "a.txt", MimeType: "text/plain", Buffer: []byte("one")}
	b := playwright.InputFile{Name: "b.bin", MimeType: "x/y", Buffer: []byte{}}
	check(files.SetInputFiles([]playwright.InputFile{a, b}))
	equal(chosen(), []any{"a.txt", "text/plain", "one", "b.bin", "x/y", ""})
	directory := must(os.MkdirTemp("", "files"))
	defer os.RemoveAll(directory)
	path := filepath.Join(directory, "c.txt")
	check(os.WriteFile(path, []byte("three"), 0o600))
	check(files.SetInputFiles(path))
	equal(chosen(), []any{"c.txt", "text/plain", "three"})
	chooser := must(page.ExpectFileChooser(func() error { return files.Click() }))
	equal(chooser.IsMultiple() && chooser.Page() == page, true)
	check(chooser.SetFiles([]playwright.InputFile{a, a}))
	equal(chosen(), []any{"a.txt", "text/plain", "one", "a.txt", "text/plain", "one"})
}

func framesLookedInto(scene *Scene) {
	page := scene.Page()
	must(page.Goto(scene.Web + "/framed"))
	inside := page.FrameLocator("iframe")
	check(inside.GetByLabel("Name").Fill("Ada"))
	send := playwright.FrameLocatorGetByRoleOptions{Name: "Send"}
	check(page.Locator("iframe").ContentFrame().GetByRole("button", send).Click())
	equal(must(inside.Locator("#sent").TextContent()), "name=Ada&size=s")
	equal(strings.HasSuffix(attribute(inside.Owner(), "src"), "/form"), true)
	equal(must(page.GetByLabel("Name").Count()), 0)
	soon := playwright.LocatorClickOptions{Timeout: playwright.Float(2000)}
	failure(inside.FrameLocator("#sent").Locator("p").Click(soon), "<iframe> was expected")
}

// This client keeps the log of what it tells of a timeout to itself.
func actionsImpossible(scene *Scene) {
	page := scene.Form()
	soon := playwright.LocatorClickOptions{Timeout: playwright.Float(500)}
	failure(page.Locator("#absent").Click(soon), "Timeout 500ms exceeded")
	box := page.Locator("#box")
	failure(box.Fill("x", playwright.LocatorFillOptions{Timeout: playwright.Float(500)}),
		"Element is not an <input>, <textarea>")
	failure(box.Check(playwright.LocatorCheckOptions{Timeout: playwright.Float(500)}), "Not a checkbox or radio button")
	must(page.Evaluate("() => { cover.hidden = false }"))
	failure(page.GetByText("Thing").Click(soon), "Timeout 500ms exceeded")
}

func handlesActedOn(scene *Scene) {
	page := scene.Form()
	name := must(page.QuerySelector("[name=name]"))
	check(name.Fill("Ada"))
	equal([]any{must(name.InputValue()), must(name.IsVisible()), must(name.GetAttribute("name"))},
		[]any{"Ada", true, "name"})
	check(must(page.WaitForSelector("button")).Click())
	equal(must(page.EvalOnSelector("#sent", "sent => sent.textContent", nil)), "name=Ada&size=s")
	equal(must(page.EvalOnSelectorAll("li", "items => items.length")), 3)
	must(name.Evaluate("name => name.remove()"))
	failure(name.Click(playwright.ElementHandleClickOptions{Timeout: playwright.Float(500)}),
		"Element is not attached to the DOM")
}
