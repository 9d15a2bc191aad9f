package scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Browsers, and contexts with their options. */
final class Contexts {
  private Contexts() {}

  static void steps(Stage stage) {
    stage.step("a_browser_tells_what_it_is", Contexts::browser);
    stage.step("a_context_has_its_options", Contexts::options);
    stage.step("a_context_lists_what_is_in_it", Contexts::lists);
    stage.step("permissions_credentials_and_cookies", Contexts::permissions);
    stage.step("what_a_context_emulates_can_change", Contexts::changes);
    stage.step("what_cannot_be_launched_says_why", Contexts::launching);
  }

  private static void browser(Scene scene) {
    Check.matches(scene.browser.version(), "^\\d+(\\.\\d+){3}$");
    Check.that(scene.browser.isConnected());
    Check.equal(scene.browser.browserType().name(), "chromium");
  }

  private static void options(Scene scene) {
    Page page =
        scene.page(
            new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(640, 480)
                .setDeviceScaleFactor(2)
                .setUserAgent("Scenario/1.0")
                .setExtraHTTPHeaders(Map.of("X-Scenario", "context"))
                .setColorScheme(ColorScheme.DARK)
                .setBaseURL(scene.web)
                .setHasTouch(true));
    Response response = page.navigate("/headers");
    Check.matches(response.text(), "\"x-scenario\": \"context\"");
    Check.matches(response.text(), "\"user-agent\": \"Scenario/1.0\"");
    Check.equal(page.viewportSize().width, 640);
    Object seen =
        page.evaluate(
            """
            [navigator.language, new Date(0).getHours(), innerWidth, devicePixelRatio, navigator.userAgent,
             matchMedia('(prefers-color-scheme: dark)').matches]""");
    Check.equal(seen, List.of("fr-FR", 9, 640, 2, "Scenario/1.0", true));
  }

  private static void lists(Scene scene) {
    BrowserContext context = scene.context();
    Check.that(scene.browser.contexts().contains(context) && context.browser() == scene.browser);
    Page first = context.newPage();
    Page second = context.newPage();
    Check.equal(context.pages(), List.of(first, second));
    Check.that(first.context() == context);
    first.close();
    Check.that(context.pages().equals(List.of(second)) && first.isClosed());
    context.close();
    Check.that(!scene.browser.contexts().contains(context));
  }

  private static final String WHERE =
      """
      new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(
          ({coords}) => resolve([coords.latitude, coords.longitude]), reject))""";

  private static void permissions(Scene scene) {
    BrowserContext context =
        scene.context(
            new Browser.NewContextOptions()
                .setGeolocation(52.5, 13.4)
                .setPermissions(List.of("geolocation"))
                .setHttpCredentials("ada", "lovelace"));
    Page page = context.newPage();
    Check.equal(page.navigate(scene.web + "/private").status(), 200);
    Check.equal(page.evaluate(WHERE), List.of(52.5, 13.4));
    context.setGeolocation(new Geolocation(1, -2.25));
    Check.equal(page.evaluate(WHERE), List.of(1, -2.25));
    context.clearPermissions();
    Cookie elsewhere = new Cookie("b", "2").setUrl("http://elsewhere.example/");
    context.addCookies(List.of(new Cookie("a", "1").setUrl(scene.web), elsewhere));
    Check.equal(page.evaluate("document.cookie"), "a=1");
    List<Cookie> cookies = context.cookies(scene.web);
    Check.equal(cookies.size(), 1);
    Cookie cookie = cookies.get(0);
    Check.equal(cookie.name, "a");
    Check.equal(cookie.expires, -1.0);
    Check.equal(cookie.sameSite, SameSiteAttribute.LAX);
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("^a")));
    Check.equal(context.cookies().get(0).name, "b");
    context.clearCookies();
    Check.equal(context.cookies(), List.of());
  }

  private static void changes(Scene scene) {
    BrowserContext context = scene.context();
    Page page = context.newPage();
    page.navigate(scene.web + "/page");
    page.setViewportSize(500, 400);
    Check.equal(page.evaluate("[innerWidth, innerHeight]"), List.of(500, 400));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
    Check.equal(page.evaluate("matchMedia('print').matches"), true);
    context.setOffline(true);
    Check.equal(page.evaluate("navigator.onLine"), false);
    context.setOffline(false);
    context.setExtraHTTPHeaders(Map.of("X-Scenario", "context", "X-Other", "kept"));
    page.setExtraHTTPHeaders(Map.of("X-Scenario", "page"));
    String headers = page.navigate(scene.web + "/headers").text();
    Check.matches(headers, "\"x-scenario\": \"page\"");
    Check.matches(headers, "\"x-other\": \"kept\"");
    page.bringToFront();
    page.requestGC();
  }

  private static void launching(Scene scene) {
    BrowserType.LaunchOptions nowhere = new BrowserType.LaunchOptions().setExecutablePath(Path.of("/nowhere/chrome"));
    Check.failure(() -> scene.playwright.chromium().launch(nowhere), "/nowhere/chrome");
    Check.failure(() -> scene.playwright.firefox().launch(), "firefox");
  }
}
