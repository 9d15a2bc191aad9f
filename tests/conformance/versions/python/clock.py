"""Clocks that a test turns."""

import datetime

from playwright.sync_api import expect
from stage import Scene, failure, step

NOON = datetime.datetime(2024, 2, 2, 12, tzinfo=datetime.timezone.utc)
NOW = "new Date().toISOString().slice(11, 19)"


@step()
def a_clock_is_turned(scene: Scene) -> None:
    page = scene.page()
    page.clock.install(time=NOON)
    page.goto(scene.web + "/page")
    page.clock.pause_at("2024-02-02T12:30:00Z")
    assert page.evaluate(NOW) == "12:30:00"
    page.evaluate("() => { window.ticks = 0; setInterval(() => ++ticks, 1000) }")
    page.clock.run_for(3500)
    assert page.evaluate(f"[ticks, {NOW}]") == [3, "12:30:03"]
    page.clock.fast_forward("05:00")
    assert page.evaluate(f"[ticks, {NOW}]") == [4, "12:35:03"]
    failure(lambda: page.clock.pause_at(NOON), "Cannot fast-forward to the past")
    page.clock.resume()
    page.wait_for_function("ticks === 5")


@step()
def a_date_is_set(scene: Scene) -> None:
    context = scene.context()
    context.clock.set_fixed_time(NOON)
    page = context.new_page()
    assert page.evaluate("Date.now()") == NOON.timestamp() * 1000
    page.evaluate("new Promise(resolve => setTimeout(resolve, 10))")
    assert page.evaluate("Date.now()") == NOON.timestamp() * 1000
    page.clock.set_system_time("2030-01-01T00:00:00Z")
    assert page.evaluate("new Date().getUTCFullYear()") == 2030
    failure(lambda: page.clock.set_fixed_time("no date"), "Invalid date: no date")
