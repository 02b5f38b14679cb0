import type { DriftSelection } from "./drift-subject.js";
import type { CommonOptions } from "./outcome.js";

/** The forms of a report. */
export const driftFormats = ["text", "json", "markdown", "github"] as const;

/** Which changes make the exit code another one than 0. */
export const driftThresholds = ["any", "breaking", "none"] as const;

/** Options of `hookstep drift`. */
export interface DriftOptions extends CommonOptions, DriftSelection {
  /** `json` is what `--json` asks for, too. */
  readonly format: (typeof driftFormats)[number];
  readonly failOn: (typeof driftThresholds)[number];
}
