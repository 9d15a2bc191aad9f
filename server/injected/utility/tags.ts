// <script> and <link>/<style> elements added on behalf of the user. Called in the main world or an isolated one; the
// returned element is the page's.

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

/** Resolves with the element once the script ran. Rejects when it can't be loaded or a policy forbids it. */
export async function addScriptTag({url, content, type}: ScriptTag): Promise<HTMLScriptElement> {
  const script = document.createElement('script');
  if (type)
    script.type = type;
  else if (!url)
    script.type = 'text/javascript';
  if (url) {
    script.src = url;
    await insertAndLoad(script, `Failed to load script at ${url}`);
  } else {
    script.text = content ?? '';
    await insertInline(script);
  }
  return script;
}

/** Resolves with the element once the style sheet applies. Rejects when it can't be loaded or a policy forbids it. */
export async function addStyleTag({url, content}: StyleTag): Promise<HTMLLinkElement | HTMLStyleElement> {
  if (url) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    await insertAndLoad(link, `Failed to load stylesheet at ${url}`);
    return link;
  }
  const style = document.createElement('style');
  style.append(content ?? '');
  await insertAndLoad(style, 'Failed to apply the stylesheet');
  return style;
}

function insertAndLoad(element: HTMLElement, failure: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopWatching = watchViolations(reject);
    element.addEventListener('load', () => {
      stopWatching();
      resolve();
    });
    element.addEventListener('error', () => afterViolations(stopWatching, () => reject(new Error(failure))));
    insert(element);
  });
}

// An inline script has run when this returns, or the violation's event is on its way.
function insertInline(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopWatching = watchViolations(reject);
    insert(element);
    afterViolations(stopWatching, resolve);
  });
}

function insert(element: HTMLElement): void {
  (document.head ?? document.documentElement).append(element);
}

function watchViolations(reject: (reason: Error) => void): () => void {
  const listener = ({effectiveDirective, blockedURI}: SecurityPolicyViolationEvent) => {
    reject(new Error(`Refused by the page's Content Security Policy: ${effectiveDirective} forbids ${blockedURI}`));
  };
  document.addEventListener('securitypolicyviolation', listener);
  return () => document.removeEventListener('securitypolicyviolation', listener);
}

// Events about violations are queued: they come after whatever was refused.
function afterViolations(stopWatching: () => void, act: () => void): void {
  setTimeout(() => {
    stopWatching();
    act();
  });
}
