package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Map;

/** Handles a close by the server: the page is told another reason. */
public class OnServerClose {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("**/ws", ws -> {
        WebSocketRoute server = ws.connectToServer();
        server.onClose((code, reason) -> {
          ws.close(new WebSocketRoute.CloseOptions().setCode(code).setReason(reason + ", said the route"));
        });
      });
      page.navigate(args[0]);
      Object closed = page.evaluate("closing('/ws', { messages: ['close 4001 bye'] })");
      if (!closed.equals(Map.of("code", 4001, "reason", "bye, said the route"))) {
        throw new AssertionError(closed);
      }
      System.out.println(
          "**/ws, close handled: the server closed with 4001 'bye' and the page saw " + closed);
    }
  }
}
