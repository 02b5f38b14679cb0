import { REPEATED } from "../headers.js";
import type { BodyNaming, Draft, EventNaming, NameReading } from "./naming.js";

/**
 * The event's name is what stands in several places, joined. Where one of them is missing there is no name.
 *
 * @param separator what is put between them
 */
export function joinEvent(separator: string, ...parts: readonly EventNaming[]): BodyNaming {
  const read: BodyNaming["read"] = (payload, headers) => {
    const readings = parts.map((part) =>
      part.place === "body" ? part.read(payload, headers) : part.read(headers),
    );
    return join(readings, separator);
  };
  return {
    place: "body",
    read,
    write(event, draft) {
      const texts = split(event, separator, parts.length);
      return parts.reduce<Draft>((written, part, index) => part.write(texts[index] ?? "", written), draft);
    },
  };
}

function join(readings: readonly NameReading[], separator: string): NameReading {
  if (readings.includes(REPEATED)) return REPEATED;
  return readings.includes(undefined) ? undefined : readings.join(separator);
}

/** Texts that are the name when they are joined; the last one takes what is left. */
function split(event: string, separator: string, count: number): readonly string[] {
  const texts = event.split(separator);
  return [...texts.slice(0, count - 1), texts.slice(count - 1).join(separator)];
}
