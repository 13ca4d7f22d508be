import type { TestProject } from 'vitest/node';
import { startEngineServer } from './engine-client.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket at which the databases of this run are asked for. */
    engineServer: string;
  }
}

/** Starts the process that makes databases for the tests of this run; Postgres starts when a test first needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEngineServer();
  project.provide('engineServer', server.socket);
  return () => server.stop();
}
