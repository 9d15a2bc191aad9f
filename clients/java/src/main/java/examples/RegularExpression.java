package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.regex.Pattern;

/** Routes the WebSockets whose URL matches a regular expression; others reach the server. */
public class RegularExpression {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket(Pattern.compile("/ws\\?room=\\d+$"), ws -> {
        ws.onMessage(frame -> ws.send("mocked: " + frame.text()));
      });
      page.navigate(args[0]);
      Object mocked = page.evaluate("chat('/ws?room=7', ['hello'])");
      if (!mocked.equals(List.of("mocked: hello"))) {
        throw new AssertionError(mocked);
      }
      Object unrouted = page.evaluate("chat('/ws?room=lobby', ['hello'])");
      if (!unrouted.equals(List.of("server says: hello"))) {
        throw new AssertionError(unrouted);
      }
      System.out.println("room=<number>, mocked: room 7 saw " + mocked + ", the lobby saw " + unrouted);
    }
  }
}
