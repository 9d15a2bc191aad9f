// Assertions about one element.

import {uncurry} from '../../base/primordials';
import {descriptionOf, errorMessageOf, nameOf, roleOf} from '../aria/aria';
import {htmlName} from '../aria/nodes';
import {attribute, hasAttribute, ownerDocument, rootOf, textContent} from '../base/tree';
import {activeElementIn, valueOf} from '../properties';
import {controlFor} from '../retarget';
import {checkedState, isChecked, isIn, isShown} from '../states';
import type {Problem} from '../states';
import {Deserializer} from '../../values/deserialize';
import type {Expectation, Finding} from './matcher';
import {propertyFinding} from './property';
import {snapshotFinding} from './snapshot';
import {classMatcher, textFinding, textMatcher, textOf} from './text';
import {viewportRatio} from './viewport';

const hasFocus = uncurry(Document.prototype.hasFocus);

// The browser tells ratios in single precision.
const ratioRounding = 1e-6;

type ElementMatcher = (element: Element, expected: Expectation) => Finding | Promise<Finding>;

export const elementMatchers: Record<string, ElementMatcher> = {
  'to.be.attached': () => finding(true, 'attached'),
  'to.be.detached': () => finding(false, 'attached'),
  'to.be.visible': element => state(isShown(element), true, 'visible', 'hidden'),
  'to.be.hidden': element => state(isShown(element), false, 'visible', 'hidden'),
  'to.be.enabled': element => state(isIn(element, 'enabled'), true, 'enabled', 'disabled'),
  'to.be.disabled': element => state(isIn(element, 'enabled'), false, 'enabled', 'disabled'),
  'to.be.editable': element => writable(element, true),
  'to.be.readonly': element => writable(element, false),
  'to.be.checked': checked,
  'to.be.focused': element => state(isFocused(element), true, 'focused', 'inactive'),
  'to.be.empty': element => state(isEmpty(element), true, 'empty', 'notEmpty'),
  'to.be.in.viewport': async (element, {expectedNumber = 0}) => {
    const ratio = await viewportRatio(element);
    return finding(ratio > 0 && ratio > expectedNumber - ratioRounding, `viewport ratio ${ratio}`);
  },
  'to.have.attribute': (element, {expressionArg}) => {
    const has = hasAttribute(element, expressionArg!);
    return finding(has, has ? 'attribute present' : 'attribute not present');
  },
  'to.have.attribute.value': (element, expected) => textFinding(attribute(element, expected.expressionArg!), expected),
  'to.have.class': (element, expected) => textFinding(attribute(element, 'class') ?? '', expected),
  'to.contain.class': (element, {expectedText}) => {
    const classes = attribute(element, 'class') ?? '';
    return finding(classMatcher(expectedText![0]!)(classes), classes);
  },
  'to.have.css': (element, expected) => {
    const style = getComputedStyle(element, expected.pseudo && `::${expected.pseudo}`);
    return textFinding(style.getPropertyValue(expected.expressionArg!), expected);
  },
  'to.have.id': (element, expected) => textFinding(attribute(element, 'id') ?? '', expected),
  'to.have.text': (element, expected) => textFinding(textOf(element, expected), expected),
  'to.have.property': propertyFinding,
  'to.have.role': (element, expected) => textFinding(roleOf(element) ?? '', expected),
  'to.have.accessible.name': (element, expected) => textFinding(nameOf(element), expected),
  'to.have.accessible.description': (element, expected) => textFinding(descriptionOf(element), expected),
  'to.have.accessible.error.message': (element, expected) => textFinding(errorMessageOf(element), expected),
  'to.have.value': (element, expected) => {
    const value = valueOf(controlFor(element));
    return value === undefined ? {error: 'Not an input element'} : textFinding(value, expected);
  },
  'to.have.values': values,
  'to.match.aria': snapshotFinding,
};

function finding(matches: boolean, received: string): Finding {
  return {matches, received};
}

function state(holds: boolean | Problem, wanted: boolean, yes: string, no: string): Finding {
  return typeof holds === 'object' ? holds : finding(holds === wanted, holds ? yes : no);
}

// What can't be edited for being disabled says so.
function writable(element: Element, wanted: boolean): Finding {
  const otherwise = isIn(element, 'enabled') === true ? 'readOnly' : 'disabled';
  return state(isIn(element, 'editable'), wanted, 'editable', otherwise);
}

function checked(element: Element, {expectedValue}: Expectation): Finding {
  const {checked: named, indeterminate} = expectedValue ?
    new Deserializer([]).deserialize(expectedValue) as {checked?: boolean; indeterminate?: boolean} | undefined ?? {} : {};
  if (indeterminate && named !== undefined)
    return {error: 'Can\'t assert indeterminate and checked at the same time'};
  const wanted = named ?? true;
  if (indeterminate && checkedState(element) === 'mixed')
    return finding(true, 'mixed');
  const holds = isChecked(element);
  return indeterminate && typeof holds === 'boolean' ? finding(false, holds ? 'checked' : 'unchecked') :
    state(holds, wanted, 'checked', 'unchecked');
}

// Of a control, what counts is its value.
function isEmpty(element: Element): boolean {
  const name = htmlName(element);
  return name === 'input' || name === 'textarea' ? valueOf(element) === '' : textContent(element)!.trim() === '';
}

function isFocused(element: Element): boolean {
  return activeElementIn(rootOf(element)) === element && hasFocus(ownerDocument(element)!);
}

function values(element: Element, {expectedText = []}: Expectation): Finding {
  const list = controlFor(element) as HTMLSelectElement;
  if (htmlName(list) !== 'select' || !list.multiple)
    return {error: 'Not a select element with a multiple attribute'};
  const received = [...list.selectedOptions].map(({value}) => value);
  return {
    matches: received.length === expectedText.length &&
        expectedText.every((expected, index) => textMatcher(expected)(received[index]!)),
    received,
  };
}
