// What a snapshot is expected to show, as plain data.

/** The whole of a text, white space normalized, or the source of a regular expression that finds something in it. */
export type TextTemplate = {text: string} | {pattern: string};

/** Whether children are some of those that are there, in order; all of them; or all of them, and theirs as well. */
export type Container = 'contain' | 'equal' | 'deep-equal';

export interface NodeTemplate {
  role: string;
  /** Left out where any name will do. */
  name?: TextTemplate;
  url?: TextTemplate;
  checked?: boolean | 'mixed';
  disabled?: boolean;
  expanded?: boolean;
  invalid?: boolean | 'grammar' | 'spelling';
  level?: number;
  pressed?: boolean | 'mixed';
  selected?: boolean;
  container?: Container;
  children: (NodeTemplate | TextTemplate)[];
}

/** `/source/` is a pattern; anything else, a text. */
export function textTemplate(value: string): TextTemplate {
  return value.length > 1 && value.startsWith('/') && value.endsWith('/') ? {pattern: value.slice(1, -1)} : {text: value};
}
