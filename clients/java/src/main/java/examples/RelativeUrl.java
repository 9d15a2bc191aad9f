package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;

/** Routes a URL that is relative to the base URL of the context. */
// Needs client 1.50: earlier ones resolve it to nothing that a WebSocket has.
public class RelativeUrl {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(args[0]));
      Page page = context.newPage();
      page.routeWebSocket("/ws", ws -> {
        ws.onMessage(frame -> {
          if (frame.text().equals("request")) {
            ws.send("response");
          }
        });
      });
      page.navigate("/");
      Object replies = page.evaluate("chat(`ws://${location.host}/ws`, ['request'])");
      if (!replies.equals(List.of("response"))) {
        throw new AssertionError(replies);
      }
      System.out.println("/ws, relative to the base URL: the page sent 'request' and saw 'response'");
    }
  }
}
