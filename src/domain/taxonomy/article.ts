const digits = '零一二三四五六七八九';

/** 三十六 as 36; numbers of articles are below a hundred. */
function arabic(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['零', numeral];
  return (tens === '' ? 1 : digits.indexOf(tens ?? '零')) * 10 + (ones === '' ? 0 : digits.indexOf(ones ?? '零'));
}

const numeral = '[一二三四五六七八九十]+';
const all = new RegExp(numeral, 'gu');

function numbers(text: string): string {
  return text.replaceAll(all, (found) => String(arabic(found)));
}

/** Whether an article is known only from memory or from no text at all, so that it must not be given as the basis. */
export function isUnverifiedArticle(article: string): boolean {
  return article.includes('（U）');
}

/** The article of a figure in English: 条例第三十六条第（三）项 as Regulations, art. 36(3). Numbers of documents stay Chinese. */
export function articleInEnglish(article: string): string {
  return article
    .replaceAll(new RegExp(`（(?!第|${numeral}）)[^）]*）`, 'gu'), '')
    .replace(/^条例/u, 'Regulations, ')
    .replaceAll(
      new RegExp(`第${numeral}至${numeral}条`, 'gu'),
      (found) => `arts. ${numbers(found.slice(1, -1)).replace('至', '–')}`,
    )
    .replaceAll(
      new RegExp(`第${numeral}(?:、${numeral})+条`, 'gu'),
      (found) => `arts. ${numbers(found.slice(1, -1)).replaceAll('、', ', ')}`,
    )
    .replaceAll(new RegExp(`第${numeral}条`, 'gu'), (found) => `art. ${numbers(found.slice(1, -1))}`)
    .replaceAll(new RegExp(`第(?:（${numeral}）)+项`, 'gu'), (found) =>
      numbers(found.slice(1, -1)).replaceAll('（', '(').replaceAll('）', ')'),
    )
    .replaceAll(new RegExp(`第${numeral}款`, 'gu'), (found) => `, para. ${numbers(found.slice(1, -1))}`)
    .replaceAll('（', ' (')
    .replaceAll('）', ')')
    .replaceAll('、', ', ')
    .replaceAll('；', '; ')
    .replace(/等$/u, ' etc.');
}
