import type { Catalogue } from "./entry.js";

/** Reading and applying overlays. */
export const overlayCodes = {
  "not-an-overlay": {
    means: "The file has no member `overlay` with a version.",
    remedy: 'Begin it with `overlay: 1.1.0`, `info: { title: "…", version: 1.0.0 }` and `actions: []`.',
  },
  "overlay-action": {
    means: "An action has members that do not go together, or of the wrong kind.",
    remedy: "Give it a `target` and one of `update`, `remove: true` and `copy`.",
  },
  "overlay-actions": {
    means: "The member `actions` of an overlay is no list.",
    remedy: "Write a list of actions.",
  },
  "overlay-conflict": {
    means: "An update cannot be merged with what it targets: a map with a list, or a list with a value.",
    remedy: "Remove the target in an action before, or update a place inside it.",
  },
  "overlay-copy": {
    means: "The source of a `copy` is no JSONPath, or matches nothing, or more than one value.",
    remedy: "Name exactly one value.",
  },
  "overlay-info": {
    means: "An overlay lacks `info.title` or `info.version`.",
    remedy: 'Add `info: { title: "…", version: 1.0.0 }`.',
  },
  "overlay-no-match": {
    means: "An action's target matches nothing, so it does nothing.",
    remedy: "Correct the path; the message names the longest part of it that matches. Or remove the action.",
  },
  "overlay-remnant": {
    means: "Upstream has removed a part that the overlay would bring half back.",
    remedy: "Take it out of the overlay, or define it there as a whole, if it still arrives.",
  },
  "overlay-target": {
    means: "The target of an action is no JSONPath (RFC 9535).",
    remedy: "Correct it: `$.components.schemas.Order`.",
  },
  "overlay-unconfirmed": {
    means: "An action was inferred by `init` or `import` and nobody has confirmed it.",
    remedy: "Compare it with the vendor's documentation, then remove its `x-inferred: true`.",
  },
  "overlay-version": {
    means: "The overlay is of a version that is not read.",
    remedy: "Use 1.0.0 or 1.1.0.",
  },
} as const satisfies Catalogue;
