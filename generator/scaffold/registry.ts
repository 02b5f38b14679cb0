import { ts } from "../emit/typescript.js";
import { readEntries, type RegistryEntry, type RegistryProblem } from "./registry-entries.js";
import { lineOf, syntaxFault, unwrap } from "./syntax.js";

/** A record of handlers that must be exhaustive, as a user's file has it. */
export interface Registry {
  readonly source: ts.SourceFile;
  readonly object: ts.ObjectLiteralExpression;
  /** What stands in the object itself, in its order. */
  readonly entries: readonly RegistryEntry[];
  /** What objects of the same file bring in by `...`. */
  readonly spread: readonly RegistryEntry[];
  /** The import of the package. */
  readonly packageImport: ts.ImportDeclaration;
}

/**
 * Reads the registry of a file: the one object that is `satisfies Handlers`, or is declared as `Handlers`, of a
 * package. Nothing for a file that has to do with none.
 */
export function readRegistry(
  file: string,
  text: string,
  packageName: string,
): Registry | RegistryProblem | undefined {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const imports = source.statements
    .filter(ts.isImportDeclaration)
    .filter(
      ({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === packageName,
    );
  const packageImport = imports.find((statement) => handlersNames(statement).length > 0);
  if (packageImport === undefined) return undefined;
  const typeNames = new Set(imports.flatMap(handlersNames));
  const fault = syntaxFault(file, text);
  if (fault !== undefined) return { problem: `it does not parse: ${fault.message}`, line: fault.line };

  const [found, another] = findRegistries(source, typeNames);
  if (found === undefined) return { problem: "no object in it is `satisfies Handlers`", line: 1 };
  if (another !== undefined)
    return { problem: "it has two objects that are `satisfies Handlers`", line: lineOf(another) };
  const object = unwrap(found);
  if (!ts.isObjectLiteralExpression(object))
    return { problem: "what is `satisfies Handlers` is not written out as an object", line: lineOf(found) };
  const read = readEntries(object, source);
  return "problem" in read ? read : { source, object, packageImport, ...read };
}

/** What an import of the package calls the type `Handlers`. */
function handlersNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return [];
  if (ts.isNamespaceImport(bindings)) return [`${bindings.name.text}.Handlers`];
  const named = bindings.elements.filter(
    ({ name, propertyName }) => (propertyName ?? name).text === "Handlers",
  );
  return named.map(({ name }) => name.text);
}

function findRegistries(source: ts.SourceFile, typeNames: ReadonlySet<string>): readonly ts.Expression[] {
  const isHandlers = (type: ts.TypeNode | undefined): boolean =>
    type !== undefined && ts.isTypeReferenceNode(type) && typeNames.has(type.getText(source));
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isSatisfiesExpression(node) && isHandlers(node.type)) found.push(node.expression);
    else if (ts.isVariableDeclaration(node) && isHandlers(node.type) && node.initializer !== undefined)
      found.push(node.initializer);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
