package scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Waiting, timeouts, and the end of what is pending. */
final class Ending {
  private Ending() {}

  static void steps(Stage stage) {
    stage.step("waiting", Ending::waiting);
    stage.step("waits_that_end_with_a_timeout", Ending::timeouts);
    stage.step("what_is_pending_ends_when_the_page_closes", Ending::pageCloses);
    stage.step("what_is_pending_ends_when_the_context_closes", Ending::contextCloses);
    stage.step("what_is_pending_ends_when_the_browser_closes", Ending::browserCloses);
    stage.step("a_persistent_context", Ending::persistent);
  }

  private static void waiting(Scene scene) {
    Page page = scene.page();
    page.waitForTimeout(1);
    page.evaluate("() => { window.count = 0 }");
    Object counted = page.waitForFunction("most => ++count > most && {count}", 2).jsonValue();
    Check.equal(counted, Map.of("count", 3));
    ConsoleMessage now =
        page.waitForConsoleMessage(
            new Page.WaitForConsoleMessageOptions().setPredicate(message -> message.text().equals("now")),
            () -> page.evaluate("() => { setTimeout(() => { console.log('soon'); console.log('now') }) }"));
    Check.equal(now.text(), "now");
  }

  private static void timeouts(Scene scene) {
    Page page = scene.page();
    Page.WaitForFunctionOptions soon = new Page.WaitForFunctionOptions().setTimeout(100);
    Check.failure(() -> page.waitForFunction("false", null, soon), "Timeout 100ms exceeded");
    Check.failure(
        () -> page.waitForPopup(new Page.WaitForPopupOptions().setTimeout(100), () -> {}), "Timeout 100ms exceeded");
    page.context().setDefaultTimeout(110);
    Check.failure(() -> page.waitForFunction("false"), "Timeout 110ms exceeded");
    page.setDefaultTimeout(120);
    page.setDefaultNavigationTimeout(130);
    Check.failure(() -> page.waitForFunction("false"), "Timeout 120ms exceeded");
    RuntimeException late = Check.failure(() -> page.navigate(scene.web + "/slow"), "Timeout 130ms exceeded");
    Check.that(late instanceof TimeoutError);
    Check.matches(late.getMessage(), "navigating to \".*/slow\", waiting until \"load\"");
  }

  private static void pageCloses(Scene scene) {
    Page page = scene.page();
    exposeClose(page, () -> page.close());
    Check.failure(() -> page.evaluate("close_it().then(() => new Promise(() => {}))"), "closed");
    Check.failure(() -> page.title(), "has been closed");
    Page waited = scene.page();
    Check.failure(() -> waited.waitForPopup(() -> waited.close()), "closed");
    Page other = scene.page();
    exposeClose(other, () -> other.close(new Page.CloseOptions().setReason("no use")));
    Check.failure(() -> other.evaluate("close_it().then(() => new Promise(() => {}))"), "no use");
  }

  private static void exposeClose(Page page, Runnable close) {
    page.exposeFunction(
        "close_it",
        arguments -> {
          close.run();
          return null;
        });
  }

  private static void contextCloses(Scene scene) {
    BrowserContext context = scene.context();
    Page page = context.newPage();
    exposeClose(page, () -> context.close(new BrowserContext.CloseOptions().setReason("over")));
    Check.failure(() -> page.evaluate("close_it().then(() => new Promise(() => {}))"), "over");
    Check.that(page.isClosed());
    Check.failure(() -> context.newPage(), "closed|over");
  }

  private static void browserCloses(Scene scene) {
    Browser browser = scene.playwright.chromium().launch();
    List<Browser> gone = new ArrayList<>();
    browser.onDisconnected(gone::add);
    Page page = browser.newPage();
    exposeClose(page, () -> browser.close());
    Check.failure(() -> page.evaluate("close_it().then(() => new Promise(() => {}))"), "closed");
    Check.that(page.isClosed() && !browser.isConnected());
    Check.equal(gone, List.of(browser));
    Check.failure(() -> browser.newContext(), "closed");
  }

  private static void persistent(Scene scene) throws Exception {
    Path profile = Files.createTempDirectory("profile");
    try {
      BrowserType chromium = scene.playwright.chromium();
      BrowserContext context =
          chromium.launchPersistentContext(
              profile,
              new BrowserType.LaunchPersistentContextOptions().setLocale("fr-FR").setViewportSize(300, 200));
      Page page = context.pages().get(0);
      page.navigate(scene.web + "/page");
      Check.equal(page.evaluate("[navigator.language, innerWidth]"), List.of("fr-FR", 300));
      page.evaluate("localStorage.setItem('kept', 'yes')");
      context.close();
      Check.failure(() -> page.title(), "closed");
      BrowserContext again = chromium.launchPersistentContext(profile);
      again.pages().get(0).navigate(scene.web + "/page");
      Check.equal(again.pages().get(0).evaluate("localStorage.getItem('kept')"), "yes");
      again.close();
    } finally {
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }
}
