package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;

/** Answers the page in place of a server: no connection is made. */
public class MockText {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("wss://example.com/ws", ws -> {
        ws.onMessage(frame -> {
          if (frame.text().equals("request")) {
            ws.send("response");
          }
        });
      });
      page.navigate(args[0]);
      Object replies = page.evaluate("chat('wss://example.com/ws', ['request'])");
      if (!replies.equals(List.of("response"))) {
        throw new AssertionError(replies);
      }
      System.out.println("wss://example.com/ws, mocked: the page sent 'request' and saw 'response'");
    }
  }
}
