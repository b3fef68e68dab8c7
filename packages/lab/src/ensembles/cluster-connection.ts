import { InputError } from "@jiju/core";
import type { Redis } from "ioredis";

/** Prefix of every key, so that one Redis may serve other programs too. */
export const CLUSTER_PREFIX = "jiju";
const OLDEST_REDIS = [6, 2] as const;

/** The address without user and password, for messages. */
export function shownAddress(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
  } catch {
    return url.replace(/\/\/.*@/, "//");
  }
}

/**
 * A connection to the Redis of a cluster, checked.
 *
 * @param url     redis://host:port or rediss://host:port, with user, password and database number where needed
 * @param options `patient`: commands wait for a Redis that restarts; `prompt`: they fail at once, and the caller decides
 * @throws InputError `bad-cluster-address`, `redis-unreachable`, `redis-refuses`, `redis-version`
 */
export async function connectCluster(url: string, options: { readonly manner: "patient" | "prompt" }): Promise<Redis> {
  if (!/^rediss?:\/\/[^/]+/.test(url) || !URL.canParse(url)) {
    throw new InputError(
      "bad-cluster-address",
      `cluster: "${shownAddress(url)}" is not an address of Redis; it looks like redis://host:6379 (rediss:// with encryption).`,
      { where: shownAddress(url) },
    );
  }
  await checkRedis(url);
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    maxRetriesPerRequest: options.manner === "patient" ? null : 1,
    retryStrategy: (times) => Math.min(2000, 100 * times),
    connectTimeout: 5000,
  });
  // without a listener an unreachable Redis would end the process; commands report it where they are awaited
  redis.on("error", () => undefined);
  return redis;
}

async function checkRedis(url: string): Promise<void> {
  const { Redis } = await import("ioredis");
  const where = shownAddress(url);
  const probe = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 5000 });
  let cause = "";
  probe.on("error", (error) => {
    cause ||= error.message;
  });
  try {
    await probe.connect();
    const version = /^redis_version:(.+?)\s*$/m.exec(await probe.info("server"))?.[1] ?? "";
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])) {
      throw new InputError(
        "redis-version",
        `cluster: the Redis at ${where} is version ${version || "unknown"}; ${OLDEST_REDIS.join(".")} or newer is needed. Update it, or use another one.`,
        { where, version: version || "?", needed: OLDEST_REDIS.join(".") },
      );
    }
  } catch (error) {
    if (error instanceof Error && error.name === "InputError") throw error;
    const message = (error as Error).message;
    if (/NOAUTH|WRONGPASS|NOPERM|AUTH/.test(message + cause)) {
      throw new InputError(
        "redis-refuses",
        `cluster: the Redis at ${where} refuses this user or password. Give them in the address: redis://user:password@host:port.`,
        { where },
      );
    }
    throw new InputError(
      "redis-unreachable",
      `cluster: no Redis answers at ${where} (${cause || message}). Start it, check the address and the firewall, or leave --cluster out to compute on this machine.`,
      { where, cause: cause || message },
    );
  } finally {
    probe.disconnect();
  }
}
