// Options of lists, chosen as a user does.

import {disabledOf} from './aria/states';
import {announce} from './events';
import {normalizeSpace} from './selectors/element_text';

/** What tells an option: all of it has to fit. */
export interface OptionChoice {
  /** Either of them. */
  valueOrLabel?: string;
  value?: string;
  /** White space is collapsed. */
  label?: string;
  index?: number;
}

/** Values of the options that are selected then, or why it is too early. */
export type Selection = {values: string[]} | {waitOptions: string};

/** Selects exactly the options that are told; in a list that has one value, the first of them. */
export function selectOptions(select: HTMLSelectElement, choices: readonly (OptionChoice | Element)[]): Selection {
  const chosen = new Set<HTMLOptionElement>();
  let left = [...choices];
  for (const [index, option] of [...select.options].entries()) {
    const fits = (choice: OptionChoice | Element) => isChosen(option, index, choice);
    if (!left.some(fits))
      continue;
    if (disabledOf(option))
      return {waitOptions: 'option being selected is not enabled'};
    chosen.add(option);
    left = select.multiple ? left.filter(choice => !fits(choice)) : [];
  }
  if (left.length)
    return {waitOptions: 'did not find some options'};
  if (select.multiple) {
    for (const option of select.options)
      option.selected = chosen.has(option);
  } else {
    select.selectedIndex = [...chosen][0]?.index ?? -1;
  }
  announce(select);
  return {values: [...chosen].map(({value}) => value)};
}

function isChosen(option: HTMLOptionElement, index: number, choice: OptionChoice | Element): boolean {
  if ('nodeType' in choice)
    return choice === option;
  const hasLabel = (label: string) => normalizeSpace(option.label) === normalizeSpace(label);
  return (choice.valueOrLabel === undefined || choice.valueOrLabel === option.value || hasLabel(choice.valueOrLabel)) &&
      (choice.value === undefined || choice.value === option.value) &&
      (choice.label === undefined || hasLabel(choice.label)) &&
      (choice.index === undefined || choice.index === index);
}
