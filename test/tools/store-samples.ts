import { read } from '../../src/extract/reading-module.ts';
import { ingest } from '../../src/ingest.ts';
import { bundledSamples } from '../../src/samples/samples.ts';
import type { Store } from '../../src/store/store.ts';
import { today } from './chat.ts';

/** Stores the reports that come with the program. */
export async function storeSamples(store: Store): Promise<void> {
  for (const { bytes, officialName, sha256 } of await bundledSamples())
    await ingest({ store, read }, bytes, { fileName: officialName, abridgedFrom: sha256 }, today);
}
