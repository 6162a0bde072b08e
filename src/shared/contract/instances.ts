import { z } from 'zod';
import { InstanceRef } from '../instance-reference';
import { call } from '../rpc/contract-types';

const nothing = z.object({});
const instance = z.object({ ref: InstanceRef });
/** Longest label that is kept; a label is shown beside the reference. */
export const LABEL_LIMIT = 60;

/** Calls on single instances. */
export const instanceCalls = {
  /**
   * Lets the adb server connect to a network device, `HOST:PORT` (`HOST` alone means port 5555), and remembers it.
   * Answers when the device is listed, with the reference it has then: that of the device, not of the address, if it
   * says who it is. An address that did not answer is not remembered.
   */
  'instances.connect': call({
    input: z.object({ address: z.string().min(1).max(300) }),
    output: instance,
    errors: ['address_invalid', 'adb_server_absent', 'connect_failed', 'file_write_failed'],
  }),
  /**
   * Forgets an instance, its label included. A remembered network device is disconnected and not connected again;
   * one that adb itself lists (cable, emulator, simulator) cannot be forgotten while it is there.
   */
  'instances.forget': call({
    input: instance,
    output: nothing,
    errors: ['instance_not_found', 'instance_attached', 'instance_conflict', 'file_write_failed'],
  }),
  /**
   * Disconnects one network device and connects it anew, nothing else. Refused with its holder while it works for
   * somebody; one that is held and does not answer may be reconnected.
   */
  'instances.reconnect': call({
    input: instance,
    output: nothing,
    errors: [
      'instance_not_found',
      'instance_not_network',
      'instance_conflict',
      'adb_server_absent',
      'connect_failed',
    ],
  }),
  /** Sets the label shown beside the reference; empty takes it away. */
  'instances.rename': call({
    input: z.object({ ref: InstanceRef, label: z.string().trim().max(LABEL_LIMIT) }),
    output: nothing,
    errors: ['instance_not_found', 'file_write_failed'],
  }),
  /**
   * The screen as it is now. A free instance is reserved for the moment; one that a bot works on is looked at through
   * that bot's own device, because looking changes nothing; held by anybody else it answers who.
   */
  'instances.screenshot': call({
    input: instance,
    output: z.object({ width: z.number().int(), height: z.number().int(), png: z.base64() }),
    errors: ['instance_not_found', 'instance_conflict', 'instance_unusable'],
  }),
};
