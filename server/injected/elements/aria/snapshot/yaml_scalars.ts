// Scalars of YAML, plain where readers of YAML 1.1 and 1.2 take them for the same strings.

/** A key of a block mapping that starts with a letter. */
export function yamlKey(text: string): string {
  return needsQuotes(text) ? `'${text.replace(/'/g, `''`)}'` : text;
}

/** A value of a block mapping. */
export function yamlValue(text: string): string {
  return needsQuotes(text) ? `"${text.replace(/[\\"\x00-\x1f\x7f-\x9f]/g, escaped)}"` : text;
}

const escapes: Record<string, string> = {
  '\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t',
};

function escaped(character: string): string {
  return escapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function needsQuotes(text: string): boolean {
  return text === '' ||
      // White space that would be lost, characters that can't be written, ends of lines.
      /^\s|\s$|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\n\r]/.test(text) ||
      // What a scalar can't start with, or what looks like the start of something else.
      /^[-&*!|>%@?,[\]"'#]/.test(text) ||
      // A key's end, a comment, a flow collection.
      /:(?:\s|$)|\s#|[{}`]/.test(text) ||
      isOtherType(text);
}

// Null, booleans and numbers.
function isOtherType(text: string): boolean {
  return /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan)$/i.test(text) || !Number.isNaN(Number(text));
}
