// Run as a process of its own: does a promise continuation run before the loop waits again? With nothing else
// in the loop, one that did not would run never. Prints the order in which things happened.
import { connected } from '../raw-peer.js';

const { client, peer, echo, [Symbol.dispose]: dispose } = connected();
const order: string[] = [];
const nextNumber = (): Promise<number> =>
  new Promise((resolve) => void echo.once('numbers', ({ uint }) => resolve(uint)));

peer.event(3, 'numbers', 0, 1, 0);
const first = await nextNumber();
order.push(`continued ${first}`);
process.nextTick(() => order.push('tick'));
await null;
order.push('microtask');
// Said in the continuation: it must leave, and be answered, with no timer that wakes the loop.
echo.numbers(0, 2, 0);
await null;
for (const { object, name, values } of peer.requests()) peer.event(object, name, ...values);
order.push(`continued ${await nextNumber()}`);
process.stdout.write(JSON.stringify(order));
client.connection.close();
dispose();
