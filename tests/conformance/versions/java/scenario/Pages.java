package scenario;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Worker;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pages, frames, popups and workers, and where they navigate. */
final class Pages {
  private Pages() {}

  static void steps(Stage stage) {
    stage.step("content_and_title", Pages::content);
    stage.step("navigations_answer_with_responses", Pages::responses);
    stage.step("history", Pages::history);
    stage.step("navigations_that_fail_say_why", Pages::failing);
    stage.step("requests_are_told_to_those_who_listen", Pages::requests);
    stage.step("popups_know_their_opener", Pages::popups);
    stage.step("iframes", Pages::iframes);
    stage.step("workers", Pages::workers);
    stage.step(57, "workers_log", "WorkersLog");
  }

  private static void content(Scene scene) {
    Page page = scene.page();
    Check.equal(page.url(), "about:blank");
    page.setContent("<!DOCTYPE html><title>Set</title><p>héllo</p>");
    Check.equal(page.title(), "Set");
    Check.equal(
        page.content(), "<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>");
    page.addScriptTag(new Page.AddScriptTagOptions().setContent("window.added = 1"));
    page.addStyleTag(new Page.AddStyleTagOptions().setContent("body { color: rgb(1, 2, 3) }"));
    Object seen = page.evaluate("[added, getComputedStyle(document.body).color]");
    Check.equal(seen, List.of(1, "rgb(1, 2, 3)"));
  }

  private static void responses(Scene scene) {
    Page page = scene.page();
    Response response = page.navigate(scene.web + "/page");
    Check.that(response.status() == 200 && response.ok() && response.statusText().equals("OK"));
    Check.equal(response.url(), page.url());
    Check.matches(response.text(), "<title>Page</title>");
    Check.that(response.frame() == page.mainFrame() && response.request().isNavigationRequest());
    Check.matches(response.headerValue("content-type"), "^text/html");
    Check.that(scene.web.endsWith(response.request().allHeaders().get("host")));
    Check.that(response.serverAddr().port > 0);
    Check.equal(response.securityDetails(), null);
    Check.equal(response.finished(), null);
    Check.equal(response.request().sizes().responseBodySize, response.body().length);
    Check.that(response.request().timing().responseEnd >= 0);
    Response redirected = page.navigate(scene.web + "/redirect");
    Check.matches(redirected.request().redirectedFrom().url(), "/redirect$");
    Check.matches(page.url(), "/page$");
    Check.equal(page.navigate("about:blank"), null);
  }

  private static void history(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page?1");
    page.navigate(scene.web + "/page?2");
    Check.matches(page.goBack().url(), "\\?1$");
    Check.matches(page.goForward(new Page.GoForwardOptions().setWaitUntil(WaitUntilState.COMMIT)).url(), "\\?2$");
    Check.matches(page.reload().url(), "\\?2$");
    Check.equal(page.goForward(), null);
    page.evaluate("location.hash = 'there'");
    page.waitForURL("**/*#there");
  }

  private static void failing(Scene scene) {
    Page page = scene.page();
    Check.failure(() -> page.navigate(scene.web + "/refused"), "net::ERR_CONNECTION_REFUSED");
    Check.failure(() -> page.navigate("no url"), "Cannot navigate to invalid URL");
    Page.NavigateOptions soon = new Page.NavigateOptions().setTimeout(200);
    Check.failure(() -> page.navigate(scene.web + "/slow", soon), "Timeout 200ms exceeded\\.");
  }

  private static void requests(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page");
    List<String> seen = new ArrayList<>();
    page.onRequest(request -> seen.add("request " + request.method() + " " + request.resourceType()));
    page.onResponse(response -> seen.add("response " + response.status()));
    page.onRequestFinished(request -> seen.add("finished " + request.postData()));
    page.onRequestFailed(request -> seen.add("failed " + request.failure()));
    page.evaluate("() => { fetch('/headers', {method: 'POST', body: 'sent'}) }");
    page.waitForCondition(() -> seen.size() == 3);
    Check.equal(seen, List.of("request POST fetch", "response 200", "finished sent"));
    page.evaluate("() => { fetch('http://127.0.0.1:9/').catch(() => {}) }");
    page.waitForCondition(() -> seen.size() == 5);
    Check.matches(seen.get(4), "^failed net::ERR_");
  }

  private static void popups(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page");
    Page[] told = new Page[1];
    Page popup =
        page.waitForPopup(
            () -> told[0] = page.context().waitForPage(() -> page.evaluate("() => { window.popup = open('/popup') }")));
    Check.that(told[0] == popup && popup.opener() == page);
    popup.waitForLoadState();
    Check.equal(popup.title(), "Popup");
    popup.waitForClose(() -> page.evaluate("() => popup.close()"));
    Check.that(popup.isClosed());
  }

  private static void iframes(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/frames");
    Frame child = page.frame("child");
    Check.equal(page.mainFrame().childFrames(), List.of(child));
    Check.that(child.parentFrame() == page.mainFrame());
    Check.matches(child.url(), "/popup$");
    Check.equal(child.evaluate("document.title"), "Popup");
    ElementHandle element = child.frameElement();
    Check.that(element.contentFrame() == child && element.ownerFrame() == page.mainFrame());
    List<Frame> told = new ArrayList<>();
    page.onFrameNavigated(told::add);
    page.onFrameDetached(told::add);
    child.evaluate("() => { location.href = '/page' }");
    page.waitForCondition(() -> told.size() == 1);
    child.waitForLoadState(LoadState.DOMCONTENTLOADED);
    page.evaluate("() => document.querySelector('iframe').remove()");
    page.waitForCondition(() -> told.size() == 2);
    Check.equal(told, List.of(child, child));
    Check.that(child.isDetached());
    Check.failure(() -> child.evaluate("1"), "Frame was detached|Frame has been detached");
  }

  private static void workers(Scene scene) {
    Page page = scene.page();
    Worker worker =
        page.waitForWorker(
            () -> page.evaluate("() => { window.w = new Worker(URL.createObjectURL(new Blob(['self.six = 6']))) }"));
    Check.matches(worker.url(), "^blob:");
    Check.equal(worker.evaluate("x => six * x", 7), 42);
    Check.equal(worker.evaluateHandle("({a: 1})").jsonValue(), Map.of("a", 1));
    Check.equal(page.workers(), List.of(worker));
  }
}
