package scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.util.List;

/**
 * What clients do with their driver, for many versions of the Java client. Its arguments are the client's minor
 * version, the URLs of the two servers (../../servers.py) and the names of steps, if not all are wanted.
 */
public final class Scenario {
  private Scenario() {}

  public static void main(String[] arguments) {
    Stage stage = new Stage(Integer.parseInt(arguments[0]));
    Contexts.steps(stage);
    Pages.steps(stage);
    Values.steps(stage);
    Functions.steps(stage);
    Events.steps(stage);
    Elements.steps(stage);
    Assertions.steps(stage);
    Clocks.steps(stage);
    Sockets.steps(stage);
    Ending.steps(stage);
    List<String> only = List.of(arguments).subList(3, arguments.length);
    boolean good;
    try (Playwright playwright = Playwright.create();
        Browser browser = playwright.chromium().launch()) {
      good = stage.play(new Scene(playwright, browser, arguments[1], arguments[2]), only);
    }
    System.exit(good ? 0 : 1);
  }
}
