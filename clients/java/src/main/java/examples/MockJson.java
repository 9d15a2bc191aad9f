package examples;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/** Answers JSON questions in place of a server. */
public class MockJson {
  public static void main(String[] args) {
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      Page page = browser.newPage();
      page.routeWebSocket("wss://example.com/ws", ws -> {
        ws.onMessage(frame -> {
          JsonObject json = JsonParser.parseString(frame.text()).getAsJsonObject();
          if (json.get("request").getAsString().equals("question")) {
            JsonObject answer = new JsonObject();
            answer.addProperty("response", "answer");
            ws.send(answer.toString());
          }
        });
      });
      page.navigate(args[0]);
      Object replies = page.evaluate(
          "question => chat('wss://example.com/ws', [JSON.stringify(question)])",
          Map.of("request", "question"));
      if (!replies.equals(List.of("{\"response\":\"answer\"}"))) {
        throw new AssertionError(replies);
      }
      System.out.println("wss://example.com/ws, mocked: the page asked a JSON question and saw " + replies);
    }
  }
}
