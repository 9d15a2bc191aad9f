// The lint of in-page code finds what it is there for, and nothing else.

import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';

import {lint} from '../../../server/injected/lint/rules.mjs';

const ts = createRequire(import.meta.url)(
    process.env.UNDERSTUDY_TEST_TYPESCRIPT ?? path.join(process.env.TEST_SRCDIR, 'npm/node_modules/typescript/lib/typescript.js'));

/** What the lint says about modules of these texts, for each, without the places. */
function lintTexts(texts) {
  const names = texts.map((_, i) => `/planted${i}.ts`);
  const options = {target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [], strict: true};
  const host = ts.createCompilerHost(options);
  const {getSourceFile, fileExists} = host;
  host.getSourceFile = (file, ...rest) => names.includes(file) ?
      ts.createSourceFile(file, texts[names.indexOf(file)], ts.ScriptTarget.ES2022, true) : getSourceFile.call(host, file, ...rest);
  host.fileExists = file => names.includes(file) || fileExists.call(host, file);
  const findings = lint(ts, ts.createProgram(names, options, host), names);
  return names.map(name => findings.filter(finding => finding.startsWith(name + ':'))
      .map(finding => finding.replace(/^.*?:\d+: /, '')));
}

const planted = [
  ['export function f() { return performance; }', ['performance is looked up when it is needed']],
  ['export const f = () => globalThis;', ['globalThis is looked up when it is needed']],
  ['export const f = () => new Map();', ['Map is looked up when it is needed']],
  ['export const f = (promise: unknown) => ({Promise});', ['Promise is looked up when it is needed']],
  ['export class C { time = Date; }', ['Date is looked up when it is needed']],
  ['export function f(list: number[]) { list.push(1); }', ['push is looked up on Array']],
  ['export function f(text: string) { return text["trim"](); }', ['trim is looked up on String']],
  ['export function f(node: Node) { return node.nodeName; }', ['nodeName is looked up on Node']],
  ['export function f(node: Node) { const {nodeName: name} = node; return name; }', ['nodeName is looked up on Node']],
  ['export function f(list: number[]) { for (const x of list) void x; }', ['for-of iterates in the page’s way']],
  ['export function f(list: number[]) { return [...list]; }', ['a spread iterates in the page’s way']],
  ['export function f(list: [number]) { return f(...[list]); }', ['a spread iterates in the page’s way']],
  ['export function f(list: number[]) { const [x] = list; return x; }', ['array destructuring iterates in the page’s way']],
  ['export function f([x]: number[]) { return x; }', ['array destructuring iterates in the page’s way']],
  ['let x = 0; export function f(list: number[]) { [x] = list; return x; }', ['array destructuring iterates in the page’s way']],
  ['export async function f(x: Promise<void>) { await x; }', ['await asks the page’s promises']],
  ['export function* f() { yield 1; }', ['yield goes by the page’s iterators']],
  ['const C = Error; export const f = (x: unknown) => x instanceof C;', ['instanceof asks the page’s Symbol.hasInstance']],
  ['export const f = (x: object) => `${x}`;', ['a template converts an object in the page’s way']],
];

const fine = [
  'const time = performance; export const f = () => time;',
  'export class C { static time = Date; }',
  'for (const x of [1]) void x;',
  'export function f(list: number[], text: string) { return list.length + text.length + `${list[0]}`.length; }',
  'export function f(...rest: unknown[]) { return rest[0] === undefined; }',
  'export async function f() { await undefined; }',
  'export class C { private x_ = 1; get x() { return this.x_; } }  export const f = (c: C) => c.x;',
  'export function f(x: {name: string}) { const {name, ...rest} = x; return {...rest, name}; }',
  'export function f(x: Promise<Map<string, Date>>): x is never { return !x; }',
  'export function f(x: Iterable<number>) { return x[Symbol.iterator]; } // The page’s: it says how to iterate.',
];

const expected = [...planted, ...fine.map(text => [text, []])];
const found = lintTexts(expected.map(([text]) => text));
expected.forEach(([text, findings], i) => {
  test(findings.length ? `finds ${findings} in ${text}` : `has nothing to say about ${text}`,
      () => assert.deepEqual(found[i], findings));
});
