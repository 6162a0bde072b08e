import { msg, type Message } from '../../../shared/catalogue/translate';
/** Where an emulator of some make listens. */
export interface VendorAddress {
  readonly vendor: string;
  /** Address of the emulator with this number, counted from 1. */
  readonly addressOf: (number: number) => string;
  /** What to know besides. */
  readonly note: Message | null;
}

/** As many as the ports of the vendors below leave room for. */
export const MOST_EMULATORS = 32;

const LOCAL = '127.0.0.1';
const everyPort = (first: number, apart: number) => (number: number) =>
  `${LOCAL}:${String(first + apart * (number - 1))}`;

/** From the vendors' own documents: the port of the first emulator and how far the next ones are apart. */
export const VENDOR_ADDRESSES: readonly VendorAddress[] = [
  // no words: a name
  { vendor: 'MuMu Player 12', addressOf: everyPort(16_384, 32), note: null },
  { vendor: 'BlueStacks 5', addressOf: everyPort(5_555, 10), note: msg('With Hyper-V: see settings') },
  { vendor: 'LDPlayer', addressOf: everyPort(5_555, 2), note: msg('Mostly found by itself') },
  {
    vendor: 'Nox', // no words: a name
    addressOf: (number) => `${LOCAL}:${String(number === 1 ? 62_001 : 62_023 + number)}`,
    note: null,
  },
  { vendor: 'MEmu', addressOf: everyPort(21_503, 10), note: null },
  {
    vendor: 'Genymotion', // no words: a name
    addressOf: (number) => `192.168.56.${String(100 + number)}:5555`,
    note: msg('With VirtualBox'),
  },
];
