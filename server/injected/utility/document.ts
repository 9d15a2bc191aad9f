// The document as text, and back. Called in the isolated world, where the page can't have changed the DOM's methods.

const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** The doctype, if there is one, and the root element, as the browser serializes them. */
export function documentContent(): string {
  const {doctype, documentElement} = document;
  const prologue = doctype ? new XMLSerializer().serializeToString(doctype) : '';
  return prologue + (documentElement?.outerHTML ?? '');
}

/** Replaces the document by what `html` parses to. Loading may go on after this returns. */
export function setDocumentContent(html: string): void {
  window.stop();
  document.open();
  document.write(trusted(html));
  document.close();
}

export function title(): string {
  return document.title;
}

type TrustedTypes = {
  createPolicy(name: string, rules: {createHTML(text: string): string}): {createHTML(text: string): string};
};

// A page may ask for trusted types in every world.
function trusted(html: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
  if (!trustedTypes || document.documentElement?.namespaceURI !== htmlNamespace)
    return html;
  try {
    return trustedTypes.createPolicy('understudy', {createHTML: text => text}).createHTML(html);
  } catch {
    // The page names the policies it accepts, ours not among them: the plain string is as good as any.
    return html;
  }
}
