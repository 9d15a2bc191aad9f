"""The virtual authenticator of a context, and the passkeys in it."""

from typing import Any, Dict, Tuple

import pytest
from playwright.sync_api import BrowserContext, Page
from support.web_server import WebServer

REGISTER = """async () => {
  const credential = await navigator.credentials.create({publicKey: {
    challenge: new Uint8Array([1, 2, 3]), rp: {name: 'Site'},
    user: {id: new Uint8Array([7, 8]), name: 'u', displayName: 'U'},
    pubKeyCredParams: [{type: 'public-key', alg: -7}],
  }});
  return credential.id;
}"""

# Resolves to the credential's id and its count of signatures, or to the name of the error.
LOG_IN = """async allowed => {
  try {
    const credential = await navigator.credentials.get({publicKey: {
      challenge: new Uint8Array([1, 2, 3]), ...(allowed && {allowCredentials: allowed}),
    }});
    return [credential.id, new DataView(credential.response.authenticatorData).getUint32(33)];
  } catch (error) {
    return error.name;
  }
}"""


@pytest.fixture(autouse=True)
def since_1_61(client_version: Tuple[int, ...]) -> None:
    if client_version < (1, 61):
        pytest.skip("clients have no virtual credentials before 1.61")


@pytest.fixture
def login(server: WebServer) -> str:
    server.html("/login", "log in")
    return server.other_url + "/login"


def known(context: BrowserContext) -> Dict[str, Any]:
    return context.credentials.create("localhost")


def test_a_page_logs_in_with_a_known_passkey(context: BrowserContext, page: Page, login: str) -> None:
    passkey = known(context)
    context.credentials.install()
    page.goto(login)
    assert page.evaluate(LOG_IN) == [passkey["id"], 1]
    assert page.evaluate(LOG_IN) == [passkey["id"], 2]
    assert context.credentials.get()[0]["signCount"] == 2


def test_a_page_that_opens_later_has_them_too(context: BrowserContext, login: str) -> None:
    context.credentials.install()
    passkey = known(context)
    first, second = context.new_page(), context.new_page()
    first.goto(login)
    second.goto(login)
    assert first.evaluate(LOG_IN) == [passkey["id"], 1]
    assert second.evaluate(LOG_IN) == [passkey["id"], 2]


def test_what_a_page_registers_can_be_read_and_used(context: BrowserContext, page: Page, login: str) -> None:
    context.credentials.install()
    page.goto(login)
    id = page.evaluate(REGISTER)
    (passkey,) = context.credentials.get(rp_id="localhost")
    assert passkey["id"] == id and passkey["userHandle"] == "Bwg"
    assert len(passkey["privateKey"]) == 184 and len(passkey["publicKey"]) == 122
    # It didn't ask for one that sites find without naming it.
    assert page.evaluate(LOG_IN) == "NotAllowedError"
    context.credentials.create(
        passkey["rpId"],
        id=id,
        user_handle=passkey["userHandle"],
        private_key=passkey["privateKey"],
        public_key=passkey["publicKey"],
        sign_count=7,
    )
    assert page.evaluate(LOG_IN) == [id, 8]


def test_a_passkey_that_is_deleted_is_of_no_use(context: BrowserContext, page: Page, login: str) -> None:
    passkey = known(context)
    context.credentials.install()
    page.goto(login)
    context.credentials.delete(passkey["id"])
    assert context.credentials.get() == []
    assert page.evaluate(LOG_IN) == "NotAllowedError"


def test_passkeys_belong_to_one_context(context: BrowserContext, page: Page, login: str) -> None:
    known(context)
    context.credentials.install()
    other = context.browser.new_context()
    assert other.credentials.get() == []
    other.close()
