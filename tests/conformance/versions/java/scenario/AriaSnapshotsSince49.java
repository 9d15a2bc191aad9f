package scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** Elements as assistive technologies see them. */
final class AriaSnapshotsSince49 implements Step {
  @Override
  public void run(Scene scene) {
    Locator items = scene.form().locator("ul");
    Check.equal(items.ariaSnapshot(), "- list:\n  - listitem: one\n  - listitem: two\n  - listitem: three");
    assertThat(items).matchesAriaSnapshot("- list:\n  - listitem: one\n  - listitem: /t.o/\n  - listitem");
    assertThat(items).not().matchesAriaSnapshot("- button");
    LocatorAssertions.MatchesAriaSnapshotOptions soon =
        new LocatorAssertions.MatchesAriaSnapshotOptions().setTimeout(200);
    String wrong = Check.wrong(() -> assertThat(items).matchesAriaSnapshot("- list: four", soon));
    Check.matches(wrong, "- listitem: three");
  }
}
