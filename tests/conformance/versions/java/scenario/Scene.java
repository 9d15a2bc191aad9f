package scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a step plays in: a browser, a web server at `web` and the example server at `chat`. */
final class Scene {
  final Playwright playwright;
  final Browser browser;
  final String web;
  final String chat;
  private final Deque<BrowserContext> contexts = new ArrayDeque<>();

  Scene(Playwright playwright, Browser browser, String web, String chat) {
    this.playwright = playwright;
    this.browser = browser;
    this.web = web;
    this.chat = chat;
  }

  /** A context that ends with the step. */
  BrowserContext context() {
    return context(new Browser.NewContextOptions());
  }

  BrowserContext context(Browser.NewContextOptions options) {
    contexts.push(browser.newContext(options));
    return contexts.peek();
  }

  Page page() {
    return context().newPage();
  }

  Page page(Browser.NewContextOptions options) {
    return context(options).newPage();
  }

  /** The page of a form (../../form.html). */
  Page form() {
    Page page = page();
    page.navigate(web + "/form");
    return page;
  }

  void end() {
    while (!contexts.isEmpty()) {
      contexts.pop().close();
    }
  }
}
