// Names and descriptions: Accessible Name and Description Computation 1.2. The comments name its steps.

import {attribute, isElement, nodeValue} from '../base/tree';
import {remembered} from './cache';
import {embeddedValue} from './embedded_controls';
import {isPresentational} from './explicit_roles';
import {isHidden} from './hidden';
import {fallbackText, labelsFor, ownText} from './native_names';
import {flatChildren, htmlName, isText, referenced} from './nodes';
import {namedByContents, unnamedRoles} from './role_table';
import {roleOf} from './roles';
import {generatedText, isInline, replacementText} from './styles';
import {isInvalid} from './states';

export interface NameOptions {
  /** Whether what is left out of the accessibility tree counts. */
  includeHidden?: boolean;
}

/** How the computation got to an element. */
interface Path {
  readonly by: 'itself' | 'reference' | 'label' | 'contents';
  readonly purpose: 'name' | 'description';
  /** Within what a reference or a label says: the contents of whatever is there count. */
  readonly wholly: boolean;
  /** Within what aria-labelledby refers to: no further such reference is followed. */
  readonly labelling: boolean;
  readonly includeHidden: boolean;
  /** Elements the computation has been at: it goes to none twice. */
  readonly visited: Set<Element>;
}

const visibleName: (element: Element) => string = remembered(element => ownName(element, false));
const wholeName: (element: Element) => string = remembered(element => ownName(element, true));

/** The accessible name, its white space normalized. */
export function nameOf(element: Element, {includeHidden = false}: NameOptions = {}): string {
  return includeHidden ? wholeName(element) : visibleName(element);
}

function ownName(element: Element, includeHidden: boolean): string {
  if (namelessRoles.has(roleOf(element) ?? ''))
    return '';
  return normalized(textOf(element, startOf(includeHidden)));
}

function startOf(includeHidden: boolean): Path {
  return {by: 'itself', purpose: 'name', wholly: false, labelling: false, includeHidden, visited: new Set()};
}

/** Whether the name is what the element holds, in part at least. */
export function isNamedByContents(element: Element): boolean {
  const path = startOf(false);
  return !namelessRoles.has(roleOf(element) ?? '') && !labelledByText(element, path) && !attribute(element, 'aria-label')?.trim() &&
      !labelsFor(element).length && !ownText(element).trim() && takesContents(element, path) &&
      contentsOf(element, path).trim() !== '';
}

/** Whether the contents of an element without a name belong to the name of what it is in. */
export function isTransparent(role: string | null): boolean {
  return role === null || namedByContents.has(role) || transparentRoles.has(role);
}

/** The accessible description, its white space normalized. */
export function descriptionOf(element: Element, {includeHidden = false}: NameOptions = {}): string {
  const describing = referenced(element, 'aria-describedby');
  if (describing)
    return describedBy(describing, includeHidden);
  return normalized(attribute(element, 'aria-description') ?? attribute(element, 'title') ?? '');
}

/** What `aria-errormessage` refers to, where the element is invalid; its white space is normalized. */
export function errorMessageOf(element: Element): string {
  const describing = isInvalid(element) ? referenced(element, 'aria-errormessage') : null;
  return describing ? describedBy(describing, false) : '';
}

function describedBy(elements: Element[], includeHidden: boolean): string {
  return normalized(elements.map(element => normalized(textOf(element, {
    by: 'reference',
    purpose: 'description',
    wholly: true,
    labelling: false,
    includeHidden: includeHidden || isHidden(element),
    visited: new Set(),
  }))).join(' '));
}

/** Without invisible characters, and with single spaces for white space that may be broken. */
export function normalized(text: string): string {
  return text.replace(/[\u200b\u00ad]/g, '').trim().replace(/[^\S\u00a0]+/g, ' ');
}

// WAI-ARIA 1.3 prohibits names for these as well.
const namelessRoles = new Set([...unnamedRoles].filter(role => !isPresentational(role)).concat('definition', 'term', 'time'));

function textOf(element: Element, path: Path): string {
  if (path.visited.has(element))
    return '';
  path.visited.add(element);
  // 2A.
  if (!path.includeHidden && isHidden(element))
    return '';
  // 2B.
  const labelled = path.labelling ? '' : labelledByText(element, path);
  if (labelled)
    return labelled;
  // 2C.
  const value = path.by === 'itself' || path.purpose === 'description' ? null : embeddedValue(element);
  if (value !== null)
    return typeof value === 'string' ? value : value.map(part => controlText(part, element, path)).join(' ');
  // 2D.
  const label = attribute(element, 'aria-label') ?? '';
  if (label.trim())
    return label;
  const presentational = isPresentational(roleOf(element));
  // 2E. Labels are final: what isn't in them isn't looked for elsewhere.
  const labels = presentational ? [] : labelsFor(element);
  if (labels.length)
    return labels.map(label => labelText(label, path)).join(' ');
  const own = presentational ? '' : ownText(element);
  if (own.trim())
    return own;
  // 2F, 2G and 2H.
  const contents = takesContents(element, path) ? contentsOf(element, path) : '';
  if (contents.trim())
    return contents;
  // 2I.
  const title = presentational ? '' : attribute(element, 'title') ?? '';
  return title.trim() ? title : fallbackText(element);
}

function labelledByText(element: Element, path: Path): string {
  const labelling = referenced(element, 'aria-labelledby') ?? [];
  return labelling.map(label => normalized(textOf(label, {
    by: 'reference',
    purpose: 'name',
    wholly: true,
    labelling: true,
    includeHidden: path.includeHidden || isHidden(label),
    visited: new Set(),
  }))).filter(text => text).join(' ');
}

function labelText(label: Element, path: Path): string {
  return normalized(textOf(label, {
    ...path,
    by: 'label',
    wholly: true,
    includeHidden: path.includeHidden || isHidden(label),
  }));
}

function controlText(part: Element, control: Element, path: Path): string {
  return part === control ? contentsOf(part, path) : textOf(part, {...path, by: 'contents'});
}

// Roles whose contents are part of what they are in, though they don't name these elements themselves.
const transparentRoles = new Set(('caption code contentinfo definition deletion emphasis insertion list listitem mark none ' +
    'paragraph presentation region row rowgroup strong subscript superscript table term time').split(' '));

function takesContents(element: Element, path: Path): boolean {
  const role = roleOf(element);
  if (path.wholly || htmlName(element) === 'summary')
    return true;
  // A group of rows is too much for a name.
  if (path.by === 'itself')
    return role !== null && namedByContents.has(role) && role !== 'rowgroup';
  return isTransparent(role);
}

function contentsOf(element: Element, path: Path): string {
  const replacement = replacementText(element);
  if (replacement)
    return replacement;
  let text = generatedText(element, '::before');
  for (const child of flatChildren(element))
    text += partText(child, path);
  for (const child of referenced(element, 'aria-owns') ?? [])
    text += partText(child, path);
  return text + generatedText(element, '::after');
}

function partText(node: Node, path: Path): string {
  if (isText(node))
    return nodeValue(node) ?? '';
  if (!isElement(node))
    return '';
  const text = textOf(node, {...path, by: 'contents'});
  return isInline(node) ? text : ` ${text} `;
}
