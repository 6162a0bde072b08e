import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { createRunEvents, type RunEvents } from './run-events';

const groupOf = (index: number): OrchestrationId =>
  OrchestrationId.parse(`019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`);
const end = (events: RunEvents, id: OrchestrationId): void =>
  events.publish(id, { type: 'group.ended', outcome: 'stopped', failure: null, bots: [] });
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
});
