import { simplify } from '../domain/canonical-name.ts';

/** Most characters a question may have; names, years and metrics fit many times over. */
export const longestQuestion = 300;

/** Words of a message after the command, or none. */
export type Message =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly words: string;
      /** Written with a slash, so that nothing else can be meant. */
      readonly slash: boolean;
      /** A Chinese alias right before other characters (查淄博投促局), which may be part of a longer word; null otherwise. */
      readonly glued: string | null;
    }
  | { readonly kind: 'unknownCommand'; readonly command: string; readonly words: string }
  | { readonly kind: 'plain'; readonly words: string };

/** Names by which commands are called: the menu name and its aliases. */
export type CommandNames = { readonly name: string; readonly aliases: readonly string[] };

const markup = /<\/?[a-z][^<>]*>/giu;
const invisible = /[\p{Cf}\p{Cc}\ufe0f]/gu;
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3]/gu;
// Dashes, commas and quotation marks stand where a space could; none of them occurs in the name of an agency, but for the apostrophe
// inside a word (Xi'an, People's).
const separators =
  /[\s\u2010-\u2015\u2212\u3000\u30fb—–‐\-~,，、。．;；:：!！?？"“”`´「」『』《》【】<>|/\\*=#^…]+|(?<![a-z])'|'(?![a-z])|\.(?=\s|$)/giu;

/**
 * Words as everything else compares them: full-width digits and letters made half-width, Traditional characters
 * simplified, tags, pictures and invisible characters dropped, separators made single spaces. '' for a picture alone.
 */
export function normaliseWords(text: string): string {
  return simplify(text.normalize('NFKC'))
    .replaceAll(markup, ' ')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(invisible, '')
    .replaceAll(pictures, ' ')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(separators, ' ')
    .trim();
}

/**
 * Tells the command of a message from its words: `/stats@bot …`, or an alias at the start (`查淄博投促局2023`: Chinese
 * ones need no space after them, others do).
 */
export function readMessage(text: string, commands: readonly CommandNames[]): Message {
  const trimmed = simplify(text.normalize('NFKC')).trim();
  const slash =
    /^\/([A-Za-z0-9_]+|\p{Script=Han}+)(?:@\w+)?(?=\s|$)/u.exec(trimmed) ?? /^\/(\p{Script=Han}+)/u.exec(trimmed);
  if (slash?.[1] !== undefined) {
    const called = slash[1].toLowerCase();
    const words = normaliseWords(trimmed.slice(slash[0].length));
    const found = commands.find(({ name, aliases }) => name === called || aliases.includes(called));
    if (found !== undefined) return { kind: 'command', command: found.name, words, slash: true, glued: null };
    if (!/^\p{Script=Han}/u.test(called)) return { kind: 'unknownCommand', command: called, words };
  }
  const words = normaliseWords(trimmed);
  const called = commands
    .flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => ({ name, alias })))
    .filter(({ alias }) => startsWithWord(words.toLowerCase(), alias))
    .toSorted((a, b) => b.alias.length - a.alias.length)[0];
  if (called === undefined) return { kind: 'plain', words };
  const rest = words.slice(called.alias.length);
  return {
    kind: 'command',
    command: called.name,
    words: rest.trim(),
    slash: false,
    glued: /^\p{Script=Han}/u.test(rest) ? called.alias : null,
  };
}

function startsWithWord(words: string, alias: string): boolean {
  if (!words.startsWith(alias)) return false;
  return /^\p{Script=Han}/u.test(alias) || words.length === alias.length || words[alias.length] === ' ';
}
