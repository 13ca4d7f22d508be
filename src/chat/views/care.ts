import type { Agency } from '../../domain/agency.ts';
import type { CareAction } from '../../store/care-action.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import { type Care, type CarePlan, carePart } from '../care.ts';
import { pressOf } from '../press.ts';
import type { Reply } from '../reply.ts';
import { agencyHeading } from './agency-label.ts';
import { shortDocumentLine } from './documents.ts';
import { figureWord } from './figure-word.ts';
import { versionLine } from './version-list.ts';

/** What an administrator is shown before and after taking a version back. `command`: whose buttons these are. */
export function renderCare(care: Care, command: string, timeZone: string, locale: Locale): Reply {
  return care.kind === 'plan'
    ? renderPlan(care.plan, command, timeZone, locale)
    : renderAction(care.kind, care.action, command, locale);
}

function renderPlan({ id, order, agency, step, current }: CarePlan, command: string, timeZone: string, locale: Locale) {
  const { to, reason, key } = order;
  const { report, sources } = step;
  const zh = locale === 'zh';
  const confirm = to === null ? (zh ? '确认撤回' : 'Withdraw it') : zh ? '确认移动' : 'Move it';
  const figures = (['requests.received@total', 'outcome.total@total', 'requests.carried_out@total'] as const)
    .map((code) => figureWord(report, code, locale))
    .join(' / ');
  return {
    text: lines(
      to === null
        ? html`<b>${zh ? '撤回这个版本？' : 'Withdraw this version?'}</b>`
        : html`<b>${zh ? '把这个版本移到另一份报告？' : 'Move this version to another report?'}</b>`,
      reportHeading(agency, key.year, locale),
      versionLine(step, current, timeZone, locale),
      ...sources.slice(0, 2).map((source, index) => shortDocumentLine(source, index + 1, locale)),
      zh ? `新收 / 总计 / 结转下年：${figures}` : `Received / total / carried out: ${figures}`,
      to !== null && (zh ? html`移到：<b>${to.name}</b> ${to.year}年度` : html`To: <b>${to.name}</b> ${to.year}`),
      zh ? html`原因（会公开）：${reason}` : html`Reason (public): ${reason}`,
      zh ? '还没有做任何改动。' : 'Nothing has been changed yet.',
    ).html,
    buttons: [
      [{ label: confirm, press: pressOf({ command, part: carePart('confirm', id) }) }],
      [
        {
          label: zh ? '先看来源' : 'See the source first',
          press: pressOf({ command: 'source', agency: agency.id, year: key.year }),
        },
      ],
    ],
  };
}

function renderAction(kind: 'done' | 'undone', action: CareAction, command: string, locale: Locale): Reply {
  const { id, key, agencyName, version, to, reason } = action;
  const zh = locale === 'zh';
  const title = {
    done: to === null ? { zh: '已撤回', en: 'Withdrawn' } : { zh: '已移动', en: 'Moved' },
    undone: { zh: '已撤销，恢复原状', en: 'Undone: all is as it was' },
  }[kind];
  return {
    text: lines(
      html`<b>${title[locale]}</b>`,
      html`<b>${agencyName}</b>`,
      zh ? `${key.year}年度 版本${version}` : `${key.year}, version ${version}`,
      kind === 'done' &&
        to !== null &&
        (zh ? html`移到：<b>${to.name}</b> ${to.year}年度` : html`To: <b>${to.name}</b> ${to.year}`),
      zh ? html`原因：${reason}` : html`Reason: ${reason}`,
    ).html,
    buttons: [
      ...(kind === 'done'
        ? [[{ label: zh ? '撤销' : 'Undo', press: pressOf({ command, part: carePart('undo', id) }) }]]
        : []),
      [
        { label: zh ? '来源' : 'Source', press: pressOf({ command: 'source', agency: key.agency, year: key.year }) },
        ...(kind === 'done' && to !== null
          ? [
              {
                label: `${to.name} ${to.year}`,
                press: pressOf({ command: 'source', agency: to.agency, year: to.year }),
              },
            ]
          : []),
      ],
    ],
  };
}

function reportHeading(agency: Agency, year: number, locale: Locale): Html {
  return lines(agencyHeading(agency, locale), locale === 'zh' ? html`<b>${year}年度</b>` : html`<b>${year}</b>`);
}
