package scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Assertions on pages and elements, and what those that fail say. */
final class Assertions {
  private Assertions() {}

  static void steps(Stage stage) {
    stage.step("assertions_hold", Assertions::hold);
    stage.step("assertions_that_fail_say_what_they_saw", Assertions::fail);
    stage.step(52, "assertions_on_classes_hold", "Classes");
    stage.step(49, "elements_have_an_aria_snapshot", "AriaSnapshots");
  }

  private static void hold(Scene scene) {
    Page page = scene.form();
    assertThat(page).hasTitle("Form");
    assertThat(page).hasURL(Pattern.compile("/form$"));
    Locator name = page.getByLabel("Name");
    Locator sent = page.locator("#sent");
    Locator items = page.getByRole(AriaRole.LISTITEM);
    assertThat(name).isEditable();
    assertThat(name).isEmpty();
    assertThat(name).hasAttribute("placeholder", Pattern.compile("^Some"));
    assertThat(name).hasAccessibleName("Name");
    assertThat(page.getByLabel("News")).not().isChecked();
    assertThat(page.getByLabel("Size")).hasValue("s");
    assertThat(page.locator("#cover")).isHidden();
    assertThat(sent).hasClass("last words");
    assertThat(sent).hasJSProperty("className", "last words");
    assertThat(page.getByText("Order")).hasRole(AriaRole.HEADING);
    assertThat(items).hasCount(3);
    assertThat(items).hasText(new String[] {"one", "two", "three"});
    assertThat(items).containsText(new String[] {"o", "ee"});
    assertThat(items.first()).isInViewport();
    page.evaluate("() => { setTimeout(() => sent.textContent = 'late', 100) }");
    assertThat(sent).hasText("late");
  }

  private static void fail(Scene scene) {
    Page page = scene.form();
    Locator items = page.getByRole(AriaRole.LISTITEM);
    LocatorAssertions.HasTextOptions soon = new LocatorAssertions.HasTextOptions().setTimeout(200);
    LocatorAssertions.IsVisibleOptions soonSeen = new LocatorAssertions.IsVisibleOptions().setTimeout(200);
    PageAssertions.HasTitleOptions soonTitled = new PageAssertions.HasTitleOptions().setTimeout(200);
    String text = Check.wrong(() -> assertThat(items.first()).hasText("four", soon));
    Check.matches(text, "^Locator expected to have text(: |\\nExpected: )four\\nReceived: one\\n");
    Check.matches(text, "\\n(  - )?(Assert \"hasText\".*|Locator.expect) with timeout 200ms\\n");
    Check.matches(text, "waiting for getByRole\\(AriaRole.LISTITEM\\).first\\(\\)\\n(.*\\n)*.* value \"one\"");
    Check.matches(
        Check.wrong(() -> assertThat(items.first()).not().isVisible(soonSeen)), "unexpected value \"visible\"");
    Check.matches(
        Check.wrong(() -> assertThat(page.locator("#absent")).isVisible(soonSeen)),
        "^Locator expected to be visible\\n(.*\\n)*.*waiting for locator\\(\"#absent\"\\)");
    Check.matches(Check.wrong(() -> assertThat(items).hasText("one", soon)), "strict mode violation: .* 3 elements:");
    Check.matches(
        Check.wrong(() -> assertThat(items).hasText(new String[] {"one"}, soon)),
        "Received: \\[one, two, three\\]\\n(.*\\n)*.*locator resolved to 3 elements");
    Check.matches(
        Check.wrong(() -> assertThat(page).hasTitle("Other", soonTitled)),
        "Received: Form\\n(.*\\n)*.*unexpected value \"Form\"");
  }
}
