// What assistive technologies are told of elements.

export {withCache} from './cache';
export {isHidden} from './hidden';
export {mayBe} from './implicit_roles';
export {descriptionOf, errorMessageOf, nameOf} from './names';
export type {NameOptions} from './names';
export * from './role_table';
export {roleOf} from './roles';
export {
  checkedOf, disabledOf, expandedOf, invalidOf, isActive, isInvalid, levelOf, pressedOf, readonlyOf, selectedOf,
} from './states';
export type {Tristate} from './states';
export {elementOfRef} from './snapshot/refs';
export {ariaSnapshot, ariaSnapshotJson, matchAriaTemplate} from './snapshot/snapshot';
export type {SnapshotOptions} from './snapshot/snapshot';
export type {NodeTemplate} from './template/template';
