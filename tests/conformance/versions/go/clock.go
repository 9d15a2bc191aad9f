package main

import (
	"time"

	"github.com/playwright-community/playwright-go"
)

var noon = time.Date(2024, 2, 2, 12, 0, 0, 0, time.UTC)

const now = "new Date().toISOString().slice(11, 19)"

func clockTurned(scene *Scene) {
	page := scene.Page()
	check(page.Clock().Install(playwright.ClockInstallOptions{Time: noon}))
	must(page.Goto(scene.Web + "/page"))
	check(page.Clock().PauseAt("2024-02-02T12:30:00Z"))
	equal(must(page.Evaluate(now)), "12:30:00")
	must(page.Evaluate("() => { window.ticks = 0; setInterval(() => ++ticks, 1000) }"))
	check(page.Clock().RunFor(3500))
	equal(must(page.Evaluate("[ticks, "+now+"]")), []any{3, "12:30:03"})
	check(page.Clock().FastForward("05:00"))
	equal(must(page.Evaluate("[ticks, "+now+"]")), []any{4, "12:35:03"})
	failure(page.Clock().PauseAt(noon), "Cannot fast-forward to the past")
	check(page.Clock().Resume())
	must(page.WaitForFunction("ticks === 5", nil))
}

func dateSet(scene *Scene) {
	context := scene.Context()
	check(context.Clock().SetFixedTime(noon))
	page := must(context.NewPage())
	equal(must(page.Evaluate("new Date()")).(time.Time).Equal(noon), true)
	must(page.Evaluate("new Promise(resolve => setTimeout(resolve, 10))"))
	equal(must(page.Evaluate("new Date()")).(time.Time).Equal(noon), true)
	check(page.Clock().SetSystemTime("2030-01-01T00:00:00Z"))
	equal(must(page.Evaluate("new Date().getUTCFullYear()")), 2030)
	failure(page.Clock().SetFixedTime("no date"), "Invalid date: no date")
}
