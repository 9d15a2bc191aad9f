// <script> and <link>/<style> elements added on behalf of the user. Called in the main world or an isolated one; the
// returned element is the page's.

import {
  addEventListener, appendChild, blockedURIOf, createElement, createTextNode, currentDocument, documentElementOf, headOf,
  removeEventListener, setLinkRelation, setLinkURL, setScriptText, setScriptType, setScriptURL, violatedDirectiveOf,
} from '../base/dom';
import {apply, ErrorOf, global, own} from '../base/primordials';
import {newPromise} from '../base/promises';

export interface ScriptTag {
  url?: string;
  content?: string;
  /** The element's type; "text/javascript" for inline scripts without one. */
  type?: string;
}

export interface StyleTag {
  url?: string;
  content?: string;
}

const setTimer = global.setTimeout;

/** Resolves with the element once the script ran. Rejects when it can't be loaded or a policy forbids it. */
export function addScriptTag(source: ScriptTag): Promise<HTMLElement> {
  const url = own(source, 'url');
  const type = own(source, 'type');
  const script = createElement(currentDocument(), 'script') as HTMLScriptElement;
  if (url)
    setScriptURL(script, url);
  if (type)
    setScriptType(script, type);
  else if (!url)
    setScriptType(script, 'text/javascript');
  if (url)
    return insertAndLoad(script, () => new ErrorOf(`Failed to load script at ${url}`));
  setScriptText(script, own(source, 'content') ?? '');
  return insertInline(script);
}

/**
 * Resolves with the element once the style sheet applies. Rejects when a policy forbids it; when it can't be loaded, with
 * the event, which clients show by its interface.
 */
export function addStyleTag(source: StyleTag): Promise<HTMLElement> {
  const url = own(source, 'url');
  const document = currentDocument();
  if (url) {
    const link = createElement(document, 'link') as HTMLLinkElement;
    setLinkRelation(link, 'stylesheet');
    setLinkURL(link, url);
    return insertAndLoad(link, event => event);
  }
  const style = createElement(document, 'style');
  appendChild(style, createTextNode(document, own(source, 'content') ?? ''));
  return insertAndLoad(style, event => event);
}

function insertAndLoad(element: HTMLElement, failure: (event: Event) => unknown): Promise<HTMLElement> {
  return newPromise((resolve, reject) => {
    const stopWatching = watchViolations(reject);
    addEventListener(element, 'load', () => {
      stopWatching();
      resolve(element);
    });
    addEventListener(element, 'error', event => afterViolations(stopWatching, () => reject(failure(event))));
    insert(element);
  });
}

// An inline script has run when this returns, or the violation's event is on its way.
function insertInline(element: HTMLElement): Promise<HTMLElement> {
  return newPromise((resolve, reject) => {
    const stopWatching = watchViolations(reject);
    insert(element);
    afterViolations(stopWatching, () => resolve(element));
  });
}

function insert(element: HTMLElement): void {
  const document = currentDocument();
  appendChild((headOf(document) ?? documentElementOf(document))!, element);
}

function watchViolations(reject: (reason: Error) => void): () => void {
  const document = currentDocument();
  const listener = (event: Event) => {
    reject(new ErrorOf(`Refused by the page's Content Security Policy: ${violatedDirectiveOf(event)} forbids ${
      blockedURIOf(event)}`));
  };
  addEventListener(document, 'securitypolicyviolation', listener);
  return () => removeEventListener(document, 'securitypolicyviolation', listener);
}

// Events about violations are queued: they come after whatever was refused.
function afterViolations(stopWatching: () => void, act: () => void): void {
  apply(setTimer, global, [() => {
    stopWatching();
    act();
  }]);
}
