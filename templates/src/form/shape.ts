/**
 * What a text of a form stands for: everything in a form is text, and the spec says what is a number, true or false, a
 * list or an object. What a shape does not mention stays text.
 */
export type FormShape = "boolean" | "number" | FormList | FormObject;

/** A list, also where the form has one value only. */
export interface FormList {
  readonly items: FormShape | null;
}

/** An object, by the names of its members. */
export interface FormObject {
  readonly members: Readonly<Record<string, FormShape>>;
}
