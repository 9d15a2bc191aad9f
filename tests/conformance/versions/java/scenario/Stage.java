package scenario;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the steps of a scenario, and tells of each how it went: a line of JSON. */
final class Stage {
  /** A step that hangs is interrupted after that time. */
  private static final int STEP_SECONDS = 40;

  /** `className` is a class that clients before 1.`since` don't compile, or null. */
  private record Entry(String name, Step step, int since, String className) {}

  private final int client;
  private final List<Entry> entries = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });

  /** `client` is its minor version: 62 is 1.62. */
  Stage(int client) {
    this.client = client;
  }

  void step(String name, Step step) {
    entries.add(new Entry(name, step, 0, null));
  }

  /** A step that clients since 1.`since` can take: the class of that name, with `Since` and the number behind it. */
  void step(int since, String name, String className) {
    entries.add(new Entry(name, null, since, "scenario." + className + "Since" + since));
  }

  /** Whether all went well. */
  boolean play(Scene scene, List<String> only) {
    boolean good = true;
    for (Entry entry : entries) {
      if (!only.isEmpty() && !only.contains(entry.name())) {
        continue;
      }
      long start = System.nanoTime();
      JsonObject told = new JsonObject();
      told.addProperty("step", entry.name());
      if (client < entry.since()) {
        told.addProperty("outcome", "absent");
      } else {
        String why = play(entry, scene);
        told.addProperty("outcome", why == null ? "passed" : "failed");
        if (why != null) {
          told.addProperty("why", why);
          good = false;
        }
      }
      told.addProperty("seconds", (System.nanoTime() - start) / 10_000_000 / 100.0);
      System.out.println(told);
    }
    return good;
  }

  /** Why the step failed, or null. */
  private String play(Entry entry, Scene scene) {
    Future<?> end = clock.schedule(Thread.currentThread()::interrupt, STEP_SECONDS, TimeUnit.SECONDS);
    try {
      Step step = entry.step();
      if (step == null) {
        step = (Step) Class.forName(entry.className()).getDeclaredConstructor().newInstance();
      }
      step.run(scene);
      scene.end();
      return null;
    } catch (Exception | AssertionError error) {
      StringWriter text = new StringWriter();
      error.printStackTrace(new PrintWriter(text));
      return text.toString();
    } finally {
      end.cancel(false);
      Thread.interrupted();
    }
  }
}
