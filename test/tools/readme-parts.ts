import type { AnyCommand } from '../../src/chat/command.ts';
import { labels, type Person, read } from './chat.ts';

/** What the README shows as a conversation, in the order in which it is had. */
const questions = ['查 淄博投促局 2023', '/yoy 淄博市投资促进局 2023', '查 市工信局 2022'];

/** The parts of the README that are made from the program, by the name of their marker. */
export async function readmeParts(
  commands: readonly AnyCommand[],
  person: Person,
): Promise<{ readonly [marker: string]: string }> {
  const turns: string[] = [];
  for (const question of questions) {
    const reply = await person.ask(question);
    turns.push(
      `> ${question}\n\n${read(reply)}\n${labels(reply)
        .map((label) => `[${label}]`)
        .join(' ')}`,
    );
  }
  const rows = commands.map(({ usage, aliases, summary, examples }) => {
    const also = aliases.map((alias) => `\`${alias}\``).join(', ');
    const example = examples.zh[0]?.message ?? '';
    return `| \`${usage.en.replaceAll('|', '\\|')}\` | ${also} | ${summary.zh}<br>${summary.en} | \`${example}\` |`;
  });
  return {
    conversation: ['```', turns.join('\n\n'), '```'].join('\n'),
    commands: ['| command | also | answers | for example |', '|---|---|---|---|', ...rows].join('\n'),
  };
}

/** Puts a part between its markers. Throws RangeError when the markers are not there. */
export function withPart(readme: string, marker: string, part: string): string {
  const pattern = new RegExp(`(<!-- ${marker} -->\n)[\\s\\S]*?(<!-- /${marker} -->)`);
  if (!pattern.test(readme)) throw new RangeError(`the README has no place for ${marker}`);
  return readme.replace(pattern, (_, open: string, close: string) => `${open}${part}\n${close}`);
}
