/**
 * The forms in which the same words are printed, made one: full-width digits and brackets (NFKC), quotes, ordinals and
 * spaces inside labels. Markdown's emphasis and heading marks go as well.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s*#\u200b\ufeff]+/g, '')
    .replaceAll(/[“”„‟«»『』「」＂]/g, '"');
}

/** (一) and 一、 and 1. and, where the stop was lost, 1属于; never the 三 of 三类内部事务信息. */
const ordinal =
  /^(?:[(<[]([一二三四五六七八九十])[)>\]]?[、.,:]?|([一二三四五六七八九十])[)、.,:]|[(]?(\d{1,2})(?:[)、.,:]|(?=\p{Script=Han})))/u;
/** The unit behind a label, as in 规章（件）. 万元 is part of a label of the form. */
const unit = /\((?:单位:?)?[件条项个次宗]\)$/u;
const notLetters = /[^\p{L}\p{N}]+/gu;

/** The ordinal that a label begins with, as printed without brackets and stops: 三 of （三）, 4 of 4. */
export type Label = { readonly ordinal: string | null; readonly key: string };

/** The same labels come again in every report. Far more are of a hostile one. */
const mostKnown = 3_000;
const longestKnown = 80;
const known = new Map<string, Label>();

/**
 * A label for comparison: its ordinal apart, all punctuation gone, 其它 as 其他, 钩稽 as 勾稽. Labels that agree in this are
 * the same to any reader.
 */
export function labelOf(text: string): Label {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const label = parsed(text);
  // A copy: a slice would keep the whole document that it was cut from.
  if (text.length <= longestKnown && known.size < mostKnown) known.set(` ${text}`.slice(1), label);
  return label;
}

function parsed(text: string): Label {
  const plainText = plain(text);
  const match = ordinal.exec(plainText);
  const words = match === null ? plainText : plainText.slice(match[0].length);
  const body = words.replace(unit, '').replaceAll(notLetters, '');
  return {
    ordinal: match?.[1] ?? match?.[2] ?? match?.[3] ?? null,
    key: body.replaceAll('其它', '其他').replaceAll('钩稽', '勾稽'),
  };
}
