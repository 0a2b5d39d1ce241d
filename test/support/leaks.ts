// A vitest setup file: after each test, what the test opened and didn't close fails it.
import { watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach } from 'vitest';
import { census, leakedSince } from './census.js';

// libuv opens its signal pipe and its inotify fd at their first use and keeps them: have that behind us.
const ignore = (): void => {};
process.once('SIGWINCH', ignore).off('SIGWINCH', ignore);
watch(tmpdir()).close();

/** How long what was left behind may take to go, in milliseconds. */
const patience = Number(process.env.RESURFACE_LEAK_PATIENCE ?? 10_000);

const rejections: unknown[] = [];
process.on('unhandledRejection', (reason) => void rejections.push(reason));

// The first hook of all. What `onTestFinished` was told first runs last: after the test's own clean-up.
beforeEach(({ task, onTestFinished }) => {
  if (task.concurrent) throw new Error('leaks are counted after each test, so tests run one after the other');
  const before = census();
  rejections.length = 0;
  onTestFinished(async () => {
    if (task.result?.state === 'fail') return; // its error keeps alive what it was about
    const leaked = await leakedSince(before, patience);
    for (const reason of rejections.splice(0)) {
      leaked.push(
        `unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
      );
    }
    if (leaked.length > 0) throw new Error(`the test left behind:\n  ${leaked.join('\n  ')}`);
  });
});
