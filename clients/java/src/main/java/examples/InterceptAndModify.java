package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;

/** Changes one of the messages on their way to the real server. */
public class InterceptAndModify {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("**/ws", ws -> {
        WebSocketRoute server = ws.connectToServer();
        ws.onMessage(frame -> {
          if (frame.text().equals("request")) {
            server.send("request2");
          } else {
            server.send(frame.text());
          }
        });
      });
      page.navigate(args[0]);
      Object replies = page.evaluate("chat('/ws', ['request', 'other'])");
      if (!replies.equals(List.of("server says: request2", "server says: other"))) {
        throw new AssertionError(replies);
      }
      System.out.println("**/ws, modified: the page sent 'request' and 'other' and saw " + replies);
    }
  }
}
