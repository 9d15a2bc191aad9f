"""What a page does to get a service worker."""

# Registers `/sw.js`, which claims its clients, and waits until it controls the page.
REGISTER = """async () => {
  const controlled = new Promise(done => { navigator.serviceWorker.oncontrollerchange = done });
  await navigator.serviceWorker.register('/sw.js');
  await controlled;
}"""
