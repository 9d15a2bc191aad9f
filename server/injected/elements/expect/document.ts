// Assertions about a page.

import {titleOf} from '../../base/dom';
import {getter} from '../../base/primordials';
import {documentElement} from '../base/tree';
import type {Expectation, Finding} from './matcher';
import {snapshotFinding} from './snapshot';
import {textFinding} from './text';

type DocumentMatcher = (page: Document, expected: Expectation) => Finding;

const bodyOf = getter<HTMLElement | null>(Document.prototype, 'body');
const urlOf = getter<string>(Document.prototype, 'URL');

export const documentMatchers: Record<string, DocumentMatcher> = {
  'to.have.title': (page, expected) => textFinding(titleOf(page), expected),
  'to.have.url': (page, expected) => textFinding(urlOf(page), expected),
  'to.match.aria': (page, expected) => snapshotFinding(bodyOf(page) ?? documentElement(page)!, expected),
};
