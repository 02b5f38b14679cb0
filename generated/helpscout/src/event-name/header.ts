import { REPEATED } from "../headers.js";
import type { HeaderNaming } from "./naming.js";

/** The event's name is the value of one header, without the white space around it. */
export function headerEvent(header: string): HeaderNaming {
  const name = header.toLowerCase();
  return {
    place: "header",
    read(headers) {
      const value = headers.read(name);
      return value === REPEATED ? value : value?.trim() || undefined;
    },
    write(event, draft) {
      return { ...draft, headers: { ...draft.headers, [header]: event } };
    },
  };
}
