package scenario;

import com.microsoft.playwright.Page;
import java.util.List;

/** Init scripts and functions can be taken back. */
final class TakingBackSince59 implements Step {
  @Override
  public void run(Scene scene) throws Exception {
    Page page = scene.page();
    AutoCloseable script = page.addInitScript("window.order = ['script']");
    page.navigate(scene.web + "/order");
    Check.equal(page.evaluate("order"), List.of("script", "document"));
    script.close();
    AutoCloseable answer = page.exposeFunction("answer", arguments -> 42);
    Check.equal(page.evaluate("answer()"), 42);
    answer.close();
    page.navigate(scene.web + "/order");
    Check.equal(page.evaluate("[order, typeof answer]"), List.of(List.of("document"), "undefined"));
  }
}
