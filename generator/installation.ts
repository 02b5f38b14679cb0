/** The folder of the program's own code: `generator/` of the sources, `dist/generator/` where it is built. */
export const program = new URL("./", import.meta.url);

/** Whether this is the built program. The build makes a few files of all modules, each of them in {@link program}. */
export const isBuilt = !import.meta.url.endsWith(".ts");

/** The folder of hookstep itself, which holds `dist/` and `templates/`. */
export const installation = new URL(isBuilt ? "../../" : "../", import.meta.url);
