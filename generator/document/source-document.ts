import type { Location } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "./json.js";
import type { Refusal } from "./referenced-files.js";

/** Which part of a member a location is asked for. */
export interface LocateOptions {
  /** The place of the member's key instead of its value; array items have no key and give their value. */
  readonly key?: boolean;
}

/** Data that knows which line of which file each of its values came from. */
export interface LocatedDocument {
  /** The file as the user named it. */
  readonly file: string;
  readonly data: JsonValue;
  /**
   * The place of the value at a JSON pointer. A pointer to nothing gives the place of its nearest
   * existing ancestor, so every pointer has a location.
   */
  locate(pointer: string, options?: LocateOptions): Location;
  /** Why references lead out of the data still, by the pointers of the objects that hold them. */
  readonly refusals?: ReadonlyMap<string, Refusal>;
}

/** One YAML or JSON file, read. */
export interface SourceDocument extends LocatedDocument {
  readonly text: string;
}
