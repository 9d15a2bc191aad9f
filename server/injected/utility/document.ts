// The document as text, and back.

import {
  closeDocument, currentDocument, doctypeOf, documentElementOf, openDocument, outerHTMLOf, ownerDocumentOf, titleOf,
  writeDocument,
} from '../base/dom';
import {apply, global, uncurry} from '../base/primordials';
import {isDocument} from '../values/kinds';

const Serializer = global.XMLSerializer;
const serializeToString =
    Serializer && uncurry(Serializer.prototype.serializeToString as (this: XMLSerializer, node: Node) => string);
const stopLoading = global.stop;

/** The doctype, if there is one, and the root element, as the browser serializes them. */
export function documentContent(): string {
  const document = currentDocument();
  const doctype = doctypeOf(document);
  const root = documentElementOf(document);
  return (doctype ? serializeToString(new Serializer(), doctype) : '') + (root ? outerHTMLOf(root) : '');
}

/** Replaces the document by what `html` parses to. Loading may go on after this returns. */
export function setDocumentContent(html: string): void {
  const content = trusted(html);
  const document = currentDocument();
  apply(stopLoading, global, []);
  openDocument(document);
  writeDocument(document, content);
  closeDocument(document);
}

export function title(): string {
  return titleOf(currentDocument());
}

/** Of the document `node` is in, or is. */
export function rootElement(node: Node): Element | null {
  const document = isDocument(node) ? node : ownerDocumentOf(node);
  return document && documentElementOf(document);
}

interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(this: TrustedTypes, name: string, rules: Policy): Policy;
}
const {trustedTypes} = global as {trustedTypes?: TrustedTypes};
const createPolicy = trustedTypes?.createPolicy;
let trust: ((text: string) => string) | undefined;

// A page may ask for trusted types in every world.
function trusted(html: string): string {
  try {
    trust ??= createPolicy && trustWith(apply(createPolicy, trustedTypes, ['understudy', {createHTML: text => text}]));
  } catch {
    // The page names the policies it accepts, ours not among them: the plain string is as good as any.
  }
  return trust ? trust(html) : html;
}

function trustWith(policy: Policy): (text: string) => string {
  const {createHTML} = policy;
  return text => apply(createHTML, policy, [text]);
}
