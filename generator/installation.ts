/**
 * The folder of hookstep itself, which holds `dist/` and `templates/`: seen from the sources (`generator/`) and from
 * the built program (`dist/generator/`).
 */
export const installation = new URL(import.meta.url.endsWith(".ts") ? "../" : "../../", import.meta.url);
