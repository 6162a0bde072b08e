import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { createRunEvents, type RunEvents } from './run-events';

const groupOf = (index: number): OrchestrationId =>
  OrchestrationId.parse(`019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`);
const end = (events: RunEvents, id: OrchestrationId): void =>
  events.publish(id, { type: 'group.ended', outcome: 'stopped', failure: null, bots: [] });
const botOf = (id: OrchestrationId, bot: number): BotId => BotId.parse(`${id}/${String(bot)}`);
const nameOf = (id: OrchestrationId, bot: number) => ({
  botId: botOf(id, bot),
  ref: InstanceRef.parse(`sim:${String(bot)}`),
});
const step = (events: RunEvents, id: OrchestrationId, bot: number, label: string): void =>
  events.publish(id, {
    ...{ type: 'bot.step', ...nameOf(id, bot), path: '1', label, index: 1, total: 1 },
    ...{ phase: 'started', elapsedMs: null },
  });
const iteration = (events: RunEvents, id: OrchestrationId, count: number): void =>
  events.publish(id, { type: 'bot.iteration', ...nameOf(id, 1), iteration: count, phase: 'completed' });
const failure = (events: RunEvents, id: OrchestrationId, bot: number): void =>
  events.publish(id, {
    ...{ type: 'bot.failure', ...nameOf(id, bot) },
    failure: { class: 'device', code: 'device_offline', detail: {} },
  });
const log = (events: RunEvents, id: OrchestrationId, message: string): void =>
  events.publish(id, {
    type: 'bot.log',
    botId: BotId.parse(`${id}/1`),
    ref: InstanceRef.parse('sim:1'),
    level: 'info',
    message,
  });

describe('events of groups', () => {
  it('are forgotten once the group has ended, also when something was told after its end', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const [first] = [groupOf(0)];
    end(events, first);
    log(events, first, 'a straggler');
    for (let index = 1; index <= 60; index += 1) end(events, groupOf(index));
    expect(events.recent(first)).toEqual([]);
    expect(events.recent(groupOf(60))).toHaveLength(1);
  });

  it('of a running group are never forgotten, but only the latest are kept', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const running = groupOf(0);
    for (let index = 1; index <= 3_000; index += 1) log(events, running, String(index));
    for (let index = 1; index <= 60; index += 1) end(events, groupOf(index));
    const kept = events.recent(running);
    expect(kept).toHaveLength(1_000);
    expect(kept.at(-1)).toMatchObject({ seq: 3_000, message: '3000' });
  });

  it('reach every listener though one throws', () => {
    const bugs: unknown[] = [];
    const events = createRunEvents(createFakeClock(), (error) => bugs.push(error));
    const heard: number[] = [];
    events.subscribe(() => {
      throw new Error('a bug of a listener');
    });
    events.subscribe(({ seq }) => heard.push(seq));
    end(events, groupOf(1));
    expect(heard).toEqual([1]);
    expect(bugs).toHaveLength(1);
  });

  it('of one bot among hundreds are its last 500, whatever the others do', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const group = groupOf(1);
    for (let round = 1; round <= 700; round += 1)
      for (let bot = 1; bot <= 20; bot += 1) step(events, group, bot, `step ${String(round)}`);
    const ofBot = events.recent(group, { botId: botOf(group, 7) });
    expect(ofBot).toHaveLength(500);
    expect(ofBot[0]).toMatchObject({ botId: botOf(group, 7), label: 'step 201' });
    expect(ofBot.at(-1)).toMatchObject({ label: 'step 700' });
    expect(events.recent(null, { botId: botOf(group, 7) })).toEqual(ofBot);
    expect(events.recent(group, { botId: botOf(group, 21) })).toEqual([]);
  });

  it('with long lines are dropped, the oldest of each bot first, and a line in their place says so', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const group = groupOf(1);
    for (let bot = 1; bot <= 200; bot += 1) failure(events, group, bot);
    for (let line = 1; line <= 500; line += 1)
      for (let bot = 1; bot <= 200; bot += 1)
        events.publish(group, {
          ...{ type: 'bot.log', ...nameOf(group, bot), level: 'info' },
          message: String(line).padEnd(2_000, '.'),
        });
    let kept = 0;
    for (let bot = 1; bot <= 200; bot += 1) {
      const [gap, ...lines] = events.recent(group, { botId: botOf(group, bot) });
      kept += lines.reduce((sum, line) => sum + (line.type === 'bot.log' ? line.message.length : 0), 0);
      expect(gap).toMatchObject({ type: 'bot.log', message: '', dropped: 501 - lines.length });
      expect(gap?.seq).toBeLessThan(lines[0]?.seq ?? 0);
      expect(lines.at(-1)).toMatchObject({ message: '500'.padEnd(2_000, '.') });
      const milestones = events.recent(group, { botId: botOf(group, bot), detail: 'milestones' });
      expect(milestones.map(({ type }) => type)).toEqual(['bot.failure']);
    }
    expect(kept).toBeGreaterThan(4_000_000);
    expect(kept).toBeLessThanOrEqual(8_000_000);
    const [alone] = [groupOf(2)];
    for (let line = 1; line <= 600; line += 1) log(events, alone, 'x'.repeat(2_000));
    expect(events.recent(alone, { botId: botOf(alone, 1) })).toHaveLength(500);
  });

  it('that are milestones outlive any number of steps, log lines and iterations', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const group = groupOf(1);
    failure(events, group, 1);
    for (let index = 1; index <= 20_000; index += 1) {
      step(events, group, 1 + (index % 3), 'tap');
      log(events, group, 'hello');
      iteration(events, group, index);
    }
    failure(events, group, 2);
    const milestones = events.recent(group, { detail: 'milestones' });
    expect(new Set(milestones.map(({ type }) => type))).toEqual(new Set(['bot.failure', 'bot.iteration']));
    expect(milestones.filter(({ type }) => type === 'bot.failure')).toHaveLength(2);
    expect(milestones).toHaveLength(1_002);
    expect(milestones.map(({ seq }) => seq)).toEqual(
      milestones.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
    const ofFirst = events.recent(group, { detail: 'milestones', botId: botOf(group, 1) });
    expect(ofFirst[0]).toMatchObject({ type: 'bot.failure', seq: 1 });
    expect(ofFirst.every((event) => 'botId' in event && event.botId === botOf(group, 1))).toBe(true);
    expect(new Set(ofFirst.map(({ seq }) => seq)).size).toBe(ofFirst.length);
  });

  it('of groups that ended long ago are their milestones only, and the last one’s are whole', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const past = groupOf(1);
    for (let group = 1; group <= 12; group += 1) {
      for (let index = 1; index <= 20_000; index += 1) step(events, groupOf(group), index % 200, 'tap');
      failure(events, groupOf(group), 1);
      end(events, groupOf(group));
    }
    expect(events.recent(past).map(({ type }) => type)).toEqual(['bot.failure', 'group.ended']);
    expect(events.recent(past, { botId: botOf(past, 3) })).toEqual([]);
    expect(events.recent(groupOf(12), { botId: botOf(groupOf(12), 3) })).toHaveLength(100);
    expect(events.recent(groupOf(12))).toHaveLength(1_000);
  });

  it('are the same objects’ facts, in a fixed order of keys, and leave what was told as it was', () => {
    const events = createRunEvents(createFakeClock(), () => undefined);
    const body = { type: 'group.launched', requested: 2, launched: 1 } as const;
    events.publish(groupOf(1), body);
    expect(body).toEqual({ type: 'group.launched', requested: 2, launched: 1 });
    expect(Object.keys(events.recent(groupOf(1))[0] ?? {}).slice(0, 4)).toEqual([
      'seq',
      'at',
      'orchestrationId',
      'type',
    ]);
  });
});
