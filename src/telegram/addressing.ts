import type { Message, UserFromGetMe } from 'grammy/types';

/** What a message says without the bot's own name, and whom it is for. */
export type Addressing = { readonly text: string; readonly to: 'bot' | 'another' | 'nobody' };

/** Whether a message is one of the bot's own. */
export function isBy(me: UserFromGetMe, message: Message | undefined): boolean {
  return message?.from?.id === me.id;
}

/**
 * Reads whom the text or caption of a message is for. The bot is addressed by /command@bot, by mention, or by a reply
 * to one of its messages; its name is cut out, so that only the question is left.
 */
export function readAddressing(message: Message, me: UserFromGetMe): Addressing {
  const written = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const name = `@${me.username}`.toLowerCase();
  let to: Addressing['to'] = isBy(me, message.reply_to_message) ? 'bot' : 'nobody';
  let text = written;
  // From the end, so that cutting moves no offset still to come.
  for (const entity of entities.toReversed()) {
    const end = entity.offset + entity.length;
    const words = written.slice(entity.offset, end).toLowerCase();
    const at = words.indexOf('@');
    if (entity.type === 'bot_command' && entity.offset === 0 && at !== -1 && words.slice(at) !== name)
      return { text: written, to: 'another' };
    const named =
      (entity.type === 'bot_command' && at !== -1 && words.slice(at) === name) ||
      (entity.type === 'mention' && words === name) ||
      (entity.type === 'text_mention' && entity.user.id === me.id);
    if (named) {
      to = 'bot';
      text = text.slice(0, entity.offset + Math.max(0, at)) + text.slice(end);
    }
  }
  return { text: text.trim(), to };
}
