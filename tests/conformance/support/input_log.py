"""What a page sees of input, as lines that can be compared.

    python tests/conformance/support/input_log.py BROWSER

writes input/events.json anew: what each sequence in it makes a page see, with the driver the client comes with.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any, Dict, List

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

TABLE = Path(__file__).parent.parent / "input" / "events.json"
HTML = (TABLE.parent / "page.html").read_text()
LOG_EVENTS = (TABLE.parent / "log_events.js").read_text()

Sequence = Dict[str, Any]


def sequences() -> List[Sequence]:
    return json.loads(TABLE.read_text())


def do(page: Page, step: List[Any]) -> None:
    device, method, *arguments = step
    options = arguments.pop() if arguments and isinstance(arguments[-1], dict) else {}
    getattr(page if device == "page" else getattr(page, device), method)(*arguments, **options)


def see(browser: Browser, sequence: Sequence) -> List[str]:
    """What the page sees, and at last what it is asked for `after`wards."""
    context = browser.new_context(**sequence.get("context", {}))
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_content(sequence.get("html", HTML))
    page.evaluate(LOG_EVENTS)
    page.evaluate("focused => { document.querySelector(focused)?.focus(); }", sequence.get("focus", "#area"))
    if "before" in sequence:
        page.evaluate(sequence["before"])
    page.evaluate("settled().then(() => { seen.length = 0 })")
    for step in sequence["steps"]:
        try:
            do(page, step)
        except Error as error:
            # Newer clients say first which call it was.
            message = re.sub(r"^\w+\.\w+: ", "", str(error))
            page.evaluate("text => { seen.push(text) }", f"error {message}")
    try:
        # What touches bring about comes later than they do.
        page.wait_for_function("count => seen.length >= count", arg=len(sequence.get("events", [])) - 1, timeout=3000)
    except TimeoutError:
        pass
    events = page.evaluate("settled().then(() => seen)")
    if "after" in sequence:
        events.append(f"after {page.evaluate(sequence['after'])}")
    context.close()
    return events


def main(executable: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        table = [{**sequence, "events": see(browser, sequence)} for sequence in sequences()]
        browser.close()
    TABLE.write_text("[\n" + ",\n".join(written(sequence) for sequence in table) + "\n]\n")


def written(sequence: Sequence) -> str:
    """An event a line."""
    head = {name: value for name, value in sequence.items() if name != "events"}
    events = ",\n  ".join(json.dumps(event, ensure_ascii=False) for event in sequence["events"])
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "events": [\n  {events}\n]}}'


if __name__ == "__main__":
    main(sys.argv[1])
