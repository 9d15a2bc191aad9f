package scenario;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import java.math.BigInteger;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Values that go into pages, and what comes out. */
final class Values {
  private Values() {}

  static void steps(Stage stage) {
    stage.step("values_go_in_and_come_back", Values::roundTrip);
    stage.step("what_only_pages_have_comes_out", Values::foreign);
    stage.step("cycles_survive", Values::cycles);
    stage.step("handles_are_arguments_too", Values::handles);
    stage.step("what_pages_throw_is_raised", Values::thrown);
  }

  private static void roundTrip(Scene scene) throws Exception {
    Page page = scene.page();
    List<Object> values =
        Arrays.asList(
            null, true, false, 0, -0.0, -1, 1.5, 9007199254740992.0, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, "", "héllo \u2028 \0 👋", List.of(), Map.of(),
            new BigInteger("12345678901234567890"), Date.from(Instant.parse("2024-02-29T12:30:15.250Z")),
            new URL("http://a.b/c?d"));
    for (Object value : values) {
      Check.equal(page.evaluate("value => value", value), value);
    }
    Check.equal(page.evaluate("value => value", values), values);
    Map<String, Object> deep = Map.of("a", Map.of("b", values));
    Check.equal(page.evaluate("value => value", deep), deep);
    Check.equal(page.evaluate("value => Object.is(value, -0)", -0.0), true);
    Check.equal(
        page.evaluate(
            "([date, url, big]) => [date instanceof Date, url instanceof URL, typeof big]",
            List.of(new Date(0), new URL("http://a.b/c?d"), BigInteger.ONE)),
        List.of(true, true, "bigint"));
    Pattern pattern = (Pattern) page.evaluate("value => value", Pattern.compile("a+", Pattern.CASE_INSENSITIVE));
    Check.equal(pattern.pattern(), "a+");
    Check.equal(pattern.flags(), Pattern.CASE_INSENSITIVE);
    Check.equal(page.evaluate("e => e instanceof Error && e.message", new IllegalStateException("sent")), "sent");
  }

  private static void foreign(Scene scene) throws Exception {
    Page page = scene.page();
    for (String expression : List.of("undefined", "null", "() => () => {}", "Symbol('s')", "({}).absent")) {
      Check.equal(page.evaluate(expression), null);
    }
    Check.equal(page.evaluate("new URL('https://a.b/c?d')"), new URL("https://a.b/c?d"));
    Check.equal(page.evaluate("new Date(0)"), new Date(0));
    Check.equal(
        page.evaluate("[document.body, window, new Map([[1, 2]])]"),
        List.of("ref: <Node>", "ref: <Window>", Map.of()));
    Check.matches(((Throwable) page.evaluate("new TypeError('wrong')")).getMessage(), "wrong");
  }

  private static void cycles(Scene scene) {
    Page page = scene.page();
    Map<?, ?> cycle =
        (Map<?, ?>) page.evaluate("const a = {list: [[]]}; a.self = a; a.list.push(a, a.list[0]); a");
    List<?> list = (List<?>) cycle.get("list");
    Check.that(cycle.get("self") == cycle && list.get(1) == cycle && list.get(2) == list.get(0));
    Map<String, Object> argument = new HashMap<>();
    List<Object> inside = new ArrayList<>();
    argument.put("list", inside);
    inside.add(argument);
    Check.equal(page.evaluate("a => a.list[0] === a", argument), true);
  }

  private static void handles(Scene scene) {
    Page page = scene.page();
    JSHandle handle = page.evaluateHandle("window.thing = {a: 1, b: {c: 2}}");
    Object seen = page.evaluate("([{it}, x]) => it === thing && x", List.of(Map.of("it", handle), 5));
    Check.equal(seen, 5);
    Check.equal(handle.evaluate("(it, x) => it.a + x", 2), 3);
    Check.equal(new TreeSet<>(handle.getProperties().keySet()), new TreeSet<>(List.of("a", "b")));
    Check.equal(handle.getProperty("b").jsonValue(), Map.of("c", 2));
    Check.equal(page.evaluateHandle("document.body").asElement().evaluate("body => body.tagName"), "BODY");
    Check.equal(page.evaluateHandle("'text'").toString(), "text");
    handle.dispose();
    Check.failure(() -> page.evaluate("h => h", handle), "JSHandle is disposed|no object with guid");
  }

  private static void thrown(Scene scene) {
    Page page = scene.page();
    Check.failure(() -> page.evaluate("() => { throw new TypeError('boom') }"), "TypeError: boom\n    at ");
    Check.failure(() -> page.evaluate("() => { throw 5 }"), "5");
    Check.failure(() -> page.evaluate("absent"), "ReferenceError: absent is not defined");
    Check.failure(() -> page.evaluate("1 +"), "SyntaxError");
  }
}
