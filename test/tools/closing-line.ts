import type { Reporter, TestModule } from 'vitest/node';

/** Prints `Tests: N passed, N failed` as the very last line, after everything that the other reporters print. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const brokenModules = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const passed = results.filter((state) => state === 'passed').length;
    const failed = results.filter((state) => state === 'failed').length + brokenModules + unhandledErrors.length;
    process.once('exit', () => process.stdout.write(`Tests: ${passed} passed, ${failed} failed\n`));
  }
}
