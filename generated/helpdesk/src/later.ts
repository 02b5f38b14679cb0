/**
 * A module that is loaded when it is first asked for, since not every receiver needs it. It is kept: `import()` takes
 * some microseconds each time. One that could not be loaded, for want of file descriptors for example, is asked for
 * again; Node.js does so from version 22 on.
 */
export function later<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}
