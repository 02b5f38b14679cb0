import { Project, type SourceFileStructure, StructureKind, ts, VariableDeclarationKind } from "ts-morph";

export { StructureKind, ts, VariableDeclarationKind };

/** One member of a printed interface. */
export interface PrintedMember {
  /** As it is, without quotes. */
  readonly name: string;
  /** The doc comment with its delimiters, or nothing. */
  readonly comment: string;
  readonly type: string;
  /** Whether the type is written out as `{ … }`, so that it can be the body of an interface. */
  readonly isLiteral: boolean;
}

/** Prints a module from its structure. The text is correct; its layout is left to the formatter. */
export function printModule(structure: Omit<SourceFileStructure, "kind">): string {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  return project
    .createSourceFile("module.ts", { kind: StructureKind.SourceFile, ...structure })
    .getFullText();
}

/** An import declaration: of a default when `names` is one text, of names otherwise. */
export function importOf(module: string, names: string | string[], isTypeOnly = false) {
  const imported = typeof names === "string" ? { defaultImport: names } : { namedImports: names };
  return { kind: StructureKind.ImportDeclaration as const, isTypeOnly, moduleSpecifier: module, ...imported };
}

/** Takes a printed interface apart into its members. */
export function interfaceMembers(text: string, interfaceName: string): readonly PrintedMember[] {
  const source = ts.createSourceFile("printed.ts", text, ts.ScriptTarget.ESNext, true);
  const declarations = source.statements.filter(ts.isInterfaceDeclaration);
  const found = declarations.find((declaration) => declaration.name.text === interfaceName);
  if (found === undefined || source.statements.length !== 1) {
    throw new Error(`expected one interface ${interfaceName}, got: ${text.slice(0, 200)}`);
  }
  return found.members.map((member) => printedMember(member, text));
}

function printedMember(member: ts.TypeElement, text: string): PrintedMember {
  if (
    !ts.isPropertySignature(member) ||
    member.type === undefined ||
    ts.isComputedPropertyName(member.name)
  ) {
    throw new Error(`expected a property with a type, got: ${member.getText()}`);
  }
  const comments = ts.getLeadingCommentRanges(text, member.pos) ?? [];
  return {
    name: member.name.text,
    comment: comments.map(({ pos, end }) => text.slice(pos, end)).join("\n"),
    type: member.type.getText(),
    isLiteral: ts.isTypeLiteralNode(member.type),
  };
}
