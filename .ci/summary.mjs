// Adds up jest's result files and closes with one plain line.
import { readFileSync } from 'node:fs';

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
  const run = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += run.numPassedTests;
  total.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  total.skipped += run.numPendingTests + run.numTodoTests;
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
