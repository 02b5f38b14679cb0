import type { HandshakeModel } from "./handshake-model.js";
import type { SignatureModel } from "./signature-model.js";

/** How a request becomes an event, and how its sender is known. */
export interface DeliveryModel {
  readonly event: EventPlace;
  /** JSON pointer of the list whose items are the events, where one request carries several. */
  readonly items?: string;
  readonly signature: SignatureModel;
  /** What the sender asks when a subscription is made; the first that fits a request counts. */
  readonly handshakes?: readonly HandshakeModel[];
  /** Status that acknowledges a delivery. */
  readonly acknowledge: number;
  /** How often the vendor tries again, where that is known. */
  readonly retries?: number;
  /** Status that switches the subscription off, where the vendor has one. */
  readonly deactivate?: number;
  readonly sending: SendingModel;
  /** What the texts of a form stand for, where bodies are forms. */
  readonly form?: FormObjectModel;
}

/** What a text of a form stands for; what is not mentioned is text. */
export type FormModel = "boolean" | "number" | FormListModel | FormObjectModel;

/** A list; null for texts. */
export interface FormListModel {
  readonly items: FormModel | null;
}

/** An object, by the names of its members, sorted. */
export interface FormObjectModel {
  readonly members: { readonly [name: string]: FormModel };
}

/** How the vendor writes a request; deliveries that are made for tests imitate it. */
export interface SendingModel {
  /** How a payload becomes a body. */
  readonly encoding: "form" | "json" | "php-json";
  /** Headers of every request, sorted by name, beside those that name the event and sign it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the event's name stands in a request. */
export type EventPlace = EventPart | JoinedPlace | PathPlace;

/** One place in a request. */
export type EventPart =
  | {
      readonly kind: "header";
      readonly name: string;
      /** Other names under which the vendor sends the same header. */
      readonly otherNames?: readonly string[];
    }
  | {
      readonly kind: "body";
      readonly pointer: string;
      /** Whether events are numbered, so that the name may be a number there. */
      readonly isNumbered?: boolean;
    };

/** Several places, whose texts are joined to a name. */
export interface JoinedPlace {
  readonly kind: "join";
  readonly separator: string;
  readonly parts: readonly EventPart[];
}

/** The end of the URL's path, such as `/{event}`: for vendors who are given a URL for each event. */
export interface PathPlace {
  readonly kind: "path";
  readonly template: string;
}
