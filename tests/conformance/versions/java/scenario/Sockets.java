package scenario;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** WebSockets, routed and not. `chat` and `closing` are functions of the example server's page. */
final class Sockets {
  static final String MOCK = "ws://mock.example/ws";

  private Sockets() {}

  static void steps(Stage stage) {
    stage.step("sockets_are_mocked", Sockets::mocked);
    stage.step("sockets_are_connected_and_modified", Sockets::modified);
    stage.step("predicates_choose_sockets", Sockets::predicates);
    stage.step("sockets_are_closed_from_either_side", Sockets::closed);
    stage.step("servers_that_close_are_told_of", Sockets::serverCloses);
    stage.step(60, "routes_tell_the_protocols", "Protocols");
    stage.step("sockets_that_are_not_routed_are_seen", Sockets::seen);
  }

  private static void mocked(Scene scene) {
    Page page = scene.page();
    List<String> urls = new ArrayList<>();
    page.routeWebSocket(
        MOCK,
        ws -> {
          urls.add(ws.url());
          ws.onMessage(frame -> answer(ws, frame));
        });
    page.navigate(scene.chat);
    Check.equal(page.evaluate("url => chat(url, ['one', 'two'])", MOCK), List.of("re: one", "re: two"));
    Object bytes =
        page.evaluate(
            """
            async url => {
              const [reply] = await chat(url, [new Uint8Array([1, 254])]);
              return [...new Uint8Array(await reply.arrayBuffer())];
            }""",
            MOCK);
    Check.equal(bytes, List.of(0, 255, 1, 254));
    Check.equal(urls, List.of(MOCK, MOCK));
  }

  private static void answer(WebSocketRoute ws, WebSocketFrame frame) {
    if (frame.text() != null) {
      ws.send("re: " + frame.text());
      return;
    }
    byte[] bytes = frame.binary();
    ws.send(new byte[] {0, (byte) 255, bytes[0], bytes[1]});
  }

  private static void modified(Scene scene) {
    BrowserContext context = scene.context();
    context.routeWebSocket(
        Pattern.compile("/ws$"),
        ws -> {
          WebSocketRoute server = ws.connectToServer();
          ws.onMessage(frame -> server.send(frame.text().toUpperCase(Locale.ROOT)));
          server.onMessage(frame -> ws.send(frame.text() + "!"));
        });
    Page page = context.newPage();
    page.navigate(scene.chat);
    Check.equal(page.evaluate("chat('/ws', ['hello'])"), List.of("server says: HELLO!"));
    page.routeWebSocket("**/ws", ws -> ws.connectToServer());
    Check.equal(page.evaluate("chat('/ws', ['plain'])"), List.of("server says: plain"));
    Object closed = page.evaluate("closing('/ws', {messages: ['close 3001 over']})");
    Check.equal(closed, Map.of("code", 3001, "reason", "over"));
  }

  private static void predicates(Scene scene) {
    Page page = scene.page();
    page.routeWebSocket(
        url -> url.contains("private"), ws -> ws.onMessage(frame -> ws.send("mocked: " + frame.text())));
    page.navigate(scene.chat);
    Check.equal(page.evaluate("chat('/ws?private=1', ['hello'])"), List.of("mocked: hello"));
    Check.equal(page.evaluate("chat('/ws', ['hello'])"), List.of("server says: hello"));
  }

  private static void closed(Scene scene) {
    Page page = scene.page();
    page.routeWebSocket(
        "**/closed", ws -> ws.close(new WebSocketRoute.CloseOptions().setCode(3008).setReason("enough")));
    List<Object> closes = new ArrayList<>();
    page.routeWebSocket(
        "**/watched",
        ws ->
            ws.onClose(
                (code, reason) -> {
                  closes.addAll(List.of(code, reason));
                  ws.close(new WebSocketRoute.CloseOptions().setCode(code + 1000).setReason(reason + "?"));
                }));
    page.navigate(scene.chat);
    Check.equal(page.evaluate("closing('/closed')"), Map.of("code", 3008, "reason", "enough"));
    Object closed = page.evaluate("closing('/watched', {code: 3009, reason: 'bye'})");
    Check.equal(closed, Map.of("code", 4009, "reason", "bye?"));
    Check.equal(closes, List.of(3009, "bye"));
  }

  private static void serverCloses(Scene scene) {
    Page page = scene.page();
    page.routeWebSocket(
        "**/ws",
        ws -> {
          WebSocketRoute server = ws.connectToServer();
          server.onClose(
              (code, reason) ->
                  ws.close(new WebSocketRoute.CloseOptions().setCode(code + 1000).setReason(reason + "?")));
          server.send("close 3001 over");
        });
    page.navigate(scene.chat);
    Check.equal(page.evaluate("closing('/ws')"), Map.of("code", 4001, "reason", "over?"));
  }

  private static void seen(Scene scene) {
    Page page = scene.page();
    page.navigate(scene.chat);
    List<String> frames = new ArrayList<>();
    page.onWebSocket(
        ws -> {
          ws.onFrameSent(frame -> frames.add(frame.text()));
          ws.onFrameReceived(frame -> frames.add(frame.text()));
        });
    WebSocket ws = page.waitForWebSocket(() -> page.evaluate("chat('/ws', ['hello'])"));
    Check.equal(ws.url(), scene.chat.replace("http", "ws") + "/ws");
    page.waitForCondition(ws::isClosed);
    Check.equal(frames, List.of("hello", "server says: hello"));
  }
}
