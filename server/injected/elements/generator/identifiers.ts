// Whether an id was made by people.

type Kind = 'lower' | 'upper' | 'digit' | 'other';

/** An id whose characters change their kind all the time is likely to be another one tomorrow. */
export function looksGenerated(id: string): boolean {
  let changes = 0;
  let last: Kind | undefined;
  for (const character of id) {
    if (character === '-' || character === '_')
      continue;
    const kind = kindOf(character);
    // A capital begins a word.
    if (last && kind !== last && !(last === 'upper' && kind === 'lower'))
      ++changes;
    last = kind;
  }
  return changes >= id.length / 4;
}

function kindOf(character: string): Kind {
  if (/[a-z]/.test(character))
    return 'lower';
  if (/[A-Z]/.test(character))
    return 'upper';
  return /\d/.test(character) ? 'digit' : 'other';
}

/** The CSS selector of an id. */
export function idSelector(id: string): string {
  return /^[a-zA-Z][\w-]+$/.test(id) ? `#${id}` : attributeSelector('id', id);
}

/** The CSS selector of an attribute's value. */
export function attributeSelector(name: string, value: string): string {
  return `[${name}=${quote(value)}]`;
}

/** In quotes, as CSS and the engines with brackets read it. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
