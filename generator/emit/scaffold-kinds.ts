/** How handlers are laid out: all in one file, or each in a file of its own. */
export const scaffoldLayouts = ["single", "files"] as const;

/** One of {@link scaffoldLayouts}. */
export type ScaffoldLayout = (typeof scaffoldLayouts)[number];

/** What receives the requests. */
export const scaffoldServers = ["node", "express", "fastify", "hono", "worker"] as const;

/** One of {@link scaffoldServers}. */
export type ScaffoldServer = (typeof scaffoldServers)[number];

/** The folder of the handlers that have a file each, beside the registry. */
export const handlersFolder = "handlers";
