package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Map;

/** Closes the page's WebSocket with a code and a reason. */
public class CloseWithCode {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("wss://example.com/ws", ws -> {
        ws.onMessage(frame -> {
          ws.close(new WebSocketRoute.CloseOptions().setCode(3008).setReason("No " + frame.text()));
        });
      });
      page.navigate(args[0]);
      Object closed = page.evaluate("closing('wss://example.com/ws', { messages: ['thanks'] })");
      if (!closed.equals(Map.of("code", 3008, "reason", "No thanks"))) {
        throw new AssertionError(closed);
      }
      System.out.println(
          "wss://example.com/ws, closed by the route: the page sent 'thanks' and saw " + closed);
    }
  }
}
