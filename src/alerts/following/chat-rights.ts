import type { Asker, ChatDeps } from '../../chat/command.ts';
import { sharedIds } from '../../chat/shared-ids.ts';
import { UserError } from '../../domain/user-error.ts';

/**
 * Who asks, when they may decide what a chat is sent: in private the person, in a group its administrators, by their own
 * ids alone. Throws UserError for everybody else.
 */
export async function deciderOf({ asker, isChatAdmin }: ChatDeps, chat: number): Promise<Asker> {
  if (asker === undefined) throw new RangeError('nobody asks');
  if (asker.chatType === 'private') return asker;
  if (sharedIds.includes(asker.user))
    throw new UserError({
      zh: '匿名管理员无法核实身份：请关闭匿名，以本人身份再发一次。',
      en: 'An anonymous administrator cannot be told from others: turn anonymity off and send it again as yourself.',
    });
  if ((await isChatAdmin?.(chat, asker.user)) !== true)
    throw new UserError({
      zh: '群组和频道的订阅只有管理员能改；也可以私聊机器人，为自己订阅。',
      en: 'Only administrators may change what a group or channel follows; in a private chat you can follow for yourself.',
    });
  return asker;
}
