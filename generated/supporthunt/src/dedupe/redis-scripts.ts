// A key holds the token of whoever works on the delivery, for as long as the lease goes, and later `done`. Each
// script has one key, as Redis Cluster wants it, and may run twice: clients send a command again when a connection
// broke before its reply.

/**
 * Takes a delivery, unless it is taken or done: `new`, `busy` or `done`. ARGV[1] is a token of this call alone,
 * ARGV[2] the lease in milliseconds. A token that is already there is the same call, sent again.
 */
export const BEGIN = `
local held = redis.call("GET", KEYS[1])
if held == "done" then return "done" end
if held and held ~= ARGV[1] then return "busy" end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return "new"`;

/** Notes for ARGV[1] milliseconds that a delivery is done, whoever may have taken it since. */
export const COMPLETE = `return redis.call("SET", KEYS[1], "done", "PX", ARGV[1])`;

/** Gives a delivery back, if it still is held with the token ARGV[1]. */
export const ABANDON = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])`;
