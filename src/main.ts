import module from 'node:module';

// Before anything else is loaded: what is compiled now need not be compiled at the next start.
module.enableCompileCache();
const { run } = await import('./main/run.ts');
await run(process.argv.slice(2), process.env);
