import type { Model } from "../model/model.js";
import type { Outline } from "../model/outline.js";
import type { EmittedFile } from "./file.js";
import { escapeInvisible } from "./literal.js";

/** Where a package has its outline. */
export const outlinePath = "src/spec/outline.json";

/** `outline.json`: what `hookstep scaffold` needs of the spec where only the package is installed. Data; nothing imports it. */
export function emitOutline({ events, delivery }: Model, secretVariable: string): EmittedFile {
  const { signature, handshakes } = delivery;
  const outline: Outline = {
    events: events.map(({ name, title, description = title, deprecated }) => ({
      name,
      ...(description !== undefined && { description }),
      ...(deprecated && { deprecated }),
    })),
    delivery: { signature, ...(handshakes !== undefined && { handshakes }) },
  };
  const text = JSON.stringify({ secretVariable, ...outline }, null, 2);
  return { path: outlinePath, text: `${escapeInvisible(text)}\n` };
}
