import postgres from 'postgres';
import { tmpdir } from 'node:os';
import { agencyNamed } from '../../../src/domain/agency-name.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import type { DeliveryCounts } from '../../../src/store/follow.ts';
import { openStore } from '../../../src/store/open.ts';
import { testToken } from '../bot-on-double.ts';
import { freePort } from '../postgres-server.ts';
import { testSecret } from '../running-bot.ts';
import { storeMadeReport } from '../store-made-report.ts';
import { storeSamples } from '../store-samples.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { startCrowdDouble, type Tally } from './crowd-double.ts';
import { chatOf, fateOf } from './follower.ts';

/** What came of alerts about one report to very many followers, sent by the program itself in processes of its own. */
export type BroadcastRun = {
  readonly counts: DeliveryCounts;
  readonly tally: Tally;
  /** From the moment at which they might go to the last final state. */
  readonly seconds: number;
  /** Milliseconds from question to answer, before the broadcast and during it. */
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  /** Megabytes of memory of all bots together, from the first alert to the last; empty where the system does not say. */
  readonly memory: readonly number[];
  readonly complaints: readonly string[];
};

const agency = '淄博市教育局';
const question = '/stats 淄博市投资促进局 2023';

/** Postgres at an address must be empty but migrated. `idleSeconds`: how long the idle bot is asked first. */
export async function runBroadcast(options: {
  readonly databaseUrl: string;
  readonly followers: number;
  /** Of the double, and what the bots are told to keep to. */
  readonly perSecond: number;
  readonly processes: number;
  readonly idleSeconds: number;
  /** Milliseconds between questions. */
  readonly askEvery: number;
}): Promise<BroadcastRun> {
  const { databaseUrl, followers, perSecond, processes, idleSeconds, askEvery } = options;
  const store = await openStore({ databaseUrl, dataDir: tmpdir(), clock: systemClock, connections: 2 });
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false });
  const double = await startCrowdDouble();
  const bots: BotProcess[] = [];
  try {
    await storeSamples(store);
    await publish(2022, 41);
    await follow(sql, followers);
    await double.gather(followers);
    await double.limit(perSecond);
    const common = {
      BOT_TOKEN: testToken,
      BOT_API_ROOT: double.root,
      DATABASE_URL: databaseUrl,
      ALERTS_PER_SECOND: String(perSecond),
    };
    const webhooks: string[] = [];
    for (let process = 0; process < processes; process += 1) {
      const port = String(await freePort());
      const webhook = `http://127.0.0.1:${port}/updates`;
      webhooks.push(webhook);
      bots.push(
        await startBotProcess({
          ...common,
          PORT: port,
          ...(processes === 1 ? {} : { WEBHOOK_URL: webhook, WEBHOOK_SECRET: testSecret }),
        }),
      );
    }
    if (processes > 1) await double.balance(webhooks);

    await double.ask(question, askEvery);
    await systemClock.wait(idleSeconds * 1000);
    const idle = await double.stopAsking();
    await publish(2023, 49);
    await double.ask(question, askEvery);
    const begun = performance.now();
    // Arrivals settle for a while, which is no part of what is measured.
    await sql`update followers set due_at = now()`;
    await sql`select pg_notify('gongkai_deliveries', '')`;
    const memory: number[] = [];
    while (await isPending()) {
      const held = await Promise.all(bots.map((bot) => bot.memory()));
      const known = held.filter((megabytes) => megabytes !== null);
      if (known.length > 0) memory.push(known.reduce((sum, megabytes) => sum + megabytes, 0));
      await systemClock.wait(500);
    }
    const seconds = (performance.now() - begun) / 1000;
    const busy = await double.stopAsking();
    const counts = await store.deliveryCounts();
    return {
      counts,
      tally: await double.tally(),
      seconds,
      idle,
      busy,
      memory,
      complaints: bots.flatMap((bot) => bot.complaints()),
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    double.close();
    await sql.end();
    await store.close();
  }

  async function publish(year: number, received: number): Promise<void> {
    await storeMadeReport(store, agency, { year, numbers: { 'requests.received@natural_person': received } });
  }

  async function isPending(): Promise<boolean> {
    const [row] = await sql`select exists (select from deliveries where state = 'pending') as pending`;
    return row?.['pending'] === true;
  }
}

async function follow(sql: postgres.Sql, followers: number): Promise<void> {
  const topic = `a${agencyNamed(agency, 'made for a test').id}`;
  const all = Array.from({ length: followers }, (_, follower) => ({
    chat: chatOf(follower),
    by: fateOf(follower) === 'migrated' ? 1 : chatOf(follower),
    locale: follower % 10 === 3 ? 'en' : 'zh',
  }));
  const list = JSON.stringify(all);
  await sql`
    insert into followers (chat_id, locale, followed_by)
    select chat, locale, by from json_to_recordset(${list}::text::json) as f(chat bigint, locale text, by bigint)`;
  await sql`insert into subscriptions (chat_id, topic, followed_at) select chat_id, ${topic}, now() from followers`;
}
