// The bodies of engines that go by attributes: `button[name="Save"i][pressed]`, `[placeholder=/name/]`.

import {InvalidSelectorError} from './errors';

/** Empty: the attribute is only named. */
export type Operator = '' | '=' | '*=' | '|=' | '^=' | '$=' | '~=';

export interface AttributeTest {
  name: string;
  operator: Operator;
  value: string | boolean | RegExp;
  caseSensitive: boolean;
}

export interface AttributeBody {
  /** What stands before the brackets. */
  name: string;
  attributes: AttributeTest[];
}

/** Throws an InvalidSelectorError. */
export function parseAttributes(body: string): AttributeBody {
  return new Parser(body).parse();
}

const identifier = /[\w\u0080-\uffff-]/;
const plainValue = /[\w.\u0080-\uffff-]/;
const flags = /[dgimsuvy]/;
const space = /\s/;

class Parser {
  private at_ = 0;

  constructor(private readonly text_: string) {}

  parse(): AttributeBody {
    if (!this.text_)
      throw new InvalidSelectorError('Error while parsing selector `` - selector cannot be empty');
    this.skipSpace();
    const name = this.takeWhile(identifier);
    const attributes: AttributeTest[] = [];
    this.skipSpace();
    while (this.next === '[') {
      attributes.push(this.attribute());
      this.skipSpace();
    }
    if (this.next !== undefined)
      this.unexpected();
    return {name, attributes};
  }

  private attribute(): AttributeTest {
    this.take();
    const name = this.path();
    const operator = this.operator();
    let value: AttributeTest['value'] = true;
    let caseSensitive = true;
    if (operator) {
      this.skipSpace();
      if (this.next === '/') {
        value = this.pattern();
        if (operator !== '=')
          this.fail(` - cannot use ${operator} in attribute with regular expression`);
      } else if (this.next === '"' || this.next === "'") {
        value = this.string();
        this.skipSpace();
        if (/[is]/i.test(this.next ?? ''))
          caseSensitive = this.take().toLowerCase() === 's';
      } else {
        value = this.plain(operator);
      }
      this.skipSpace();
      if (this.next !== ']')
        this.unexpected('attribute value');
    }
    this.take();
    return {name, operator, value, caseSensitive};
  }

  // `name`, `"name"`, `a.b`
  private path(): string {
    const names: string[] = [];
    do {
      this.skipSpace();
      const isQuoted = this.next === '"' || this.next === "'";
      const name = isQuoted ? this.string() : this.takeWhile(identifier);
      if (!isQuoted && !name)
        this.unexpected('property path');
      names.push(name);
      this.skipSpace();
    } while (this.takeIf('.'));
    return names.join('.');
  }

  private operator(): Operator {
    if (this.next === ']')
      return '';
    let operator = this.take();
    if (operator !== '=')
      operator += this.take();
    if (!['=', '*=', '|=', '^=', '$=', '~='].includes(operator))
      this.unexpected('operator');
    return operator as Operator;
  }

  private pattern(): RegExp {
    this.take();
    let source = '';
    for (let inClass = false; inClass || this.next !== '/'; ) {
      const character = this.take();
      source += character;
      if (character === '\\')
        source += this.take();
      else if (character === '[')
        inClass = true;
      else if (character === ']')
        inClass = false;
    }
    this.take();
    const options = this.takeWhile(flags);
    try {
      return new RegExp(source, options);
    } catch (error) {
      return this.fail(`: ${(error as Error).message}`);
    }
  }

  private string(): string {
    const quote = this.take();
    let text = '';
    while (this.next !== quote) {
      if (this.next === '\\')
        this.take();
      text += this.take();
    }
    this.take();
    return text;
  }

  private plain(operator: Operator): string | boolean {
    const text = this.takeWhile(plainValue);
    if (text !== 'true' && text !== 'false')
      return text;
    if (operator !== '=')
      this.fail(` - cannot use ${operator} in attribute with non-string matching value - ${text}`);
    return text === 'true';
  }

  private get next(): string | undefined {
    return this.text_[this.at_];
  }

  private take(): string {
    const character = this.next;
    if (character === undefined)
      throw new InvalidSelectorError(`Unexpected end of selector while parsing selector \`${this.text_}\``);
    ++this.at_;
    return character;
  }

  private takeIf(character: string): boolean {
    const taken = this.next === character;
    if (taken)
      ++this.at_;
    return taken;
  }

  private takeWhile(characters: RegExp): string {
    const start = this.at_;
    while (this.next !== undefined && characters.test(this.next))
      ++this.at_;
    return this.text_.slice(start, this.at_);
  }

  private skipSpace(): void {
    this.takeWhile(space);
  }

  private unexpected(part = ''): never {
    if (this.next === undefined)
      this.take();
    this.fail(` - unexpected symbol "${this.next}" at position ${this.at_}${part && ` during parsing ${part}`}`);
  }

  private fail(what: string): never {
    throw new InvalidSelectorError(`Error while parsing selector \`${this.text_}\`${what}`);
  }
}
