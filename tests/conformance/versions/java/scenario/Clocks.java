package scenario;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Clocks that a test turns. */
final class Clocks {
  private static final Date NOON = Date.from(Instant.parse("2024-02-02T12:00:00Z"));
  private static final String NOW = "new Date().toISOString().slice(11, 19)";

  private Clocks() {}

  static void steps(Stage stage) {
    stage.step("a_clock_is_turned", Clocks::turned);
    stage.step("a_date_is_set", Clocks::set);
  }

  private static void turned(Scene scene) {
    Page page = scene.page();
    page.clock().install(new Clock.InstallOptions().setTime(NOON));
    page.navigate(scene.web + "/page");
    page.clock().pauseAt("2024-02-02T12:30:00Z");
    Check.equal(page.evaluate(NOW), "12:30:00");
    page.evaluate("() => { window.ticks = 0; setInterval(() => ++ticks, 1000) }");
    page.clock().runFor(3500);
    Check.equal(page.evaluate("[ticks, " + NOW + "]"), List.of(3, "12:30:03"));
    page.clock().fastForward("05:00");
    Check.equal(page.evaluate("[ticks, " + NOW + "]"), List.of(4, "12:35:03"));
    Check.failure(() -> page.clock().pauseAt(NOON), "Cannot fast-forward to the past");
    page.clock().resume();
    page.waitForFunction("ticks === 5");
  }

  private static void set(Scene scene) {
    BrowserContext context = scene.context();
    context.clock().setFixedTime(NOON);
    Page page = context.newPage();
    Check.equal(page.evaluate("new Date()"), NOON);
    page.evaluate("new Promise(resolve => setTimeout(resolve, 10))");
    Check.equal(page.evaluate("new Date()"), NOON);
    page.clock().setSystemTime("2030-01-01T00:00:00Z");
    Check.equal(page.evaluate("new Date().getUTCFullYear()"), 2030);
    Check.failure(() -> page.clock().setFixedTime("no date"), "Invalid date: no date");
  }
}
