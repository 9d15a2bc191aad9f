// What a template says of a node in one line: `role "name" [state] [state=value]`, with `/pattern/` for the name.

import type {NodeTemplate} from './template';

/** What is wrong with a template, in words for whoever wrote it. */
export class TemplateError extends Error {}

/** Throws a TemplateError. */
export function parseKey(text: string): NodeTemplate {
  return new KeyParser(text.trim()).parse();
}

class KeyParser {
  private at_ = 0;

  constructor(private readonly text_: string) {}

  parse(): NodeTemplate {
    if (!this.text_)
      this.fail('Unexpected end of input when expecting role');
    const node: NodeTemplate = {role: this.letters(), children: []};
    this.skipSpace();
    this.parseName(node);
    for (this.skipSpace(); this.take('['); this.skipSpace())
      this.parseState(node);
    if (this.at_ < this.text_.length)
      this.fail('Unexpected input');
    return node;
  }

  private parseName(node: NodeTemplate): void {
    if (this.take('"')) {
      const name = this.string();
      if (name)
        node.name = {text: name};
    } else if (this.take('/')) {
      node.name = {pattern: this.pattern()};
    }
  }

  // A backslash makes the next character one of the string.
  private string(): string {
    let value = '';
    while (!this.take('"')) {
      this.take('\\');
      value += this.next('Unterminated string');
    }
    return value;
  }

  private pattern(): string {
    let source = '';
    let inClass = false;
    while (inClass || !this.take('/')) {
      let part = this.next('Unterminated regex');
      if (part === '[')
        inClass = true;
      else if (part === ']')
        inClass = false;
      else if (part === '\\')
        part += this.next('Unterminated regex');
      source += part;
    }
    return source;
  }

  private parseState(node: NodeTemplate): void {
    this.skipSpace();
    let start = this.at_;
    if (start === this.text_.length)
      this.fail('Unexpected end of input when expecting attribute');
    const name = this.letters();
    let value = '';
    this.skipSpace();
    if (this.take('=')) {
      this.skipSpace();
      start = this.at_;
      value = this.while(/[^\s\]]/);
    }
    this.skipSpace();
    if (!this.take(']'))
      this.fail('Expected ]');
    this.setState(node, name, value || 'true', start);
  }

  private setState(node: NodeTemplate, name: string, value: string, at: number): void {
    switch (name) {
      case 'checked':
      case 'pressed':
        node[name] = this.boolean(name, value, at, ['mixed'], ' or "mixed"');
        break;
      case 'disabled':
      case 'expanded':
      case 'selected':
        node[name] = this.boolean(name, value, at, [], '');
        break;
      case 'invalid':
        node[name] = this.boolean(name, value, at, ['grammar', 'spelling'], ', "grammar" or "spelling"');
        break;
      case 'active':
        // The focus moves; it is no part of what is expected.
        this.boolean(name, value, at, [], '');
        break;
      case 'level':
        node[name] = Number(value);
        if (Number.isNaN(node[name]))
          this.fail('Value of "level" attribute must be a number', at);
        break;
      default:
        this.fail(`Unsupported attribute [${name}]`, at);
    }
  }

  private boolean<Other extends string>(
      name: string, value: string, at: number, others: Other[], orOthers: string): boolean | Other {
    if (value === 'true' || value === 'false')
      return value === 'true';
    const other = others.find(word => word === value);
    return other ?? this.fail(`Value of "${name}" attribute must be a boolean${orOthers}`, at);
  }

  private letters(): string {
    return this.while(/[a-zA-Z]/);
  }

  private skipSpace(): void {
    this.while(/\s/);
  }

  private while(characters: RegExp): string {
    const start = this.at_;
    while (this.at_ < this.text_.length && characters.test(this.text_[this.at_]!))
      ++this.at_;
    return this.text_.slice(start, this.at_);
  }

  private take(character: string): boolean {
    if (this.text_[this.at_] !== character)
      return false;
    ++this.at_;
    return true;
  }

  private next(otherwise: string): string {
    if (this.at_ === this.text_.length)
      this.fail(otherwise);
    return this.text_[this.at_++]!;
  }

  private fail(what: string, at = this.at_): never {
    throw new TemplateError(`${what}:\n\n${this.text_}\n${' '.repeat(at)}^\n`);
  }
}
