package scenario;

import java.util.Objects;
import java.util.regex.Pattern;

/** What has to be so. */
final class Check {
  private Check() {}

  static void that(boolean holds) {
    if (!holds) {
      throw new AssertionError("does not hold");
    }
  }

  static void equal(Object seen, Object expected) {
    if (!Objects.deepEquals(seen, expected)) {
      throw new AssertionError("expected " + described(expected) + ", got " + described(seen));
    }
  }

  static void matches(String text, String pattern) {
    if (!Pattern.compile(pattern).matcher(text).find()) {
      throw new AssertionError("expected " + pattern + ", got: " + text);
    }
  }

  /** The error that an action has to end with. */
  static RuntimeException failure(Runnable action, String pattern) {
    try {
      action.run();
    } catch (RuntimeException error) {
      matches(String.valueOf(error.getMessage()), pattern);
      return error;
    }
    throw new AssertionError("expected " + pattern + ", got no error");
  }

  /** What an assertion that fails says. */
  static String wrong(Runnable assertion) {
    try {
      assertion.run();
    } catch (AssertionError | RuntimeException error) {
      return error.getMessage();
    }
    throw new AssertionError("the assertion holds");
  }

  private static String described(Object value) {
    return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
  }
}
