// Assertions on pages and elements, and what those that fail say.

import assert from 'node:assert/strict';
import { CLIENT, expect } from '../client.js';
import { failure, step } from '../stage.js';

const SOON = { timeout: 200 };
// What colours the terminal.
const plain = text => text.replace(/\x1b\[\d+m/g, '');

/** What an assertion that fails says. */
const wrong = async promise => plain((await failure(promise, /./)).message);

step('assertions_hold', async scene => {
  const page = await scene.form();
  await expect(page).toHaveTitle('Form');
  await expect(page).toHaveURL(/\/form$/);
  const name = page.getByLabel('Name');
  const sent = page.locator('#sent');
  const items = page.getByRole('listitem');
  await expect(name).toBeEditable();
  await expect(name).toBeEmpty();
  await expect(name).toHaveAttribute('placeholder', /^Some/);
  await expect(name).toHaveAccessibleName('Name');
  await expect(page.getByLabel('News')).not.toBeChecked();
  await expect(page.getByLabel('Size')).toHaveValue('s');
  await expect(page.locator('#cover')).toBeHidden();
  await expect(sent).toHaveClass('last words');
  await expect(sent).toHaveJSProperty('className', 'last words');
  await expect(page.getByText('Order')).toHaveRole('heading');
  await expect(items).toHaveCount(3);
  await expect(items).toHaveText(['one', /TWO/i, 'three']);
  await expect(items).toContainText(['o', 'ee']);
  await expect(items.first()).toBeInViewport();
  await page.evaluate(() => void setTimeout(() => (sent.textContent = 'late'), 100));
  await expect(sent).toHaveText('late');
});

step(
  'assertions_on_classes_hold',
  async scene => expect((await scene.form()).locator('#sent')).toContainClass('last'),
  { since: 52 },
);

step('assertions_that_fail_say_what_they_saw', async scene => {
  const page = await scene.form();
  const items = page.getByRole('listitem');
  const text = await wrong(expect(items.first()).toHaveText('four', SOON));
  assert.match(text, /expect\(locator\)\.toHaveText\(expected\)[^]*Received(?: string)?: +"one"\n/);
  assert(text.includes(`  - ${heading("getByRole('listitem').first()")} with timeout 200ms\n`));
  assert(text.includes("- waiting for getByRole('listitem').first()\n"));
  assert(text.includes('unexpected value "one"'));
  assert.match(await wrong(expect(items.first()).not.toBeVisible(SOON)), /not visible\n *Received: visible/);
  assert.match(await wrong(expect(page.locator('#absent')).toBeVisible(SOON)), /element\(s\) not found/);
  assert.match(await wrong(expect(items).toHaveText('one', SOON)), /Error: strict mode violation: .* 3 elements:/);
  assert.match(await wrong(expect(items).toHaveText(['one'], SOON)), /"two",[^]*locator resolved to 3 elements\n/);
  const title = await wrong(expect(page).toHaveTitle('Other', SOON));
  assert.match(title, /Received(?: string)?: +"Form"\n[^]*unexpected value "Form"/);
  assert.equal(title.includes('locator resolved to <html>…</html>\n'), CLIENT <= 53 || CLIENT >= 62);
});

/** How the driver's log of an assertion on a text begins: this client has titles of its own in its test runner alone. */
function heading(subject) {
  if (CLIENT <= 52) return 'locator._expect';
  return CLIENT <= 62 ? 'Expect "to.have.text"' : `Expect "toHaveText" ${subject}`;
}

step(
  'elements_have_an_aria_snapshot',
  async scene => {
    const items = (await scene.form()).locator('ul');
    assert.equal(await items.ariaSnapshot(), '- list:\n  - listitem: one\n  - listitem: two\n  - listitem: three');
  },
  { since: 49 },
);
