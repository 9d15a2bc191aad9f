package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;

/** Routes the WebSockets of every page in a context, and blocks one message. */
public class ContextRoute {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      BrowserContext context = browser.newContext();
      context.routeWebSocket("**/ws", ws -> {
        WebSocketRoute server = ws.connectToServer();
        ws.onMessage(frame -> {
          if (frame.text().equals("to-be-blocked")) {
            return;
          }
          server.send(frame.text());
        });
      });
      for (String greeting : List.of("first page", "second page")) {
        Page page = context.newPage();
        page.navigate(args[0]);
        Object replies = page.evaluate("greeting => chat('/ws', ['to-be-blocked', greeting], 1)", greeting);
        if (!replies.equals(List.of("server says: " + greeting))) {
          throw new AssertionError(replies);
        }
      }
      System.out.println("**/ws, in two pages of a context: each sent 2 messages and saw the answer to one");
    }
  }
}
