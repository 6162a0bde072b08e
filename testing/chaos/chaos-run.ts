import type { BotGroupDefinition, ConflictPolicy } from '../../src/shared/definition';
import type { OrchestrationId } from '../../src/shared/ids';
import { isTerminalGroup, type StopMode } from '../../src/shared/lifecycle-states';
import type { Random } from '../../src/shared/ports';
import { createFakeRandom } from '../fake-random';
import { groupOn } from '../group-samples';
import { openHostRig, type HostRig } from '../host-rig';

export interface ChaosPlan {
  readonly seed: number;
  readonly devices: number;
  readonly groups: number;
  readonly botsPerGroup: number;
  readonly lengthMs: number;
  /** Where it happens, if not on the simulator's own adb server; the caller closes the rig. */
  readonly world?: ChaosWorld;
}

/** A world in which more can go wrong. */
export interface ChaosWorld {
  readonly rig: HostRig;
  /** Specifications of faults; `{n}` is the number of a device. */
  readonly faults: readonly string[];
  /** What happens beside faults, every so often. */
  readonly mishap: { readonly everyMs: number; readonly happen: (random: Random) => Promise<void> };
}

export interface ChaosResult {
  readonly rig: HostRig;
  /** Column at which the group of this index taps; tells whose tap a device has seen. */
  readonly columnOf: (groupIndex: number) => number;
  readonly definitions: readonly BotGroupDefinition[];
  /** Every run that was started, with its definition; the view may never have shown a short one. */
  readonly definitionOfRun: ReadonlyMap<string, string>;
  /** Longest time from "stop now" to the end of a group, ms. */
  readonly slowestStopMs: number;
  readonly actions: number;
}

const FAULTS = ['*:slow(30ms)%20', '{n}:offline@0s..2s', '{n}:hang@0s..3s', '*:cut%3', '{n}:gone@0s..2s', ''];
const POLICIES: readonly ConflictPolicy[] = ['skip', 'skip', 'queue', 'takeOver', 'abort'];

/** Lets people and faults loose on a host for a while, then stops everything. The caller judges what is left. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosResult> {
  const rig = plan.world?.rig ?? (await openHostRig({ devices: plan.devices, seed: plan.seed }));
  const random = createFakeRandom(plan.seed);
  const columnOf = (index: number): number => 10 + index;
  const definitions = await saveGroups(rig, plan, columnOf);
  const chaos = new Chaos(rig, random, definitions, plan);
  const endAt = performance.now() + plan.lengthMs;
  while (performance.now() < endAt) {
    await chaos.act();
    await new Promise((resolve) => setTimeout(resolve, 20 + random.next() * 100));
  }
  rig.simulator.faults.clear();
  await chaos.stopEverything();
  return {
    rig,
    columnOf,
    definitions,
    definitionOfRun: new Map([
      ...rig.runs().map((run) => [String(run.orchestrationId), String(run.definitionId)] as const),
      ...chaos.definitionOfRun,
    ]),
    slowestStopMs: chaos.slowestStopMs,
    actions: chaos.actions,
  };
}

/** All at once: the host reads files when it has heard of them, which takes its time for each. */
async function saveGroups(
  rig: HostRig,
  plan: ChaosPlan,
  columnOf: (index: number) => number,
): Promise<BotGroupDefinition[]> {
  const columns = Array.from({ length: plan.groups }, (_, index) => String(columnOf(index)));
  await Promise.all(
    columns.map((x) =>
      rig.saveRoutine(
        `chaos-${x}`,
        `steps:\n  - tap: { x: ${x}, y: 10 }\n  - wait: 30ms\n  - tap: { x: ${x}, y: 11 }\n`,
      ),
    ),
  );
  return Promise.all(columns.map((x, index) => rig.saveDefinition(chaosGroup(`chaos-${x}`, index, plan))));
}

function chaosGroup(routineName: string, index: number, plan: ChaosPlan): Partial<BotGroupDefinition> {
  // Neighbours want some of the same instances.
  const first = Math.floor((index * plan.devices) / plan.groups);
  const base = groupOn(routineName, plan.botsPerGroup);
  return {
    ...base,
    availableInstances: Array.from(
      { length: plan.botsPerGroup + 2 },
      (_, offset) => `sim:${String(((first + offset) % plan.devices) + 1)}`,
    ),
    launchOptions: {
      ...base.launchOptions,
      stagger: { mode: 'fixed', delayMs: 15 },
      instanceTimeoutMs: 1_500,
    },
    loop: { kind: 'forever', pauseMs: 0 },
    restartPolicy: {
      mode: 'onFailure',
      maxRetries: -1,
      initialDelayMs: 100,
      maxDelayMs: 400,
      factor: 2,
      jitter: 0.1,
      resetAfterMs: 1_000,
      giveUp: { failures: 1_000, withinMs: 1_000 },
    },
  };
}

class Chaos {
  slowestStopMs = 0;
  readonly definitionOfRun = new Map<string, string>();
  actions = 0;
  readonly #rig: HostRig;
  readonly #random: Random;
  readonly #definitions: readonly BotGroupDefinition[];
  readonly #plan: ChaosPlan;
  readonly #stopping = new Set<Promise<void>>();
  #nextMishapAt: number;
  #mishap: Promise<void> = Promise.resolve();

  constructor(rig: HostRig, random: Random, definitions: readonly BotGroupDefinition[], plan: ChaosPlan) {
    this.#rig = rig;
    this.#random = random;
    this.#definitions = definitions;
    this.#plan = plan;
    this.#nextMishapAt = performance.now() + (plan.world?.mishap.everyMs ?? Infinity);
  }

  /** One thing a person or the world might do. Refusals are answers, not faults of the program. */
  async act(): Promise<void> {
    this.actions += 1;
    this.#letMishapHappen();
    const definition = this.#pick(this.#definitions);
    const group = Object.values(this.#rig.view().groups).find(
      (candidate) => candidate.definitionId === definition.id && !isTerminalGroup(candidate.state),
    );
    if (this.#random.next() < 0.12) this.#rig.simulator.faults.set(this.#fault());
    else if (!group) await this.#start(definition);
    else if (this.#random.next() < 0.5) await this.#toGroup(group.orchestrationId);
    else await this.#toBot(group.orchestrationId);
  }

  /** Meanwhile people go on. */
  #letMishapHappen(): void {
    const { world } = this.#plan;
    if (!world || performance.now() < this.#nextMishapAt) return;
    this.#nextMishapAt = performance.now() + world.mishap.everyMs;
    this.#mishap = world.mishap.happen(this.#random);
  }

  async stopEverything(): Promise<void> {
    await this.#mishap;
    await this.#rig.client.call('groups.stopAll', { mode: 'now' });
    await Promise.all(this.#stopping);
    await this.#rig.until((view) => Object.values(view.groups).every(({ state }) => isTerminalGroup(state)));
  }

  async #start(definition: BotGroupDefinition): Promise<void> {
    const overrides = { onConflict: this.#pick(POLICIES) };
    const started = await this.#rig.client.call('groups.start', { definitionId: definition.id, overrides });
    if (started.ok) this.definitionOfRun.set(started.value.orchestrationId, definition.id);
  }

  async #restart(orchestrationId: OrchestrationId): Promise<void> {
    const restarted = await this.#rig.client.call('groups.restart', { orchestrationId });
    const definitionId = this.definitionOfRun.get(orchestrationId);
    if (restarted.ok && definitionId) this.definitionOfRun.set(restarted.value.orchestrationId, definitionId);
  }

  async #toGroup(orchestrationId: OrchestrationId): Promise<void> {
    const { client } = this.#rig;
    const verb = this.#pick(['pause', 'resume', 'resume', 'drain', 'now', 'kill', 'restart'] as const);
    if (verb === 'pause') await client.call('groups.pause', { orchestrationId });
    else if (verb === 'resume') await client.call('groups.resume', { orchestrationId });
    else if (verb === 'restart') void this.#restart(orchestrationId);
    else await this.#stop(orchestrationId, verb);
  }

  async #stop(orchestrationId: OrchestrationId, mode: StopMode): Promise<void> {
    const before = performance.now();
    await this.#rig.client.call('groups.stop', { orchestrationId, mode });
    if (mode === 'drain') return;
    const ended = this.#rig
      .untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === orchestrationId)
      .then(() => void (this.slowestStopMs = Math.max(this.slowestStopMs, performance.now() - before)));
    this.#stopping.add(ended);
    void ended.finally(() => this.#stopping.delete(ended));
  }

  async #toBot(orchestrationId: OrchestrationId): Promise<void> {
    const bots = Object.values(this.#rig.view().bots).filter(
      (bot) => bot.orchestrationId === orchestrationId,
    );
    if (bots.length === 0) return;
    const { botId } = this.#pick(bots);
    const verb = this.#pick(['bots.pause', 'bots.resume', 'bots.restart', 'bots.stop'] as const);
    const bot = { orchestrationId, botId };
    if (verb === 'bots.stop') await this.#rig.client.call(verb, { ...bot, mode: 'now' });
    else await this.#rig.client.call(verb, bot);
  }

  #fault(): string {
    const number = 1 + Math.floor(this.#random.next() * this.#plan.devices);
    return this.#pick(this.#plan.world?.faults ?? FAULTS).replace('{n}', String(number));
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random.next() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
