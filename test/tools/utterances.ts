import { describe, expect, it } from 'vitest';
import type { Locale, Reply } from '../../src/chat/reply.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { labels, type Person, read, screenLines } from './chat.ts';

// What people type, and what they expect to be answered over the samples.

export const investment = '淄博市投资促进局';
export const industry = '淄博市工业和信息化局';
export const attraction = '淄博市招商局';
export const zhoucun = '周村区投资促进中心';
export const shizuishan = '石嘴山市投资促进局';

/** Words by which a person knows each view, in either language. */
const marks = {
  stats: /政府信息公开年报|Annual OGI report/,
  yoy: /无法同比|→|the report for \d{4} is not held/,
  outcomes: /年度办理结果|^Outcomes,/m,
  applicants: /年度申请人|^Applicants,/m,
  disputes: /年度复议和诉讼|^Reviews and lawsuits,/m,
  proactive: /年度主动公开|^Proactive disclosure,/m,
  check: /年度报告核对|^Checks of the report/m,
  source: /年度报告的来源|^Source of the report/m,
  define: /^(?:表上写作|On the form|推算的指标|Derived)/m,
  remedies: /不是法律意见|not legal advice/,
  notHeldYear: /没有收录\d{4}年度的报告|report for \d{4} is not held/,
} as const;

/** An answer about one agency; `first`: a line that it must have right below its heading. */
type Answered = {
  readonly view: keyof typeof marks;
  readonly agency: string;
  readonly year: number;
  readonly first?: string;
  /** What it says besides. */
  readonly notes?: RegExp;
};
/** A question back, among the agencies on its buttons; none of its figures is shown. */
type AskedBack = { readonly asks: RegExp; readonly among: readonly string[] };
/** Any other answer, by words in it; none of them shows a figure. */
type Told = { readonly tells: RegExp };
/** A refusal in one sentence. */
type Refused = { readonly refuses: RegExp };
/** Any other answer, which may show figures. */
type Says = { readonly says: RegExp };
export type Expected = Answered | AskedBack | Told | Refused | Says;
/** Messages of one person, one after the other. */
export type Talk = readonly (readonly [message: string, Expected])[];

const figures = /(?:新收|办结|予以公开|不予公开|Received|Closed|Disclosed|Refused) \d/;

export const noRegion = (...among: readonly string[]): AskedBack => ({ asks: /没有写明地区|names no region/, among });
export const slip = (...among: readonly string[]): AskedBack => ({
  asks: /是不是：|可能是几个机关|Is it one of these|may be several/,
  among,
});
export const shelf = (title: string): Told => ({ tells: new RegExp(`^${title}`) });
export const defined = (title: string): Told => ({ tells: new RegExp(`^${title}\\n`) });
export const guided: Told = { tells: /写上机关和年份就行|Write an agency and a year/ };
export const greeted: Told = { tells: /^(?:你好|Hello)/ };
export const remedies: Told = { tells: marks.remedies };
export const whichAgency: Told = { tells: /说的是哪个机关|^Which agency is/ };
export const notHeld = (name: string): Told => ({
  tells: new RegExp(`${name}\\n(?:没有收录该机关|No annual report of this)`),
});
export const stats = (agency: string, year: number, first?: string): Answered => ({
  view: 'stats',
  agency,
  year,
  ...(first === undefined ? {} : { first }),
});

export const told = (tells: RegExp): Told => ({ tells });
export const says = (words: RegExp): Says => ({ says: words });
export const asks = (words: RegExp, ...among: readonly string[]): AskedBack => ({ asks: words, among });
export const view = (name: Answered['view'], agency: string, year: number, notes?: RegExp): Answered => ({
  view: name,
  agency,
  year,
  ...(notes === undefined ? {} : { notes }),
});

/** What a message is answered, or the sentence of its refusal. */
export async function heard(answer: Promise<Reply>, locale: Locale): Promise<Reply | string> {
  return await answer.catch((error: unknown) => {
    if (error instanceof UserError) return error[locale];
    throw error;
  });
}

/** Compares an answer with what was expected of it. */
export function check(answer: Reply | string, expected: Expected): void {
  if ('refuses' in expected) {
    expect(answer).toEqual(expect.stringMatching(expected.refuses));
    return;
  }
  if (typeof answer === 'string') throw new Error(`refused: ${answer}`);
  const text = read(answer);
  expect(screenLines(answer), text).toBeLessThanOrEqual(22);
  for (const button of answer.buttons.flat())
    if ('press' in button) expect(Buffer.byteLength(button.press), button.label).toBeLessThanOrEqual(64);
  if ('says' in expected) {
    expect(text).toMatch(expected.says);
    return;
  }
  if ('tells' in expected) {
    expect(text).toMatch(expected.tells);
    expect(text).not.toMatch(figures);
    return;
  }
  if ('asks' in expected) {
    expect(text).toMatch(expected.asks);
    expect(text).not.toMatch(figures);
    for (const name of expected.among) expect(labels(answer).join('\n')).toContain(name);
    return;
  }
  const lines = text.split('\n');
  const heading = lines.findIndex((line) => line === expected.agency || line.endsWith(` ${expected.agency}`));
  expect(heading, text).toBeGreaterThanOrEqual(0);
  expect(heading, text).toBeLessThanOrEqual(2);
  if (expected.notes !== undefined) expect(text).toMatch(expected.notes);
  expect(text).toMatch(marks[expected.view]);
  expect(lines[heading + 1], text).toContain(String(expected.year));
  if (expected.first !== undefined) expect(lines.slice(heading + 1, heading + 3), text).toContain(expected.first);
}

/** Holds each talk with somebody who has asked nothing yet. */
export function hold(
  talks: { readonly [who: string]: readonly Talk[] },
  locale: Locale,
  newcomer: (locale: Locale) => Person,
): void {
  describe.each(Object.entries(talks))(`%s, in ${locale}`, (_who, own) => {
    it.each(own.map((talk) => [talk.map(([message]) => message).join(' · '), talk] as const))('%s', async (_, talk) => {
      const person = newcomer(locale);
      for (const [message, expected] of talk) check(await heard(person.ask(message), locale), expected);
    });
  });
}
