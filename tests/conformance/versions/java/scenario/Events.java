package scenario;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What pages tell. */
final class Events {
  static final String BOOM = "() => { setTimeout(() => { throw new TypeError('boom') }) }";

  private Events() {}

  static void steps(Stage stage) {
    stage.step("the_console", Events::console);
    stage.step("elements_are_logged", Events::elements);
    stage.step(56, "the_console_is_remembered", "Remembered");
    stage.step("errors_of_pages", Events::errors);
    stage.step(60, "errors_come_with_their_place", "ErrorPlaces");
    stage.step("dialogs_wait_for_an_answer", Events::dialogs);
    stage.step("handlers_that_run_before_a_page_unloads", Events::unloading);
    stage.step("protocol_sessions", Events::sessions);
  }

  private static void console(Scene scene) {
    Page page = scene.page();
    ConsoleMessage message =
        page.waitForConsoleMessage(() -> page.evaluate("console.warn('careful', 5, {a: 1})"));
    Check.equal(message.type(), "warning");
    Check.equal(message.text(), "careful 5 {a: 1}");
    Check.that(message.page() == page);
    List<Object> arguments = message.args().stream().map(JSHandle::jsonValue).collect(Collectors.toList());
    Check.equal(arguments, List.of("careful", 5, Map.of("a", 1)));
    Check.matches(message.location(), ":\\d+:\\d+$");
    page.context()
        .waitForConsoleMessage(
            new BrowserContext.WaitForConsoleMessageOptions().setPredicate(told -> told.text().equals("second")),
            () -> page.evaluate("console.log('first'); console.log('second')"));
  }

  private static void elements(Scene scene) {
    Page page = scene.page();
    ConsoleMessage message = page.waitForConsoleMessage(() -> page.evaluate("console.log(document.body)"));
    Check.equal(message.args().get(0).asElement().evaluate("body => body.tagName"), "BODY");
  }

  private static void errors(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page");
    List<String> told = new ArrayList<>();
    List<WebError> toldContext = new ArrayList<>();
    page.onPageError(told::add);
    page.context().onWebError(toldContext::add);
    page.evaluate(BOOM);
    page.waitForCondition(() -> !told.isEmpty() && !toldContext.isEmpty());
    Check.matches(told.get(0), "^TypeError: boom\n(TypeError: boom\n)?    at ");
    Check.that(toldContext.get(0).page() == page);
    Check.matches(toldContext.get(0).error(), "boom");
  }

  private static void dialogs(Scene scene) {
    Page page = scene.page();
    List<Object> seen = new ArrayList<>();
    page.onceDialog(
        dialog -> {
          seen.addAll(List.of(dialog.type(), dialog.message(), dialog.defaultValue(), dialog.page() == page));
          dialog.accept("Ada");
        });
    Check.equal(page.evaluate("prompt('Name?', 'nobody')"), "Ada");
    Check.equal(seen, List.of("prompt", "Name?", "nobody", true));
    page.onceDialog(dialog -> dialog.dismiss());
    Check.equal(page.evaluate("confirm('Sure?')"), false);
    Check.equal(page.evaluate("confirm('Nobody listens.')"), false);
  }

  private static void unloading(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page");
    page.evaluate("() => { window.onbeforeunload = () => console.log('unloading') }");
    List<String> told = new ArrayList<>();
    page.onConsoleMessage(message -> told.add(message.text()));
    page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
    Check.equal(told, List.of("unloading"));
  }

  private static void sessions(Scene scene) {
    Page page = scene.page();
    CDPSession session = page.context().newCDPSession(page);
    JsonObject expression = new JsonObject();
    expression.addProperty("expression", "6 * 7");
    JsonObject result = session.send("Runtime.evaluate", expression).getAsJsonObject("result");
    Check.equal(result.get("value").getAsInt(), 42);
    List<JsonObject> told = new ArrayList<>();
    session.on("Runtime.consoleAPICalled", told::add);
    session.send("Runtime.enable");
    page.evaluate("console.log('heard')");
    session.send("Runtime.disable");
    Check.matches(told.get(0).toString(), "\"heard\"");
    Check.failure(() -> session.send("No.such"), "'No\\.such' wasn't found");
    session.detach();
    String product = scene.browser.newBrowserCDPSession().send("Browser.getVersion").get("product").getAsString();
    Check.matches(product, "Chrome");
  }
}
