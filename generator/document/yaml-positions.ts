import type { LineCounter, Node } from "yaml";
import type { Location } from "../diagnostics/diagnostic.js";
import { parsePointer } from "./references.js";
import type { LocateOptions } from "./source-document.js";
import { findChild, type Found, type YamlIndex } from "./yaml-index.js";

/** Offsets of a text as lines and columns. */
export class YamlPositions {
  readonly #file: string;
  readonly #lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  /** The line and column of an offset into the text. */
  at(offset: number): Location {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }

  /** The place of the value, or of its key, at a JSON pointer; see `LocatedDocument.locate`. */
  locate(root: Node | null, index: YamlIndex, pointer: string, options: LocateOptions): Location {
    let found: Found = { node: root };
    for (const key of parsePointer(pointer) ?? []) {
      const child = findChild(index, found.node, key);
      if (child === undefined) break;
      found = child;
    }
    const node = options.key ? (found.key ?? found.node) : (found.node ?? found.key);
    return this.at(node?.range?.[0] ?? 0);
  }
}
