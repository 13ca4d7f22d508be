import type { Config } from '../config.ts';

/** The id of the person at the terminal. */
export const localUserId = 1;

/** A configuration in which the person at the terminal is an administrator: whoever starts the program is. */
export function withLocalAdmin(config: Config): Config {
  return { ...config, adminIds: [...config.adminIds, localUserId] };
}
