import type { Update } from 'grammy/types';
import type { Clock } from '../domain/clock.ts';

/** Puts documents that were sent at once together again: Telegram delivers each in an update of its own. */
export type Albums = {
  /** Calls back with an update at once, or with those of an album when no more of it have come for a while. */
  add(update: Update, whole: (updates: readonly [Update, ...Update[]]) => void): void;
  /** Waits for no more of any album. */
  flush(): void;
};

/** Milliseconds after the last update of an album in which another may come. */
const quiet = 1_000;

type Album = { updates: [Update, ...Update[]]; quiet: AbortController; readonly finish: () => void };

export function createAlbums(clock: Clock): Albums {
  const open = new Map<string, Album>();

  function wait(album: Album): void {
    album.quiet.abort();
    album.quiet = new AbortController();
    clock.wait(quiet, album.quiet.signal).then(album.finish, () => undefined);
  }

  return {
    add: (update, whole) => {
      const { message } = update;
      if (message?.document === undefined || message.media_group_id === undefined) {
        whole([update]);
        return;
      }
      const key = `${message.chat.id} ${message.media_group_id}`;
      const known = open.get(key);
      if (known !== undefined) {
        known.updates.push(update);
        wait(known);
        return;
      }
      const album: Album = {
        updates: [update],
        quiet: new AbortController(),
        finish: () => {
          open.delete(key);
          whole(album.updates);
        },
      };
      open.set(key, album);
      wait(album);
    },

    flush: () => {
      for (const album of open.values()) {
        album.quiet.abort();
        album.finish();
      }
    },
  };
}
