// Elements: how they are found, and what is done with them.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

const textOf = locator => locator.textContent();

step('elements_are_found', async scene => {
  const page = await scene.form();
  assert.equal(await page.getByRole('button', { name: 'send' }).getAttribute('title'), 'Sends it');
  assert.equal(await textOf(page.getByRole('heading', { level: 1 })), 'Order');
  assert.equal(await page.getByLabel('Name').getAttribute('name'), 'name');
  assert.equal(await page.getByPlaceholder('Some').getAttribute('name'), 'name');
  assert.equal(await page.getByTitle('Sends it', { exact: true }).innerText(), 'Send');
  assert.equal(await page.getByTestId('sent').getAttribute('id'), 'sent');
  assert.equal(await page.getByText(/^thing$/i).getAttribute('id'), 'thing');
  const items = page.locator('ul').getByRole('listitem');
  assert.deepEqual([await items.count(), await items.allTextContents()], [3, ['one', 'two', 'three']]);
  assert.deepEqual(await Promise.all([items.first(), items.nth(1), items.last()].map(textOf)), ['one', 'two', 'three']);
  assert.deepEqual(await items.filter({ hasText: 'e' }).filter({ hasNotText: 'one' }).allInnerTexts(), ['three']);
  assert.equal(await page.locator('form').filter({ has: page.getByLabel('News') }).count(), 1);
  assert.equal(await page.getByRole('button').and(page.getByTitle('Sends it')).count(), 1);
  assert.equal(await page.getByRole('heading').or(page.getByRole('list')).count(), 2);
  const several = await failure(items.innerText(), /strict mode violation: .*getByRole\('listitem'\) .* 3 elements/);
  assert(several.message.includes('    1) <li>one</li> aka '));
  await failure(page.locator('li[').count(), /Unexpected token "" while parsing .*selector "li\["/);
});

step('forms_are_filled_in_and_sent', async scene => {
  const page = await scene.form();
  const name = page.getByLabel('Name');
  const news = page.getByLabel('News');
  await name.fill('Bob');
  await name.clear();
  await page.fill('[name=name]', 'Ada');
  assert.equal(await name.inputValue(), 'Ada');
  await news.check();
  assert(await news.isChecked());
  await news.uncheck();
  await news.setChecked(true);
  assert.deepEqual(await page.getByLabel('Size').selectOption('s'), ['s']);
  assert.deepEqual(await page.selectOption('select', { label: 'Large' }), ['l']);
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await textOf(page.locator('#sent')), 'name=Ada&news=on&size=l');
  await page.getByRole('button', { name: 'Reset' }).dblclick();
  assert.deepEqual([await name.inputValue(), await news.isChecked()], ['', false]);
  await failure(page.getByLabel('Size').selectOption('absent', { timeout: 500 }), /did not find some options/);
});

step('keys_are_pressed', async scene => {
  const page = await scene.form();
  const name = page.getByLabel('Name');
  await name.focus();
  await page.keyboard.type('Hello');
  await page.keyboard.down('Shift');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.up('Shift');
  await page.keyboard.insertText('ø');
  await name.pressSequentially('!');
  await name.press('Home');
  await page.keyboard.press('Shift+KeyA');
  assert.equal(await name.inputValue(), 'AHellø!');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  assert.equal(await textOf(page.locator('#sent')), 'name=&size=s');
  await failure(page.keyboard.press('Absent'), /Unknown key: "Absent"/);
});

step('events_are_dispatched', async scene => {
  const page = await scene.form();
  const sent = page.locator('#sent');
  await page.getByRole('button', { name: 'Send' }).dispatchEvent('click');
  assert.equal(await textOf(sent), 'name=&size=s');
  await sent.evaluate(sent => void (sent.onkeydown = event => (sent.textContent = event.constructor.name + event.key)));
  await page.dispatchEvent('#sent', 'keydown', { key: 'x' });
  assert.equal(await textOf(sent), 'KeyboardEventx');
  const dataTransfer = await page.evaluateHandle(() => new DataTransfer());
  await page.locator('#box').dispatchEvent('drop', { dataTransfer });
  assert.equal(await textOf(page.locator('#box')), '0 dropped');
});

step('things_are_dragged', async scene => {
  const page = await scene.form();
  const box = page.locator('#box');
  await page.locator('#thing').dragTo(box);
  assert.equal(await textOf(box), '0 dropped');
  await page.reload();
  await page.dragAndDrop('#thing', '#box', { sourcePosition: { x: 3, y: 3 } });
  assert.equal(await textOf(box), '0 dropped');
  await page.reload();
  const from = await page.locator('#thing').boundingBox();
  const to = await box.boundingBox();
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 3 });
  await page.mouse.up();
  assert.equal(await textOf(box), '0 dropped');
});

step('files_are_chosen', async scene => {
  const page = await scene.form();
  const files = page.getByLabel('Files');
  const chosen = () =>
    files.evaluate(async ({ files }) => {
      const each = await Promise.all([...files].map(async file => [file.name, file.type, await file.text()]));
      return each.flat();
    });
  const a = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('one') };
  await files.setInputFiles([a, { name: 'b.bin', mimeType: 'x/y', buffer: Buffer.alloc(0) }]);
  assert.deepEqual(await chosen(), ['a.txt', 'text/plain', 'one', 'b.bin', 'x/y', '']);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), files.click()]);
  assert(chooser.isMultiple() && chooser.page() === page);
  await chooser.setFiles([a, a]);
  assert.deepEqual(await chosen(), ['a.txt', 'text/plain', 'one', 'a.txt', 'text/plain', 'one']);
  await files.setInputFiles([]);
  assert.deepEqual(await chosen(), []);
});

step('frames_are_looked_into', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/framed`);
  const inside = page.frameLocator('iframe');
  await inside.getByLabel('Name').fill('Ada');
  await page.locator('iframe').contentFrame().getByRole('button', { name: 'Send' }).click();
  assert.equal(await textOf(inside.locator('#sent')), 'name=Ada&size=s');
  assert.match(await inside.owner().getAttribute('src'), /\/form$/);
  assert.equal(await page.getByLabel('Name').count(), 0);
  await failure(inside.frameLocator('#sent').locator('p').click({ timeout: 2000 }), /<iframe> was expected/);
});

step('actions_that_cannot_be_done_say_why', async scene => {
  const page = await scene.form();
  const nothing = page.locator('#absent');
  const absent = await failure(nothing.click({ timeout: 200 }), /locator\.click: Timeout 200ms exceeded\./);
  assert.match(absent.message, /waiting for locator\('#absent'\)/);
  await failure(page.locator('#box').fill('x', { timeout: 500 }), /Element is not an <input>, <textarea>/);
  await failure(page.locator('#box').check({ timeout: 500 }), /Not a checkbox or radio button/);
  await page.evaluate(() => void (cover.hidden = false));
  const covered = await failure(page.getByText('Thing').click({ timeout: 500 }), /Timeout 500ms exceeded\./);
  assert.match(covered.message, /<div id="cover"><\/div> intercepts pointer events/);
});

step('handles_are_acted_on', async scene => {
  const page = await scene.form();
  const name = await page.$('[name=name]');
  await name.fill('Ada');
  assert.deepEqual([await name.inputValue(), await name.getAttribute('name')], ['Ada', 'name']);
  assert(await name.isVisible());
  await (await page.waitForSelector('button')).click();
  assert.equal(await page.$eval('#sent', sent => sent.textContent), 'name=Ada&size=s');
  assert.equal(await page.$$eval('li', items => items.length), 3);
  await name.evaluate(name => name.remove());
  await failure(name.click({ timeout: 500 }), /Element is not attached to the DOM/);
});
