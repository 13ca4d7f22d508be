import { commands } from '../../commands/index.ts';
import program from '../../package.json' with { type: 'json' };
import { createChat } from '../chat/chat.ts';
import type { ChatDeps } from '../chat/command.ts';
import { buildDirectory } from '../chat/directory.ts';
import { createDocumentQuota } from '../chat/sent/document-quota.ts';
import { systemClock } from '../domain/clock.ts';
import { createReportReader } from '../extract/report-reader.ts';
import { ingest } from '../ingest.ts';
import { bundledSamples } from '../samples/samples.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Composition, Context } from './composition.ts';

/** The command that a message without one means: an agency and a year are a question for its figures. */
const fallback = 'stats';

/** Puts the program together over the store that the environment names. Throws UserError when it cannot be opened. */
export async function compose({ config, log }: Pick<Context, 'config' | 'log'>): Promise<Composition> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, clock: systemClock });
  const reader = createReportReader({
    onFailure: (error) => log.error('reader failed', { error: error instanceof Error ? error : String(error) }),
  });
  try {
    if (store.engine.kind === 'pglite' && (await store.holdings()).reports === 0) await storeSamples(store);
    let directory = buildDirectory(await store.agencies());
    const stopListening = await store.onAgenciesChanged(() => {
      store.agencies().then(
        (held) => {
          directory = buildDirectory(held);
        },
        (error: unknown) => log.error('agencies could not be read again', { error: String(error) }),
      );
    });
    let noted = Promise.resolve();
    const noteMissed = (name: string): void => {
      noted = noted
        .then(() => store.noteMissedName(name))
        .catch((error: unknown) => log.warn('missed name not counted', { error: String(error) }));
    };
    const { botToken: token, botApiRoot: apiRoot } = config;
    const access = token === null ? null : { token, apiRoot, transport: fetch, clock: systemClock };
    const deps: ChatDeps = {
      store,
      directory: () => directory,
      commands,
      now: () => systemClock.now(),
      timeZone: config.timeZone,
      documents: {
        read: reader.read,
        store: (bytes, fileName, reading) =>
          ingest({ store, read: async () => reading }, bytes, { fileName }, systemClock.now()),
        quota: createDocumentQuota(() => systemClock.now()),
      },
      adminIds: config.adminIds,
      version: program.version,
      noteMissed,
      ...(access === null
        ? {}
        : { chats: (await import('../telegram/chat-lookup.ts')).createChatLookup({ ...access, log }) }),
    };
    return {
      store,
      read: reader.read,
      deps,
      answerer: createChat(commands, fallback, deps),
      menu: commands
        .filter(({ admins }) => admins !== true)
        .map(({ name, summary }) => ({ name, description: summary })),
      close: async () => {
        await noted;
        reader.close();
        await stopListening();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Stores the samples that come with the program; those already held stay as they are. Read in this process: they are our
 * own, and the first start need not wait for another one.
 */
export async function storeSamples(store: Store): Promise<void> {
  const { read } = await import('../extract/reading-module.ts');
  for (const { bytes, officialName, sha256 } of await bundledSamples())
    await ingest({ store, read }, bytes, { fileName: officialName, abridgedFrom: sha256 }, systemClock.now());
}
