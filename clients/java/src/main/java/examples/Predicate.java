package examples;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.util.List;

/** Routes the WebSockets whose URL a function picks; others reach the server. */
public class Predicate {
  private static boolean isPrivate(String url) {
    String query = URI.create(url).getQuery();
    return query != null && query.startsWith("private=");
  }

  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket(Predicate::isPrivate, ws -> {
        ws.onMessage(frame -> ws.send("mocked: " + frame.text()));
      });
      page.navigate(args[0]);
      Object mocked = page.evaluate("chat('/ws?private=1', ['hello'])");
      if (!mocked.equals(List.of("mocked: hello"))) {
        throw new AssertionError(mocked);
      }
      Object unrouted = page.evaluate("chat('/ws', ['hello'])");
      if (!unrouted.equals(List.of("server says: hello"))) {
        throw new AssertionError(unrouted);
      }
      System.out.println(
          "URLs a function picks, mocked: a private one saw " + mocked + ", another " + unrouted);
    }
  }
}
