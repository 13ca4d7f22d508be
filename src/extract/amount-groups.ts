import type { Amount } from './amount.ts';

/** 网络、信函分别为3件、2件; 微信、微博分别发布300条、200条. */
const respectively = /^(.*?)分别([^,;。、\d]{0,20})$/su;
/** Between the amounts of such a list there is nothing else. */
const continues = /^(?:[、,和及与]|以及)$/u;

function thingsIn(words: string): readonly string[] {
  const clause = words.split(/[,;:。]/u).at(-1) ?? '';
  return clause.split(/[、和及与]/u);
}

/**
 * The amounts of a sentence, each with the thing that it counts at the end of its words: once for each thing that shares it
 * (网络、信函各2件), and in turn where a list says 分别 (and of its year, where it lists years). A list of another length counts nothing that could be told.
 */
export function withTheirThings(amounts: readonly Amount[]): readonly Amount[] {
  const told: Amount[] = [];
  for (let index = 0; index < amounts.length; index += 1) {
    const amount = amounts[index];
    if (amount === undefined) continue;
    if (amount.left.endsWith('各')) {
      told.push(...thingsIn(amount.left.slice(0, -1)).map((left) => ({ ...amount, left })));
      continue;
    }
    const [list, before = '', verb = ''] = respectively.exec(amount.left) ?? [];
    if (list === undefined) {
      told.push(amount);
      continue;
    }
    const group = [amount];
    for (
      let next = amounts[index + 1];
      next !== undefined && continues.test(next.left);
      next = amounts[index + group.length]
    )
      group.push(next);
    const things = thingsIn(before);
    if (things.length === group.length && group.length > 1)
      told.push(
        ...group.map((one, place) => {
          const thing = things[place] ?? '';
          const year = /(?<!\d)((?:19|20)\d\d)年/u.exec(thing)?.[1];
          return { ...one, left: thing + verb, year: year === undefined ? one.year : Number(year) };
        }),
      );
    index += group.length - 1;
  }
  return told;
}
