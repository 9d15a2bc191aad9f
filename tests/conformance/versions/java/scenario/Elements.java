package scenario;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Elements: how they are found, and what is done with them. */
final class Elements {
  private static final String CHOSEN =
      "async ({files}) => (await Promise.all([...files].map(async f => [f.name, f.type, await f.text()]))).flat()";

  private Elements() {}

  static void steps(Stage stage) {
    stage.step("elements_are_found", Elements::found);
    stage.step("forms_are_filled_in_and_sent", Elements::filledIn);
    stage.step("keys_are_pressed", Elements::keys);
    stage.step("events_are_dispatched", Elements::dispatched);
    stage.step("things_are_dragged", Elements::dragged);
    stage.step("files_are_chosen", Elements::files);
    stage.step("frames_are_looked_into", Elements::frames);
    stage.step("actions_that_cannot_be_done_say_why", Elements::impossible);
    stage.step("handles_are_acted_on", Elements::handles);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void found(Scene scene) {
    Page page = scene.form();
    Check.equal(button(page, "send").getAttribute("title"), "Sends it");
    Check.equal(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).textContent(), "Order");
    Check.equal(page.getByLabel("Name").getAttribute("name"), "name");
    Check.equal(page.getByPlaceholder("Some").getAttribute("name"), "name");
    Check.equal(page.getByTitle("Sends it", new Page.GetByTitleOptions().setExact(true)).innerText(), "Send");
    Check.equal(page.getByTestId("sent").getAttribute("id"), "sent");
    Pattern thing = Pattern.compile("^thing$", Pattern.CASE_INSENSITIVE);
    Check.equal(page.getByText(thing).getAttribute("id"), "thing");
    Locator items = page.locator("ul").getByRole(AriaRole.LISTITEM);
    Check.equal(items.count(), 3);
    Check.equal(items.allTextContents(), List.of("one", "two", "three"));
    Check.equal(
        List.of(items.first().innerText(), items.nth(1).innerText(), items.last().innerText()),
        List.of("one", "two", "three"));
    Locator.FilterOptions filter = new Locator.FilterOptions().setHasText("e").setHasNotText("one");
    Check.equal(items.filter(filter).allInnerTexts(), List.of("three"));
    Locator.FilterOptions news = new Locator.FilterOptions().setHas(page.getByLabel("News"));
    Check.equal(page.locator("form").filter(news).count(), 1);
    Check.equal(page.getByRole(AriaRole.BUTTON).and(page.getByTitle("Sends it")).count(), 1);
    Check.equal(page.getByRole(AriaRole.HEADING).or(page.getByRole(AriaRole.LIST)).count(), 2);
    RuntimeException several =
        Check.failure(
            () -> items.innerText(),
            "strict mode violation: .*getByRole\\(AriaRole.LISTITEM\\) resolved to 3 elements");
    Check.matches(several.getMessage(), "    1\\) <li>one</li> aka ");
    Check.failure(() -> page.locator("li[").count(), "Unexpected token \"\" while parsing .*selector \"li\\[\"");
  }

  private static void filledIn(Scene scene) {
    Page page = scene.form();
    Locator name = page.getByLabel("Name");
    Locator news = page.getByLabel("News");
    name.fill("Bob");
    name.clear();
    page.fill("[name=name]", "Ada");
    Check.equal(name.inputValue(), "Ada");
    news.check();
    Check.that(news.isChecked());
    news.uncheck();
    news.setChecked(true);
    Check.equal(page.getByLabel("Size").selectOption("s"), List.of("s"));
    Check.equal(page.selectOption("select", new SelectOption().setLabel("Large")), List.of("l"));
    button(page, "Send").click();
    Check.equal(page.locator("#sent").textContent(), "name=Ada&news=on&size=l");
    button(page, "Reset").dblclick();
    Check.that(name.inputValue().isEmpty() && !news.isChecked());
    Locator.SelectOptionOptions soon = new Locator.SelectOptionOptions().setTimeout(500);
    Check.failure(() -> page.getByLabel("Size").selectOption("absent", soon), "did not find some options");
  }

  private static void keys(Scene scene) {
    Page page = scene.form();
    Locator name = page.getByLabel("Name");
    name.focus();
    page.keyboard().type("Hello");
    page.keyboard().down("Shift");
    page.keyboard().press("ArrowLeft");
    page.keyboard().up("Shift");
    page.keyboard().insertText("ø");
    name.pressSequentially("!");
    name.press("Home");
    page.keyboard().press("Shift+KeyA");
    Check.equal(name.inputValue(), "AHellø!");
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().press("Delete");
    page.keyboard().press("Enter");
    Check.equal(page.locator("#sent").textContent(), "name=&size=s");
    Check.failure(() -> page.keyboard().press("Absent"), "Unknown key: \"Absent\"");
  }

  private static void dispatched(Scene scene) {
    Page page = scene.form();
    Locator sent = page.locator("#sent");
    button(page, "Send").dispatchEvent("click");
    Check.equal(sent.textContent(), "name=&size=s");
    sent.evaluate("sent => { sent.onkeydown = event => sent.textContent = event.constructor.name + event.key }");
    page.dispatchEvent("#sent", "keydown", Map.of("key", "x"));
    Check.equal(sent.textContent(), "KeyboardEventx");
    JSHandle data = page.evaluateHandle("new DataTransfer()");
    page.locator("#box").dispatchEvent("drop", Map.of("dataTransfer", data));
    Check.equal(page.locator("#box").textContent(), "0 dropped");
  }

  private static void dragged(Scene scene) {
    Page page = scene.form();
    Locator thing = page.locator("#thing");
    Locator box = page.locator("#box");
    thing.dragTo(box);
    Check.equal(box.textContent(), "0 dropped");
    page.reload();
    page.dragAndDrop("#thing", "#box", new Page.DragAndDropOptions().setSourcePosition(3, 3));
    Check.equal(box.textContent(), "0 dropped");
    page.reload();
    BoundingBox from = thing.boundingBox();
    BoundingBox to = box.boundingBox();
    page.mouse().move(from.x + 5, from.y + 5);
    page.mouse().down();
    page.mouse().move(to.x + 5, to.y + 5, new Mouse.MoveOptions().setSteps(3));
    page.mouse().up();
    Check.equal(box.textContent(), "0 dropped");
  }

  private static void files(Scene scene) throws Exception {
    Page page = scene.form();
    Locator files = page.getByLabel("Files");
    FilePayload a = new FilePayload("a.txt", "text/plain", "one".getBytes(StandardCharsets.UTF_8));
    files.setInputFiles(new FilePayload[] {a, new FilePayload("b.bin", "x/y", new byte[0])});
    Check.equal(files.evaluate(CHOSEN), List.of("a.txt", "text/plain", "one", "b.bin", "x/y", ""));
    Path directory = Files.createTempDirectory("files");
    Path path = directory.resolve("c.txt");
    try {
      Files.writeString(path, "three");
      files.setInputFiles(path);
      Check.equal(files.evaluate(CHOSEN), List.of("c.txt", "text/plain", "three"));
    } finally {
      Files.delete(path);
      Files.delete(directory);
    }
    FileChooser chooser = page.waitForFileChooser(() -> files.click());
    Check.that(chooser.isMultiple() && chooser.page() == page);
    chooser.setFiles(new FilePayload[] {a, a});
    Check.equal(files.evaluate(CHOSEN), List.of("a.txt", "text/plain", "one", "a.txt", "text/plain", "one"));
    files.setInputFiles(new Path[0]);
    Check.equal(files.evaluate(CHOSEN), List.of());
  }

  private static void frames(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.web + "/framed");
    FrameLocator inside = page.frameLocator("iframe");
    inside.getByLabel("Name").fill("Ada");
    FrameLocator.GetByRoleOptions send = new FrameLocator.GetByRoleOptions().setName("Send");
    page.locator("iframe").contentFrame().getByRole(AriaRole.BUTTON, send).click();
    Check.equal(inside.locator("#sent").textContent(), "name=Ada&size=s");
    Check.matches(inside.owner().getAttribute("src"), "/form$");
    Check.equal(page.getByLabel("Name").count(), 0);
    Locator.ClickOptions soon = new Locator.ClickOptions().setTimeout(2000);
    Check.failure(() -> inside.frameLocator("#sent").locator("p").click(soon), "<iframe> was expected");
  }

  private static void impossible(Scene scene) {
    Page page = scene.form();
    Locator box = page.locator("#box");
    Locator.ClickOptions soon = new Locator.ClickOptions().setTimeout(500);
    RuntimeException absent = Check.failure(() -> page.locator("#absent").click(soon), "Timeout 500ms exceeded");
    Check.matches(absent.getMessage(), "waiting for locator\\(\"#absent\"\\)");
    Check.failure(
        () -> box.fill("x", new Locator.FillOptions().setTimeout(500)), "Element is not an <input>, <textarea>");
    Check.failure(
        () -> box.check(new Locator.CheckOptions().setTimeout(500)), "Not a checkbox or radio button");
    page.evaluate("() => { cover.hidden = false }");
    RuntimeException covered = Check.failure(() -> page.getByText("Thing").click(soon), "Timeout 500ms exceeded");
    Check.matches(covered.getMessage(), "<div id=\"cover\"></div> intercepts pointer events");
  }

  private static void handles(Scene scene) {
    Page page = scene.form();
    ElementHandle name = page.querySelector("[name=name]");
    name.fill("Ada");
    Check.equal(List.of(name.inputValue(), name.getAttribute("name")), List.of("Ada", "name"));
    Check.that(name.isVisible());
    page.waitForSelector("button").click();
    Check.equal(page.evalOnSelector("#sent", "sent => sent.textContent"), "name=Ada&size=s");
    Check.equal(page.evalOnSelectorAll("li", "items => items.length"), 3);
    name.evaluate("name => name.remove()");
    Check.failure(
        () -> name.click(new ElementHandle.ClickOptions().setTimeout(500)), "Element is not attached to the DOM");
  }
}
