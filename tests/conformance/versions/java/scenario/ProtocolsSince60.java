package scenario;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Routes tell the protocols. */
final class ProtocolsSince60 implements Step {
  @Override
  public void run(Scene scene) {
    Page page = scene.page();
    List<List<String>> seen = new ArrayList<>();
    page.routeWebSocket(Sockets.MOCK, ws -> seen.add(ws.protocols()));
    page.navigate(scene.chat);
    page.evaluate(
        "url => new Promise(open => { new WebSocket(url, ['a', 'b']).onopen = () => open() })", Sockets.MOCK);
    Check.equal(seen, List.of(List.of("a", "b")));
  }
}
