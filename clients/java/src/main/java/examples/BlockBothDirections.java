package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;

/** Blocks a message of the page and a message of the server, and lets the others through. */
public class BlockBothDirections {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("**/ws", ws -> {
        WebSocketRoute server = ws.connectToServer();
        ws.onMessage(frame -> {
          if (!frame.text().equals("blocked-from-the-page")) {
            server.send(frame.text());
          }
        });
        server.onMessage(frame -> {
          if (!frame.text().equals("blocked-from-the-server")) {
            ws.send(frame.text());
          }
        });
      });
      page.navigate(args[0]);
      // The server answers "say something" with "something".
      List<String> sent = List.of("blocked-from-the-page", "say blocked-from-the-server", "allowed");
      Object replies = page.evaluate("sent => chat('/ws', sent, 1)", sent);
      if (!replies.equals(List.of("server says: allowed"))) {
        throw new AssertionError(replies);
      }
      System.out.println("**/ws, filtered both ways: the page sent 3 messages and saw " + replies);
    }
  }
}
