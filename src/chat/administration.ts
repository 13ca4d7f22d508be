import type { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
import type { AnyCommand, ChatDeps, Command } from './command.ts';
import { sharedIds } from './shared-ids.ts';

/** The id of a user who is an administrator; null for everybody else, and for ids behind which anybody may stand. */
export function administratorOf(user: number, adminIds: readonly number[]): number | null {
  return adminIds.includes(user) && !sharedIds.includes(user) ? user : null;
}

/** What a command for administrators is handed. */
export type AdminDeps = ChatDeps & { readonly admin: number };

type AdminCommand<Shape extends z.ZodObject, Data> = Omit<
  Command<Shape, Data>,
  'run' | 'admins' | 'aside' | 'slashed'
> & {
  readonly run: (args: z.output<Shape>, deps: AdminDeps) => Promise<Data>;
};

/** Makes a command that refuses everybody but administrators with one sentence, whatever was typed or pressed. */
export function defineAdminCommand<Shape extends z.ZodObject, Data>(command: AdminCommand<Shape, Data>): AnyCommand {
  const { run, render, ...facts } = command;
  return {
    ...facts,
    admins: true,
    aside: true,
    slashed: true,
    answer: async (request, deps) => {
      const { admin } = deps;
      if (admin === undefined) throw adminsOnly();
      const data = await run(command.args.parse(request), { ...deps, admin });
      return (locale) => render(data, locale);
    },
  };
}

function adminsOnly(): UserError {
  return new UserError({
    zh: '这个命令只供管理员使用；发现数字有误，请用 /report 告诉我们。',
    en: 'This command is for administrators only; if a figure is wrong, please tell us with /report.',
  });
}
