import type { Locale } from '../../../text/format.ts';
import { html, lines } from '../../../text/html.ts';
import type { Reply } from '../../reply.ts';
import type { Examined } from '../../sent/examination.ts';
import { shortened } from './shortened.ts';

/** The answer to a document that holds no report. */
export function renderNoReport(
  { kind, name }: { readonly kind: Exclude<Examined['kind'], 'report'>; readonly name: string },
  locale: Locale,
): Reply {
  const zh = locale === 'zh';
  const file = zh ? `“${shortened(name)}”` : `“${shortened(name)}” `;
  const sentence =
    kind === 'emptyForm'
      ? zh
        ? '是没有填写数字的空表，没有可核对的内容；请发送填好的报告。'
        : 'is the form without any figures, so there is nothing to check; please send the report itself.'
      : zh
        ? '不是政府信息公开工作年度报告，没有可核对的数字；请发送报告本身，而不是通知、解读或新闻。'
        : 'is no annual report on government information disclosure; please send the report itself, not a notice, an explanation or news.';
  return { text: lines(html`${file}${sentence}`).html, buttons: [] };
}
