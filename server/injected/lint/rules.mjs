// What code that runs in pages must not do once the page's own scripts have run, which may have changed everything that can
// be looked up: within functions it works with what its modules took when they were loaded, before any other script.
//
// A line that ends in `// The page's: <reason>` is let through: there the standard says that the page's own is asked.

/** What is wrong in `files`, as `file:line: what` lines, in order. `ts` is the TypeScript compiler's module. */
export function lint(ts, program, files) {
  const findings = [];
  for (const file of files)
    new Linter(ts, program, program.getSourceFile(file), findings).run();
  return findings;
}

// Neither writable nor configurable.
const fixedGlobals = new Set(['undefined', 'NaN', 'Infinity', 'arguments']);

// Own properties of what has them, which no prototype can change.
const ownMembers = {
  length: ['String', 'Array', 'ReadonlyArray', 'ArrayLike', 'IArguments'],
  lastIndex: ['RegExp'],
  value: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
  get: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
  set: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
  writable: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
  configurable: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
  enumerable: ['PropertyDescriptor', 'TypedPropertyDescriptor'],
};

class Linter {
  constructor(ts, program, source, findings) {
    this.ts = ts;
    this.program = program;
    this.checker = program.getTypeChecker();
    this.source = source;
    this.findings = findings;
    this.lines = source.text.split('\n');
  }

  run() {
    this.visit(this.source, false);
  }

  visit(node, inside) {
    const {ts} = this;
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ||
        ts.isImportDeclaration(node))
      return;
    if (inside)
      this.check(node);
    const isInstanceField = ts.isPropertyDeclaration(node) && !node.modifiers?.some(
        ({kind}) => kind === ts.SyntaxKind.StaticKeyword);
    const within = inside || ts.isFunctionLike(node) || isInstanceField;
    ts.forEachChild(node, child => this.visit(child, within));
  }

  check(node) {
    const {ts} = this;
    if (ts.isForOfStatement(node))
      this.report(node, 'for-of iterates in the page’s way');
    else if (ts.isSpreadElement(node))
      this.report(node, 'a spread iterates in the page’s way');
    else if (ts.isArrayBindingPattern(node) || this.isArrayAssignment(node))
      this.report(node, 'array destructuring iterates in the page’s way');
    else if (ts.isYieldExpression(node))
      this.report(node, 'yield goes by the page’s iterators');
    else if (ts.isAwaitExpression(node) && node.expression.getText() !== 'undefined')
      this.report(node, 'await asks the page’s promises');
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword)
      this.report(node, 'instanceof asks the page’s Symbol.hasInstance');
    else if (ts.isTemplateSpan(node) && !this.isPrimitive(node.expression))
      this.report(node, 'a template converts an object in the page’s way');
    else if (ts.isIdentifier(node))
      this.checkIdentifier(node);
    else if (ts.isPropertyAccessExpression(node))
      this.checkMember(node, this.checker.getSymbolAtLocation(node.name));
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      this.checkMember(node, this.checker.getSymbolAtLocation(node.argumentExpression));
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken)
      this.checkMember(node, this.memberOfPattern(node));
  }

  isArrayAssignment(node) {
    const {ts} = this;
    return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isArrayLiteralExpression(node.left);
  }

  isPrimitive(expression) {
    const {TypeFlags} = this.ts;
    const primitive = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.BigIntLike |
        TypeFlags.Null | TypeFlags.Undefined;
    const type = this.checker.getTypeAtLocation(expression);
    return (type.isUnion() ? type.types : [type]).every(({flags}) => flags & primitive);
  }

  checkIdentifier(node) {
    const {ts} = this;
    const {parent} = node;
    if (fixedGlobals.has(node.text) || (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) || (ts.isBindingElement(parent) && parent.propertyName === node))
      return;
    const symbol = ts.isShorthandPropertyAssignment(parent) ?
        this.checker.getShorthandAssignmentValueSymbol(parent) : this.checker.getSymbolAtLocation(node);
    if (!symbol)
      return;
    // `globalThis` is declared nowhere.
    if (node.text === 'globalThis' || (this.isBuiltIn(symbol) && !this.isMember(symbol)))
      this.report(node, `${node.text} is looked up when it is needed`);
  }

  checkMember(node, symbol) {
    if (!symbol || !this.isBuiltIn(symbol))
      return;
    const owners = symbol.declarations.map(({parent}) => parent.name?.text);
    if (!ownMembers[symbol.name]?.some(owner => owners.includes(owner)))
      this.report(node, `${symbol.name} is looked up on ${owners[0] ?? 'an object of the browser’s'}`);
  }

  memberOfPattern(element) {
    const name = element.propertyName ?? element.name;
    return this.ts.isIdentifier(name) ?
        this.checker.getTypeAtLocation(element.parent).getProperty(name.text) : undefined;
  }

  // All of it, for what our own types share with the browser's is ours.
  isBuiltIn(symbol) {
    return !!symbol.declarations?.length && symbol.declarations.every(
        declaration => this.program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  }

  isMember(symbol) {
    return symbol.declarations.every(({kind}) => kind === this.ts.SyntaxKind.PropertySignature ||
        kind === this.ts.SyntaxKind.MethodSignature || kind === this.ts.SyntaxKind.GetAccessor ||
        kind === this.ts.SyntaxKind.Parameter);
  }

  report(node, what) {
    const {line} = this.source.getLineAndCharacterOfPosition(node.getStart());
    if (!/\/\/ The page’s: \S/.test(this.lines[line]))
      this.findings.push(`${this.source.fileName}:${line + 1}: ${what}`);
  }
}
