import { expect } from 'vitest';
import { isTerminalBot } from '../../src/shared/lifecycle-states';
import type { RunEvent, RunEventOf } from '../../src/shared/run-event';
import type { HostRig } from '../host-rig';

/** Whose fault a failure may be when faults are those of devices and servers. */
const OF_THE_WORLD = ['device', 'instance', 'timeout'];

/** Every bot has ended, and who failed has said why; nothing failed for a reason of our own. */
export function expectExplainedEnds(events: readonly RunEvent[]): void {
  const explained = new Set<string>();
  for (const event of events) {
    if (event.type === 'group.ended') expectExplainedEnd(event, explained);
    if (event.type !== 'bot.failure' && event.type !== 'bot.retry') continue;
    const failure = event.type === 'bot.retry' ? event.cause : event.failure;
    expect(OF_THE_WORLD, JSON.stringify(event)).toContain(failure.class);
    explained.add(event.botId);
  }
}

function expectExplainedEnd(event: RunEventOf<'group.ended'>, explained: ReadonlySet<string>): void {
  if (event.outcome === 'failed') expect(event.failure).not.toBeNull();
  for (const { botId, state } of event.bots) {
    expect(isTerminalBot(state), `${botId} is ${state}`).toBe(true);
    if (state === 'failed') expect(explained.has(botId), `nothing says why ${botId} failed`).toBe(true);
  }
}

/** Every reference leads to the device it names, as its serial and its own number say. */
export async function expectTrueReferences(rig: HostRig): Promise<void> {
  // A device that has just come back goes by its address until it has said who it is.
  const saidWhoTheyAre = (view: ReturnType<HostRig['view']>): boolean =>
    Object.values(view.instances).every(({ ref, serial }) => serial === null || ref.startsWith('sim:'));
  await rig.until(saidWhoTheyAre, 'every device to say who it is');
  for (const { ref, serial } of Object.values(rig.view().instances)) {
    if (serial !== null) expect(ref).toBe(`sim:${String(rig.simulator.device(serial).index)}`);
  }
}
