import { stringify } from "yaml";

import type { JsonValue } from "./json.js";

/** Data as YAML 1.2, laid out for people; reading it gives the data again, whatever its texts hold. */
export function printYaml(value: JsonValue): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 110, blockQuote: "folded" });
}
