package scenario;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** The console and the errors of a page are remembered. */
final class RememberedSince56 implements Step {
  @Override
  public void run(Scene scene) {
    Page page = scene.page();
    Check.equal(page.consoleMessages(), List.of());
    page.evaluate("console.log('kept')");
    Check.equal(page.consoleMessages().stream().map(ConsoleMessage::text).toList(), List.of("kept"));
    List<String> told = new ArrayList<>();
    page.onPageError(told::add);
    page.evaluate(Events.BOOM);
    page.waitForCondition(() -> !told.isEmpty());
    Check.equal(page.pageErrors(), told);
  }
}
