package scenario;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebError;
import java.util.ArrayList;
import java.util.List;

/** Errors come with their place. */
final class ErrorPlacesSince60 implements Step {
  @Override
  public void run(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/page");
    List<WebError> told = new ArrayList<>();
    page.context().onWebError(told::add);
    page.evaluate(Events.BOOM);
    page.waitForCondition(() -> !told.isEmpty());
    Check.that(told.get(0).location().url != null && told.get(0).location().line >= 0);
  }
}
