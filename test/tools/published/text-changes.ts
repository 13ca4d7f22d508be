import type { GridLayout } from './layout.ts';
import { changed, isLabel, withFigures, withLabels } from './grid.ts';

const digits: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

const fullWidth = (text: string) =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
const thousands = (text: string) => text.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
const isCount = (text: string) => /^\d+$/.test(text);

/** Words that agencies write for those of the form. */
const otherWords: readonly (readonly [string, string])[] = [
  ['政府信息公开申请数量', '申请数量'],
  ['本年度办理结果', '办理结果'],
  ['只计这一情形，不计其他情形', '只计这一情形'],
  ['“三安全一稳定”', '三安全一稳定'],
  ['结转下年度', '结转下一年度'],
  ['法律行政法规', '法律、行政法规'],
];

/** Words of the form with a slip of the pen, as reports print them. */
const slips: readonly (readonly [string, string])[] = [
  ['本机关不掌握相关政府信息', '本机关不掌握相关信息'],
  ['没有现成信息需要另行制作', '没有现成信息需另行制作'],
  ['补正后申请内容仍不明确', '补正后申请内容不明确'],
  ['信访举报投诉类申请', '信访、举报、投诉类申请'],
  ['要求提供公开出版物', '要求提供公开的出版物'],
  ['属于三类内部事务信息', '三类内部事务信息'],
  ['属于四类过程性信息', '四类过程性信息'],
  ['保护第三方合法权益', '保护第三方的合法权益'],
  ['无正当理由大量反复申请', '无正当理由大量、反复申请'],
  ['重新出具已获取信息', '重新出具已获取的信息'],
  ['现行有效件数', '现行有效数'],
  ['社会公益组织', '社会公益 组织'],
];

function reworded(pairs: readonly (readonly [string, string])[]): GridLayout['change'] {
  return withLabels((label) => pairs.reduce((text, [official, other]) => text.replace(official, other), label));
}

/** Takes one of several after the other. */
function inTurn(choices: readonly string[]): () => string {
  let turn = -1;
  return () => choices[(turn += 1) % choices.length] ?? '';
}

function replacing(text: string, choices: readonly string[]): GridLayout['change'] {
  return (parts) => {
    const next = inTurn(choices);
    return withFigures((figure) => (figure === text ? next() : figure))(parts);
  };
}

/** Ways in which agencies write labels and figures. */
export const textChanges: readonly GridLayout[] = [
  { name: 'labels with wide spaces', whole: true, change: withLabels((label) => Array.from(label).join('\u3000')) },
  {
    name: 'labels with a space',
    whole: true,
    change: withLabels((label) => `${label.slice(0, 3)} ${label.slice(3)} `),
  },
  {
    name: 'labels with signs without width',
    whole: true,
    change: withLabels((label) => Array.from(label).join('\u200b')),
  },
  { name: 'half-width brackets', whole: true, change: withLabels((label) => label.normalize('NFKC')) },
  {
    name: 'ordinals with other stops',
    whole: true,
    change: withLabels((label) => label.replace(/^(\d)\./, '$1、').replace(/^（(.)）/, '$1、')),
  },
  { name: 'ordinals in brackets', whole: true, change: withLabels((label) => label.replace(/^(\d)\./, '（$1）')) },
  {
    name: 'ordinals in circles',
    whole: true,
    change: withLabels((label) => label.replace(/^(\d)\./, (_, digit: string) => '①②③④⑤⑥⑦⑧'[Number(digit) - 1] ?? '')),
  },
  {
    name: 'Arabic ordinals throughout',
    whole: true,
    change: withLabels((label) => label.replace(/^（(.)）/, (_, own: string) => `${digits[own] ?? own}.`)),
  },
  {
    name: 'no ordinals',
    whole: true,
    change: withLabels((label) => label.replace(/^(?:\d\.|（.）|[一二三四]、)/, '')),
  },
  {
    name: 'full-width ordinals',
    whole: true,
    change: withLabels((label) => label.replace(/^(\d)\./, (_, digit: string) => `${fullWidth(digit)}．`)),
  },
  { name: '其它 for 其他', whole: true, change: withLabels((label) => label.replaceAll('其他', '其它')) },
  { name: '合计 for 总计', whole: true, change: withLabels((label) => label.replaceAll('总计', '合计')) },
  {
    name: '总 计 and 小计',
    whole: true,
    change: (parts) =>
      changed(parts, (table, number) =>
        table.map((row) =>
          row.map((own) => ({ ...own, text: own.text.replaceAll('总计', number === 4 ? '小计' : '总 计') })),
        ),
      ),
  },
  { name: 'other words', whole: true, change: reworded(otherWords) },
  { name: 'slips of the pen', whole: true, change: reworded(slips) },
  {
    name: 'units in labels',
    whole: true,
    change: withLabels((label) => (/^(?:\d\.|规章|行政规)/.test(label) ? `${label}（件）` : label)),
  },
  { name: 'labels with a colon', whole: true, change: withLabels((label) => `${label}：`) },
  {
    name: 'a character lost in each long label',
    whole: false,
    change: withLabels((label) => (label.length > 6 ? label.slice(0, 5) + label.slice(6) : label)),
  },
  {
    name: 'units in cells',
    whole: true,
    change: (parts) =>
      changed(parts, (table, number) =>
        table.map((row) =>
          row.map((own) => (number !== 2 && isCount(own.text) ? { ...own, text: `${own.text}件` } : own)),
        ),
      ),
  },
  { name: 'thousands', whole: true, change: withFigures(thousands) },
  {
    name: 'full-width thousands',
    whole: true,
    change: withFigures((text) => fullWidth(thousands(text)).replaceAll(',', '，')),
  },
  { name: 'full-width digits', whole: true, change: withFigures(fullWidth) },
  { name: 'decimals of nought', whole: true, change: withFigures((text) => (isCount(text) ? `${text}.00` : text)) },
  { name: 'nought in a word', whole: true, change: replacing('0', ['零', '〇']) },
  { name: 'the letter for nought', whole: false, change: replacing('0', ['O', 'o', '○']) },
  {
    name: 'slashes of all kinds',
    whole: true,
    change: replacing('/', ['／', '—', '——', '-', '－', '无', '--', '\\', '―', '─', '∕', '/', '–', '不适用']),
  },
  { name: 'blank cells of all kinds', whole: true, change: replacing('', ['\u3000', '\u00a0', '\u200b', ' ']) },
  { name: 'errors of a spreadsheet', whole: false, change: replacing('', ['#REF!', 'NaN', 'null', '####']) },
  { name: 'a character like a dash', whole: false, change: replacing('/', ['一', '二']) },
  { name: 'marks of notes', whole: false, change: withFigures((text) => (text.length > 3 ? `${text}①` : text)) },
  { name: 'gaps in thousands', whole: false, change: withFigures((text) => thousands(text).replaceAll(',', ' ')) },
  {
    name: 'figures that are about right',
    whole: false,
    change: withFigures((text) => (text.length > 2 ? `约${text}` : text)),
  },
  {
    name: 'words beside figures',
    whole: true,
    change: withFigures((text) => (text.length > 2 ? `${text}（含上年）` : text)),
  },
  {
    name: 'labels printed twice',
    whole: false,
    change: withLabels((label) => (isLabel(label) ? `${label}${label}` : label)),
  },
];
