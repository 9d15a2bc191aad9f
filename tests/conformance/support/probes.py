"""The questions of tests/server/injected/*_probes.mjs, asked in any realm of a page that a client drives.

Their server, support/web_server.mjs there, runs in a Node.js of its own.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Dict, Iterator

from playwright.sync_api import Frame, Page

INJECTED = Path(__file__).resolve().parents[2] / "server" / "injected"

# Evaluates what it is sent, and answers through the port that comes along.
WORKER = """
const answer = async ({data, ports: [port]}) => port.postMessage(await eval(data));
onmessage = answer;
onconnect = ({ports: [port]}) => { port.onmessage = answer; };
"""

# How a page gets a worker to send `source` to, and an expression for what it answers.
WORKERS = {
    "dedicated worker": "new Worker(url)",
    "nested worker": "new Worker(URL.createObjectURL(new Blob([`const inner = new Worker('${url}');"
    "onmessage = ({data, ports}) => inner.postMessage(data, ports);`])))",
    "shared worker": "new SharedWorker(url).port",
    "service worker": "await navigator.serviceWorker.register(url).then(r => r.installing || r.waiting || r.active)",
}
REALMS = ["page", "iframe", "popup", *WORKERS]


def probes() -> Dict[str, str]:
    """Source of each probe by name."""
    source = "\n".join(
        re.sub(r"export const \w+ = {", "Object.assign(all, {", path.read_text()).replace("\n};\n", "\n});\n")
        for path in sorted(INJECTED.glob("websocket_*_probes.mjs"))
    )
    program = f"const all = {{}};\n{source}\nfor (const name in all) all[name] = String(all[name]);\n"
    program += "console.log(JSON.stringify(all));"
    return json.loads(subprocess.check_output(["node", "--input-type=module", "--eval", program], text=True))


def in_realm(name: str, source: str) -> bool:
    """Whether a probe can be asked in a realm: those of workers have no documents."""
    return name not in WORKERS or not re.search(r"\bdocument\b|\bp\.frame\(", source)


class ProbeServer:
    def __init__(self) -> None:
        program = f"import {{serve}} from '{(INJECTED / 'support' / 'web_server.mjs').as_uri()}';"
        program += "console.log((await serve()).origin); process.stdin.on('end', () => process.exit()).resume();"
        self._process = subprocess.Popen(
            ["node", "--input-type=module", "--eval", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.origin = self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def serving() -> Iterator[ProbeServer]:
    server = ProbeServer()
    yield server
    server.close()


def ask_all(page: Page, realm: str, server: ProbeServer, asked: Dict[str, str]) -> Dict[str, object]:
    """What each probe answers in a realm of `page`."""
    page.goto(f"{server.origin}/page")
    makes_probing = re.search(
        r"export (function makeProbing.*)", (INJECTED / "support" / "probing.mjs").read_text(), re.DOTALL
    ).group(1)
    origins = json.dumps({"wsOrigin": server.origin.replace("http", "ws")})
    list_of_probes = ",".join(f"[{json.dumps(name)}, {source}]" for name, source in asked.items())
    source = f"""(async () => {{
      const window = globalThis;
      {makes_probing}
      const answers = {{}};
      for (const [name, probe] of [{list_of_probes}]) {{
        let timer;
        const late = new Promise(resolve => {{ timer = setTimeout(resolve, 15000, 'no answer'); }});
        const answer = Promise.resolve().then(() => probe(makeProbing({origins}))).catch(e => `threw ${{e.stack}}`);
        answers[name] = JSON.stringify(await Promise.race([answer, late]),
            (key, value) => value === undefined ? 'undefined' : value !== value ? 'NaN' : value);
        clearTimeout(timer);
      }}
      return JSON.stringify(answers);
    }})()"""
    return {name: json.loads(answer) for name, answer in json.loads(_evaluate(page, realm, source)).items()}


def _evaluate(page: Page, realm: str, source: str) -> str:
    if realm == "page":
        return page.evaluate(source)
    if realm == "iframe":
        frame: Frame = page.frames[0]
        with page.expect_event("framenavigated", lambda navigated: navigated != page.main_frame) as attached:
            page.evaluate("document.body.append(Object.assign(document.createElement('iframe'), {src: '/frame'}))")
        frame = attached.value
        return frame.evaluate(source)
    if realm == "popup":
        with page.expect_popup() as opened:
            page.evaluate("void open('/popup')")
        opened.value.wait_for_load_state()
        return opened.value.evaluate(source)
    return page.evaluate(
        f"""async ([body, source]) => {{
            const url = location.origin + '/worker.js?type=text/javascript&body=' + encodeURIComponent(body);
            const worker = {WORKERS[realm]};
            worker.start?.();
            const {{port1, port2}} = new MessageChannel();
            const answer = new Promise(resolve => {{ port1.onmessage = ({{data}}) => resolve(data); }});
            worker.postMessage(source, [port2]);
            return answer;
        }}""",
        [WORKER, source],
    )
