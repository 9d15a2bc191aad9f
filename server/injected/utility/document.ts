// The document as text, and back. Called in the isolated world, where the page can't have changed the DOM's methods.

import {getter} from '../base/primordials';
import {isDocument} from '../values/kinds';

const ownerDocumentOf = globalThis.Node && getter<Document | null>(Node.prototype, 'ownerDocument');
const documentElementOf = globalThis.Document && getter<Element | null>(Document.prototype, 'documentElement');

/** The doctype, if there is one, and the root element, as the browser serializes them. */
export function documentContent(): string {
  const {doctype, documentElement} = document;
  const prologue = doctype ? new XMLSerializer().serializeToString(doctype) : '';
  return prologue + (documentElement?.outerHTML ?? '');
}

/** Replaces the document by what `html` parses to. Loading may go on after this returns. */
export function setDocumentContent(html: string): void {
  const content = trusted(html);
  window.stop();
  document.open();
  document.write(content);
  document.close();
}

export function title(): string {
  return document.title;
}

/** Of the document `node` is in, or is. */
export function rootElement(node: Node): Element | null {
  const document = isDocument(node) ? node : ownerDocumentOf!(node);
  return document && documentElementOf!(document);
}

interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}
let policy: Policy | undefined;

// A page may ask for trusted types in every world.
function trusted(html: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
  try {
    policy ??= trustedTypes?.createPolicy('understudy', {createHTML: text => text});
  } catch {
    // The page names the policies it accepts, ours not among them: the plain string is as good as any.
  }
  return policy ? policy.createHTML(html) : html;
}
