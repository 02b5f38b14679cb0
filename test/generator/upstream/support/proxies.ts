import { afterEach, beforeEach, vi } from "vitest";

/** Each test of the file that calls this runs as if the environment named no proxy. */
export function withoutProxies(): void {
  beforeEach(() => {
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"])
      vi.stubEnv(name, undefined);
  });

  afterEach(() => void vi.unstubAllEnvs());
}
