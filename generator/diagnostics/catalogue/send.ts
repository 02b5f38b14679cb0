import type { Catalogue } from "./entry.js";

/** Sending deliveries to a receiver. */
export const sendCodes = {
  "cannot-sign": { means: "The delivery cannot be signed with that secret.", remedy: "Check the secret." },
  "no-package": {
    means: "There is neither a configuration nor a generated package among the dependencies.",
    remedy: "Install a package, such as `@hookstep/helpscout`, or name one with `--provider`.",
  },
  "no-secret": {
    means: "There is no secret to sign with.",
    remedy: "Set the variable that the message names, or pass `--secret`.",
  },
  "nothing-to-tamper": {
    means: "The spec does not say how deliveries are signed, so there is no signature to change.",
    remedy: "Use `--tamper body` or `--tamper event`.",
  },
  "package-not-built": {
    means: "The package is not built, or of an older hookstep.",
    remedy: "Run `hookstep generate`, or install its newest version.",
  },
  "remote-address": {
    means: "The address is not on this machine.",
    remedy: "Send to localhost, or add `--allow-remote`.",
  },
  "secret-in-request": {
    means: "The sender proves itself by the secret itself, so `--curl` would print it.",
    remedy: "Leave out `--curl`.",
  },
  "send-options": {
    means: "The options of `send` do not go together.",
    remedy: "Name one event, or `--all`. Counts and seconds are positive.",
  },
  "unknown-event": {
    means: "No package knows an event of that name.",
    remedy: "Use the name that the message proposes.",
  },
  "unknown-host": { means: "The host of `--to` was not found.", remedy: "Check the name." },
  "which-provider": {
    means: "Several providers know the event, or could be meant.",
    remedy: "Name one with `--provider`.",
  },
  "wrong-address": {
    means: "`--to` is no address of http or https, or holds a password.",
    remedy: "Write it in full: `http://localhost:3000/webhooks`.",
  },
  "wrong-change": {
    means: "A change of `--set` does not fit the payload.",
    remedy: "Write `path=value`, with dots between names: `tags.0.name=vip`.",
  },
  "wrong-header": { means: "`--header` is no header.", remedy: 'Write `--header "X-Token: abc"`.' },
} as const satisfies Catalogue;
