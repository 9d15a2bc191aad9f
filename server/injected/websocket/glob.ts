// URL globs: `*` is anything but a slash, `**` anything, `/**/` any number of directories, `{a,b}` alternatives,
// `\` takes the next character literally. Everything else, `?` included, stands for itself.

import {charCodeAt, indexOf, push, RegExpOf, slice} from '../base/primordials';
import {parseURL} from './natives';

export interface GlobOptions {
  /** What relative globs are resolved on; http and https stand for ws and wss. */
  baseURL?: string | undefined;
}

/** A regular expression for the whole of a URL. */
export function globToRegExp(glob: string, options: GlobOptions): RegExp {
  return new RegExpOf(`^${translate(resolve(glob, options))}$`);
}

const special = '\\*{},';

// Parsing normalizes a URL (case, default ports, escapes, the slash after the host) as the page's is. What means
// something to the glob goes through it in disguise.
function resolve(glob: string, {baseURL}: GlobOptions): string {
  if (glob[0] === '*')
    return glob;
  let mark = 'zq';
  while (contains(glob, mark))
    mark += 'q';
  let disguised = '';
  const hidden: string[] = [];
  for (let i = 0; i < glob.length; ++i) {
    if (!contains(special, glob[i]!)) {
      disguised += glob[i]!;
      continue;
    }
    const text = slice(glob, i, glob[i] === '\\' ? i + 2 : i + 1);
    disguised += `${mark}${hidden.length}z`;
    push(hidden, text);
    i += text.length - 1;
  }
  const url = parseURL(disguised, baseURL)?.href;
  return url === undefined ? glob : reveal(url, mark, hidden);
}

function reveal(url: string, mark: string, hidden: string[]): string {
  let glob = '';
  for (let i = 0; i < url.length;) {
    if (slice(url, i, i + mark.length) !== mark) {
      glob += url[i++]!;
      continue;
    }
    let index = 0;
    for (i += mark.length; url[i] !== 'z'; ++i)
      index = index * 10 + (charCodeAt(url, i) - 48);
    ++i;
    glob += hidden[index]!;
  }
  return glob;
}

function translate(glob: string): string {
  let out = '';
  let depth = 0;
  for (let i = 0; i < glob.length; ++i) {
    const character = glob[i]!;
    if (character === '\\' && i + 1 < glob.length) {
      out += literal(glob[++i]!);
    } else if (character === '*') {
      const start = i;
      while (glob[i + 1] === '*')
        ++i;
      if (i === start) {
        out += '[^/]*';
      } else if (glob[i + 1] === '/') {
        ++i;
        out += glob[start - 1] === '/' ? '(?:.+/)?' : '.*/';
      } else {
        out += '.*';
      }
    } else if (character === '{' && closes(glob, i)) {
      ++depth;
      out += '(?:';
    } else if (character === '}' && depth) {
      --depth;
      out += ')';
    } else if (character === ',' && depth) {
      out += '|';
    } else {
      out += literal(character);
    }
  }
  return out;
}

// A brace that nothing closes is a brace.
function closes(glob: string, open: number): boolean {
  let depth = 0;
  for (let i = open; i < glob.length; ++i) {
    if (glob[i] === '\\')
      ++i;
    else if (glob[i] === '{')
      ++depth;
    else if (glob[i] === '}' && --depth === 0)
      return true;
  }
  return false;
}

function literal(character: string): string {
  return contains('^$\\.*+?()[]{}|/', character) ? `\\${character}` : character;
}

function contains(text: string, part: string): boolean {
  return indexOf(text, part) !== -1;
}
