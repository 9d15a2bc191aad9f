// The utility's document helpers: waiting, content, tags.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {testbed} from './support/testbed.mjs';
import {createUtility} from './support/utility.mjs';

const bed = testbed();

test('waiting resolves with the first truthy value', async t => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  for (const polling of ['raf', 5]) {
    await t.test(`polling ${polling}`, async () => {
      await page.evaluate('window.looks = 0');
      const {value} = await utility.waitForPredicate(1, polling, 'wanted => ++looks >= wanted && `after ${looks}`',
          {isFunction: true, args: [{n: 4}]});
      assert.equal(value, 'after 4');
    });
  }
  await t.test('an expression', async () => {
    await page.evaluate('window.flag = 0; setTimeout(() => window.flag = "up", 20); 0');
    assert.equal((await utility.waitForPredicate(2, 'raf', 'window.flag')).value, 'up');
  });
  await t.test('a predicate that is asynchronous', async () => {
    assert.equal((await utility.waitForPredicate(3, 1, 'async () => ++looks > 9 && "async"', {isFunction: true})).value, 'async');
  });
  await t.test('a truthy value at once needs no frame', async () => {
    await page.evaluate('window.requestAnimationFrame = undefined; 0');
    assert.equal((await utility.waitForPredicate(4, 'raf', '() => 7')).value, 7);
  });
});

test('a predicate that throws ends the wait', async () => {
  const utility = await createUtility(await bed.newPage());
  await assert.rejects(utility.waitForPredicate(1, 'raf', '() => { throw new Error("no"); }'), /Error: no/);
});

test('a cancelled wait resolves with undefined and looks no more', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const looked = page.once('Runtime.consoleAPICalled');
  const wait = utility.waitForPredicate(9, 1, '() => { console.log("look"); return false; }');
  await looked;
  await utility.call('cancelWait', 9);
  await utility.call('cancelWait', 1234);
  assert.equal((await wait).type, 'undefined');
});

test('content goes in and comes out', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const loaded = page.once('Page.loadEventFired');
  await utility.call('setDocumentContent', '<!doctype html><title>New</title><p>text</p>');
  await loaded;
  assert.equal(await utility.call('documentContent'),
      '<!DOCTYPE html><html><head><title>New</title></head><body><p>text</p></body></html>');
  assert.equal(await utility.call('title'), 'New');
});

test('content comes out without a doctype or a root', async () => {
  const page = await bed.newPage('/page?body=<p>quirks');
  const utility = await createUtility(page);
  assert.equal(await utility.call('documentContent'), '<html><head></head><body><p>quirks</p></body></html>');
  await page.evaluate('document.documentElement.remove()');
  assert.equal(await utility.call('documentContent'), '');
});

test('content goes into a page that asks for trusted types', async () => {
  const policy = encodeURIComponent('require-trusted-types-for \'script\'');
  const page = await bed.newPage(`/page?csp=${policy}`);
  const utility = await createUtility(page);
  await utility.call('setDocumentContent', '<p>trusted</p>');
  assert.match(await utility.call('documentContent'), /<p>trusted<\/p>/);
});

test('script tags run', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const source = `/script?type=text/javascript&body=${encodeURIComponent('window.loaded = "from URL"')}`;
  assert.equal((await utility.callForHandle('addScriptTag', {url: source})).className, 'HTMLScriptElement');
  assert.equal(await page.evaluate('loaded'), 'from URL');
  await utility.callForHandle('addScriptTag', {content: 'window.loaded = "inline"'});
  assert.equal(await page.evaluate('loaded'), 'inline');
  await utility.callForHandle('addScriptTag', {url: source, type: 'module'});
  assert.equal(await page.evaluate('loaded'), 'from URL');
  await assert.rejects(utility.callForHandle('addScriptTag', {url: '/missing.js'}), /Failed to load script at \/missing\.js/);
});

test('style tags apply', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const color = () => page.evaluate('getComputedStyle(document.body).color');
  const style = `/style?type=text/css&body=${encodeURIComponent('body { color: rgb(1, 2, 3) }')}`;
  assert.equal((await utility.callForHandle('addStyleTag', {url: style})).className, 'HTMLLinkElement');
  assert.equal(await color(), 'rgb(1, 2, 3)');
  assert.equal((await utility.callForHandle('addStyleTag', {content: 'body { color: rgb(4, 5, 6) }'})).className, 'HTMLStyleElement');
  assert.equal(await color(), 'rgb(4, 5, 6)');
  await assert.rejects(utility.callForHandle('addStyleTag', {url: '/missing.css'}), {message: 'Event'});
});

test('tags that a policy forbids say so', async () => {
  const policy = encodeURIComponent('default-src \'none\'');
  const utility = await createUtility(await bed.newPage(`/page?csp=${policy}`));
  for (const [method, tag] of [['addScriptTag', {url: '/x.js'}], ['addScriptTag', {content: '1'}],
    ['addStyleTag', {url: '/x.css'}], ['addStyleTag', {content: 'a {}'}]])
    await assert.rejects(utility.callForHandle(method, tag), /Content Security Policy/, `${method} ${JSON.stringify(tag)}`);
});
