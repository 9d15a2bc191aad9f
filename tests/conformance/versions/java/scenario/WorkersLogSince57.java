package scenario;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Worker;

/** What workers log is theirs. */
final class WorkersLogSince57 implements Step {
  private static final String START =
      "() => { window.w = new Worker('data:text/javascript,onmessage = e => console.log(e.data)') }";

  @Override
  public void run(Scene scene) {
    Page page = scene.page();
    // This client asks for no worker's messages: they come with the page's.
    page.onConsoleMessage(message -> {});
    Worker worker = page.waitForWorker(() -> page.evaluate(START));
    ConsoleMessage message =
        worker.waitForConsoleMessage(() -> page.evaluate("() => w.postMessage('from a worker')"));
    Check.equal(message.text(), "from a worker");
    Check.that(message.worker() == worker);
  }
}
