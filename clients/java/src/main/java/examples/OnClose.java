package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Map;

/** Handles a close by the page, and completes it with another code. */
public class OnClose {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("wss://example.com/ws", ws -> {
        ws.onClose((code, reason) -> {
          ws.close(
              new WebSocketRoute.CloseOptions().setCode(code + 1000).setReason(reason + ", said the route"));
        });
      });
      page.navigate(args[0]);
      Object closed = page.evaluate("closing('wss://example.com/ws', { code: 3001, reason: 'bye' })");
      if (!closed.equals(Map.of("code", 4001, "reason", "bye, said the route"))) {
        throw new AssertionError(closed);
      }
      System.out.println(
          "wss://example.com/ws, close handled: the page closed with 3001 'bye' and saw " + closed);
    }
  }
}
