package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.Map;

/** Answers in the subprotocol that the page asks for. */
// Needs client 1.60, the first that has WebSocketRoute.protocols().
public class Protocols {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("wss://example.com/ws", ws -> {
        if (ws.protocols().contains("chat.v2")) {
          ws.onMessage(frame -> ws.send("v2:" + frame.text()));
        } else {
          ws.close(new WebSocketRoute.CloseOptions().setCode(1002).setReason("Unsupported protocol"));
        }
      });
      page.navigate(args[0]);
      Object replies = page.evaluate("chat('wss://example.com/ws', ['hello'], 1, ['chat.v2'])");
      if (!replies.equals(List.of("v2:hello"))) {
        throw new AssertionError(replies);
      }
      Object closed = page.evaluate("closing('wss://example.com/ws')");
      if (!closed.equals(Map.of("code", 1002, "reason", "Unsupported protocol"))) {
        throw new AssertionError(closed);
      }
      System.out.println(
          "wss://example.com/ws, by protocol: with chat.v2 the page saw " + replies + ", without " + closed);
    }
  }
}
