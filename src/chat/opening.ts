import { type Press, pressOf, readPress } from './press.ts';

/** Telegram takes a start parameter of 1 to 64 characters, letters, digits, _ and - alone. */
const longest = 64;
const mark = 'p';

/**
 * What a press does that comes by a link, which anybody may have made: it shows something, or follows for the person alone.
 * Where it would change something for a chat, that is shown or asked about instead. Null for everything else. `views`:
 * commands that show figures.
 */
function harmless(press: Press, views: readonly string[]): Press | null {
  const { command, chat, part } = press;
  switch (command) {
    case 'subscribe': {
      const subject = part?.replace(/^[!?]/, '');
      return { ...press, part: chat === undefined ? subject : `?${subject}` };
    }
    case 'unsubscribe':
      return { command: 'subscriptions', chat };
    case 'subscriptions':
      return part === undefined || /^[dp]\d/.test(part) ? press : { command, chat };
    default:
      return views.includes(command) ? press : null;
  }
}

/**
 * The start parameter with which the private chat opens on what a button under a post shows: readers of a channel must not
 * make the bot post there. Null: it opens on nothing.
 */
export function openingOf(data: string, channel: number, views: readonly string[]): string | null {
  const press = readPress(data);
  if (press === null) return null;
  // What the channel follows is its own; to follow is for whoever reads it.
  const ofChannel = press.command === 'unsubscribe' || press.command === 'subscriptions';
  const meant = harmless(ofChannel ? { ...press, chat: press.chat ?? channel } : press, views);
  if (meant === null) return null;
  const start = `${mark}${Buffer.from(pressOf(meant)).toString('base64url')}`;
  return start.length <= longest ? start : null;
}

/** The press that a message opens the chat with; null for every other message. */
export function readOpening(typed: string, views: readonly string[]): string | null {
  const start = /^\/start(?:@\w+)?\s+p([\w-]+)\s*$/.exec(typed)?.[1];
  const press = start === undefined ? null : readPress(Buffer.from(start, 'base64url').toString());
  const meant = press === null ? null : harmless(press, views);
  return meant === null ? null : pressOf(meant);
}
