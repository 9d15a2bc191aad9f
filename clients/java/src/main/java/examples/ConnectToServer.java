package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;

/** Connects to the real server, which answers both the page and the route. */
public class ConnectToServer {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("**/ws", ws -> {
        WebSocketRoute server = ws.connectToServer();
        server.send("hello from the route");
      });
      page.navigate(args[0]);
      Object replies = page.evaluate("chat('/ws', ['hello from the page'], 2)");
      if (!replies.equals(List.of("server says: hello from the route", "server says: hello from the page"))) {
        throw new AssertionError(replies);
      }
      System.out.println("**/ws, connected: the page sent 'hello from the page' and saw " + replies);
    }
  }
}
