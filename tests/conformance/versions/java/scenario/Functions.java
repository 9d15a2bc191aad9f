package scenario;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BindingCallback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Init scripts, and functions that pages call. */
final class Functions {
  private Functions() {}

  static void steps(Stage stage) {
    stage.step("init_scripts_run_first", Functions::initScripts);
    stage.step(59, "init_scripts_and_functions_can_be_taken_back", "TakingBack");
    stage.step("pages_call_exposed_functions", Functions::exposed);
    stage.step("bindings_know_who_calls", Functions::callers);
  }

  private static void initScripts(Scene scene) {
    BrowserContext context = scene.context();
    context.addInitScript("window.order = ['context']");
    Page page = context.newPage();
    page.addInitScript("window.order.push('page')");
    page.navigate(scene.web + "/order");
    Check.equal(page.evaluate("order"), List.of("context", "page", "document"));
  }

  private static void exposed(Scene scene) {
    BrowserContext context = scene.context();
    List<Object> told = new ArrayList<>();
    context.exposeFunction("twice", arguments -> 2 * (Integer) arguments[0]);
    Page page = context.newPage();
    page.exposeFunction(
        "tell",
        arguments -> {
          told.add(arguments[0]);
          return Map.of("echo", arguments[0]);
        });
    page.navigate(scene.web + "/page");
    Check.equal(page.evaluate("twice(21)"), 42);
    Map<String, Object> sent = Map.of("a", Arrays.asList(1, null, "x"));
    Check.equal(page.evaluate("tell({a: [1, null, 'x']})"), Map.of("echo", sent));
    Check.equal(told, List.of(sent));
    page.exposeFunction(
        "fail",
        arguments -> {
          throw new IllegalStateException("no luck");
        });
    Check.equal(page.evaluate("fail().catch(error => error.message)"), "no luck");
    Check.failure(
        () -> page.exposeFunction("fail", arguments -> null), "Function \"fail\" has been already registered");
  }

  private static void callers(Scene scene) {
    BrowserContext context = scene.context();
    List<BindingCallback.Source> callers = new ArrayList<>();
    context.exposeBinding(
        "tell",
        (source, arguments) -> {
          callers.add(source);
          return arguments[0];
        });
    Page page = context.newPage();
    page.navigate(scene.web + "/frames");
    Check.equal(page.frames().get(1).evaluate("tell(1)"), 1);
    BindingCallback.Source caller = callers.get(0);
    Check.that(caller.context() == context && caller.page() == page && caller.frame() == page.frames().get(1));
  }
}
