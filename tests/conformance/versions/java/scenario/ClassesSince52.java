package scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An element has one class of several. */
final class ClassesSince52 implements Step {
  @Override
  public void run(Scene scene) {
    assertThat(scene.form().locator("#sent")).containsClass("last");
  }
}
