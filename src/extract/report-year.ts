import type { Passage } from './passage.ts';
import type { Title } from './title.ts';

/** The statistics period that the text gives, ISO dates. */
export type Period = { readonly from: string; readonly to: string };

const day = (year: string, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

const period =
  /((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:起|开始)?[,、]?(?:至|到|止|-|—|~)+(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日/u;

/** The first period that the text gives for its figures; null where it gives none. */
export function readPeriod(passages: readonly Passage[]): Period | null {
  for (const { text } of passages) {
    const match = period.exec(text);
    if (match === null) continue;
    const around = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 20);
    if (!/统计|数据|期限|时限|截止|报告/u.test(around)) continue;
    const [, year = '', month = '', date = '', lastYear, lastMonth = '', lastDate = ''] = match;
    return { from: day(year, month, date), to: day(lastYear ?? year, lastMonth, lastDate) };
  }
  return null;
}

/** The year of a period; of one that spans two, as some reports' does, the year of its greater part. */
function yearOf({ from, to }: Period): number {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const [begins, ends] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return last === first + 1 && ends > 13 - begins ? last : first;
}

/** Years that the running text speaks of, by how often; those of plans and problems do not count. */
function mostNamed(passages: readonly Passage[]): number | null {
  const counts = new Map<number, number>();
  for (const { text, heading } of passages) {
    if (/问题|改进|不足|打算|安排/u.test(heading)) continue;
    // What is cited, and the day of publication, say nothing of the year reported on.
    const own = text.replaceAll(/《[^《》]{0,200}》|(?<!\d)20\d\d年(?:修[订改]|版|\d{1,2}月\d{1,2}日$)/gu, '');
    for (const match of own.matchAll(/(?<!\d)(20[0-4]\d)年/gu)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (first === undefined || (second !== undefined && second[1] === first[1])) return null;
  return first[0];
}

/** The report year: of the title, else of the statistics period, else of the first paragraph, else the one named most often. */
export function readYear(title: Title | undefined, stated: Period | null, passages: readonly Passage[]): number | null {
  const ofPeriod = stated === null ? null : yearOf(stated);
  const ofTitle = title?.year ?? null;
  return (title?.isSentence === true ? (ofPeriod ?? ofTitle) : (ofTitle ?? ofPeriod)) ?? mostNamed(passages);
}
