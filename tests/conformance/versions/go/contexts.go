package main

import (
	"regexp"

	"github.com/playwright-community/playwright-go"
)

func browserTells(scene *Scene) {
	matches(scene.Browser.Version(), `^\d+(\.\d+){3}$`)
	equal(scene.Browser.IsConnected(), true)
	equal(scene.Browser.BrowserType().Name(), "chromium")
	equal(scene.Playwright.Devices["iPhone 13"].IsMobile, true)
}

func contextOptions(scene *Scene) {
	page := scene.Page(playwright.BrowserNewContextOptions{
		Locale:            playwright.String("fr-FR"),
		TimezoneId:        playwright.String("Asia/Tokyo"),
		Viewport:          &playwright.Size{Width: 640, Height: 480},
		DeviceScaleFactor: playwright.Float(2),
		UserAgent:         playwright.String("Scenario/1.0"),
		ExtraHttpHeaders:  map[string]string{"X-Scenario": "context"},
		ColorScheme:       playwright.ColorSchemeDark,
		BaseURL:           playwright.String(scene.Web),
		HasTouch:          playwright.Bool(true),
	})
	response := must(page.Goto("/headers"))
	var headers map[string]string
	check(response.JSON(&headers))
	equal(headers["x-scenario"], "context")
	equal(headers["user-agent"], "Scenario/1.0")
	equal(*page.ViewportSize(), playwright.Size{Width: 640, Height: 480})
	seen := must(page.Evaluate(`[navigator.language, new Date(0).getHours(), innerWidth, devicePixelRatio,
		navigator.userAgent, matchMedia('(prefers-color-scheme: dark)').matches]`))
	equal(seen, []any{"fr-FR", 9, 640, 2, "Scenario/1.0", true})
}

func contextLists(scene *Scene) {
	context := must(scene.Browser.NewContext())
	equal(context.Browser() == scene.Browser, true)
	count := len(scene.Browser.Contexts())
	first := must(context.NewPage())
	second := must(context.NewPage())
	pages := context.Pages()
	equal(len(pages) == 2 && pages[0] == first && pages[1] == second, true)
	equal(first.Context() == context, true)
	check(first.Close())
	equal(len(context.Pages()) == 1 && first.IsClosed(), true)
	check(context.Close())
	equal(len(scene.Browser.Contexts()), count-1)
}

func permissions(scene *Scene) {
	context := scene.Context(playwright.BrowserNewContextOptions{
		Geolocation:     &playwright.Geolocation{Latitude: 52.5, Longitude: 13.4},
		Permissions:     []string{"geolocation"},
		HttpCredentials: &playwright.HttpCredentials{Username: "ada", Password: "lovelace"},
	})
	page := must(context.NewPage())
	equal(must(page.Goto(scene.Web+"/private")).Status(), 200)
	const where = `new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(
		({coords}) => resolve([coords.latitude, coords.longitude]), reject))`
	equal(must(page.Evaluate(where)), []any{52.5, 13.4})
	check(context.SetGeolocation(&playwright.Geolocation{Latitude: 1, Longitude: -2.25}))
	equal(must(page.Evaluate(where)), []any{1, -2.25})
	check(context.ClearPermissions())
	check(context.AddCookies([]playwright.OptionalCookie{
		{Name: "a", Value: "1", URL: playwright.String(scene.Web)},
		{Name: "b", Value: "2", URL: playwright.String("http://elsewhere.example/")},
	}))
	equal(must(page.Evaluate("document.cookie")), "a=1")
	cookies := must(context.Cookies(scene.Web))
	equal(len(cookies), 1)
	cookie := cookies[0]
	equal(cookie.Name, "a")
	equal(cookie.Expires, -1.0)
	equal(*cookie.SameSite, *playwright.SameSiteAttributeLax)
	check(context.ClearCookies(playwright.BrowserContextClearCookiesOptions{Name: regexp.MustCompile("^a")}))
	equal(must(context.Cookies())[0].Name, "b")
	check(context.ClearCookies())
	equal(len(must(context.Cookies())), 0)
}

func emulation(scene *Scene) {
	context := scene.Context()
	page := must(context.NewPage())
	must(page.Goto(scene.Web + "/page"))
	check(page.SetViewportSize(500, 400))
	equal(must(page.Evaluate("[innerWidth, innerHeight]")), []any{500, 400})
	check(page.EmulateMedia(playwright.PageEmulateMediaOptions{
		Media:       playwright.MediaPrint,
		ColorScheme: playwright.ColorSchemeDark,
	}))
	equal(must(page.Evaluate("matchMedia('print').matches")), true)
	check(context.SetOffline(true))
	equal(must(page.Evaluate("navigator.onLine")), false)
	check(context.SetOffline(false))
	check(context.SetExtraHTTPHeaders(map[string]string{"X-Scenario": "context", "X-Other": "kept"}))
	check(page.SetExtraHTTPHeaders(map[string]string{"X-Scenario": "page"}))
	var headers map[string]string
	check(must(page.Goto(scene.Web + "/headers")).JSON(&headers))
	equal([]string{headers["x-scenario"], headers["x-other"]}, []string{"page", "kept"})
	check(page.BringToFront())
	check(page.RequestGC())
}

func launching(scene *Scene) {
	_, err := scene.Playwright.Chromium.Launch(playwright.BrowserTypeLaunchOptions{
		ExecutablePath: playwright.String("/nowhere/chrome"),
	})
	failure(err, "/nowhere/chrome")
	_, err = scene.Playwright.Firefox.Launch()
	failure(err, "firefox")
}
