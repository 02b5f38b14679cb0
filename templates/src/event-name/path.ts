import type { HeaderNaming } from "./naming.js";

/**
 * The event's name is in no request: the sender is given a URL for each event. It is what stands for `{event}` at the
 * end of the URL's path, percent-decoded; what comes before does not matter.
 *
 * @param template the end of the path, such as `/{event}`
 */
export function pathEvent(template: string): HeaderNaming {
  const [before = "", after = ""] = template.split("{event}").map(escapePattern);
  const end = new RegExp(`${before}([^/]+)${after}/?$`);
  return {
    place: "header",
    read(_headers, url = "") {
      const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
      return decode(end.exec(path)?.[1]);
    },
    write(event, draft) {
      return { ...draft, url: template.replace("{event}", () => encodeURIComponent(event)) };
    },
  };
}

function escapePattern(text: string): string {
  return text.replace(/[^\w/]/g, "\\$&");
}

function decode(segment: string | undefined): string | undefined {
  try {
    return segment && decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
