// Parses CSS selectors (Selectors Level 4) with pseudo-classes of ours among them. What the browser knows is kept as it
// is written; whether it is right the browser says when it is asked.

import {tokenize, TokenType} from '@csstools/css-tokenizer';
import type {CSSToken} from '@csstools/css-tokenizer';

import {everything, isComplex} from './css_syntax';
import type {Argument, Combinator, Complex, Compound, PseudoClass} from './css_syntax';
import {SelectorSyntaxError} from './errors';

const ours = new Set([
  'above', 'below', 'has', 'has-text', 'is', 'left-of', 'light', 'near', 'not', 'nth-match', 'right-of', 'scope', 'text',
  'text-is', 'text-matches', 'visible', 'where',
]);

const combinators: Record<string, Combinator> = {'>': 'child', '+': 'next', '~': 'later'};

// No selector has any of these.
const unsupported = new Set<string>([
  TokenType.AtKeyword, TokenType.BadString, TokenType.BadURL, TokenType.CDC, TokenType.CDO, TokenType.CloseCurly,
  TokenType.OpenCurly, TokenType.Percentage, TokenType.Semicolon, TokenType.URL,
]);

// Of tokens that aren't told as they are written.
const texts: Partial<Record<string, string>> = {
  [TokenType.Whitespace]: ' ',
  [TokenType.BadString]: 'BADSTRING',
  [TokenType.BadURL]: 'BADURL',
};

/** The complex selectors of the list. Throws a SelectorSyntaxError. */
export function parseCss(selector: string): Complex[] {
  const fail = (what: string): never => {
    throw new SelectorSyntaxError(`${what} while parsing css selector "${selector}". Did you mean to CSS.escape it?`);
  };
  const list = new Parser(tokensOf(selector), fail).list();
  return list.every(isComplex) ? list : fail('Error');
}

interface Token {
  type: string;
  /** As it goes back into a selector: strings in double quotes. */
  text: string;
  value: unknown;
}

// Two characters that older drafts of CSS Syntax made one token of are one in messages.
function tokensOf(selector: string): Token[] {
  const tokens: Token[] = [];
  for (const token of tokenize({css: escapeSymbols(selector)})) {
    const last = tokens.at(-1);
    const areDelims = last?.type === TokenType.Delim && token[0] === TokenType.Delim;
    if (areDelims && /^(?:[~|^$*]=|\|\|)$/.test(last.text + token[1]))
      last.text += token[1];
    else if (token[0] !== TokenType.Comment)
      tokens.push(tokenOf(token));
  }
  return tokens;
}

// To browsers every character beyond ASCII may be in a name; to the newest draft, and the tokenizer, letters alone.
function escapeSymbols(selector: string): string {
  return selector.replace(/\\[^]|[^\0-\x7f\p{L}\p{M}\p{N}]/gu, symbol => symbol[0] === '\\' ? symbol : `\\${symbol}`);
}

function tokenOf([type, raw, , , data]: CSSToken): Token {
  const value = (data as {value?: unknown} | undefined)?.value;
  if (type === TokenType.String)
    return {type, text: quote(value as string), value};
  if (type === TokenType.URL)
    return {type, text: `url(${quote(value as string)})`, value};
  return {type, text: texts[type] ?? raw, value};
}

function quote(text: string): string {
  const lines = (character: string) => `\\${character.charCodeAt(0).toString(16)} `;
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]/g, lines)}"`;
}

class Parser {
  private at_ = 0;

  constructor(private readonly tokens_: Token[], private readonly fail_: (what: string) => never) {
    const wrong = tokens_.find(({type, text}) => unsupported.has(type) || text === '||');
    if (wrong)
      fail_(`Unsupported token "${wrong.text}"`);
  }

  list(): Argument[] {
    const list = this.args();
    return this.token.type === TokenType.EOF ? list : this.unexpected();
  }

  private args(): Argument[] {
    const args: Argument[] = [];
    do {
      this.skipSpace();
      args.push(this.argument());
      this.skipSpace();
    } while (this.take(TokenType.Comma));
    return args;
  }

  private argument(): Argument {
    const {type, value} = this.token;
    if (type !== TokenType.String && type !== TokenType.Number)
      return this.complex();
    ++this.at_;
    return value as string | number;
  }

  private complex(): Complex {
    const leading = this.combinator();
    const compounds: Compound[] = leading ? [{native: '', functions: [{name: 'scope', args: []}]}] : [];
    compounds.push(this.compound(leading));
    for (;;) {
      const combinator = this.combinator();
      if (!combinator)
        return {compounds};
      compounds.push(this.compound(combinator));
    }
  }

  // White space is one unless the selector ends with it.
  private combinator(): Combinator | undefined {
    const spaced = this.skipSpace();
    const {type, text} = this.token;
    const combinator = type === TokenType.Delim ? combinators[text] : undefined;
    if (combinator) {
      ++this.at_;
      this.skipSpace();
      return combinator;
    }
    const ends = type === TokenType.EOF || type === TokenType.Comma || type === TokenType.CloseParen;
    return spaced && !ends ? 'descendant' : undefined;
  }

  private compound(combinator: Combinator | undefined): Compound {
    let native = '';
    const functions: PseudoClass[] = [];
    for (;;) {
      const {type, text} = this.token;
      if (type === TokenType.Ident || type === TokenType.Hash || (type === TokenType.Delim && text === '*'))
        native += this.next().text;
      else if (type === TokenType.Delim && text === '.')
        native += this.next().text + this.expect(TokenType.Ident).text;
      else if (type === TokenType.OpenSquare)
        native += this.attribute();
      else if (type === TokenType.Colon)
        native += this.pseudoClass(functions);
      else
        break;
    }
    if (!native && !functions.length)
      this.unexpected();
    return {...combinator && {combinator}, native: native === everything && functions.length ? '' : native, functions};
  }

  private attribute(): string {
    let text = '';
    while (this.token.type !== TokenType.CloseSquare)
      text += this.nextBeforeEnd().text;
    return text + this.next().text;
  }

  // What is native of it; what is ours goes to `functions`.
  private pseudoClass(functions: PseudoClass[]): string {
    const colon = this.next().text;
    const {type, text, value} = this.token;
    if (type !== TokenType.Ident && type !== TokenType.Function)
      this.unexpected();
    ++this.at_;
    const name = String(value).toLowerCase();
    const isCall = type === TokenType.Function;
    if (!ours.has(name))
      return colon + text + (isCall ? this.nativeArguments() : '');
    functions.push({name, args: isCall ? this.args() : []});
    if (isCall)
      this.expect(TokenType.CloseParen);
    return '';
  }

  private nativeArguments(): string {
    let text = '';
    for (let depth = 1; depth; ) {
      const token = this.nextBeforeEnd();
      if (token.type === TokenType.OpenParen || token.type === TokenType.Function)
        ++depth;
      else if (token.type === TokenType.CloseParen)
        --depth;
      text += token.text;
    }
    return text;
  }

  private get token(): Token {
    return this.tokens_[this.at_]!;
  }

  private next(): Token {
    return this.tokens_[this.at_++]!;
  }

  private nextBeforeEnd(): Token {
    return this.token.type === TokenType.EOF ? this.unexpected() : this.next();
  }

  private take(type: string): boolean {
    const taken = this.token.type === type;
    if (taken)
      ++this.at_;
    return taken;
  }

  private expect(type: string): Token {
    return this.token.type === type ? this.next() : this.unexpected();
  }

  private skipSpace(): boolean {
    const start = this.at_;
    while (this.take(TokenType.Whitespace)) {}
    return this.at_ > start;
  }

  private unexpected(): never {
    return this.fail_(`Unexpected token "${this.token.text}"`);
  }
}
