package scenario;

/** What a step does. */
interface Step {
  void run(Scene scene) throws Exception;
}
